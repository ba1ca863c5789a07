import re
from collections import Counter
from dataclasses import replace

import pytest

from bench.laws import Outcome, rates
from bench.laws_facts import differences, record_facts, renamed
from bench.laws_texts import UNIT, Case, Piece, Told, fill, lay, passives, rewordings, swaps, texts
from reportedly.analysis import Analysis, Tree
from reportedly.record import Attribution, Document, Entity, Mention, Record, Span

PAIR = {"kind": "person", "gender": "f", "a": ["Ann Lee", "Lee"], "b": ["Zoe", "Zoe"]}
TEMPLATE = "{a} met {b}. {a2} said {he} saw it."


def told(order: str) -> Told:
    return lay(fill(TEMPLATE, PAIR, order))


def record(text: Told, kind: str = "person") -> Record:
    """Who says "saw it", with whatever name stands first."""
    name = text.text[: text.names[0][1]]
    at = text.text.index("said")
    return Record(
        Document("d", "d", text.text),
        entities=(Entity("e1", name, kind, (Mention(0, len(name), "name"),)),),  # type: ignore[arg-type]
        attributions=(Attribution("a1", (Span(at, at + 4),), Span(0, len(name)), "e1", "person", (), "state"),),
    )


def test_a_template_is_filled_with_names_and_words_that_agree_with_them() -> None:
    assert told("ab").text == "Ann Lee met Zoe. Lee said she saw it."
    assert told("ba").text == "Zoe met Ann Lee. Zoe said she saw it."


def test_the_same_words_have_the_same_places_whatever_the_names() -> None:
    one, other = told("ab"), told("ba")
    for word in ("met", "said", "she", "it"):
        at, there = (re.search(rf"\b{word}\b", text.text) for text in (one, other))
        assert at is not None
        assert there is not None
        assert one.places[at.start()] == other.places[there.start()]
        assert one.places[at.end()] == other.places[there.end()]


@pytest.mark.parametrize(
    ("name", "part", "place"),
    [
        ("Ann Lee", "Ann Lee", (0, UNIT)),
        ("Ann Lee", "Lee", (UNIT - 2, UNIT)),
        ("Ali bin Lee", "Lee", (UNIT - 2, UNIT)),
        ("Ann Lee", "Ann", (0, UNIT - 3)),
        ("the United Nations", "United Nations", (0, UNIT)),
        ("the United Nations", "the United Nations", (0, UNIT)),
    ],
)
def test_a_name_is_one_place_whatever_its_length_and_its_last_words_are_told_apart(
    name: str, part: str, place: tuple[int, int]
) -> None:
    text = lay([Piece(name, "a"), Piece(" came")])
    at = text.text.lower().index(part.lower())
    assert (text.places[at], text.places[at + len(part)]) == place


def test_added_words_have_no_width() -> None:
    one, other = lay([Piece("It rained.")]), lay([Piece("Later, ", added=True), Piece("it rained.")])
    assert other.places[other.text.index("it")] == one.places[0]
    assert other.places[-1] == one.places[-1]


def test_a_record_with_names_swapped_has_the_same_facts() -> None:
    one, other = told("ab"), told("ba")
    assert differences(record_facts(record(one), one), record_facts(record(other), other)) == []


def test_another_kind_is_a_difference_in_that_field_alone() -> None:
    one, other = told("ab"), told("ba")
    found = differences(record_facts(record(one), one), record_facts(record(other, "place"), other))
    assert [(each.field, each.one, each.other) for each in found] == [("entities.kind", "person", "place")]


def test_what_only_one_record_has_is_a_difference_and_its_fields_are_not_counted_again() -> None:
    one = told("ab")
    fewer = replace(record(one), attributions=())
    found = differences(record_facts(record(one), one), record_facts(fewer, one))
    assert [each.field for each in found] == ["attributions.cue.there"]


def test_words_are_renamed_and_the_tree_stays() -> None:
    one, other = lay([Piece("Ann", "a"), Piece(" saw")]), lay([Piece("Zoé", "a"), Piece(" saw")])
    mine, theirs = (Analysis(Document("d", "d", text.text), (_tree(text.text),)) for text in (one, other))
    found = renamed(mine, one, theirs, other)
    assert found is not None
    assert (found.sentences[0].words, found.sentences[0].lemmas) == (("Zoé", "saw"), ("Zoé", "see"))
    assert found.sentences[0].heads == mine.sentences[0].heads


def test_names_of_more_words_are_not_renamed() -> None:
    one, other = lay([Piece("Ann", "a"), Piece(" saw")]), lay([Piece("Ann Lee", "a"), Piece(" saw")])
    mine, theirs = (Analysis(Document("d", "d", text.text), (_tree(text.text),)) for text in (one, other))
    assert renamed(mine, one, theirs, other) is None


def _tree(text: str) -> Tree:
    words = text.split()
    starts = tuple(text.index(word) for word in words)
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    last = len(words) - 1
    heads = tuple(-1 if word == last else last for word in range(len(words)))
    blank = ("",) * len(words)
    return Tree(0, starts, ends, tuple(words), (*words[:-1], "see"), blank, blank, blank, heads, blank)


def test_there_are_two_hundred_sentences_to_swap_and_ten_documents() -> None:
    laws = Counter(case.law for case in swaps())
    assert laws["swap"] >= 200
    assert laws["swap in documents"] >= 10


def test_every_kind_of_name_is_swapped() -> None:
    assert {case.group for case in swaps()} == {"country", "party", "person", "outlet", "city", "demo"}


def test_every_pair_is_used_and_reads_otherwise_when_swapped() -> None:
    used = {case.pair for case in swaps()}
    assert {f"{pair['a'][0]} / {pair['b'][0]}" for pair in texts()["pairs"]} <= used
    assert all(case.one.text != case.other.text for case in swaps())


def test_both_texts_of_a_case_have_the_same_names_in_the_same_places() -> None:
    for case in [*swaps(), *rewordings()]:
        one, other = ([(t.places[a], t.places[b], label) for a, b, label in t.names] for t in (case.one, case.other))
        assert one == other, case.other.text
        assert case.one.places[-1] == case.other.places[-1]


@pytest.mark.parametrize(
    ("law", "what"),
    [
        ("neutral clause", r"^(While|As|Although) "),
        ("neutral sentence", r"(mild|full)\.(\n|$)"),
        ("quotes' shape", r"^[^“”‘’]*$"),
        ("paragraph split", r"\n\n"),
        ("passive", r" by "),
    ],
)
def test_each_law_has_texts_with_what_it_adds_or_changes(law: str, what: str) -> None:
    found = [case for case in (*rewordings(), *passives()) if case.law == law]
    assert len(found) >= 8
    assert all(re.search(what, case.other.text) and case.other.text != case.one.text for case in found)


def test_no_letter_is_left_over() -> None:
    assert not [case.one.text for case in (*swaps(), *passives()) if re.search(r"[{}]|  ", case.one.text)]


def test_a_text_is_right_in_a_layer_if_nothing_in_it_differs() -> None:
    one, other = told("ab"), told("ba")
    case = Case("swap", "person", "Ann Lee / Zoe", one, other)
    found = differences(record_facts(record(one), one), record_facts(record(other, "place"), other))
    seen = rates([Outcome(case, "swap", tuple(found)), Outcome(case, "swap", ())])
    assert (seen["entities"].value, seen["attributions"].value, seen["whole"].value) == (50.0, 100.0, 50.0)
