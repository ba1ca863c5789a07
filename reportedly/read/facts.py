"""Finds title, authors, outlet and audience in the blocks that carry them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportedly.read.bylines import bare_name, signed
from reportedly.read.dateline import find_date
from reportedly.read.datelines import opening
from reportedly.read.furniture import counts, labelled, outlet
from reportedly.read.options import Options
from reportedly.read.phrases import phrases
from reportedly.read.place import TAIL, TOP
from reportedly.record import Block, Found

RUNNING = ("paragraph", "quote", "item")
"""Kinds of block that a headline stands above."""

ORNAMENT = re.compile(r"^[^\w\"'“‘«$€£#@(\[]+|[\s*_#]+$")
"""Signs around a headline that are no words of it: emoji before it, emphasis of Markdown."""

EMPHASISED = re.compile(r"(\*{1,2})([^*]+)\1")
FORWARDED = "forwarded"


def title(text: str, blocks: Sequence[Block]) -> Found | None:
    """Return the headline: the first heading, if it stands above the first running text."""
    for block in blocks:
        if block.kind == "heading":
            words = ORNAMENT.sub("", EMPHASISED.sub(r"\2", " ".join(text[block.start : block.end].split())))
            words = words.removesuffix('"') if words.count('"') == 1 else words
            return Found("title", words, "heading", block.start, block.end) if words else None
        if block.kind in RUNNING:
            return None
    return None


def authors(text: str, blocks: Sequence[Block], language: str) -> tuple[Found, ...]:
    """Return the names in the bylines."""
    return tuple(
        Found("author", text[start:end], "byline", start, end)
        for block in blocks
        if block.kind == "byline"
        for start, end in signed(text, block.start, block.end, language)
        or bare_name(text, block.start, block.end, language)
    )


def publishers(text: str, blocks: Sequence[Block], options: Options) -> Iterator[Found]:
    """Yield who may have published it, best first: option, source line, agency or outlet of a dateline, forward."""
    if options.publisher is not None:
        yield Found("publisher", options.publisher.strip(), "option")
    forwards = []
    for kind, start, end in _source_lines(text, blocks, options.language):
        found_in = "forward" if kind == FORWARDED else "source line"
        found = Found("publisher", text[start:end], found_in, start, end)
        if kind == FORWARDED:
            forwards.append(found)
        else:
            yield found
    yield from _agencies(text, blocks, options.language)
    yield from _dated(text, blocks, options.language)
    yield from forwards


def _source_lines(text: str, blocks: Sequence[Block], language: str) -> Iterator[tuple[str, int, int]]:
    """Yield kind and name of the source lines at the end, then at the start; those between belong to charts."""
    edges = [*range(max(TOP, len(blocks) - TAIL), len(blocks)), *range(min(TOP, len(blocks)))]
    for number in edges:
        block = blocks[number]
        label = labelled(text, block.start, block.end, language) if block.kind == "source" else None
        if label and label.kind in ("publisher", FORWARDED):
            start, end = outlet(text, label.start, _before_date(text, label.start, label.end, language))
            if start < end:
                yield label.kind, start, end


def _before_date(text: str, start: int, end: int, language: str) -> int:
    """Return where the name ends in "Hill Radio, 5 April 2023": before a date that closes the line."""
    stated = find_date(text, start, end, language)
    return stated.start if stated and stated.end == end and stated.start > start else end


def _dated(text: str, blocks: Sequence[Block], language: str) -> Iterator[Found]:
    """Yield the outlet that stands with its date on a line of their own, as far as its name says that it is one."""
    for block in blocks[:TOP]:
        if block.kind != "dateline" or labelled(text, block.start, block.end, language):
            continue
        start, end = outlet(text, block.start, _before_date(text, block.start, block.end, language))
        words = text[start:end].lower().split()
        if len(words) > 1 and end < block.end and not phrases(language).outlets.isdisjoint(words):
            yield Found("publisher", text[start:end], "dateline", start, end)


def _agencies(text: str, blocks: Sequence[Block], language: str) -> Iterator[Found]:
    for block, after in pairwise(blocks[: 2 * TOP]):
        opened = opening(text, block.start, after.end, language, first=True) if block.kind == "dateline" else None
        if opened and opened.agency:
            start, end = opened.agency
            yield Found("publisher", text[start:end], "dateline", start, end)


def audience(text: str, blocks: Sequence[Block], language: str) -> tuple[Found, ...]:
    """Return the numbers of views and shares at the end; views go before shares, and those before a bare number."""
    found = [
        (
            count.unit == "",
            Found("audience", str(count.value), count.unit or "number", count.start, count.end, chosen=False),
        )
        for block in blocks[-TAIL:]
        if block.kind == "boilerplate" and block.end - block.start <= 60
        for count in counts(text, block.start, block.end, language)
        if count.counted
    ]
    ordered = [entry for _, entry in sorted(found, key=lambda pair: pair[0])]
    return tuple(
        Found(one.field, one.value, one.found_in, one.start, one.end, chosen=number == 0)
        for number, one in enumerate(ordered)
    )
