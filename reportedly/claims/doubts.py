"""What the text says and cannot be: days that no month has, ranges whose end lies before their start."""

import re
from collections.abc import Iterable, Iterator

from reportedly.record import Amount, Problem, When

DATES = frozenset({"day month year", "month day year", "numeric date", "iso date"})
"""Rules whose value is null only where there is no such day."""
YEAR = re.compile(r"\b[12]\d{3}\b")
RANGE = re.compile(r"\d.*?(?:-|–|—|\bto\b|\band\b|\bor\b).*?\d", re.DOTALL)


def doubts(text: str, times: Iterable[When], amounts: Iterable[Amount]) -> Iterator[Problem]:
    """Yield a problem for each date and each range that contradicts itself; its value is null in the record."""
    for when in times:
        if when.edtf is None:
            yield from _date(text, when)
    for amount in amounts:
        words = text[amount.start : amount.end]
        if amount.low is None and amount.high is None and RANGE.search(words):
            yield _contradiction(words, amount.start, amount.end)


def _date(text: str, when: When) -> Iterator[Problem]:
    words = text[when.start : when.end]
    years = [int(year) for year in YEAR.findall(words)]
    if when.rule in DATES:
        message = f"got {words!r}, and there is no such day; the value is left out: see what the source meant"
        yield Problem("impossible-date", message, when.start, when.end)
    elif len(years) == 2 and years[0] > years[1]:
        yield _contradiction(words, when.start, when.end)


def _contradiction(words: str, start: int, end: int) -> Problem:
    message = f"got {words!r}, whose end lies before its start; the value is left out: see what the source meant"
    return Problem("contradictory-range", message, start, end)
