"""Finds the amounts of a document.

1. A sentence without a number word or digit is passed over.
2. Its atoms are read from left to right; where a number begins, the quantity is read with its bounds.
3. The unit and what is counted are read behind it.
4. Numbers that are no amounts are left out, and so is what the times already cover, ages excepted.
5. A bare number takes its unit from the words about it, or from the amount before it.
6. The tree says what became of the people that are counted, and which way a figure moved.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportedly.analysis import Analysis
from reportedly.claims.amounts.ages import DECADES, decade_of_life, is_age, over_so_old
from reportedly.claims.amounts.atoms import Line, cut
from reportedly.claims.amounts.bounds import bounded, bounded_after, quantity
from reportedly.claims.amounts.changes import change_of
from reportedly.claims.amounts.context import Found, fill
from reportedly.claims.amounts.labels import follows_label
from reportedly.claims.amounts.mixed import below_zero, joined, primed
from reportedly.claims.amounts.money import CODES, SHORT, SIGNS
from reportedly.claims.amounts.number_words import FRACTIONS, MULTIPLES, NUMBERS, ONES, PLURALS, TEENS, TENS
from reportedly.claims.amounts.numerals import NOUGHT
from reportedly.claims.amounts.outcomes import BEFALLING, PEOPLE, outcome_of
from reportedly.claims.amounts.scores import POINTS, score
from reportedly.claims.amounts.units import Counted, counted
from reportedly.claims.amounts.vetoes import is_no_amount
from reportedly.record import Amount, When

NESTED = 4
"""Times that may overlap each other before a number."""
STARTERS = frozenset(
    {*ONES, *TEENS, *TENS, *PLURALS, *MULTIPLES, *FRACTIONS, *NUMBERS["signs"], *DECADES, *SIGNS, *SHORT}
    | {code.lower() for code in CODES}
    | {"a", "an", "the", "several", "majority", "no", "nobody", "none", "not", "over", "under"}
)
PLAIN_WORDS = {*ONES, *TEENS, *TENS, *PLURALS, *MULTIPLES, *FRACTIONS, *DECADES, *NUMBERS["magnitudes"]}
TRIGGER = re.compile(
    rf"[\d½¼¾]|\b(?:{'|'.join(sorted(PLAIN_WORDS))}|several|few|handful|couple|pair|majority|no one|nobody"
    rf"|single|none of the|no (?:\w+ ){{0,2}}(?:{'|'.join(sorted(NOUGHT))}))\b",
    re.IGNORECASE,
)
GOALS = re.compile(r"\bgoals?\b")


def find_amounts(analysis: Analysis, times: tuple[When, ...]) -> tuple[Amount, ...]:
    """Return the amounts of a document in text order; what a time covers is none, unless it is an age."""
    text, blocks = analysis.document.text, analysis.document.blocks
    taken = sorted((when.start, when.end) for when in times)
    amounts: list[Amount] = []
    for tree in analysis.sentences:
        if not len(tree) or TRIGGER.search(text, tree.start, tree.end) is None:
            continue
        heading = tree.block < len(blocks) and blocks[tree.block].kind == "heading"
        found = joined(_in_line(cut(text, tree), heading=heading))
        for one in fill([one for one in found if one.what.sort == "age" or not _covered(taken, one)]):
            amounts.append(_amount(f"n{len(amounts) + 1}", one, text))
    return tuple(amounts)


def _in_line(line: Line, *, heading: bool) -> Iterator[Found]:
    """The quantities of a sentence that are amounts, from left to right."""
    atom, labelled = 0, -1
    while atom < len(line):
        lower = line.lower[atom]
        if not (lower in STARTERS or lower[0].isdigit()):
            atom += 1
            continue
        result = _special(line, atom)
        if result:
            yield from result
            atom = max(one.quantity.last for one in result)
            continue
        number = quantity(line, atom)
        if number is None:
            atom += 1
            continue
        atom = number.last
        number = bounded(line, number)
        number, what = below_zero(line, number, counted(line, number))
        if number.low is not None and number.low < 0:
            atom = max(atom, what.last)
        if what.sort == "noun" and what.singular and is_age(line, number):
            what = Counted(number.last, "years", None, "age")
        if is_no_amount(line, number, what, heading=heading) or follows_label(line, number, labelled):
            labelled = atom
            continue
        if what.last > number.last:
            number = bounded_after(line, replace(number, last=what.last))
        yield Found(line, number, what)


def _special(line: Line, atom: int) -> tuple[Found, ...]:
    """Results of matches and votes, and decades of life, which are no plain quantities."""
    decade = decade_of_life(line, atom) or over_so_old(line, atom)
    if decade is not None:
        return (Found(line, decade, Counted(decade.last, "years", None, "age")),)
    return primed(line, atom) or score(line, atom)


def _covered(taken: list[tuple[int, int]], found: Found) -> bool:
    """Tell whether a time covers the number itself."""
    start, end = found.line.starts[found.quantity.begin], found.line.ends[found.quantity.begin]
    here = bisect_left(taken, (end, 0))
    return any(start < last for _, last in taken[max(0, here - NESTED) : here])


def _amount(name: str, found: Found, text: str) -> Amount:
    number = found.quantity
    unit = found.what.unit
    if unit == POINTS:
        unit = "goals" if GOALS.search(text) else "points"
    low, high = _plain(number.low), _plain(number.high)
    line = found.line
    first, last = line.words[number.first], line.words[max(found.what.last, number.last) - 1] + 1
    return Amount(
        name, found.start, found.end, low, high, number.approximate, unit, found.what.of,
        best=low if low == high else None,
        outcome=outcome_of(line.tree, first, last) if unit in PEOPLE or unit in BEFALLING else None,  # 6
        change=None if found.what.unit == POINTS else change_of(line.tree, first, last, unit),
    )  # fmt: skip


def _plain(value: Decimal | None) -> float | None:
    """An integer where the value is whole, so that 13 is printed as 13."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
