"""Days, and bounds of numbers: whether they may meet, and how far they lie apart."""

from datetime import date
from functools import lru_cache


def overlapping(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two intervals of ISO dates, or of moments, have a point in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def apart(low: float | None, high: float | None, other_low: float | None, other_high: float | None) -> bool:
    """Whether the bounds of two numbers exclude each other; an open end excludes nothing."""
    return (high is not None and other_low is not None and high < other_low) or (
        other_high is not None and low is not None and other_high < low
    )


@lru_cache(maxsize=1 << 12)
def day_number(edtf: str) -> int | None:
    """Return the number of the day that a date of publication names, to reckon with; None for less than a day."""
    try:
        return date.fromisoformat(edtf[:10]).toordinal()
    except ValueError:
        return None


def minutes_of(moment: str) -> int | None:
    """Return the minute since the first day of a moment such as 2024-03-05T11:50; None where it has no clock."""
    day, _, clock = moment.partition("T")
    number = day_number(day)
    hours, _, minutes = clock[:5].partition(":")
    if number is None or not (hours.isdigit() and minutes.isdigit()):
        return None
    return number * 1440 + int(hours) * 60 + int(minutes)


def minutes_apart(one: tuple[str, str], other: tuple[str, str]) -> int | None:
    """Return the minutes between the starts of two moments; by the clock alone where one of them names no day.

    None where they have a point in common, or one of them has no clock.
    """
    bare = one[0].startswith("T") or other[0].startswith("T")
    if not bare and overlapping(one, other):
        return None
    starts = [f"0001-01-01T{start.rpartition('T')[2]}" if bare else start for start, _ in (one, other)]
    first, second = map(minutes_of, starts)
    return None if first is None or second is None else abs(first - second)
