"""Puts the words of a PDF page into reading order: lines, columns, and tables row by row.

1. Runs at one height are a row; runs of a row that no gutter parts are joined into a line.
2. Rows that leave the same stretch of the page's width free, with lines on both sides, stand in columns.
3. A column is laid out as a page is, as it may hold columns again; a row between columns goes over the whole width.
4. Columns of short lines at equal heights are a table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean, median

from reportedly.read.pdf_lines import join, level
from reportedly.read.pdf_page import Run

GUTTER = 0.7
"""Heights of the narrowest gutter between columns."""

BAND = 0.3
"""Share of a height that lines of one band have in common."""

BREAK = 0.6
"""Heights of white above a line under the left column that make it a line under both, if both end there."""

HEADLINE = 1.4
"""Times the usual size of letters, from which on a line is a headline over all columns: those in one are smaller."""

LARGER = 1.12
"""Times the usual size of letters, beyond which a line above a column is none of its text."""

LEVEL = 1.6
"""Heights by which the feet of two columns that end together may differ."""

CELL, NARROW_CELL = 30, 20
"""Characters that the cells of a table have on average at most, with three columns and with two."""

RUNNING, WORDS = 0.35, 3
"""Share of lines that begin in small letters, and words of a line, from which on columns of short lines are text."""

Leaf = list["Line"]
"""Lines of one column, from top to bottom."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column, the `leaf`; `row` where it is the row of a table."""

    run: Run
    page: int
    row: bool = False
    leaf: int = 0


def lay_out(runs: Sequence[Run], page: int) -> list[Leaf]:
    """Return the lines of a page in reading order, column by column."""
    lines = [Line(run, page) for run in join(runs)]  # 1
    leaves = _arrange(lines, page) if lines else []
    return [[Line(line.run, line.page, line.row, number) for line in leaf] for number, leaf in enumerate(leaves)]


def _arrange(lines: list[Line], page: int) -> list[Leaf]:
    """Return the columns of an area in reading order."""
    bands = _bands(lines)
    usual = median(line.run.size for line in lines)
    leaves: list[Leaf] = []
    plain: list[list[Line]] = []
    start = 0
    while start < len(bands):
        stop, gutters = _reach(bands, start, usual)
        if not gutters:
            plain.append(bands[start])
            start += 1
            continue
        stop = _end(bands, start, stop, gutters[0])
        above = _above(plain, bands[start:stop], gutters)
        if plain[: len(plain) - above]:
            leaves.append([line for band in plain[: len(plain) - above] for line in band])
        leaves += _columns([*plain[len(plain) - above :], *bands[start:stop]], gutters, page)
        plain = []
        start = stop
    return [*leaves, [line for band in plain for line in band]] if plain else leaves


def _above(plain: list[list[Line]], columns: list[list[Line]], gutters: list[Span]) -> int:
    """Return how many of the bands before columns belong to one of them: they leave the gutters free, without a gap."""
    count = 0
    below = columns[0]
    usual = median(line.run.size for band in columns for line in band)
    for band in reversed(plain):
        free = all(line.run.box.x1 <= start or line.run.box.x0 >= end for line in band for start, end in gutters)
        gap = min(line.run.box.y0 for line in below) - max(line.run.box.y1 for line in band)
        if not free or gap > BREAK * band[0].run.size or band[0].run.size > LARGER * usual:
            break
        count += 1
        below = band
    return count


def _bands(lines: list[Line]) -> list[list[Line]]:
    """Return the lines in bands of the page that white goes through from left to right."""
    bands: list[list[Line]] = []
    floor = 0.0
    for line in sorted(lines, key=lambda line: (line.run.box.y0, line.run.box.x0)):
        box = line.run.box
        if bands and floor - box.y0 > BAND * (box.y1 - box.y0):
            bands[-1].append(line)
            floor = max(floor, box.y1)
        else:
            bands.append([line])
            floor = box.y1
    for band in bands:
        band.sort(key=lambda line: (line.run.box.x0 if len(band) == 2 else 0, line.run.box.y0, line.run.box.x0))
    return bands


def _reach(bands: list[list[Line]], start: int, usual: float) -> tuple[int, list[Span]]:
    """Return the gutters between the lines of a band, and how far down the bands leave some of them free."""
    boxes = sorted(line.run.box for line in bands[start])
    free: list[Span] = []
    right = boxes[0].x1
    for box in boxes[1:]:
        if box.x0 - right >= GUTTER * usual:
            free.append((right, box.x0))
        right = max(right, box.x1)
    stop = start + 1
    while free and stop < len(bands) and not _is_over_all(bands[stop], free, usual):
        left = free
        for line in bands[stop]:
            left = _without(left, line.run.box.x0, line.run.box.x1, GUTTER * usual)
        if not left:
            break
        free = left
        stop += 1
    return stop, free


def _is_over_all(band: list[Line], free: list[Span], usual: float) -> bool:
    """Say whether a line alone at its height is the headline of what follows in all columns, though it is short."""
    run = band[0].run
    if len(band) > 1 or run.box.x0 >= free[0][1]:
        return False
    crosses = any(run.box.x0 < start and run.box.x1 > end for start, end in free)
    return crosses or run.size > HEADLINE * usual


def _without(free: list[Span], x0: float, x1: float, least: float) -> list[Span]:
    cut = [part for start, end in free for part in ((start, min(end, x0)), (max(start, x1), end))]
    return [(start, end) for start, end in dict.fromkeys(cut) if end - start >= least]


def _end(bands: list[list[Line]], start: int, stop: int, gutter: Span) -> int:
    """Return where the columns end: a line under the left one, with white above, is under both."""
    last = max(number for number in range(start, stop) if any(line.run.box.x0 >= gutter[1] for line in bands[number]))
    end = max(line.run.box.y1 for line in bands[last])
    for number in range(last + 1, stop):
        if max(line.run.box.y1 for line in bands[number - 1]) - end > LEVEL * bands[number][0].run.size:
            break
        top = min(line.run.box.y0 for line in bands[number])
        foot = max(line.run.box.y1 for line in bands[number - 1])
        if top - foot > BREAK * bands[number][0].run.size:
            return number
    return stop


def _columns(bands: list[list[Line]], gutters: list[Span], page: int) -> list[Leaf]:
    """Return the columns between the gutters, or the rows of a table."""
    if _is_table(bands, gutters):
        return [[_row(band, page) for band in bands]]  # 4
    columns: list[Leaf] = [[] for _ in range(len(gutters) + 1)]
    for band in bands:
        for line in band:
            columns[_column(line, gutters)].append(line)
    return [leaf for column in columns if column for leaf in _arrange(column, page)]  # 3


def _column(line: Line, gutters: list[Span]) -> int:
    return sum(line.run.box.x0 >= end for _, end in gutters)


def _is_table(bands: list[list[Line]], gutters: list[Span]) -> bool:
    full = [band for band in bands if len(band) > 1]
    even = all(level(one.run, two.run) for band in full for one, two in pairwise(band))
    if not even or len(full) < 2 or 2 * len(full) < len(bands):
        return False
    texts = [line.run.text for band in full for line in band]
    small = sum(text[0].islower() for text in texts)
    if small >= RUNNING * len(texts) and fmean(len(text.split()) for text in texts) >= WORDS:
        return False
    length = fmean(map(len, texts))
    return length <= (CELL if len(gutters) > 1 else NARROW_CELL)


def _row(band: list[Line], page: int) -> Line:
    cells = sorted((line.run for line in band), key=lambda run: run.box.x0)
    box = cells[0].box
    for cell in cells[1:]:
        box = box.around(cell.box)
    text = " | ".join(cell.text for cell in cells)
    return Line(replace(cells[0], text=text, box=box, bold=all(cell.bold for cell in cells)), page, row=len(cells) > 1)
