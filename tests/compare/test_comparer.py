"""Origins, links and stories of invented reports, and what has to hold whatever the reports."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_reports import Said, report
from mill_fire import (
    AT_LEAST_FOUR,
    DIED,
    EARLIER,
    KILLED,
    LOCKED,
    NAMES,
    NOT_LOCKED,
    PADDING,
    SEVEN,
    SMOKE,
)

from reportedly.compare import Comparer, Comparison, compare
from reportedly.comparison import Story
from reportedly.record import Record

POOL = (KILLED, DIED, SEVEN, AT_LEAST_FOUR, LOCKED, NOT_LOCKED, SMOKE, EARLIER, PADDING)


def told(
    source: str, *said: Said, publisher: str | None = None, published: str = "2024-05-14", note: str = ""
) -> Record:
    return report(source, said, publisher=publisher or source, published=published, names=NAMES, note=note)


def cited_lantern() -> Said:
    text = "Four people died at the Harrow Mill in Torvik on Monday, the Daily Lantern said."
    return replace(DIED, text=text, by="the Daily Lantern")


def story_of(found: Comparison, record: Record, claim: str = "c1") -> Story:
    where = record.document.id, record.document.source, claim
    return next(s for s in found.stories if any((c.document, c.source, c.claim) == where for c in s.claims))


def test_one_outlet_asserts() -> None:
    one = told("a", KILLED)
    story = story_of(compare([one]), one)
    assert (story.verdict, story.origins, story.dispute) == ("asserted", 1, None)


@pytest.mark.parametrize("other", [DIED, AT_LEAST_FOUR], ids=["died", "the death of at least"])
def test_passive_active_and_nominal_forms_meet(other: Said) -> None:
    one, two = told("a", KILLED), told("b", other)
    story = story_of(compare([one, two]), one)
    assert (story.verdict, story.origins) == ("independently reported", 2)
    assert {claim.source for claim in story.claims} == {"a", "b"}


def test_a_copy_repeats() -> None:
    one, two = told("a", KILLED, PADDING), told("b", KILLED, PADDING)
    found = compare([one, two])
    assert [len(origin.documents) for origin in found.origins] == [2]
    assert (story_of(found, one).verdict, story_of(found, one).origins) == ("repeated", 1)
    assert [(link.kind, link.strength) for link in found.links] == [("same bytes", 1.0)]


def test_who_copies_one_sentence_is_an_origin_of_its_own_but_for_that_sentence() -> None:
    one, two = told("a", KILLED, LOCKED), told("b", PADDING, SMOKE, KILLED, published="2024-05-15")
    found = compare([one, two])
    assert len(found.origins) == 2
    assert [link.kind for link in found.links] == ["copied text"]
    shared = found.links[0].spans[0]
    assert one.document.text[slice(*shared.from_)] == two.document.text[slice(*shared.to)]
    assert (story_of(found, one).verdict, story_of(found, two, "c2").verdict) == ("repeated", "asserted")


def test_an_agency_that_is_credited_is_the_origin() -> None:
    one = told("a", KILLED, PADDING, publisher="Norva Wire")
    two = told("b", KILLED, PADDING, DIED, publisher="Torvik Bell", note="Source: Norva Wire")
    found = compare([two, one])
    assert [(link.kind, link.from_source, link.to_source) for link in found.links] == [("agency tag", "a", "b")]
    assert [document.source for document in found.origins[0].documents] == ["a", "b"]


def test_two_that_quote_one_speaker_are_one_origin_for_what_was_said() -> None:
    again = replace(
        LOCKED,
        text="The owner of the Harrow Mill locked the gate, Ada Lenz said.",
        agent="The owner of the Harrow Mill",
    )
    one, two = told("a", LOCKED, SMOKE), told("b", again, DIED)
    found = compare([one, two])
    assert len(found.origins) == 2
    assert [link.kind for link in found.links] == ["same statement"]
    assert (story_of(found, one).verdict, story_of(found, one).origins) == ("repeated", 1)


def test_what_cites_an_outlet_rests_on_it_and_the_rest_does_not() -> None:
    cited = cited_lantern()
    one = told("a", KILLED, PADDING, publisher="Daily Lantern")
    two = told("b", SMOKE, cited, LOCKED, published="2024-05-15")
    found = compare([one, two])
    assert [(link.kind, link.from_source, link.to_source) for link in found.links] == [("cites", "a", "b")]
    assert len(found.origins) == 2
    assert (story_of(found, one).verdict, story_of(found, one).origins) == ("repeated", 1)
    assert story_of(found, two).claims[0].origin != story_of(found, one).claims[0].origin


def test_what_opens_with_another_outlets_report_is_of_its_origin() -> None:
    one = told("a", KILLED, PADDING, publisher="Daily Lantern")
    two = told("b", cited_lantern(), SMOKE, published="2024-05-15")
    assert len(compare([one, two]).origins) == 1


def test_bounds_that_exclude_each_other_are_a_dispute() -> None:
    one, two = told("a", KILLED), told("b", SEVEN)
    story = story_of(compare([one, two]), one)
    assert (story.verdict, story.dispute, story.development) == ("disputed", "figure", False)
    assert any("'Four workers' against 'Seven people'" in reason.detail for reason in story.reasons)


def test_at_least_four_and_seven_do_not_disagree() -> None:
    one, two = told("a", AT_LEAST_FOUR), told("b", SEVEN)
    assert story_of(compare([one, two]), one).verdict == "independently reported"


def test_a_count_of_a_later_day_is_a_development() -> None:
    one, two = told("a", KILLED), told("b", SEVEN, published="2024-05-16")
    story = story_of(compare([one, two]), one)
    assert (story.verdict, story.dispute, story.development) == ("independently reported", None, True)


def test_what_an_outlet_says_later_is_a_history() -> None:
    one, two = told("a", KILLED, publisher="Bell"), told("b", SEVEN, published="2024-05-16", publisher="Bell")
    story = story_of(compare([one, two]), one)
    assert story.verdict in ("repeated", "asserted")
    assert story.development


def test_a_denial_names_who_denies() -> None:
    one, two = told("a", LOCKED, SMOKE), told("b", NOT_LOCKED, PADDING)
    story = story_of(compare([one, two]), one)
    assert (story.verdict, story.dispute) == ("denied", "denial")
    assert any(reason.detail.startswith("Ben Orrs says") for reason in story.reasons)


def test_two_accidents_in_one_mill_on_two_days_are_two_stories() -> None:
    one, two = told("a", KILLED), told("b", EARLIER)
    found = compare([one, two])
    assert story_of(found, one) != story_of(found, two)


def test_an_overruled_link_is_shown_and_counts_for_nothing() -> None:
    one, two = told("a", KILLED, PADDING), told("b", KILLED, PADDING, DIED)
    found = compare([one, two], overruled={(two.document.id, one.document.id, "")})
    assert [link.overruled for link in found.links] == [True]
    assert len(found.origins) == 2
    assert story_of(found, one).origins == 2


documents = st.lists(
    st.tuples(
        st.lists(st.sampled_from(range(len(POOL))), min_size=1, max_size=4, unique=True),
        st.sampled_from(["2024-05-14", "2024-05-15", "2024-05-20"]),
    ),
    min_size=1,
    max_size=5,
)


def made(plan: list[tuple[list[int], str]]) -> list[Record]:
    return [
        told(f"paper-{n}", *(POOL[number] for number in numbers), published=day)
        for n, (numbers, day) in enumerate(plan)
    ]


@given(documents, st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_adding_changes_nothing(plan: list[tuple[list[int], str]], random: object) -> None:
    records = made(plan)
    shuffled = records[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert compare(shuffled) == compare(records)


@given(documents)
@settings(max_examples=40, deadline=None)
def test_an_exact_copy_changes_no_count_of_origins(plan: list[tuple[list[int], str]]) -> None:
    records = made(plan)
    before = compare(records)
    first = records[0].document
    copy = replace(records[0], document=replace(first, source="copy"))
    after = compare([*records, copy])
    assert len(after.origins) == len(before.origins)
    assert _counts(after, "copy") == _counts(before, "copy")


@given(documents)
@settings(max_examples=40, deadline=None)
def test_removing_a_document_removes_what_rested_on_it(plan: list[tuple[list[int], str]]) -> None:
    records = made(plan)
    comparer = Comparer()
    for record in records:
        comparer.add(record)
    gone = records[-1].document
    comparer.remove((gone.id, gone.source))
    assert comparer.comparison() == compare(records[:-1])


@given(documents)
@settings(max_examples=40, deadline=None)
def test_every_story_has_limits_and_no_claim_disputes_itself(plan: list[tuple[list[int], str]]) -> None:
    found = compare(made(plan))
    for story in found.stories:
        assert story.limits.strip()
        assert all(len(set(reason.claims)) == len(reason.claims) for reason in story.reasons)
        assert story.origins == len({claim.origin for claim in story.claims})
    claims = [(c.document, c.source, c.claim) for story in found.stories for c in story.claims]
    assert len(claims) == len(set(claims))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_adding_one_at_a_time_gives_what_all_at_once_give(order: tuple[int, ...]) -> None:
    records = [told("a", KILLED, PADDING), told("b", SEVEN, LOCKED), told("c", NOT_LOCKED, KILLED)]
    comparer = Comparer()
    for number in order:
        assert comparer.add(records[number])
        assert not comparer.add(records[number])
    assert comparer.comparison() == compare(records)


def _counts(found: Comparison, without: str) -> list[tuple[object, ...]]:
    """The count of origins of each story, by the claims that are not of one source."""
    kept = [(tuple(c for c in story.claims if c.source != without), story) for story in found.stories]
    return sorted(
        ((story.origins, *((c.source, c.claim) for c in claims)) for claims, story in kept if claims), key=str
    )


@given(documents)
@settings(max_examples=30, deadline=None)
def test_swapping_two_sides_swaps_who_denies_and_nothing_else(plan: list[tuple[list[int], str]]) -> None:
    here, there = compare(made(plan)), compare([swapped(record) for record in made(plan)])
    assert [(s.verdict, s.dispute, s.origins) for s in here.stories] == [
        (s.verdict, s.dispute, s.origins) for s in there.stories
    ]
    assert [_swap(r.detail) for s in here.stories for r in s.reasons if r.feature == "denial"] == [
        r.detail for s in there.stories for r in s.reasons if r.feature == "denial"
    ]


def _swap(text: str) -> str:
    """Two names of one length change places, so that every offset stays what it is."""
    return text.replace("Ada Lenz", "\0").replace("Ben Orrs", "Ada Lenz").replace("\0", "Ben Orrs")


def swapped(record: Record) -> Record:
    document = replace(record.document, text=_swap(record.document.text))
    entities = tuple(replace(entity, name=_swap(entity.name)) for entity in record.entities)
    return replace(record, document=document, entities=entities)
