"""Values of time as EDTF: dates only as precise as their source, intervals, choices, periods and repeated sets.

A reader of our own rather than a library, because we need one notation for dates and periods,
bounds that never widen a precision, and a refusal of days that no calendar has.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

OPEN: Final = ".."


@dataclass(frozen=True, slots=True)
class Date:
    """A date or a moment, to the precision of its last known part.

    `year` is None for `XXXX`; `width` is the number of years that its unspecified digits leave
    open: 10 for `199X`, 100 for `19XX`. `zone` is "Z" or an offset such as "+02:00".
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str = ""
    width: int = 1
    approximate: bool = False

    def __post_init__(self) -> None:
        _check_date(self)

    @property
    def precision(self) -> str:
        """The name of the smallest part that is known."""
        if self.minute is not None:
            return "minute"
        if self.day is not None:
            return "day"
        if self.month is not None:
            return "month"
        return {1: "year", 10: "decade", 100: "century"}.get(self.width, "millennium")


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time, in the units that the text names; a week stays a week and 24 hours stay hours."""

    years: float = 0
    months: float = 0
    weeks: float = 0
    days: float = 0
    hours: float = 0
    minutes: float = 0
    seconds: float = 0
    approximate: bool = False

    def __post_init__(self) -> None:
        if min(self.parts()) < 0 or not any(self.parts()):
            raise ValueError("a period needs a positive length")

    def parts(self) -> tuple[float, ...]:
        """Years, months, weeks, days, hours, minutes, seconds."""
        return self.years, self.months, self.weeks, self.days, self.hours, self.minutes, self.seconds


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another, or from the shorter of two lengths to the longer; None is an open end."""

    start: Date | Period | None
    end: Date | Period | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("an interval needs one end at least")
        if isinstance(self.start, Period) != isinstance(self.end, Period):
            raise ValueError("an interval is of two dates or of two periods")
        if isinstance(self.start, Date) and isinstance(self.end, Date) and _later(self.start, self.end):
            raise ValueError("an interval does not end before it starts")


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several dates; the text does not say which."""

    dates: tuple[Date, ...]

    def __post_init__(self) -> None:
        if not self.dates:
            raise ValueError("a choice needs a date at least")


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something that comes back, with the length of one round."""

    every: Period


Value = Date | Period | Interval | OneOf | Repeat
Bounds = tuple[str | None, str | None]


def _check_date(date: Date) -> None:
    parts = (date.month, date.day, date.hour)
    for larger, smaller in pairwise(parts):
        if larger is None and smaller is not None:
            raise ValueError("a date needs each part that is larger than its smallest")
    if (date.hour is None) != (date.minute is None):
        raise ValueError("a moment needs hour and minute")
    if date.year is not None and not -9999 <= date.year <= 9999:
        raise ValueError(f"got the year {date.year}; four digits are what we write")
    if date.width > 1 and (date.year is None or date.year < 0 or date.year % date.width or date.month is not None):
        raise ValueError(f"got {date.year} for the first of {date.width} years")
    if date.month is not None and not 1 <= date.month <= 12:
        raise ValueError(f"there is no month {date.month}")
    if date.day is not None and not 1 <= date.day <= days_in(date.year, date.month or 1):
        raise ValueError(f"month {date.month} has no day {date.day}")
    if date.hour is not None and not 0 <= date.hour * 60 + (date.minute or 0) <= 24 * 60:
        raise ValueError(f"a day has no {date.hour}:{date.minute}")
    if date.minute is not None and not 0 <= date.minute < 60:
        raise ValueError(f"an hour has no minute {date.minute}")


def days_in(year: int | None, month: int) -> int:
    """Return how many days a month has; 29 for February where the year is unknown."""
    return monthrange(2000 if year is None else year % 400 + 2000, month)[1]


def _later(one: Date, other: Date) -> bool:
    if one.year is None or other.year is None:
        return False
    return _ordered(one) > _ordered(replace(other, width=1), last=True, width=other.width)


def _ordered(date: Date, *, last: bool = False, width: int = 1) -> tuple[int, ...]:
    year = (date.year or 0) + (width - 1 if last else 0)
    month = date.month or (12 if last else 1)
    day = date.day or (days_in(year, month) if last else 1)
    hour, minute = (24, 0) if last else (0, 0)
    return year, month, day, hour if date.hour is None else date.hour, minute if date.minute is None else date.minute


# --- text to value ---

_DATE = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX|\dXXX|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::[0-5]\d)?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?(?P<approximate>~)?"
)
_NUMBER = r"(\d+(?:\.\d+)?)"
_PERIOD = re.compile(
    rf"P(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?(~)?"
)


def parse(text: str) -> Value:
    """Return the value that `text` writes; raises ValueError where it writes none."""
    if text.startswith("R/"):
        return Repeat(_period(text[2:]))
    if text.startswith("[") and text.endswith("]"):
        return OneOf(tuple(_date(part) for part in text[1:-1].split(",")))
    if "/" in text:
        start, _, end = text.partition("/")
        return Interval(_side(start), _side(end))
    return _period(text) if text.startswith("P") else _date(text)


def _side(text: str) -> Date | Period | None:
    if text == OPEN:
        return None
    return _period(text) if text.startswith("P") else _date(text)


def _date(text: str) -> Date:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"got {text!r}; a date is written like 2016-09-26, 2016-09, 199X or 2016~")
    year, width = _year(match["year"])
    month, day, hour, minute = (None if match[part] is None else int(match[part]) for part in _PARTS)
    return Date(year, month, day, hour, minute, match["zone"] or "", width, match["approximate"] is not None)


_PARTS = ("month", "day", "hour", "minute")


def _year(text: str) -> tuple[int | None, int]:
    if text == "XXXX":
        return None, 1
    unknown = text.count("X")
    return int(text.replace("X", "0")), int(10**unknown)


def _period(text: str) -> Period:
    match = _PERIOD.fullmatch(text)
    if match is None or text.rstrip("~")[-1] in "PT":
        raise ValueError(f"got {text!r}; a period is written like P2Y or PT40M")
    years, months, weeks, days, hours, minutes, seconds = (float(n or 0) for n in match.groups()[:7])
    return Period(years, months, weeks, days, hours, minutes, seconds, match[8] is not None)


# --- value to text ---


def render(value: Value) -> str:
    """Return the EDTF of a value: `parse(render(value)) == value`."""
    match value:
        case Date():
            return _render_date(value)
        case Period():
            return _render_period(value)
        case Interval():
            return "/".join(OPEN if side is None else render(side) for side in (value.start, value.end))
        case OneOf():
            return f"[{','.join(map(_render_date, value.dates))}]"
        case Repeat():
            return f"R/{_render_period(value.every)}"


def _render_date(date: Date) -> str:
    text = _render_year(date)
    if date.month is not None:
        text += f"-{date.month:02}"
    if date.day is not None:
        text += f"-{date.day:02}"
    if date.hour is not None:
        text += f"T{date.hour:02}:{date.minute:02}{date.zone}"
    return text + "~" * date.approximate


def _render_year(date: Date) -> str:
    if date.year is None:
        return "XXXX"
    text = f"-{-date.year:04}" if date.year < 0 else f"{date.year:04}"
    unknown = len(str(date.width)) - 1
    return text[: len(text) - unknown] + "X" * unknown


def _render_period(period: Period) -> str:
    days = "".join(f"{part:.15g}{unit}" for part, unit in zip(period.parts()[:4], "YMWD", strict=True) if part)
    clock = "".join(f"{part:.15g}{unit}" for part, unit in zip(period.parts()[4:], "HMS", strict=True) if part)
    return "P" + days + ("T" + clock if clock else "") + "~" * period.approximate


# --- bounds ---


def bounds(value: Value) -> Bounds:
    """Return the earliest and the latest day that a value allows, as ISO dates; None where it sets no bound."""
    match value:
        case Date():
            return first_day(value), last_day(value)
        case Interval(start, end):
            return (
                first_day(start) if isinstance(start, Date) else None,
                last_day(end) if isinstance(end, Date) else None,
            )
        case OneOf(dates):
            days = [bounds(date) for date in dates]
            if any(None in pair for pair in days):
                return None, None
            return min(first for first, _ in days if first), max(last for _, last in days if last)
        case _:
            return None, None


def first_day(date: Date) -> str | None:
    """Return the first day of a date, None where its year is unknown."""
    if date.year is None:
        return None
    return _render_date(Date(date.year, date.month or 1, date.day or 1))


def last_day(date: Date) -> str | None:
    """Return the last day of a date, None where its year is unknown."""
    if date.year is None:
        return None
    year, month = date.year + date.width - 1, date.month or 12
    return _render_date(Date(year, month, date.day or days_in(year, month)))
