"""Parts of a time: early, mid and late, start and end, earlier and later this year."""

from dataclasses import replace
from typing import Final

from reportedly.claims.times.numbers import language
from reportedly.edtf import Date, Interval, Period, Value, days_in

MONTHS: Final = {"early": (1, 3), "mid": (5, 8), "late": (9, 12)}
"""Months of a part of a year; the last is approximate, as are the others below."""
DAYS: Final = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
YEARS: Final = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
"""Years of a part of a decade, and tens of a part of a century."""


def hours(part: str) -> tuple[int, int]:
    """The hours that a part of the day takes."""
    first, last = language("dayparts")[part]
    return first, last


def cut(whole: Value, which: str) -> Value:
    """The early, mid or late part of a time, its start or its end, or the time itself, approximately."""
    if which == "about":
        return roughly(whole)
    if isinstance(whole, Interval):
        return _cut_interval(whole, which)
    if not isinstance(whole, Date) or whole.day is not None or whole.year is None:
        return whole
    if which in ("start", "end"):
        return _edge(whole, which)
    return _week(whole, int(which[-1])) if which.startswith("week") else _third(whole, which)


def roughly(value: Value) -> Value:
    """The same value, marked as approximate."""
    if isinstance(value, Date | Period):
        return replace(value, approximate=True)
    if isinstance(value, Interval):
        start, end = (side and replace(side, approximate=True) for side in (value.start, value.end))
        return Interval(start, end)
    return value


def _third(whole: Date, which: str) -> Interval:
    year = whole.year or 0
    if whole.month is not None:
        first, last = DAYS[which]
        last = min(last, days_in(whole.year, whole.month))
        return Interval(Date(year, whole.month, first), Date(year, whole.month, last, approximate=True))
    if whole.width == 1:
        first, last = MONTHS[which]
        return Interval(Date(year, first), Date(year, last, approximate=True))
    first, last = YEARS[which]
    step = whole.width // 10
    return Interval(Date(year + first * step), Date(year + last * step + step - 1, approximate=True))


def _week(whole: Date, count: int) -> Value:
    """The so manieth seven days of a month; the fifth are the last seven."""
    if whole.month is None:
        return whole
    last = days_in(whole.year, whole.month)
    first = last - 6 if count == 5 else 7 * count - 6
    return Interval(replace(whole, day=first), replace(whole, day=first + 6))


def half(whole: Date, count: int) -> Value | None:
    """The first or second half of a month, a year, a decade or a century."""
    year, step = whole.year or 0, whole.width // 2
    if whole.day is not None or whole.year is None:
        return None
    if whole.month is not None:
        last = days_in(year, whole.month)
        return Interval(replace(whole, day=1 if count == 1 else 16), replace(whole, day=15 if count == 1 else last))
    if whole.width == 1:
        return Interval(Date(year, count * 6 - 5), Date(year, count * 6))
    return Interval(Date(year + step * (count - 1)), Date(year + step * count - 1))


def _edge(whole: Date, which: str) -> Date:
    year, start = whole.year or 0, which == "start"
    if whole.month is not None:
        return Date(year, whole.month, 1 if start else days_in(year, whole.month), approximate=True)
    if whole.width == 1:
        return Date(year, 1, approximate=True) if start else Date(year, 12, 31)
    return Date(year if start else year + whole.width, approximate=True)


def _cut_interval(whole: Interval, which: str) -> Value:
    if which in ("start", "early") and whole.start is not None:
        return roughly(whole.start)
    if which in ("end", "late") and whole.end is not None:
        return roughly(whole.end)
    return whole


def beside(whole: Value, which: str, here: Date | None) -> Value:
    """What is left of a time after `here` ("later this year"), or what went before ("earlier this month")."""
    first, last = _ends(whole)
    if here is None or first is None or last is None or not _inside(here, whole):
        return whole
    try:
        if which == "earlier":
            return Interval(first, replace(here, approximate=False))
        monthly = isinstance(whole, Date) and whole.month is not None
        coarse = Date(here.year, here.month) if not monthly and (last.day is None or last.day > 27) else here
        return Interval(coarse, replace(Date(last.year, last.month) if coarse.day is None else last, approximate=True))
    except ValueError:
        return whole


def _ends(whole: Value) -> tuple[Date | None, Date | None]:
    if isinstance(whole, Interval):
        start, end = whole.start, whole.end
        return start if isinstance(start, Date) else None, end if isinstance(end, Date) else None
    if not isinstance(whole, Date) or whole.day is not None or whole.year is None or whole.width > 1:
        return None, None
    last = whole.month or 12
    return Date(whole.year, whole.month or 1, 1), Date(whole.year, last, days_in(whole.year, last))


def _inside(here: Date, whole: Value) -> bool:
    first, last = _ends(whole)
    if first is None or last is None or here.month is None:
        return False
    low, key, high = ((when.year or 0, when.month or 1, when.day or 1) for when in (first, here, last))
    return low <= key <= high
