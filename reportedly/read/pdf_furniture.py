"""Finds what is printed on every page of a PDF: running heads, feet, and page numbers.

A line is compared with those of other pages as it stands, and with its numbers counted from the page's own: so
"Page 3 of 9" is the same line as "Page 4 of 9", and the headings of chapters 3 and 4 are two.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from statistics import median

from reportedly.read.pdf_lines import rows
from reportedly.read.pdf_page import Page, Run

EDGE = 3
"""Rows from the top and from the bottom of a page among which running heads and feet are."""

HEIGHT = 6.0
"""Points by which the place of a running head may differ from page to page."""

SHARE = 0.3
"""Share of the pages that a running head stands on at least: it may change with the chapter, or from left to right."""

LONGEST = 150
"""Characters of the longest running head."""

LARGE = 1.12
"""Sizes, against those of the page, from which on a line with the page's number is rather the heading of a chapter."""

NUMBERS = 3
"""Numbers of a running head that may change with the page: the page, its part, the date of printing."""

NUMBER = re.compile(r"\d{1,6}")
ROMAN = r"(?=[ivxl])(?:x[lc]|l?x{0,3})(?:i[xv]|v?i{0,3})"
ALONE = re.compile(
    rf"[-–—|\[( ]*(?:(?:page|p\.)\s*)?(?:\d{{1,5}}(?:\s*(?:/|of)\s*\d{{1,5}})?|{ROMAN})[-–—|\]) ]*", re.I
)
"""A page number with nothing beside it."""

MARGIN = 0.1
"""Share of the page's height at top and bottom where a number alone is a page number, whatever the other pages have."""

PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?: ?[AP]M)?", re.I)
ADDRESS = re.compile(r"(?:https?://\S+|file://\S+|about:blank|data:\S+?)(?:…|\.\.\.)?")
"""What a browser prints over a page, before its title, and under it, before its number."""

Key = tuple[bool, str, int]


def part(pages: Sequence[Page]) -> tuple[list[Page], list[tuple[int, Run]]]:
    """Return the pages without what is repeated on them, and each of the repeated lines once, with its page."""
    edges = [_edges(page) for page in pages]
    counts = Counter(key for edge in edges for key in {key for row in edge for _, keys in row for key in keys})
    least = max(2, SHARE * len(pages))
    bare: list[Page] = []
    kept: list[tuple[int, Run]] = []
    seen: set[str] = set()
    for page, edge in zip(pages, edges, strict=True):
        printed = list(_of_browser(page))
        kept += [(page.number, run) for run in printed if len(pages) == 1]
        dropped = set(printed)
        for row in edge:
            for run, keys in row:
                shared = [key for key in keys if counts[key] >= least]
                if shared and not seen.intersection(words for _, words, _ in shared):
                    kept.append((page.number, run))
                seen.update(words for _, words, _ in shared)
                if shared or ((len(row) == 1 or not run.text.isdecimal()) and _is_page_number(page, run)):
                    dropped.add(run)
        bare.append(replace(page, runs=tuple(run for run in page.runs if run not in dropped)) if dropped else page)
    return bare, [(number, run) for number, run in kept if not ALONE.fullmatch(run.text)]


def _edges(page: Page) -> list[list[tuple[Run, list[Key]]]]:
    """Return the rows at the top and at the bottom, each run with the keys that it may share with other pages."""
    table = rows(page.runs)
    usual = median(run.size for run in page.runs) if page.runs else 0.0
    ends = ((True, table[:EDGE]), (False, table[max(EDGE, len(table) - EDGE) :]))
    return [
        [
            (run, list(_keys(run, page.number, top=top, large=run.size > LARGE * usual)))
            for run in row
            if len(run.text) <= LONGEST
        ]
        for top, chosen in ends
        for row in chosen
    ]


def _keys(run: Run, page: int, *, top: bool, large: bool) -> Iterator[Key]:
    """Yield text and place of a run: each number as it is, and from the page's own; two places that overlap."""
    place = run.middle / HEIGHT
    readings = [run.text] if large else _readings(run.text, page)
    for words in readings:
        yield top, words, 2 * int(place)
        yield top, words, 2 * int(place + 0.5) + 1


def _readings(text: str, page: int) -> Iterator[str]:
    parts = NUMBER.split(text)
    numbers = NUMBER.findall(text)
    if len(numbers) > NUMBERS:
        yield text
        return
    for chosen in product(*((number, f"#{int(number) - page}") for number in numbers)):
        yield "".join(piece for pair in zip(parts, (*chosen, ""), strict=True) for piece in pair)


def _of_browser(page: Page) -> Iterator[Run]:
    """Yield the head and foot that a browser gives to a page: date and title, address and number."""
    table = rows(page.runs)
    if len(table) < EDGE:
        return
    top, foot = table[0], table[-1]
    if PRINTED.fullmatch(top[0].text) and len(top) <= 2:
        yield from top
    if ADDRESS.fullmatch(foot[0].text) and all(ALONE.fullmatch(run.text) for run in foot[1:]):
        yield from foot


def _is_page_number(page: Page, run: Run) -> bool:
    return not MARGIN < run.middle / max(page.height, 1) < 1 - MARGIN and ALONE.fullmatch(run.text) is not None
