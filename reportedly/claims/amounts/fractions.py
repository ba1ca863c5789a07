"""Reads shares and fractions: "a third", "two in five", "half a mile", "three quarters of a million"."""

import re
from decimal import Decimal

from reportedly.claims.amounts.atoms import DASHES, Line
from reportedly.claims.amounts.measures import NAMES
from reportedly.claims.amounts.number_words import (
    FRACTIONS,
    MAGNITUDES,
    NUMBERS,
    Number,
    below_hundred,
    exact,
    magnified,
)

AFTER_HALF = frozenset(NUMBERS["context"]["after_half"])
BEFORE_HALF = frozenset(NUMBERS["context"]["before_half"])
AFTER_PART = frozenset(NUMBERS["context"]["after_part"])
NO_MEASURE = frozenset({"percent", "times", "countries", "storeys", "stories"})
ROUND_WHOLES = frozenset(NUMBERS["context"]["round_wholes"])
MOST_IN = 10
"""Largest whole of "nine in ten"; a larger one is another number ("two in 2019")."""


def _percentage(parts: Decimal, whole: int) -> tuple[Decimal, bool]:
    """A fraction in per cent to one decimal place, and whether that had to be rounded."""
    precise = parts * 100 / whole
    rounded = precise.quantize(Decimal("0.1") if precise >= 1 else Decimal("0.0001"))
    return rounded, rounded != precise


def part(line: Line, atom: int) -> Number | None:
    """Read "half of", "a third", "two-thirds", "three quarters" as per cent."""
    here, parts = atom, Decimal(1)
    if line.low(here) in ("a", "an", "one"):
        here += 1
    elif (step := below_hundred(line, here)) is not None:
        parts, here = step
    if here > atom and line.low(here) in DASHES:
        here += 1
    whole = FRACTIONS.get(line.low(here))
    if whole is None or not _is_part(line, atom, here, bare=here == atom):
        return None
    value, rounded = _percentage(parts, whole)
    if parts > whole:
        return None
    return Number(atom, here + 1, value, value, "part", approximate=rounded)


def part_of_one(line: Line, atom: int) -> Number | None:
    """Read the number in "half a mile", "a quarter of a million", "three quarters of a percentage point"."""
    parts, here = (Decimal(1), atom + 1) if line.low(atom) in ("a", "an", "one") else (Decimal(1), atom)
    if here == atom and (step := below_hundred(line, atom)) is not None:
        parts, here = step
    here += here > atom and line.low(here) in DASHES
    whole = FRACTIONS.get(line.low(here))
    one = here + 1 if line.low(here) == "half" and here == atom else here + 2
    if whole is None or parts >= whole or line.low(one) not in ("a", "an"):
        return None
    if one == here + 2 and line.low(here + 1) != "of":
        return None
    value = parts / whole
    if line.low(one + 1) in MAGNITUDES:
        return None if one == here + 1 else magnified(line, exact(atom, one + 1, value, "words"))
    measured = NAMES.at(line, one + 1)
    return exact(atom, one + 1, value, "words") if measured and measured[1] not in NO_MEASURE else None


def _is_part(line: Line, atom: int, here: int, *, bare: bool) -> bool:
    """Tell a fraction from an ordinal ("a third man") and from half of a match ("the first half")."""
    following = line.low(here + 1)
    if bare:
        by = line.low(atom - 1) == "by" and line.upos(here + 1) != "NOUN"
        return line.low(here) == "half" and (by or following in AFTER_HALF) and line.low(atom - 1) not in BEFORE_HALF
    if line.low(here).endswith("s") or line.low(atom - 1) == "between":
        return True
    if line.low(here) == "half":
        by = line.low(atom - 1) == "by" or (line.low(atom) == "a" and following in (".", ";", ""))
        return (line.low(atom) == "one" and following == "of") or (by and line.upos(here + 1) != "NOUN")
    if line.low(atom) == "one" and (line.upos(here + 1) in ("VERB", "AUX") or line.low(here - 1) in DASHES):
        return True
    return following in AFTER_PART and (line.low(atom) != "an" or following == "of")


def ratio(line: Line, number: Number) -> Number:
    """Read "one in three", "4 out of 10" as per cent."""
    here = number.last
    width = 1 if line.low(here) == "in" else 2 if line.matches(here, ("out", "of")) else 0
    if not width or number.scaled or number.low is None:
        return number
    if line.low(here + width) == "every":
        width += 1
    whole = below_hundred(line, here + width)
    if whole is None and re.fullmatch(r"\d{1,3}(?:,\d{3})*", line.low(here + width)):
        whole = (Decimal(line.low(here + width).replace(",", "")), here + width + 1)
    if whole is None or not number.low < whole[0]:
        return number
    if width > 1 and number.low != 1 and whole[0] > MOST_IN and whole[0] not in ROUND_WHOLES:
        return number
    if width == 1 and number.low != 1 and (whole[0] > MOST_IN or line.upos(number.first - 1) == "VERB"):
        return number
    value, rounded = _percentage(number.low, int(whole[0]))
    return Number(number.first, whole[1], value, value, "part", approximate=rounded)
