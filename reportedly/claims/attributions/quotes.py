"""Quoted stretches of a document: from the opening mark to the closing one, over sentences and reopened paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.record import Block, Document

OPEN_TO_CLOSE = {"“": "”", "«": "»", "„": "“”", "‘": "’"}
STRAIGHT = '"'
OPENERS = frozenset({STRAIGHT, *OPEN_TO_CLOSE})
OPENS_AFTER = frozenset(" \t\n([{—–-/:“‘'")
"""What may stand before a straight mark that opens a quotation."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with its marks; `closed` is False where the closing mark is missing."""

    start: int
    end: int
    closed: bool

    def holds(self, offset: int) -> bool:
        """Tell whether the offset lies behind the opening mark and before the end."""
        return self.start < offset < self.end


def quoted_stretches(document: Document) -> tuple[Quoted, ...]:
    """Return the outermost quotations of a document in text order.

    One that a paragraph leaves open goes on in the next, where that begins with an opening mark; else it ends with
    its paragraph.
    """
    found: list[Quoted] = []
    for block in document.blocks:
        for quote in _in_block(document.text, block):
            reopened = found and not found[-1].closed and quote.start == block.start
            if reopened and not document.text[found[-1].end : quote.start].strip():
                found[-1] = replace(quote, start=found[-1].start)
            else:
                found.append(quote)
    return tuple(found)


def _in_block(text: str, block: Block) -> Iterator[Quoted]:
    start, closers = -1, ""
    for at in range(block.start, block.end):
        char = text[at]
        if start < 0:
            if _opens(text, block, at):
                start, closers = at, OPEN_TO_CLOSE.get(char, char)
        elif char in closers and _closes(text, block, at):
            yield Quoted(start, at + 1, True)
            start = -1
    if start >= 0:
        yield Quoted(start, block.end, False)


def _opens(text: str, block: Block, at: int) -> bool:
    char = text[at]
    if char not in OPENERS:
        return False
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    if char == STRAIGHT:
        return not after.isspace() and not (before.isdigit() and after in " .,")
    return char != "‘" or (before in OPENS_AFTER and not after.isspace())


def _closes(text: str, block: Block, at: int) -> bool:
    """Tell whether a mark closes: an apostrophe inside a word does not."""
    if text[at] != "’":
        return True
    after = text[at + 1] if at + 1 < block.end else " "
    return not after.isalnum()


def around(quotes: Sequence[Quoted], offset: int) -> Quoted | None:
    """Return the quotation that the offset lies in, behind its opening mark."""
    low, high = 0, len(quotes)
    while low < high:
        middle = (low + high) // 2
        if quotes[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return quotes[low] if low < len(quotes) and quotes[low].holds(offset) else None
