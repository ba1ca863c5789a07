"""Joins the words of a PDF page into lines: what stands at one height, and is parted by no gutter."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from reportedly.read.lines import MARK
from reportedly.read.pdf_page import GAP, Run

BASELINE = 0.3
"""Heights by which the feet of two runs of one line may differ."""

WIDE = 1.8
"""Heights of the widest space inside a justified line."""

BULLET_GAP = 4
"""Heights between a bullet and its text at most."""

MARK_LONGEST = 6
"""Characters of the longest number of a list item."""

NEAR = 6
"""Heights up and down in which other lines tell whether a wide space is a gutter."""

BESIDE = 1.6
"""Heights to the next line up or down, which alone shows a gutter of a table: text around it shows none."""

INITIALS = 30
"""Large first letters that a page has at most."""

INITIAL = 1.8
"""Times the usual size of letters that a large first letter has at least."""


def _with_initials(runs: Sequence[Run]) -> list[Run]:
    """Return the runs, large letters that open a paragraph over several lines before the first of these."""
    usual = median(run.size for run in runs) if runs else 0.0
    found = list(runs)
    large = [run for run in runs if run.size > INITIAL * usual and len(run.text) <= 2 and run.text[-1].isupper()]
    for cap in large[:INITIALS]:
        box = cap.box
        right = [
            run
            for run in found
            if run.size < cap.size / 2
            and box.y0 < run.middle < box.y1
            and -0.5 * usual < run.box.x0 - box.x1 < 2 * usual
        ]
        if right:
            first = min(right, key=lambda run: run.box.y0)
            beside = {run: _beside(run, cap, first=run is first) for run in right}
            found = [beside.get(run, run) for run in found if run is not cap]
    return found


def _beside(run: Run, cap: Run, *, first: bool) -> Run:
    """Return a line beside a large first letter as if it began under it, so that it does not look indented."""
    return replace(run, text=cap.text + run.text if first else run.text, box=run.box._replace(x0=cap.box.x0))


def rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the runs that stand at one height together, from left to right, top to bottom."""
    found: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.box.y1, run.box.x0)):
        if found and level(found[-1][0], run):
            found[-1].append(run)
        else:
            found.append([run])
    for row in found:
        row.sort(key=lambda run: run.box.x0)
    return found


def level(one: Run, two: Run) -> bool:
    """Say whether two runs stand on one line."""
    high = max(one.box.y1 - one.box.y0, two.box.y1 - two.box.y0)
    return abs(one.box.y1 - two.box.y1) <= BASELINE * high


def join(runs: Sequence[Run]) -> list[Run]:
    """Return the runs, those that are one line of a column joined."""
    table = rows(_with_initials(runs))
    joined: list[Run] = []
    for number, row in enumerate(table):
        line = row[0]
        for run in row[1:]:
            if _belongs(line, run, table, number):
                line = _merged(line, run)
            else:
                joined.append(line)
                line = run
        joined.append(line)
    return joined


def _merged(one: Run, two: Run) -> Run:
    text = f"{one.text} {two.text}" if two.box.x0 - one.box.x1 > 0.1 * one.size else one.text + two.text
    larger = one if one.size >= two.size else two
    return replace(larger, text=text, box=one.box.around(two.box), bold=one.bold and two.bold, first=one.first)


def _belongs(one: Run, two: Run, table: list[list[Run]], number: int) -> bool:
    """Say whether two runs of a row are one line."""
    gap, size = two.box.x0 - one.box.x1, max(one.size, two.size)
    if _is_mark(one.text):
        return gap < BULLET_GAP * size
    if gap <= 0.5 * size:
        return True
    if gap > WIDE * size:
        return False
    middle = (one.box.x1 + two.box.x0) / 2
    crossed = parted = 0
    for row in _near(table, number, two.middle, NEAR * size):
        if any(run.box.x0 < middle < run.box.x1 for run in row):
            crossed += 1
        elif row[0].box.x1 <= middle <= row[-1].box.x0:
            parted += 1
            if abs(row[0].middle - two.middle) < BESIDE * size:
                return False
    return crossed > parted or (crossed == parted and gap <= 1.5 * GAP * size)


def _is_mark(text: str) -> bool:
    """Say whether a run is a bullet or number and nothing else."""
    mark = MARK.match(f"{text} x") if len(text) <= MARK_LONGEST else None
    return mark is not None and mark.end() == len(text) + 1


def _near(table: list[list[Run]], number: int, middle: float, reach: float) -> Iterator[list[Run]]:
    for step in (-1, 1):
        other = number + step
        while 0 <= other < len(table) and abs(table[other][0].middle - middle) <= reach:
            yield table[other]
            other += step
