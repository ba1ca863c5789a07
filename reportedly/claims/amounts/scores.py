"""Reads results: "3–1" in a match is one amount with both ends, "321–103" in a vote is two."""

from dataclasses import replace
from decimal import Decimal

from reportedly.claims.amounts.atoms import DASHES, Line
from reportedly.claims.amounts.bounds import Quantity
from reportedly.claims.amounts.context import Found
from reportedly.claims.amounts.units import Counted, measured
from reportedly.lexicon import words

MATCH = words("en", "amounts", "scores.match")
VOTE = words("en", "amounts", "scores.vote")
POINTS = "points of a match"
"""Unit of a result; "goals" where the document speaks of goals, else "points"."""
JOINTS = DASHES | {"to"}
DIGITS = 3
"""Digits of the longest side of a result."""


def score(line: Line, atom: int) -> tuple[Found, ...]:
    """The amounts of a result that begins at this atom, or none."""
    if line.low(atom + 1) not in JOINTS or not line.low(atom + 1) or not _side(line, atom) or not _side(line, atom + 2):
        return ()
    if line.low(atom + 3) in DASHES and line.glued(atom + 3) and line.low(atom + 4)[:1].isdigit():
        return ()
    cues = VOTE.intersection(line.lower) or MATCH.intersection(line.lower)
    if not cues or not _closes(line, atom + 3):
        return ()
    one, other = Decimal(line.atoms[atom]), Decimal(line.atoms[atom + 2])
    if line.low(atom + 1) == "to" and (one < other or line.low(atom - 1) in ("from", "between")):
        return ()
    first = Quantity(atom, atom, atom + 1, one, one, False, "digits")
    if cues <= VOTE:
        second = replace(first, first=atom + 2, begin=atom + 2, last=atom + 3, low=other, high=other)
        return tuple(Found(line, side, Counted(side.last, "votes", None, "noun")) for side in (first, second))
    both = replace(first, last=atom + 3, low=min(one, other), high=max(one, other))
    return (Found(line, both, Counted(atom + 3, POINTS, None, "noun")),)


def _side(line: Line, atom: int) -> bool:
    """Tell whether the atom can be one side of a result: a short number, no part of a code or of a longer one."""
    text = line.low(atom)
    joined = line.glued(atom) and line.low(atom - 1) in DASHES and line.glued(atom - 1)
    return text.isdecimal() and len(text) <= DIGITS and (len(text) == 1 or text[0] != "0") and (not joined or atom > 1)


def _closes(line: Line, atom: int) -> bool:
    """Tell whether a result may end before this atom: what follows is no unit and no noun but that of a result."""
    if line.low(atom) in VOTE | MATCH or line.matches(atom, ("thanks", "to")):
        return True
    return (
        not measured(line, atom) and line.upos(atom) not in ("NOUN", "ADJ", "NUM") and line.low(atom) not in ("%", "-")
    )
