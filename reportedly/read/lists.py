"""Tells list items from lines that begin with a dash or a number by chance; finds the line that a list completes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from reportedly.read.endings import finished, unfinished
from reportedly.read.lines import STRONG, Line
from reportedly.read.pieces import Piece
from reportedly.record import Block

DASHES = frozenset({"-", "--", "–", "—", "―"})
REACH = 12
"""Lines from one mark to the next of the same list at most; wrapped items of legal texts run to about ten lines."""


def accept_marks(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines; those whose mark is no bullet of a list lose it, and their words start at it.

    A dash, an asterisk, a number or an emoji is a bullet in company only, with another of its kind near; between two
    dashes stands a speech that was cut short.
    """
    marked = [number for number, line in enumerate(lines) if line.mark]
    if not marked:
        return list(lines)
    speech = {number for number in marked if lines[number].mark in DASHES and text[lines[number].end - 1] in DASHES}
    accepted = {number for number in marked if lines[number].mark[0] in STRONG}
    for here, there in pairwise([number for number in marked if number not in speech]):
        if _together(lines, here, there):
            accepted |= {here, there}
    result = list(lines)
    for number in (set(marked) - accepted) | speech:
        line = lines[number]
        result[number] = line._replace(mark="", words=line.start)
    return result


def _together(lines: Sequence[Line], here: int, there: int) -> bool:
    first, second = lines[here], lines[there]
    if (
        there - here > REACH
        or first.quoted != second.quoted
        or sum(line.blank and not line.indent for line in lines[here + 1 : there]) > 1
    ):
        return False
    if style(first.mark) != style(second.mark):
        return first.indent != second.indent and not ordinals(first.mark) and not ordinals(second.mark)
    before, after = ordinals(first.mark), ordinals(second.mark)
    return not before or any(number + 1 in after for number in before)


def style(mark: str) -> str:
    """Return the kind of a mark: "1." and "2." are of one kind."""
    if mark[0].isascii():
        return re.sub(r"[ivx]{2,}|[a-z]", "a", re.sub(r"\d+", "1", re.sub(r"[A-Z]", "A", mark)))
    return mark.replace(VARIANT, "")


VARIANT = "\ufe0f"
"""What may follow a sign to ask for its coloured picture; it makes no other sign of it."""


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def ordinals(mark: str) -> frozenset[int]:
    """Return the numbers that a mark can stand for: "i)" is the first and the ninth; none for a bullet."""
    bare = mark.strip("().")
    if bare.isascii() and bare.isdigit():
        return frozenset({int(bare)})
    found = {ord(bare.lower()) - ord("a") + 1} if len(bare) == 1 and bare.isascii() and bare.isalpha() else set()
    if bare in ROMAN:
        found.add(ROMAN.index(bare) + 1)
    return frozenset(found)


def link(text: str, cuts: Sequence[tuple[Piece, Block]], language: str) -> tuple[Block, ...]:
    """Give each item its `lead`: the block before its list, or the item above a deeper list, whose sentence is open."""
    linked: list[Block] = []
    open_lists: list[tuple[int, str, int | None]] = []
    for piece, block in cuts:
        if block.kind != "item":
            if not (open_lists and piece.indent > open_lists[0][0]):
                open_lists.clear()
            linked.append(block)
            continue
        while open_lists and open_lists[-1][0] > piece.indent:
            open_lists.pop()
        here = (piece.indent, style(piece.mark))
        if not open_lists or (open_lists[-1][:2] != here and open_lists[-1][0] < piece.indent):
            open_lists.append((*here, _lead(text, linked, block, language)))
        linked.append(Block(block.kind, block.start, block.end, open_lists[-1][2]))
    return tuple(linked)


LEADS = frozenset({"paragraph", "heading", "item", "quote"})


def _lead(text: str, before: Sequence[Block], item: Block, language: str) -> int | None:
    if not before or before[-1].kind not in LEADS:
        return None
    block, number = before[-1], len(before) - 1
    if unfinished(text, block.start, block.end, language):
        return number
    open_end = block.kind == "paragraph" and not finished(text, block.end)
    return number if open_end and text[item.start].islower() else None
