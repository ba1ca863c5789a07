"""Synthetic events are told by few documents mostly and by many at times, always the same, in order of days."""

from collections import Counter
from itertools import islice

from bench.synthetic_events import MOST, records
from reportedly.verify import faults


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


def test_their_offsets_hold() -> None:
    assert not [fault for record in islice(records(500), 8) for fault in faults(record)]
