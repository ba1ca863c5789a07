"""Collects the dates that a document gives for its publication, refuses impossible ones, and chooses among the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.read.dateline import Stated, find_date, read_date
from reportedly.read.furniture import labelled
from reportedly.read.options import Options
from reportedly.read.place import TOP
from reportedly.record import Block, DateFound, Problem, Published

RANKS = ("option", "header", "dateline", "byline", "title", "updated line")
"""Where a date of publication is found, the most trusted first; two of one rank: the first in the text."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of publication with a value, and where it was found; no offsets for the option."""

    edtf: str
    found_in: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Dates:
    """All dates of publication, the chosen one first, and what was wrong with others."""

    dated: tuple[Dated, ...]
    problems: tuple[Problem, ...]


def collect_dates(text: str, blocks: Sequence[Block], options: Options) -> Dates:
    """Return the dates that the option and the lines around the report give."""
    dated, problems = [], []
    option = read_date(options.published, options.language) if options.published else None
    if option and option.edtf:
        dated.append(Dated(option.edtf, "option", None, None))
    last = options.today or (date.today() + timedelta(days=1)).isoformat()
    for found_in, stated in _stated(text, blocks, options.language):
        problem = _fault(text, stated, last)
        if problem:
            problems.append(problem)
        if stated.edtf and (problem is None or problem.code == "date-contradiction"):
            dated.append(Dated(stated.edtf, found_in, stated.start, stated.end))
    return Dates(tuple(sorted(dated, key=lambda one: RANKS.index(one.found_in))), tuple(problems))


def publish(dates: Dates) -> Published | None:
    """Return the first date, with those of the others that contradict it."""
    if not dates.dated:
        return None
    best, *rest = dates.dated
    others = tuple(
        DateFound(one.edtf, one.found_in, one.start, one.end)
        for one in rest
        if not (best.edtf.startswith(one.edtf) or one.edtf.startswith(best.edtf))
    )
    return Published(best.edtf, best.found_in, best.start, best.end, others)


def _stated(text: str, blocks: Sequence[Block], language: str) -> Iterator[tuple[str, Stated]]:
    """Yield where and what: one date a line, from the lines that can carry one."""
    for number, block in enumerate(blocks):
        if block.kind not in ("dateline", "byline", "heading") and (block.kind != "source" or number >= TOP):
            continue
        stated = find_date(text, block.start, block.end, language)
        if stated is None or (block.kind == "source" and stated.end != block.end):
            continue
        if block.kind != "heading":
            yield _place(text, block, language), stated
        elif number < TOP and stated.weekday and stated.end == block.end:
            yield "title", stated


def _place(text: str, block: Block, language: str) -> str:
    label = labelled(text, block.start, block.end, language)
    if label and label.kind == "updated":
        return "updated line"
    if block.kind == "byline":
        return "byline"
    return "header" if label and block.kind != "source" else "dateline"


def _fault(text: str, stated: Stated, last: str) -> Problem | None:
    said, span = text[stated.start : stated.end], (stated.start, stated.end)
    if stated.edtf is None:
        code = "ambiguous-date" if "either" in (stated.fault or "") else "impossible-date"
        return Problem(
            code,
            f"got the date {said!r}, {stated.fault}; wanted one that has a single reading: give --published",
            *span,
        )
    if stated.edtf[: len(last)] > last[: len(stated.edtf)]:
        return Problem(
            "future-date", f"got the date of publication {said!r}, which lies in the future: give --published", *span
        )
    if stated.doubt:
        return Problem(
            "date-contradiction",
            f"got the date {said!r}, but {stated.doubt}; we go by the day of the month: check it",
            *span,
        )
    return None
