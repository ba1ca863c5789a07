"""Finds the amounts of a document.

1. A sentence without a number word or digit is passed over.
2. Its atoms are read from left to right; where a number begins, the quantity is read with its bounds.
3. The unit and what is counted are read behind it.
4. Numbers that are no amounts are left out, and so is what the times already cover, ages excepted.
5. A bare number takes its unit from the words about it, or from the amount before it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportedly.analysis import Analysis
from reportedly.claims.amounts.atoms import Line, cut
from reportedly.claims.amounts.bounds import bounded, bounded_after, quantity
from reportedly.claims.amounts.context import Found, fill
from reportedly.claims.amounts.money import CODES, SHORT, SIGNS
from reportedly.claims.amounts.numerals import FRACTIONS, MULTIPLES, NUMBERS, ONES, PLURALS, TEENS, TENS
from reportedly.claims.amounts.scores import score
from reportedly.claims.amounts.units import counted
from reportedly.claims.amounts.vetoes import is_no_amount
from reportedly.record import Amount, When

STARTERS = frozenset(
    {*ONES, *TEENS, *TENS, *PLURALS, *MULTIPLES, *NUMBERS["signs"], "half", "a", "an", "several", *FRACTIONS}
    | set(SIGNS)
    | set(SHORT)
) | {code.lower() for code in CODES}
TRIGGER = re.compile(
    r"[\d½¼¾]|\b(?:"
    + "|".join(
        sorted(
            (
                *ONES,
                *TEENS,
                *TENS,
                *PLURALS,
                *MULTIPLES,
                *FRACTIONS,
                *NUMBERS["magnitudes"],
                "several",
                "few",
                "couple",
                "pair",
            )
        )
    )
    + r")\b",
    re.IGNORECASE,
)


def find_amounts(analysis: Analysis, times: tuple[When, ...]) -> tuple[Amount, ...]:
    """Return the amounts of a document in text order; what a time covers is none, unless it is an age."""
    text = analysis.document.text
    taken = sorted((when.start, when.end) for when in times)
    amounts: list[Amount] = []
    for tree in analysis.sentences:
        if not len(tree) or TRIGGER.search(text, tree.start, tree.end) is None:
            continue
        for found in fill(list(_in_line(cut(text, tree)))):
            if found.what.sort == "age" or not _overlaps(taken, found):
                amounts.append(_amount(f"n{len(amounts) + 1}", found))
    return tuple(amounts)


def _in_line(line: Line) -> Iterator[Found]:
    """The quantities of a sentence that are amounts, from left to right."""
    atom, size = 0, len(line)
    while atom < size:
        lower = line.lower[atom]
        if lower[0].isdigit() and (result := score(line, atom)):
            yield from result
            atom += 3
            continue
        number = quantity(line, atom) if lower in STARTERS or lower[0].isdigit() else None
        if number is None:
            atom += 1
            continue
        atom = number.last
        number = bounded(line, number)
        what = counted(line, number)
        if is_no_amount(line, number, what):
            continue
        if what.last > number.last:
            number = replace(bounded_after(line, replace(number, last=what.last)))
        yield Found(line, number, what)


def _overlaps(taken: list[tuple[int, int]], found: Found) -> bool:
    """Tell whether a time covers the number itself."""
    start, end = found.line.starts[found.quantity.begin], found.line.ends[found.quantity.begin]
    return any(first < end and start < last for first, last in taken)


def _amount(name: str, found: Found) -> Amount:
    number = found.quantity
    low, high = _plain(number.low), _plain(number.high)
    return Amount(name, found.start, found.end, low, high, number.approximate, found.what.unit, found.what.of)


def _plain(value: Decimal | None) -> float | None:
    """An integer where the value is whole, so that 13 is printed as 13."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
