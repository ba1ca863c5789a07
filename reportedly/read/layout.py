"""Joins the lines of hard-wrapped paragraphs, and leaves a line alone where each line is a paragraph of its own.

Mail and old news pages break lines at about 70 columns; most other texts have a paragraph to a line. A break is a wrap
where the next line's first word had no room left on the line before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.read.endings import finished
from reportedly.read.lines import Line
from reportedly.read.pieces import Piece

WIDEST = 110
"""Columns of the widest line that was broken by a program: nobody wraps wider, and few paragraphs are shorter."""

NARROWEST = 30
"""Columns below which a line is a title, a verse or a cell, and never a full line of a paragraph."""

SAMPLE = 4_000
"""Lines that the layout of a document is judged by."""

FULL_SHARE, OPEN_SHARE = 0.6, 0.45
"""A document is wrapped if so many of its line breaks are forced by the width, and so many of these lie in a sentence.
In wrapped prose they are about 0.9 and 0.85; where each line is a paragraph about 0.1 and 0.1."""

NARROW_SHARE = 0.8
"""A document with a fifth of its line breaks behind wider lines was not wrapped as a whole."""

FENCE = re.compile(r"(```+|~~~+)[\w-]*")
WORD = re.compile(r"\S+")
OVERFLOWING = 33
"""Of so many lines, one may be wider than the text was wrapped at: an address that has no space to break at."""

OWN_LAYOUT = 4
"""Lines without a blank one between that show by themselves whether they are wrapped."""

FRONT = 40
"""Lines that front matter has at most."""

KEY = re.compile(r"[A-Za-z][\w -]*:|- |\s")
RULE = re.compile(r"(?:[-=_*~#.·•+|:—–]\s*){3,}")
"""A line of signs only: a ruler, the underline of a title, the frame of a table."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """The width that lines were wrapped at, or 0; `narrow`: no line of the document is as long as a paragraph."""

    width: int
    narrow: bool


def pieces(text: str, lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield the pieces of a text in order."""
    sample = lines[:SAMPLE]
    wrap = Wrap(measure(text, sample), all(line.width <= WIDEST for line in sample))
    fences = _fences(text, lines) | {number: number for number in range(_front(text, lines))}
    inside = {number for first, last in fences.items() for number in range(first + 1, last + 1)}
    start = 0
    for stop in range(1, len(lines) + 1):
        if stop == len(lines) or (lines[stop].blank and stop not in inside):
            yield from _stretch(text, lines, range(start, stop), fences, wrap)
            start = stop


def _stretch(text: str, lines: Sequence[Line], reach: range, fences: dict[int, int], wrap: Wrap) -> Iterator[Piece]:
    """Yield the pieces of the lines between two blank ones; a longer run may be wrapped though the document is not."""
    start, stop = reach.start, reach.stop
    if not wrap.width and len(reach) >= OWN_LAYOUT:
        wrap = replace(wrap, width=measure(text, lines[start:stop]))
    while start < stop:
        first, last = lines[start], fences.get(start, start)
        if start in fences:
            yield Piece(first.start, lines[last].end, first.indent, first.quoted, fenced=True)
        else:
            while (
                last + 1 < stop and last + 1 not in fences and _joined(text, first, lines[last], lines[last + 1], wrap)
            ):
                last += 1
            yield Piece(first.words, lines[last].end, first.indent, first.quoted, first.mark, first.level)
        start = last + 1


def measure(text: str, lines: Sequence[Line]) -> int:
    """Return the width that the lines were wrapped at, or 0 where each line is a paragraph."""
    pairs = [(one, two) for one, two in pairwise(lines) if _adjacent(one, two) and not two.mark]
    narrow = [(one, two) for one, two in pairs if one.width <= WIDEST]
    if len(pairs) < OWN_LAYOUT - 1 or len(narrow) < NARROW_SHARE * len(pairs):
        return 0
    widths = sorted(one.width for one, _ in narrow)
    width = widths[-1 - len(widths) // OVERFLOWING]
    full = [one for one, two in narrow if _full(text, one, two, width)]
    left_open = sum(not finished(text, one.end) for one in full)
    wrapped = width >= NARROWEST and len(full) >= FULL_SHARE * len(narrow) and left_open >= OPEN_SHARE * len(full)
    return width if wrapped else 0


def _adjacent(one: Line, two: Line) -> bool:
    return not two.blank and one.quoted == two.quoted and not one.level and not two.level


def _full(text: str, one: Line, two: Line, width: int) -> bool:
    """Say whether the first word of `two` would not have fitted on `one`."""
    word = WORD.match(text, two.words, two.end)
    assert word is not None
    return one.width + 1 + word.end() - word.start() > width


def _joined(text: str, first: Line, one: Line, two: Line, wrap: Wrap) -> bool:
    """Say whether line `two` goes on with line `one`, in the paragraph or item that began with `first`."""
    if not _adjacent(one, two) or two.mark or _alone(text, one) or _alone(text, two):
        return False
    if first.mark and two.indent > first.indent:
        return True
    if not NARROWEST <= one.width <= WIDEST or two.indent > one.indent + 1:
        return False
    if wrap.width and _full(text, one, two, wrap.width):
        return True
    runs_on = not finished(text, one.end) and text[two.words].islower() and text[one.end - 1] not in ":;"
    return runs_on and (wrap.narrow or wrap.width > 0)


def _alone(text: str, line: Line) -> bool:
    """Say whether a line never runs on: a ruler or a row of a table."""
    return text[line.words] == "|" or RULE.fullmatch(text, line.words, line.end) is not None


def _fences(text: str, lines: Sequence[Line]) -> dict[int, int]:
    """Return first and last line of each fenced block of Markdown; one that is never closed is none."""
    found: dict[int, int] = {}
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        if text[line.words] not in "`~":
            continue
        match = FENCE.fullmatch(text, line.words, line.end)
        if match and opened is None:
            opened = number, match[1]
        elif match and opened and match[0].startswith(opened[1]):
            found[opened[0]] = number
            opened = None
    return found


def _front(text: str, lines: Sequence[Line]) -> int:
    """Return how many lines at the start are front matter: keys and values between two lines of three dashes."""
    bounds = [number for number, line in enumerate(lines[:FRONT]) if text[line.start : line.end] == "---"][:2]
    if len(bounds) < 2 or bounds[0] > 0:
        return 0
    keys = all(KEY.match(text, line.start, line.end) for line in lines[1 : bounds[1]])
    return bounds[1] + 1 if keys else 0
