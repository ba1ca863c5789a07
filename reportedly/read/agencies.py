"""Finds the agencies that a report credits: "(AP)" in its dateline, "Reuters –" before it, "With files from" below."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.lexicon import table
from reportedly.read.datelines import opening
from reportedly.read.furniture import trim
from reportedly.read.phrases import any_of
from reportedly.record import Block, Found

HEAD, FOOT = 6, 6
"""Blocks from the start and from the end among which an agency is credited."""

NAME = re.compile(r"[A-Z][\w.&’'-]*(?:[ /](?:[A-Z][\w.&’'-]*|of|and|de|la))*")
BARE = ".,; "

CREDIT_LONGEST = 110
"""Characters of a line that credits an agency and says nothing else."""


def agencies(text: str, blocks: Sequence[Block], language: str) -> tuple[Found, ...]:
    """Return the agencies, each once."""
    found: dict[str, Found] = {}
    for first, last, place in _credits(text, blocks, language):
        start, end = trim(text, first, last, BARE)
        if start < end:
            found.setdefault(text[start:end].casefold(), Found("agency", text[start:end], place, start, end))
    return tuple(found.values())


def is_credit(text: str, start: int, end: int, language: str) -> bool:
    """Say whether a line does nothing but credit an agency."""
    known = _known(language)
    return end - start <= CREDIT_LONGEST and (
        known.shared.match(text, start, end) is not None or known.alone.fullmatch(text, start, end) is not None
    )


def _credits(text: str, blocks: Sequence[Block], language: str) -> Iterator[tuple[int, int, str]]:
    known = _known(language)
    for number, block in enumerate(blocks):
        head, foot = number < HEAD, number >= len(blocks) - FOOT
        if block.kind == "boilerplate" or not (head or foot):
            continue
        span = block.start, block.end
        if head and block.kind == "dateline" and number + 1 < len(blocks):
            opened = opening(text, block.start, blocks[number + 1].end, language, first=True)
            if opened and opened.agency:
                yield *opened.agency, "dateline"
            for match in known.named.finditer(text, *span):
                yield *match.span(1), "dateline"
        if head and block.kind in ("paragraph", "byline"):
            opens = known.opens.match(text, *span)
            if opens:
                yield *opens.span(1), "dateline" if block.kind == "paragraph" else "byline"
        if foot:
            for match in known.closes.finditer(text, *span):
                yield *match.span(1), "last line"
        for match in known.shared.finditer(text, *span):
            yield *match.span(1), "credit line"


class _Known:
    """The patterns of one language; the agency is the first group of each."""

    def __init__(self, language: str) -> None:
        data = table(language, "blocks")["agencies"]
        name = any_of(data["names"])
        place = r"(?:[A-Z][\w.'’-]*(?:[ ,/]+[A-Z0-9][\w.'’-]*){0,5}[ ,]*)?"
        self.named = re.compile(rf"\b({name})\b")
        self.opens = re.compile(rf"(?:By\s+)?{place}[(\[]?\b({name})\b[)\]]?(?:\s*[-–—:]+\s|\s*$)")
        self.closes = re.compile(
            rf"(?:(?<![^\n])|[.!?”\"]\s*)[(\[—–-]\s*((?:{name})(?:[/, ]+(?:{name}))*)\s*[)\]]?\.?$"
        )
        self.alone = re.compile(rf"[(\[—–-]?\s*(?:{name})(?:[/, ]+(?:{name}))*\s*[)\]]?\.?")
        self.shared = re.compile(rf"(?i:{any_of(data['shared'])})\s+(?:the\s+)?({NAME.pattern})")


@cache
def _known(language: str) -> _Known:
    return _Known(language)
