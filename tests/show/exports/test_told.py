import csv
import io
import re
import shutil
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from bundles import TEXT, bundle, harm, made, retold

from reportedly.errors import OptionError
from reportedly.record import Record
from reportedly.show.exports import pdf
from reportedly.show.exports.dates import precision_of
from reportedly.show.exports.ged import COLUMNS, OURS_FROM
from reportedly.show.exports.options import Choice

TEI = "{http://www.tei-c.org/ns/1.0}"


def events(*records: Record, every: bool = False) -> list[dict[str, str]]:
    text = made("events", bundle(*records), Choice(every=every)).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_columns_of_ged_come_first_under_their_names() -> None:
    names = [column.name for column in COLUMNS]
    ged = names[: names.index(OURS_FROM)]
    assert len(set(names)) == len(names)
    assert {"id", "date_prec", "where_prec", "deaths_civilians", "best", "high", "low", "source_original"} <= set(ged)


def test_a_story_of_harm_is_one_event_that_counts_origins() -> None:
    (row,) = events()
    assert (row["id"], row["number_of_sources"], row["verdict"]) == ("s1", "2", "disputed")
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2024-05-01", "2024-05-31", "4")
    assert (row["where_prec"], row["latitude"], row["country"]) == ("1", "46.5", "CH")
    assert row["source_original"] == "Ada Holt"
    assert row["source_office"] == "Brenn & Sons;Bell"


def test_there_is_no_best_figure_where_sources_differ() -> None:
    (row,) = events()
    assert (row["low"], row["high"], row["best"]) == ("3", "", "")
    assert (row["civilians_low"], row["deaths_civilians"]) == ("3", "")


def test_there_is_a_best_figure_where_there_is_one() -> None:
    (row,) = events(harm())
    assert (row["low"], row["high"], row["best"], row["deaths_civilians"]) == ("4", "4", "4", "4")


def test_sides_stand_only_where_somebody_did_it_to_somebody() -> None:
    assert (events()[0]["side_a"], events()[0]["direction"]) == ("Northern Guard", "stated")
    record = harm()
    passive = replace(record, claims=(replace(record.claims[0], roles=record.claims[0].roles[1:]),))
    assert (events(passive)[0]["side_a"], events(passive)[0]["side_b"]) == ("", "")


def test_events_without_harm_are_asked_for() -> None:
    assert len(events(every=True)) > len(events())


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("2024-05-01", "2024-05-01", (1, 1)),
        ("2024-05-01", "2024-05-06", (6, 2)),
        ("2024-05-01", "2024-05-07", (7, 3)),
        ("2024-05-01", "2024-05-31", (31, 4)),
        ("2024-01-01", "2024-12-31", (366, 5)),
        ("2023-01-01", "2024-12-31", (731, None)),
    ],
)
def test_a_stretch_has_the_precision_of_the_codebook(first: str, last: str, wanted: tuple[int, int | None]) -> None:
    assert precision_of(first, last) == wanted


def test_a_dossier_loads_nothing_from_anywhere() -> None:
    page = made("dossier").decode()
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|img|link|iframe)|url\(|@import|(src|href)=\"(?!#)", page)
    assert "Brenn &lt;case&gt;" in page


def test_a_dossier_tells_disagreements_decisions_and_limits() -> None:
    page = made("dossier").decode()
    for words in (
        "4 against at least 3",
        "Who is right is not said.",
        "accepted by ida",
        "9 words the same",
        "ab" * 32,
    ):
        assert words in page
    assert page.index('id="s1"') < page.index('id="alone"') < page.index('id="documents"')


def test_words_mean_nothing_to_markdown() -> None:
    page = made("markdown").decode()
    assert r"> \=1+1 \& \<b\>" in page
    assert "Brenn \\<case\\>" in page


def test_tei_is_well_formed_and_its_text_is_the_text() -> None:
    corpus = ElementTree.fromstring(made("tei"))
    first = corpus.find(f"{TEI}TEI")
    assert first is not None
    body = first.find(f"{TEI}text/{TEI}body")
    assert body is not None
    assert "".join(body.itertext()).strip() == TEXT
    dates = list(body.iter(f"{TEI}date"))
    assert (dates[0].get("notBefore"), dates[0].get("notAfter")) == ("2024-05-01", "2024-05-31")
    assert [one.text for one in body.iter(f"{TEI}persName")] == ["Ada Holt"]
    said = next(body.iter(f"{TEI}said"))
    assert said.get("who") == "#d1-e1"
    assert first.find(f".//{TEI}certainty") is not None


def test_ids_of_a_corpus_are_unique_and_pointers_find_them() -> None:
    corpus = ElementTree.fromstring(made("tei"))
    ids = [one.get("{http://www.w3.org/XML/1998/namespace}id") for one in corpus.iter()]
    known = [name for name in ids if name]
    assert len(set(known)) == len(known)
    for one in corpus.iter():
        for key in ("who", "ref", "ana", "target"):
            assert (one.get(key) or "#" + known[0])[1:] in known


def test_each_sentence_of_conllu_has_its_claims() -> None:
    text = made("conllu").decode()
    assert "# claim = c1 19-77" in text or re.search(r"# claim = c1 \d+-\d+ affirmed happened voices=Brenn", text)
    assert text.endswith("\n\n")


def test_conllu_needs_trees() -> None:
    with pytest.raises(OptionError, match="trees"):
        made("conllu", replace(bundle(retold()), trees=None))


def test_without_chromium_a_pdf_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(OptionError, match="needs Chromium"):
        pdf.printed(b"<p>x")


@pytest.mark.skipif(not any(map(shutil.which, pdf.PROGRAMS)), reason="no Chromium here")
def test_chromium_prints_a_dossier() -> None:
    assert pdf.printed(made("dossier")).startswith(b"%PDF-")


def test_a_story_that_nobody_wants_leaves_no_event() -> None:
    whole = bundle()
    some: Any = [replace(one, wanted=frozenset()) for one in whole.exhibits()]
    assert made("events", replace(whole, exhibits=lambda: iter(some))).count(b"\r\n") == 1
