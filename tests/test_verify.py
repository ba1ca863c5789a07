from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_record import make_record

from reportedly.record import Attribution, Document, Entity, Mention, Record, Span, Wording
from reportedly.text import content_id
from reportedly.verify import count_spans, faults

Change = Callable[[Record], Record]


def change(key: str, index: int, **values: Any) -> Change:
    """Change some values of one thing in a list of the record; of the document's for `document.blocks`."""

    def changed(record: Record) -> Record:
        holder: Any = record.document if key.startswith("document.") else record
        name = key.removeprefix("document.")
        items = list(getattr(holder, name))
        items[index] = replace(items[index], **values)
        holder = replace(holder, **{name: tuple(items)})
        return replace(record, document=holder) if isinstance(holder, Document) else holder

    return changed


def document(**values: Any) -> Change:
    return lambda record: replace(record, document=replace(record.document, **values))


def predicate(index: int, **values: Any) -> Change:
    return lambda record: change("claims", index, predicate=replace(record.claims[index].predicate, **values))(record)


def test_a_sound_record_has_no_fault_and_all_its_spans_are_looked_at(made: Record) -> None:
    assert list(faults(made)) == []
    assert count_spans(made) == 42


CASES: list[tuple[Change, str, str]] = [
    (lambda record: replace(record, reportedly=2), "reportedly", "got format 2; wanted 1"),
    (document(id="0" * 32), "document.id", "not the hash of this text and publisher"),
    (document(publisher="Another"), "document.id", "not the hash"),
    (change("sentences", 0, end=9_999), "sentences[0]", "lies outside the text"),
    (change("wording", 0, start=30, end=30), "wording[0]", "is empty"),
    (change("times", 0, start=0, end=6), "times[0]", "starts or ends with white space: 'Ferry '"),
    (change("document.blocks", 1, start=20), "document.blocks[1]", "before the end of the block in front of it (25)"),
    (change("document.blocks", 2, lead=2), "document.blocks[2].lead", "got 2; wanted the index of an earlier block"),
    (change("sentences", 1, block=3), "sentences[1].block", "got 3; there are 3 blocks"),
    (change("sentences", 1, block=0), "sentences[1]", "does not lie inside its block, 0"),
    (change("sentences", 3, start=130), "sentences[3]", "before the end of the sentence in front of it"),
    (change("entities", 1, id="e1"), "entities[1].id", "got 'e1'; wanted an id that nothing else"),
    (change("times", 0, id=""), "times[0].id", "got ''"),
    (change("attributions", 2, entity="e9"), "attributions[2].entity", "'e9', which is not among the entities"),
    (change("attributions", 0, inside="a9"), "attributions[0].inside", "'a9', which is not among the attributions"),
    (change("attributions", 0, inside="a2"), "attributions[0].inside", "'a1' lies inside itself, by way of 'a2'"),
    (change("attributions", 0, cue=()), "attributions[0].cue", "is empty"),
    (change("attributions", 4, entity="e1"), "attributions[4].entity", "without a source that names it"),
    (change("claims", 1, said_in="a9"), "claims[1].said_in", "'a9', which is not among the attributions"),
    (change("claims", 1, voices=("publisher", "a2")), "claims[1].voices", "said_in makes it publisher › a1 › a2"),
    (change("claims", 0, voices=()), "claims[0].voices", "said_in makes it publisher"),
    (change("claims", 1, when=("t9",)), "claims[1].when", "'t9', which is not among the times"),
    (change("claims", 1, amounts=("t1",)), "claims[1].amounts", "'t1', which is not among the amounts"),
    (change("wording", 0, by="a9"), "wording[0].by", "'a9', which is not among the attributions"),
    (change("wording", 0, why=" "), "wording[0].why", "is empty"),
    (change("entities", 0, name="The Owner of All"), "entities[0].name", "which stands in none of its mentions"),
    (change("entities", 1, mentions=()), "entities[1].name", "which stands in none of its mentions"),
    (change("times", 0, edtf="last week"), "times[0].edtf", "got 'last week'; wanted EDTF"),
    (change("times", 0, edtf="2024-02-30"), "times[0].edtf", "got '2024-02-30'; wanted EDTF"),
    (change("times", 0, latest="2024-05-31"), "times[0]", "'2024-05-13' allows 2024-05-13 to 2024-05-13"),
    (change("times", 0, edtf=None), "times[0]", "None allows None to None"),
    (change("amounts", 0, low=float("nan")), "amounts[0]", "wanted finite bounds"),
    (predicate(0, implied=False), "claims[0].predicate", "either words or `implied`"),
    (predicate(1, implied=True), "claims[1].predicate", "either words or `implied`"),
    (predicate(1, start=0, end=5), "claims[1].predicate", "[0, 5) lies outside the words of the claim"),
    (predicate(1, start=None), "claims[1].predicate", "wanted a start and an end"),
]


@pytest.mark.parametrize(("spoil", "where", "message"), CASES)
def test_each_fault_is_found_where_it_is(spoil: Change, where: str, message: str) -> None:
    found = [(fault.where, fault.message) for fault in faults(spoil(make_record()))]
    assert any(place == where and message in words for place, words in found), found


def test_a_date_of_publication_has_to_be_a_date(made: Record) -> None:
    published = made.document.published
    assert published is not None
    bad = replace(published, edtf="May", others=(replace(published.others[0], edtf="2024-13"),))
    found = [fault.where for fault in faults(document(published=bad)(made))]
    assert found == ["document.published.edtf", "document.published.others[0].edtf"]


@pytest.mark.parametrize(("start", "end", "is_cut"), [(0, 2, False), (0, 1, True), (1, 2, True), (2, 3, False)])
def test_a_span_may_not_cut_a_surrogate_pair(start: int, end: int, is_cut: bool) -> None:
    text = "\ud83d\ude00!"
    record = Record(
        Document(content_id(text, None), "s", text), wording=(Wording(start, end, "label", "publisher", "x"),)
    )
    found = [fault.message for fault in faults(record) if fault.where == "wording[0]"]
    assert any("cuts a surrogate pair" in message for message in found) is is_cut


def test_a_long_circle_of_voices_is_a_fault_and_no_endless_loop() -> None:
    ring = tuple(
        Attribution(f"a{n}", (Span(0, 1),), None, None, "none", (), "state", f"a{(n + 1) % 500}") for n in range(500)
    )
    record = Record(Document(content_id("x", None), "s", "x"), attributions=ring)
    assert sum("lies inside itself" in fault.message for fault in faults(record)) == 500


words = st.text(alphabet="ab \n", max_size=12)
places = st.integers(0, 14)


@given(words, st.lists(st.tuples(places, places).map(sorted), max_size=4))
def test_a_span_is_sound_exactly_where_it_cuts_words(text: str, spans: list[list[int]]) -> None:
    mentions = tuple(Mention(start, end, "name") for start, end in spans)
    record = Record(Document(content_id(text, None), "s", text), entities=(Entity("e1", "a", "person", mentions),))
    faulty = {fault.where for fault in faults(record)}
    for index, (start, end) in enumerate(spans):
        sound = end <= len(text) and bool(text[start:end]) and text[start:end] == text[start:end].strip()
        assert (f"entities[0].mentions[{index}]" in faulty) is not sound


def test_an_empty_record_is_sound() -> None:
    assert list(faults(Record(Document(content_id("", None), "s", "")))) == []
