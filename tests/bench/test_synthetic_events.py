"""Synthetic events are told by few documents mostly and by many at times, always the same, in order of days."""

from collections import Counter
from itertools import islice

from bench.synthetic_events import MOST, one_more, records


def test_events_are_told_by_few_mostly_and_by_many_at_times() -> None:
    sizes = Counter(record.document.source.split("/")[1] for record in records(12_000))
    small = sum(size <= 8 for size in sizes.values())
    assert small / len(sizes) > 0.9
    assert 8 < max(sizes.values()) <= MOST


def test_documents_come_in_the_order_of_their_days_and_are_the_same_each_time() -> None:
    first, again = (list(islice(records(3_000), 60)) for _ in range(2))
    assert first == again
    days = [record.document.published.edtf for record in first if record.document.published]
    assert days == sorted(days)
    assert len({record.document.id for record in first}) == len(first)


def test_an_event_has_acts_and_numbers_of_its_own() -> None:
    one, again, other = (one_more(event, 0, day=5) for event in (4, 4, 8))
    assert one == again
    assert {claim.predicate.lemma for claim in one.claims} != {claim.predicate.lemma for claim in other.claims}
    assert one.document.text != other.document.text
