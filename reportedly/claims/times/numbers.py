"""Numbers as the grammar of times needs them: digits and words to a value, ordinals, months and weekdays by name."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from reportedly.edtf import Period
from reportedly.lexicon import table

_BIGGEST = 1e12


def language(name: str) -> dict[str, Any]:
    """One part of the table of times."""
    part: dict[str, Any] = table("en", "times")[name]
    return part


def near(name: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in a list of the table's [context]."""
    return not frozenset(language("context")[name]).isdisjoint(words)


def number(words: Iterable[str]) -> float | None:
    """Return the number that words or digits write ("two and a half", "twenty-four", "1,500"); None for "several"."""
    total, known = 0.0, False
    for word in words:
        if word in language("multiples"):
            total, known = max(total, 1.0) * language("multiples")[word], True
        elif word in ("a", "an"):
            continue
        elif word in language("numbers"):
            total, known = _put(total, language("numbers")[word]), True
        elif word[0].isdigit():
            total, known = float(word.replace(",", "")), True
    if not known:
        return 1.0 if any(word in ("a", "an") for word in words) and not _vague(words) else None
    return total if total <= _BIGGEST else None


def _put(total: float, value: float) -> float:
    return total * value if value == 12 and total else total + value


def _vague(words: Iterable[str]) -> bool:
    return any(word in language("classes")["vague"] for word in words)


def ordinal(word: str) -> int | None:
    """Return 3 for "3rd" or "third"."""
    digits = word.rstrip("stndrh")
    if digits.isdigit():
        return int(digits)
    value: int | None = language("ordinals").get(word)
    return value


@cache
def month(word: str) -> int:
    """Return the number of a month by its name or the first three letters of it."""
    return 1 + [name[:3] for name in language("classes")["month"]].index(word[:3])


@cache
def weekday(word: str) -> int:
    """Return 0 for Monday … 6 for Sunday, by the first two letters at least."""
    return [name[:2] for name in language("classes")["weekday"]].index(word[:2])


def unit(word: str) -> str:
    """Return the singular of a unit's name."""
    if word.endswith("centuries"):
        return "century"
    return word.removesuffix("s") if word.removesuffix("s") in language("units") else word


def period(amount: float, word: str, *, approximate: bool = False) -> Period | None:
    """Return `amount` units as a period: weeks stay weeks, a decade is ten years; half a decade is five."""
    part, times = language("units")[unit(word)]
    length = amount * times
    if not 0 < length <= _BIGGEST:
        return None
    whole, rest = int(length), length - int(length)
    if rest and part == "hours" and rest == 0.5:
        return _period({"hours": whole, "minutes": 30}, approximate)
    if rest == 0.5 and part == "minutes":
        return _period({"minutes": whole, "seconds": 30}, approximate)
    if rest and part == "years":
        return _period({"years": whole, "months": round(rest * 12)}, approximate)
    return _period({part: length}, approximate)


def _period(parts: dict[str, float], approximate: bool) -> Period:
    return Period(**parts, approximate=approximate)
