"""The language of a document: English is never given up for a guess, and what we cannot read is told."""

# ruff: noqa: E501

from pathlib import Path

import pytest

from reportedly.read import Options, read_text
from reportedly.read.html import read_html
from reportedly.read.language import code_of, detect, spoken

TEXTS = {
    "fr": "Le maire de la ville a annoncé mardi que le pont resterait fermé jusqu'à l'automne, parce que l'acier commandé "
    "au printemps n'est pas arrivé. Selon la préfecture, plus de douze mille habitants sont concernés par la fermeture.",
    "de": "Der Bürgermeister sagte am Dienstag, dass die Brücke bis zum Herbst gesperrt bleibt. Nach Angaben der Polizei "
    "wurde niemand verletzt, als der Lastwagen das Geländer durchbrach. Die Stadt will nun prüfen, ob sie zu retten ist.",
    "da": "Borgmesteren sagde tirsdag, at broen vil være lukket for al trafik til efteråret. Ifølge politiet kom ingen til "
    "skade, da lastbilen kørte gennem rækværket. Kommunen vil nu undersøge, om broen kan reddes, eller skal bygges igen.",
    "ru": "Мэр города заявил во вторник, что мост останется закрытым до осени. По данным полиции, никто не пострадал, когда "
    "грузовик пробил ограждение. Город хочет теперь выяснить, можно ли ещё спасти мост или придётся строить новый мост.",
    "ar": "قال رئيس البلدية يوم الثلاثاء إن الجسر سيبقى مغلقا حتى الخريف. وبحسب الشرطة لم يصب أحد بأذى عندما اخترقت الشاحنة "
    "السياج. وتريد المدينة الآن أن تعرف ما إذا كان من الممكن إنقاذ الجسر أم أنه يجب بناء جسر جديد في المكان نفسه قريبا.",
}

ENGLISH = (
    "The mayor said on Tuesday that the bridge would stay closed until the autumn, because the steel that was ordered in "
    "spring has not arrived. Police said that nobody was hurt when the lorry went through the railing on Monday."
)

NO_RUNNING_TEXT = {
    "names": "Anna Berg, Lars Holm, Per Lund, Maria Silva, Juan Pérez, Hans Müller, Pierre Dubois, Giovanni Rossi, Ivan "
    "Petrov, Olga Ivanova, Chen Wei, Ahmed Hassan, Fatima Ali, David Cohen, Sarah Levi, Priya Patel, Raj Singh, Kim Min-ji",
    "headlines": "Storm Hits Coast, Thirteen Dead. Mayor Quits. Bridge Closed. Ferry Aground. Fire Destroys Market. Teachers "
    "Strike. Dam Bursts. Police Arrest Five. Court Frees Editor. Prices Rise. Team Wins Cup. Rail Line Reopens. Water Cut Off.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_longer_text_is_heard(language: str) -> None:
    assert detect(TEXTS[language]) == language


def test_english_is_english_also_among_foreign_words() -> None:
    assert detect(ENGLISH) == "en"
    assert detect(f"{ENGLISH} {TEXTS['fr'][:90]}") == "en"


@pytest.mark.parametrize("name", NO_RUNNING_TEXT)
def test_what_is_no_running_text_is_in_no_language(name: str) -> None:
    assert detect(NO_RUNNING_TEXT[name]) is None


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[2] / "reportedly" / "demo").glob("*.txt")), ids=str)
def test_english_articles_are_english(path: Path) -> None:
    assert detect(path.read_text("utf-8")) == "en"


@pytest.mark.parametrize(
    ("value", "code"),
    [("en-GB", "en"), ("en_US", "en"), (" FR ", "fr"), ("nb", "no"), ("sr@latin", "sr"), ("und", None), ("english", None), ("", None)],
)  # fmt: skip
def test_the_code_of_a_language_is_read(value: str, code: str | None) -> None:
    assert code_of(value) == code


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (TEXTS["fr"], "en", "fr"),
        (ENGLISH, "fr", "en"),
        ("Le pont est fermé.", "fr", "fr"),
        ("Le pont est fermé.", "", "en"),
        (NO_RUNNING_TEXT["names"], "de-AT", "de"),
        (NO_RUNNING_TEXT["names"], "", "en"),
    ],
)
def test_the_text_goes_before_what_is_said_of_it_if_it_is_long_enough(text: str, declared: str, language: str) -> None:
    assert spoken(text, (), [(declared, "html")]).language == language


def test_a_text_that_we_have_no_model_for_is_kept_with_the_problem() -> None:
    reading = read_text(TEXTS["fr"], source="a.txt")
    assert reading.document.language == "fr"
    assert [problem.code for problem in reading.problems] == ["no-model"]
    assert "no model for fr" in reading.problems[0].message
    assert reading.document.blocks


def test_an_english_text_has_neither_problem_nor_rivals() -> None:
    reading = read_text(ENGLISH, source="a.txt")
    assert (reading.document.language, reading.problems) == ("en", ())
    assert [one for one in reading.document.found if one.field == "language"] == []


def test_a_page_in_another_language_is_read_into_blocks() -> None:
    raw = (Path(__file__).parent / "pages" / "french.html").read_bytes()
    reading = read_html(raw, "a.html", Options())
    assert [block.kind for block in reading.document.blocks] == ["heading", "paragraph", "paragraph"]
    assert [problem.code for problem in reading.problems] == ["no-model"]
