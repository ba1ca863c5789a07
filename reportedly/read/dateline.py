"""Reads a date as news pages print it ("Monday, July 3, 2023, 4:15 PM"), exactly as precise as it stands there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from reportedly.lexicon import table

TWELVE = 12
"""Months of a year and hours of half a day: up to here, two numbers can be read both ways."""

SPACE = r"[ \t\xa0\u2009\u202f]"
"""The spaces inside a date; a line end is none. Letters and digits are ASCII only: the tables have no others."""

YEAR = re.compile("[0-9]{4}")
"""What every date that has a value needs: looked for first, because it is cheap."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A date in the text; `edtf` is null where `fault` says why it has no value; `doubt` is a contradiction in it."""

    start: int
    end: int
    edtf: str | None
    fault: str | None = None
    doubt: str | None = None
    weekday: bool = False


@dataclass(frozen=True, slots=True)
class _Names:
    months: dict[str, int]
    weekdays: dict[str, int]
    universal: frozenset[str]
    pattern: re.Pattern[str]


def _number(groups: list[list[str]], *, first: int) -> dict[str, int]:
    return {name: number for number, names in enumerate(groups, first) for name in names}


@cache
def _names(language: str) -> _Names:
    data = table(language, "blocks")["dates"]
    months, weekdays = _number(data["months"], first=1), _number(data["weekdays"], first=0)
    universal = frozenset(data["universal"])
    month, weekday = _any_of(months), _any_of(weekdays)
    zone = _any_of([*data["zones"], *universal])
    clock = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    clock = rf"(?:at\s+)?{clock}(?:\s*(?P<offset>[+-]\d\d:?\d\d)\b)?(?:\s*\(?(?P<zone>{zone})\b\)?)?"
    iso_clock = r"[T ](?P<isotime>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?P<isozone>Z|[+-]\d\d:?\d\d)?"
    iso = rf"(?P<iso>\d{{4}}-\d\d-\d\d)(?:{iso_clock})?(?!\d)"
    us = rf"(?P<m1>{month})\b\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})\b"
    world = rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?(?:\s|-)+(?P<m2>{month})\b\.?,?(?:\s|-)+(?P<y2>\d{{4}})\b"
    digits = r"(?P<n1>\d{1,2})(?P<sep>[/.])(?P<n2>\d{1,2})(?P=sep)(?P<y3>\d{4})\b"
    digits += r"|(?P<y4>\d{4})/(?P<m4>\d{1,2})/(?P<d4>\d{1,2})\b"
    loose = rf"(?P<m5>{month})\b\.?,?\s+(?P<y5>\d{{4}})\b|(?P<month>\d{{4}}-\d\d)(?![\d-])"
    between = r"(?:\s*(?:,|\||-|–|—|·|•|@)?\s*)"
    full = rf"\b(?:(?P<weekday>{weekday})\b\.?,?\s+)?(?:{us}|{world}|{digits})(?:{between}{clock})?"
    pattern = rf"\b{iso}|{full}|\b(?:{loose})".replace(r"\s", SPACE)
    return _Names(months, weekdays, universal, re.compile(pattern, re.IGNORECASE | re.ASCII))


def _any_of(names: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=lambda name: -len(name))) + ")"


def find_date(text: str, start: int, end: int, language: str = "en") -> Stated | None:
    """Return the first date with a year in `text[start:end]`, or None."""
    if not YEAR.search(text, start, end):
        return None
    names = _names(language)
    match = names.pattern.search(text, start, end)
    return _value(match, names) if match else None


def read_date(said: str, language: str = "en") -> Stated | None:
    """Return the date that is the whole of `said`, also a bare year, or None."""
    said = said.strip()
    if re.fullmatch("[0-9]{4}", said):
        return Stated(0, 4, said) if int(said) else Stated(0, 4, None, "which is in no calendar")
    stated = find_date(said, 0, len(said), language)
    return stated if stated and (stated.start, stated.end) == (0, len(said)) else None


def _value(match: re.Match[str], names: _Names) -> Stated:
    if match["iso"]:
        return _iso(match)
    if match["month"]:
        year, month = map(int, match["month"].split("-"))
        return _month(match, year, month)
    if match["m5"]:
        return _month(match, int(match["y5"]), names.months[match["m5"].lower()])
    parts = _day_parts(match, names)
    if parts is None:
        return Stated(
            match.start(), match.end(), None, "which can be read either with the day first or with the month first"
        )
    return _day(match, parts, names)


def _month(match: re.Match[str], year: int, month: int) -> Stated:
    if not (1 <= month <= TWELVE and year):
        return Stated(match.start(), match.end(), None, "which is in no calendar")
    return Stated(match.start(), match.end(), f"{year:04}-{month:02}")


def _day_parts(match: re.Match[str], names: _Names) -> tuple[int, int, int] | None:
    """Return year, month and day; None where the order of two numbers is open."""
    if match["m1"]:
        return int(match["y1"]), names.months[match["m1"].lower()], int(match["d1"])
    if match["m2"]:
        return int(match["y2"]), names.months[match["m2"].lower()], int(match["d2"])
    if match["y4"]:
        return int(match["y4"]), int(match["m4"]), int(match["d4"])
    first, second, year = int(match["n1"]), int(match["n2"]), int(match["y3"])
    if first == second or first > TWELVE:
        return year, second, first
    return (year, first, second) if second > TWELVE else None


def _day(match: re.Match[str], parts: tuple[int, int, int], names: _Names) -> Stated:
    span = match.start(), match.end()
    try:
        day = date(*parts)
    except ValueError:
        return Stated(*span, None, "which is in no calendar")
    said = match["weekday"]
    doubt = None
    if said and names.weekdays[said.lower()] != day.weekday():
        doubt = f"{day.isoformat()} is no {said}"
    return Stated(*span, day.isoformat() + _clock(match, names), doubt=doubt, weekday=bool(said))


def _iso(match: re.Match[str]) -> Stated:
    span = match.start(), match.end()
    try:
        day, clock = date.fromisoformat(match["iso"]), match["isotime"] and time.fromisoformat(match["isotime"])
    except ValueError:
        return Stated(*span, None, "which is in no calendar")
    return Stated(*span, day.isoformat() + (f"T{match['isotime']}{_offset(match['isozone'])}" if clock else ""))


def _offset(said: str | None) -> str:
    """Return "+02:00" for "+0200", and "Z" for "z"."""
    said = (said or "").upper()
    return f"{said[:3]}:{said[3:]}" if len(said) == len("+0200") else said


def _clock(match: re.Match[str], names: _Names) -> str:
    """Return `T16:15` for a time of day that is one, else nothing: the day still stands."""
    half = (match["half"] or "").lower()
    hour, minute = int(match["hour"] or 24), int(match["minute"] or 0)
    if half:
        if not 1 <= hour <= TWELVE:
            return ""
        hour = hour % TWELVE + (TWELVE if half == "p" else 0)
    if hour > 23 or minute > 59:
        return ""
    seconds = f":{match['second']}" if match["second"] and int(match["second"]) < 60 else ""
    zone = _offset(match["offset"]) or ("Z" if (match["zone"] or "").lower() in names.universal else "")
    return f"T{hour:02}:{minute:02}{seconds}{zone}"
