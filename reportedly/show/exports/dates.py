"""Dates as other formats want them: stretches of days with a precision, and never a day that nobody named."""

from datetime import date

from reportedly import edtf
from reportedly.record import When

UP_TO = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""Days, and the precision that UCDP GED gives to a stretch of so many."""


def precision_of(first: str, last: str) -> tuple[int | None, int | None]:
    """Return the days of a stretch, and its precision in UCDP GED; None for one of over a year."""
    try:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    except ValueError:
        return None, None
    return days, next((number for most, number in UP_TO if days <= most), None)


def parts(day: str, precision: str) -> dict[str, int]:
    """Return year, month and day of an ISO date, as many as are known."""
    sign, bare = (-1, day[1:]) if day.startswith("-") else (1, day)
    numbers = [int(part) for part in bare[:10].split("-")]
    keep = {"day": 3, "minute": 3, "month": 2}.get(precision, 1)
    names = ("year", "month", "day")[:keep]
    found = dict(zip(names, numbers, strict=False))
    return {**found, "year": sign * found["year"]}


def ends(when: When) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Return the first and last day that a time allows, each with its precision; None where it has no bounds."""
    if when.edtf is None or when.earliest is None or when.latest is None:
        return None
    try:
        value = edtf.parse(when.edtf)
    except ValueError:
        return None
    if isinstance(value, edtf.Date):
        return (when.earliest, value.precision), (when.latest, value.precision)
    if isinstance(value, edtf.Interval):
        start, end = value.start, value.end
        if isinstance(start, edtf.Date) and isinstance(end, edtf.Date):
            return (when.earliest, start.precision), (when.latest, end.precision)
    return None
