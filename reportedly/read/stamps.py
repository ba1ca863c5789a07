"""Reads the dates that machines write into headers and fields: ISO 8601, those of mail, seconds since 1970."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from reportedly.read.dateline import read_date

MILLISECONDS = 100_000_000_000
"""From here on a number counts milliseconds: as seconds it would lie after the year 5000."""

SECONDS = re.compile(r"(T\d\d:\d\d):\d\d(?:[.,]\d+)?")
MIDNIGHT = re.compile(r"T00:00(?:Z|[+-]00:00)?$")


def stamp(said: object) -> str | None:
    """Return a date as EDTF to the minute, or the day where no more is said; None where it is no date.

    A midnight is what programs write for a day without a time, and a day is all that it says.
    """
    if isinstance(said, bool):
        return None
    if isinstance(said, (int, float)) or (isinstance(said, str) and said.strip().isdecimal() and len(said) > 8):
        return _epoch(float(said))
    if not isinstance(said, str) or len(said) > 200:
        return None
    stated = read_date(re.sub(r"(\d)\s*\([A-Z]+\)$", r"\1", said.strip()))
    edtf = stated.edtf if stated else _mailed(said)
    return MIDNIGHT.sub("", SECONDS.sub(r"\1", edtf)) if edtf else None


def _epoch(number: float) -> str | None:
    try:
        moment = datetime.fromtimestamp(number / 1000 if abs(number) >= MILLISECONDS else number, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return MIDNIGHT.sub("", moment.strftime("%Y-%m-%dT%H:%MZ")) if moment.year >= 1971 else None


def _mailed(said: str) -> str | None:
    """Return what a mail's header says, also in the old ways of writing it."""
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    zone = moment.strftime("%z")
    return moment.strftime("%Y-%m-%dT%H:%M") + (f"{zone[:3]}:{zone[3:5]}" if zone else "") if moment.year > 0 else None
