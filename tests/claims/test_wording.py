import pytest
from flat_trees import analysis
from hypothesis import given
from hypothesis import strategies as st

from reportedly.analysis import Analysis, Name, Tree
from reportedly.claims.wording import find_wording, forms, lexicon
from reportedly.lexicon import table, words
from reportedly.record import Attribution, Document, Span, Wording

KINDS = {"label", "praise", "blame", "euphemism", "doubt", "intensifier"}


def tagged(text: str, *heads: tuple[int, str], lemmas: tuple[str, ...] = ()) -> Analysis:
    """A sentence written as word/TAG, with the head and relation of each word where they matter."""
    parts = [piece.rpartition("/") for piece in text.split()]
    forms_, tags = tuple(form for form, _, _ in parts), tuple(tag for _, _, tag in parts)
    plain = " ".join(forms_)
    starts: list[int] = []
    for form in forms_:
        starts.append(plain.index(form, starts[-1] + 1 if starts else 0))
    size = len(forms_)
    arcs = heads or ((-1, "root"), *((0, "dep") for _ in range(size - 1)))
    tree = Tree(
        block=0,
        starts=tuple(starts),
        ends=tuple(start + len(form) for start, form in zip(starts, forms_, strict=True)),
        words=forms_,
        lemmas=lemmas or tuple(form.lower() for form in forms_),
        upos=tags,
        xpos=("",) * size,
        feats=("",) * size,
        heads=tuple(head for head, _ in arcs),
        rels=tuple(rel for _, rel in arcs),
    )
    return Analysis(Document("d", "s", plain), (tree,))


def found(text: Analysis, attributions: tuple[Attribution, ...] = ()) -> list[tuple[str, str, str]]:
    plain = text.document.text
    return [(plain[one.start : one.end], one.kind, one.by) for one in find_wording(text, attributions)]


def said(name: str, start: int, end: int, cue: tuple[int, int] = (0, 0), inside: str | None = None) -> Attribution:
    return Attribution(name, (Span(*cue),), None, None, "none", (Span(start, end),), "state", inside)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The/DET regime/NOUN fell/VERB", [("regime", "label")]),
        ("Terrorists/NOUN fled/VERB", [("Terrorists", "label")]),
        ("A/DET far-right/ADJ party/NOUN won/VERB", [("far-right", "label")]),
        ("A/DET far/ADV -/PUNCT left/ADJ party/NOUN won/VERB", [("far - left", "label")]),
        ("The/DET heroic/ADJ crew/NOUN returned/VERB", [("heroic", "praise")]),
        ("Our/PRON heroes/NOUN returned/VERB", [("heroes", "praise")]),
        ("A/DET brutal/ADJ raid/NOUN began/VERB", [("brutal", "blame")]),
        ("The/DET massacre/NOUN ended/VERB", [("massacre", "blame")]),
        ("They/PRON slaughtered/VERB them/PRON", [("slaughtered", "blame")]),
        ("Nine/NUM were/AUX neutralised/VERB", [("neutralised", "euphemism")]),
        ("It/PRON was/AUX collateral/ADJ damage/NOUN", [("collateral damage", "euphemism")]),
        ("The/DET so-called/ADJ experts/NOUN spoke/VERB", [("so-called", "doubt")]),
        ("Shockingly/ADV it/PRON failed/VERB", [("Shockingly", "intensifier")]),
        ("The/DET council/NOUN met/VERB on/ADP Monday/PROPN", []),
    ],
)
def test_a_loaded_word_is_found_with_its_kind(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(tagged(text)) == [(word, kind, "publisher") for word, kind in expected]


@pytest.mark.parametrize(
    "text",
    [
        "The/DET firm/NOUN spins/VERB yarn/NOUN",
        "Evil/PROPN Street/PROPN was/AUX closed/VERB",
        "He/PRON will/AUX brave/VERB the/DET rain/NOUN",
    ],
)
def test_a_word_of_another_part_of_speech_is_not_loaded(text: str) -> None:
    assert found(tagged(text)) == []


def test_a_word_inside_a_name_is_not_loaded() -> None:
    plain = tagged("The/DET Revolutionary/ADJ Guard/PROPN met/VERB")
    (tree,) = plain.sentences
    arcs = (tree.heads, tree.rels)
    named = Tree(
        0, tree.starts, tree.ends, tree.words, tree.lemmas, tree.upos, tree.xpos, tree.feats, *arcs,
        names=(Name(1, 3, "organisation"),),
    )  # fmt: skip
    assert found(plain) == [("Revolutionary", "praise", "publisher")]
    assert found(Analysis(plain.document, (named,))) == []


def test_words_in_the_content_of_an_attribution_are_its_own_and_the_rest_is_the_publishers() -> None:
    text = tagged("The/DET brutal/ADJ leader/NOUN said/VERB the/DET regime/NOUN is/AUX absurd/ADJ")
    content = (said("a1", 23, 43, (18, 22)), said("a2", 37, 43, (0, 0), "a1"))
    assert found(text, content) == [
        ("brutal", "blame", "publisher"),
        ("regime", "label", "a1"),
        ("absurd", "blame", "a2"),
    ]


def test_claimed_shows_doubt_only_where_it_reports_words() -> None:
    arcs = ((1, "nsubj"), (-1, "root"), (3, "nsubj"), (1, "ccomp"))
    reporting = tagged("She/PRON claimed/VERB they/PRON won/VERB", *arcs, lemmas=("she", "claim", "they", "win"))
    plain = tagged("She/PRON claimed/VERB responsibility/NOUN", (1, "nsubj"), (-1, "root"), (1, "obj"))
    lives = tagged("It/PRON claimed/VERB nine/NUM lives/NOUN", (1, "nsubj"), (-1, "root"), (3, "nummod"), (1, "obj"))
    assert found(reporting) == [("claimed", "doubt", "publisher")]
    assert found(plain, (said("a1", 12, 26, (4, 11)),)) == []
    assert found(lives) == []


def test_a_reporting_verb_that_the_attributions_know_as_a_cue_is_doubt() -> None:
    text = tagged("They/PRON won/VERB ,/PUNCT she/PRON admitted/VERB")
    assert found(text, (said("a1", 0, 8, (15, 23)),)) == [("admitted", "doubt", "publisher")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The/DET "/PUNCT election/NOUN "/PUNCT ended/VERB', ["election"]),
        ("A/DET “/PUNCT voluntary/ADJ ”/PUNCT transfer/NOUN began/VERB", ["voluntary"]),
        ('The/DET film/NOUN "/PUNCT rain/NOUN "/PUNCT opened/VERB', []),
        ('The/DET "/PUNCT election/NOUN of/ADP May/PROPN "/PUNCT ended/VERB', []),
        ('The/DET "/PUNCT Election/NOUN "/PUNCT ended/VERB', []),
    ],
)
def test_one_common_word_held_in_quotation_marks_by_the_outlet_is_doubted(text: str, expected: list[str]) -> None:
    assert [word for word, _, _ in found(tagged(text))] == expected


def test_quotation_marks_in_a_sentence_where_somebody_speaks_are_his() -> None:
    text = tagged('The/DET "/PUNCT election/NOUN "/PUNCT ended/VERB')
    assert found(text, (said("a1", 0, 5),)) == []


def test_the_reason_names_the_word_as_it_stands() -> None:
    (one,) = find_wording(tagged("The/DET Regime/NOUN fell/VERB"), ())
    assert one == Wording(4, 10, "label", "publisher", "“Regime” labels a government as illegitimate")


def test_every_class_has_a_kind_a_reason_of_one_sentence_and_entries() -> None:
    for group in table("en", "wording")["class"]:
        assert group["kind"] in KINDS
        assert "{word}" in group["why"]
        assert "." not in group["why"]
        assert group.get("words") or group.get("phrases")


def entries() -> list[str]:
    groups = table("en", "wording")["class"]
    return [entry for group in groups for entry in (*group.get("words", ()), *group.get("phrases", ()))]


def test_no_entry_stands_twice() -> None:
    for group in table("en", "wording")["class"]:
        listed = group.get("words", [])
        assert sorted(set(listed)) == sorted(listed)


def test_no_entry_is_about_one_named_side() -> None:
    sides = words("en", "amounts", "people.peoples") | {
        "communist",
        "islamist",
        "zionist",
        "fascist",
        "jihadist",
        "nazi",
    }
    for entry in entries():
        assert entry == entry.lower()
        assert sides.isdisjoint(form.removesuffix("s") for form in entry.replace("-", " ").split())


@pytest.mark.parametrize(("one", "other"), [("right", "left")])
def test_what_has_a_left_has_its_right(one: str, other: str) -> None:
    listed = set(entries())
    mirrored = {entry for entry in listed if one in entry.replace("-", " ").split()}
    assert mirrored
    assert {entry.replace(one, other) for entry in mirrored} <= listed


@pytest.mark.parametrize(
    ("word", "upos", "expected"),
    [
        ("atrocity", {"NOUN"}, "atrocities"),
        ("hero", {"NOUN", "ADJ"}, "heroes"),
        ("admit", {"VERB"}, "admitted"),
        ("concede", {"VERB"}, "conceding"),
        ("bully", {"VERB"}, "bullied"),
    ],
)
def test_an_entry_is_known_in_its_inflected_forms(word: str, upos: set[str], expected: str) -> None:
    assert expected in forms(word, frozenset(upos))


def test_the_lexicon_holds_hundreds_of_entries() -> None:
    assert len(lexicon().single) > 500


@given(st.text(max_size=60))
def test_no_text_crashes_and_every_word_is_cut_from_it(text: str) -> None:
    for one in find_wording(analysis(text), ()):
        assert text[one.start : one.end] in one.why
