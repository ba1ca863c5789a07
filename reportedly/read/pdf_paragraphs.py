"""Makes paragraphs, headings and list items of the lines of a PDF, over the ends of columns and pages.

1. The size of most letters is that of the body; what is larger, or bold throughout, may be a heading.
2. In a column, a paragraph ends where more white than usual follows, where a line is indented, where the size changes,
   before a bullet, and behind a line that had room for the next word.
3. What ends at the foot of a column goes on at the head of the next, unless a sentence and its line end together.
4. Small print at the foot of a page stands apart, so that it parts no paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from reportedly.read.endings import finished
from reportedly.read.lines import MARK
from reportedly.read.pdf_hyphens import Words
from reportedly.read.pdf_layout import Leaf, Line

SAME = 0.08
"""Share by which the sizes of letters of one paragraph may differ."""

LARGER, SMALLER = 1.12, 0.92
"""Sizes, against the body's, from which on letters are those of a heading, and below which they are small print."""

HEADING_LONGEST, BOLD_LONGEST = 250, 110
"""Characters of a heading in large letters, and of one that is only bold."""

LEADING = 1.3
"""Times the usual distance of lines, beyond which white parts two paragraphs."""

FEW = 2
"""Lines that were broken for want of room, from which on they tell how far lines are apart."""

INDENT = 0.6
"""Heights of the smallest indent of a first line."""

SPACE = 0.25
"""Heights of a space between words."""

FULL_LINE = 25
"""Characters of the shortest line that fills a column of running text."""

LABEL = re.compile(r"^(\d{1,2})(?=[^\W\d_])")
"""The number of a note that no space parts from its first word."""

EDGE = 1.5
"""Heights by which a full line may fall short of its column's right edge."""


@dataclass(slots=True)
class Paragraph:
    """Some lines that belong together."""

    lines: list[Line]
    leaf: int
    mark: str = ""
    level: int = 0
    row: bool = False
    small: bool = False
    indented: bool = False
    full: bool = False
    text: str = field(default="")

    @property
    def size(self) -> float:
        """Height of its letters."""
        return self.lines[0].run.size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.run.bold for line in self.lines)


def paragraphs(pages: Sequence[Sequence[Leaf]]) -> list[Paragraph]:
    """Return the paragraphs of the pages in reading order, small print at the feet behind all else."""
    leaves = [leaf for page in pages for leaf in page]
    lines = [line for leaf in leaves for line in leaf]
    if not lines:
        return []
    body, leading = _body(lines), _leading(leaves)
    found = [part for number, leaf in enumerate(leaves) for part in _cut(leaf, number, leading)]  # 2
    feet = _feet(found, body)
    main = [part for part in found if id(part) not in feet]
    joined = [*_join(main, body), *(part for part in found if id(part) in feet)]  # 3, 4
    words = Words(line.run.text for line in lines)
    for part in joined:
        part.text = words.join([line.run.text for line in part.lines])
        part.level = _level(part, body)  # 1
        part.small = id(part) in feet
        if part.small:
            part.text = LABEL.sub(r"\1 ", part.text)
    return joined


def _body(lines: Sequence[Line]) -> float:
    """Return the size that most letters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.run.size * 2) / 2] += len(line.run.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _leading(leaves: Sequence[Leaf]) -> float:
    """Return the usual distance from line to line, in heights of their letters.

    It is taken where a line had no room for the first word of the next, if there are such, and the lower quarter of
    them tells: the other distances may be those between paragraphs of one line.
    """
    steps, broken = [], []
    for leaf in leaves:
        edge = max(line.run.box.x1 for line in leaf)
        for one, two in pairwise(leaf):
            step = (two.run.box.y1 - one.run.box.y1) / one.run.size if one.run.size > 0 else 0
            if 0.5 < step < 2.5 and abs(one.run.size - two.run.size) < SAME * one.run.size:
                steps.append(step)
                if edge - one.run.box.x1 < two.run.first + SPACE * two.run.size:
                    broken.append(step)
    if len(broken) >= FEW:
        return sorted(broken)[len(broken) // 4]
    return median(steps) if steps else 1.2


def _cut(leaf: Leaf, number: int, leading: float) -> Iterator[Paragraph]:
    """Yield the paragraphs of a column."""
    edge = max(line.run.box.x1 for line in leaf)
    for stretch in _stretches(leaf, leading):
        left = _margin(stretch)
        right = max(line.run.box.x1 for line in stretch)
        part: Paragraph | None = None
        for line in stretch:
            if part is None or _begins(part, line, left, right):
                if part:
                    yield _closed(part, edge)
                mark = MARK.match(line.run.text)
                indented = line.run.box.x0 > left + INDENT * line.run.size
                part = Paragraph([line], number, mark[0] if mark else "", row=line.row, indented=indented)
            else:
                part.lines.append(line)
        if part:
            yield _closed(part, edge)


def _closed(part: Paragraph, edge: float) -> Paragraph:
    part.full = edge - part.lines[-1].run.box.x1 < EDGE * part.size
    return part


def _stretches(leaf: Leaf, leading: float) -> Iterator[Leaf]:
    """Yield the lines between two gaps, or changes of size."""
    start = 0
    for number in range(1, len(leaf) + 1):
        if number == len(leaf) or _parted(leaf[number - 1], leaf[number], leading):
            yield leaf[start:number]
            start = number


def _parted(one: Line, two: Line, leading: float) -> bool:
    size = max(one.run.size, two.run.size)
    differs = abs(one.run.size - two.run.size) > SAME * size or one.run.bold != two.run.bold
    return differs or not -0.1 < two.run.box.y1 - one.run.box.y1 < LEADING * leading * size


def _margin(lines: Leaf) -> float:
    """Return where most lines begin; of two places that are as frequent, the one to the left."""
    starts = Counter(round(line.run.box.x0) for line in lines)
    return min(starts, key=lambda start: (-starts[start], start))


def _begins(part: Paragraph, line: Line, left: float, right: float) -> bool:
    """Say whether a line begins a paragraph of its own."""
    before = part.lines[-1]
    if line.row or part.row or MARK.match(line.run.text):
        return line.row or part.row or _is_marked(part, line)
    size = line.run.size
    runs_on = not finished(before.run.text, len(before.run.text)) and line.run.text[0].islower()
    if runs_on:
        return False
    hangs = line.run.box.x0 > part.lines[0].run.box.x0 + INDENT * size
    if part.mark and not hangs and finished(before.run.text, len(before.run.text)):
        return True
    outdented = bool(part.mark) and line.run.box.x0 < part.lines[0].run.box.x0 + INDENT * size
    if outdented and len(part.lines) > 1 and part.lines[1].run.box.x0 > line.run.box.x0 + INDENT * size:
        return True
    if not part.mark and line.run.box.x0 > max(left, before.run.box.x0) + INDENT * size:
        return _is_left(before, left)
    room = right - before.run.box.x1
    return room > line.run.first + SPACE * size + 0.5


def _is_left(line: Line, left: float) -> bool:
    return abs(line.run.box.x0 - left) <= INDENT * line.run.size


def _is_marked(part: Paragraph, line: Line) -> bool:
    """Say whether a line that begins with a bullet or number is an item: a number can also stand where a line broke."""
    mark = MARK.match(line.run.text)
    assert mark is not None
    if not mark["number"] and not mark["weak"]:
        return True
    before = part.lines[-1]
    return (
        bool(part.mark) or finished(before.run.text, len(before.run.text)) or before.run.text.endswith((":", ";", ","))
    )


def _feet(found: Sequence[Paragraph], body: float) -> set[int]:
    """Return the paragraphs in small print that end their page."""
    feet: set[int] = set()
    last_page, open_end = 0, False
    for part in reversed(found):
        page = part.lines[-1].page
        open_end = page != last_page or open_end
        last_page = page
        open_end = open_end and part.size < SMALLER * body and not part.row
        if open_end:
            feet.add(id(part))
    on_pages = {part.lines[-1].page for part in found if id(part) not in feet}
    return {id(part) for part in found if id(part) in feet and part.lines[-1].page in on_pages}


def _join(parts: Sequence[Paragraph], body: float) -> list[Paragraph]:
    """Return the paragraphs, those joined that a column's or page's end has cut."""
    ordinary = [part for part in parts if not part.mark and not part.row and len(part.lines) > 1]
    by_indent = sum(part.indented for part in ordinary) > 0.6 * len(ordinary)
    joined: list[Paragraph] = []
    for part in parts:
        if joined and _continues(joined[-1], part, body, by_indent=by_indent):
            joined[-1].lines += part.lines
            joined[-1].leaf, joined[-1].full = part.leaf, part.full
        else:
            joined.append(part)
    return joined


def _continues(one: Paragraph, two: Paragraph, body: float, *, by_indent: bool) -> bool:
    if one.leaf == two.leaf or one.row or two.row or two.mark or one.bold != two.bold:
        return False
    if abs(one.size - two.size) > SAME * one.size or one.size > LARGER * body:
        return False
    text = one.lines[-1].run.text
    if not finished(text, len(text)):
        goes_on = two.lines[0].run.text[0].islower() or text.endswith("-")
        return goes_on or (one.full and not two.indented and len(text) >= FULL_LINE)
    return by_indent and one.full and not two.indented and not one.mark


def _level(part: Paragraph, body: float) -> int:
    """Return 1 or 2 for a heading, else 0."""
    if part.row or part.mark or not any(map(str.isalpha, part.text)):
        return 0
    if part.size >= LARGER * body and len(part.text) <= HEADING_LONGEST:
        ends = finished(part.text, len(part.text)) and part.text[-1] not in "?!" and len(part.text) > BOLD_LONGEST
        return 0 if ends else 1
    bold = part.bold and len(part.text) <= BOLD_LONGEST and not finished(part.text, len(part.text))
    return 2 if bold and part.size >= SMALLER * body else 0
