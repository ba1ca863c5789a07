from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_record import TEXT, make_record

from reportedly.decision import Target
from reportedly.record import Record
from reportedly.store.anchors import anchor, extent, find, find_words, things, words

CLOSED = "the bridge was closed on Monday"
THINGS = ("c1", "c2", "c3", "c4", "a1", "a2", "a3", "a4", "t1", "n1", "e1", "e2", "w0", "")


def shifted(record: Record, by: int, text: str) -> Record:
    """The record with every claim, and its verb, `by` further on in another text."""
    claims = []
    for claim in record.claims:
        verb = claim.predicate
        moved = (
            verb if verb.start is None or verb.end is None else replace(verb, start=verb.start + by, end=verb.end + by)
        )
        claims.append(replace(claim, start=claim.start + by, end=claim.end + by, predicate=moved, id=f"{claim.id}x"))
    return replace(record, document=replace(record.document, text=text), claims=tuple(claims))


def held(quote: str, text: str = TEXT) -> Target:
    """A target for the first place of some words."""
    at = text.index(quote)
    record = make_record()
    return words(replace(record, document=replace(record.document, text=text)), at, at + len(quote))


@pytest.mark.parametrize("thing", THINGS)
def test_everything_in_a_record_is_found_again_in_the_same_record(made: Record, thing: str) -> None:
    found = find(anchor(made, thing), made)
    assert found is not None
    assert (found.id, found.score) == (thing, 1.0)


def test_what_a_record_does_not_have_has_no_anchor(made: Record) -> None:
    with pytest.raises(KeyError):
        anchor(made, "c99")


def test_an_entity_is_held_by_its_first_name_and_says_its_kind(made: Record) -> None:
    target = anchor(made, "e2")
    assert (target.quote, target.head, target.entity_kind) == ("Port Ansel", "Port Ansel", "place")


@given(before=st.text(max_size=200), after=st.text(max_size=200))
def test_claims_are_found_again_when_words_are_put_before_and_after(before: str, after: str) -> None:
    record = make_record()
    read_anew = shifted(record, len(before), before + TEXT + after)
    for claim in record.claims:
        found = find(anchor(record, claim.id), read_anew)
        assert found is not None
        assert found.id == f"{claim.id}x"
        assert read_anew.document.text[found.start : found.end] == TEXT[claim.start : claim.end]


@given(st.data())
def test_words_are_found_again_at_their_own_place_of_several(data: st.DataObject) -> None:
    marks = data.draw(st.lists(st.text("abcdefgh", min_size=45, max_size=60), min_size=2, max_size=6, unique=True))
    text = " the same few words ".join(marks)
    number = data.draw(st.integers(0, len(marks) - 2))
    at = -1
    for _ in range(number + 1):
        at = text.index("the same few words", at + 1)
    target = replace(held("the same few words", text), start=at, end=at + 18, prefix=text[max(0, at - 40) : at],
                     suffix=text[at + 18 : at + 58])  # fmt: skip
    added = data.draw(st.text("xyz ", max_size=300))
    found = find_words(target, added + text)
    assert found is not None
    assert found.start == at + len(added)


@pytest.mark.parametrize(
    ("quote", "text", "stands"),
    [
        (CLOSED, "Police said the bridge  was\nclosed on Monday, again.", "the bridge  was\nclosed on Monday"),
        ("“as soon as possible”", 'She plans to sue, "as soon as possible".', '"as soon as possible"'),
        (CLOSED, "Police said the bridge was shut on Monday, again.", "the bridge was shut on Monday"),
        (CLOSED, "Nobody said anything of a ferry, or of Tuesday.", None),
        ("", "Police said the bridge was closed.", None),
        ("said", "Nothing else of that text is left but what an owner said of a dog.", None),
    ],
)  # fmt: skip
def test_like_words_are_found_and_others_are_not(quote: str, text: str, stands: str | None) -> None:
    first = f"Police said {quote}, again." if quote != "said" else "The mayor said that the bridge was closed."
    target = held(quote, first) if quote else Target("words", "d")
    found = find_words(target, text)
    assert (text[found.start : found.end] if found else None) == stands


def test_words_without_a_thing_on_them_are_not_found_as_one(made: Record) -> None:
    assert find(anchor(made, "c2"), replace(made, claims=made.claims[2:])) is None


def test_of_two_claims_on_the_same_words_the_one_with_the_same_verb_is_meant(made: Record) -> None:
    claim = made.claims[2]
    twin = replace(claim, id="c9", predicate=replace(claim.predicate, lemma="read"))
    both = replace(made, claims=(twin, claim))
    found = find(anchor(made, "c3"), both)
    assert found is not None
    assert found.id == "c3"


def test_a_claim_that_is_cut_a_little_otherwise_is_the_same_claim(made: Record) -> None:
    claim = made.claims[2]
    cut = replace(made, claims=(replace(claim, start=claim.start + 3, id="c1"),))
    found = find(anchor(made, "c3"), cut)
    assert found is not None
    assert found.id == "c1"


@given(st.text(), st.text(max_size=40), st.text(max_size=40), st.text(max_size=80), st.integers(0, 500))
def test_what_is_found_lies_inside_the_text(text: str, prefix: str, suffix: str, quote: str, start: int) -> None:
    found = find_words(Target("words", "d", quote, prefix, suffix, start, start + len(quote)), text)
    assert found is None or 0 <= found.start < found.end <= len(text)


def test_each_thing_has_words(made: Record) -> None:
    for _, _, noun in things(made):
        start, end = extent(noun)
        assert 0 <= start < end <= len(TEXT)
