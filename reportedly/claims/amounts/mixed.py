"""Reads units that are mixed as one amount in the smaller one: "six feet two inches", "5 ft 11", "7 lb 4 oz"."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from reportedly.claims.amounts.atoms import Line
from reportedly.claims.amounts.bounds import Quantity
from reportedly.claims.amounts.context import Found
from reportedly.claims.amounts.measures import MIXED
from reportedly.claims.amounts.units import Counted

INCHES = 12
"""From here on, a bare number behind feet is no inches."""
TALLEST = 8
"""Feet of the tallest person, for 5'11"."""
PRIMES, SECONDS = frozenset("'’′"), frozenset('"”″')
BETWEEN = ((), (",",), ("and",), ("-",))


def joined(found: Iterable[Found]) -> list[Found]:
    """Return the amounts of a sentence with a smaller unit joined to the larger one before it."""
    whole: list[Found] = []
    for one in found:
        both = _both(whole[-1], one) if whole else None
        if both is not None:
            whole[-1] = both
        else:
            whole.append(one)
    return whole


def _both(large: Found, small: Found) -> Found | None:
    sizes = MIXED.get(large.what.unit or "") if large.what.sort in ("measure", "noun") else None
    end, begin = max(large.what.last, large.quantity.last), small.quantity.first
    if sizes is None or large.line.lower[end:begin] not in BETWEEN or begin != small.quantity.begin:
        return None
    unit = small.what.unit or _inches(large, small, end)
    factor = sizes.get(unit or "")
    value = small.quantity.low
    if not factor or value is None or value != small.quantity.high or value >= factor:
        return None
    low, high = (None if side is None else side * factor + value for side in (large.quantity.low, large.quantity.high))
    last = max(small.what.last, small.quantity.last)
    last += small.what.unit is None and large.line.low(end - 1) == "ft" and large.line.low(last) in ("in", "ins")
    number = replace(large.quantity, last=last, low=low, high=high)
    return Found(large.line, number, Counted(last, unit, None, "measure"))


def _inches(large: Found, small: Found, end: int) -> str | None:
    """The unit of the bare number in "five feet eleven"."""
    close = large.line.lower[end : small.quantity.first] in ((), ("-",))
    bare = small.what.sort == "bare" and small.quantity.kind in ("digits", "words")
    return "inches" if close and bare and large.what.unit == "feet" and (small.quantity.low or 0) < INCHES else None


def primed(line: Line, atom: int) -> tuple[Found, ...]:
    """Read 5'11" at the atom."""
    feet, inches = line.low(atom), line.low(atom + 2)
    if not (feet.isdecimal() and inches.isdecimal() and line.low(atom + 1) in PRIMES and line.glued(atom + 1)):
        return ()
    marked = line.low(atom + 3) in SECONDS and bool(line.low(atom + 3)) and line.glued(atom + 3)
    if not marked or not line.glued(atom + 2) or int(feet) > TALLEST or int(inches) >= INCHES:
        return ()
    value = Decimal(int(feet) * INCHES + int(inches))
    number = Quantity(atom, atom, atom + 4, value, value, False, "digits")
    return (Found(line, number, Counted(atom + 4, "inches", None, "measure")),)


def below_zero(line: Line, number: Quantity, what: Counted) -> tuple[Quantity, Counted]:
    """Turn the sign of "five degrees below zero"."""
    if not (what.unit or "").startswith("degrees") or not line.matches(what.last, ("below", "zero")):
        return number, what
    low, high = (None if side is None else -side for side in (number.high, number.low))
    return replace(number, low=low, high=high), replace(what, last=what.last + 2)
