"""The sheet of a document: its head, then its claims in the order of the text under the voices that they come by."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from reportedly.record import Claim, Record, Wording
from reportedly.show.claim import GUTTER, INDENT, claim_lines, listed, quotation
from reportedly.show.flow import Piece, bare, coloured, flow
from reportedly.show.header import header_lines
from reportedly.show.view import View
from reportedly.show.voices import chain, short, way_to

Placed = TypeVar("Placed", "Entry", Wording)

NO_CLAIM, NO_WORDS = "no claim read in it", "what it conveys was not found"

SIGNS = (
    ("[", "[…] stands elsewhere in the text."),
    (" = ", "= is how the program reads the words."),
    ("¶", "¶ is the number of the block."),
    ("DENIED", "DENIED: the words, or their voice, say that it is not so."),
)
"""What needs a word of explanation, and the sign by which to know that it was used."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim on the sheet, or an attribution in which none was read (`claim` is None)."""

    start: int
    voices: tuple[str, ...]
    claim: Claim | None = None


def render(record: Record, *, width: int = 80, colour: bool = False) -> str:
    """Return the sheet of a record, ending in a line end.

    1. The head: where the text comes from.
    2. Block by block, the voices; under each chain of voices, its claims in text order.
    3. After a block, its loaded words and whose they are.
    """
    view = View(record, width, coloured if colour else bare)
    lines = list(header_lines(view))  # 1
    entries, loaded = _by_block(view, _entries(view)), _by_block(view, record.wording)
    for block in sorted(entries.keys() | loaded.keys()):
        lines.append("")
        lines.extend(_block_lines(view, block, entries.get(block, [])))  # 2
        lines.extend(_loaded_lines(view, loaded.get(block, [])))  # 3
    return "\n".join(lines) + "\n"


def signs_in(sheet: str) -> frozenset[str]:
    """Return the signs of the legend that a sheet uses."""
    return frozenset(sign for sign, _ in SIGNS if sign in sheet)


def legend(signs: frozenset[str], *, width: int = 80) -> str:
    """Return the explanation of some signs, to be shown once, after the last sheet; "" for none."""
    used: list[list[Piece]] = [[(meaning, "")] for sign, meaning in SIGNS if sign in signs]
    return "".join(f"{line}\n" for line in flow(used, width=width, first="", rest="", paint=bare))


def _entries(view: View) -> list[Entry]:
    """The claims, and the attributions that hold none, in text order."""
    heard = {voice for claim in view.record.claims for voice in claim.voices}
    entries = [Entry(claim.start, claim.voices, claim) for claim in view.record.claims]
    for item in view.record.attributions:
        if item.id not in heard:
            spans = (*item.content, *item.cue)
            entries.append(Entry(min((span.start for span in spans), default=0), way_to(view, item.id)))
    return sorted(entries, key=lambda entry: entry.start)


def _by_block(view: View, things: Iterable[Placed]) -> dict[int, list[Placed]]:
    found: dict[int, list[Placed]] = {}
    for thing in things:
        found.setdefault(_block_at(view, thing.start), []).append(thing)
    return found


def _block_at(view: View, offset: int) -> int:
    blocks = view.record.document.blocks
    return max(bisect_right(blocks, offset, key=lambda block: block.start) - 1, 0)


def _block_lines(view: View, block: int, entries: list[Entry]) -> Iterator[str]:
    blocks = view.record.document.blocks
    number = f"¶{block + 1}"
    first = view.paint(number, "quiet") + " " * max(GUTTER - len(number), 1)
    kind = view.names["blocks"].get(blocks[block].kind) if block < len(blocks) else None
    groups: list[list[Piece]] = [[(f"{kind}:", "quiet")]] if kind else []
    for voices, told in groupby(entries, key=lambda entry: entry.voices):
        groups += chain(view, voices)
        yield from flow(groups, width=view.width, first=first, rest=" " * INDENT, paint=view.paint)
        for entry in told:
            yield from claim_lines(view, entry.claim) if entry.claim else _empty_lines(view, entry.voices[-1])
        first, groups = " " * GUTTER, []


def _empty_lines(view: View, name: str) -> Iterator[str]:
    """An attribution in which no claim was read."""
    words: list[Piece] = []
    for span in view.attributions[name].content:
        words += [*([(" … ", "quiet")] if words else []), *quotation(view, span.start, span.end)]
    yield from listed(view, name, [*words, (f" ({NO_CLAIM if words else NO_WORDS})", "quiet")])


def _loaded_lines(view: View, words: list[Wording]) -> Iterator[str]:
    if not words:
        return
    groups: list[list[Piece]] = []
    for place, word in enumerate(words, start=1):
        remark = f" ({word.kind}, {short(view, word.by)}){',' * (place < len(words))}"
        groups.append([(f"“{view.cut(word.start, word.end)}”", "loaded"), (remark, "quiet")])
    groups[0].insert(0, ("loaded words: ", "label"))
    yield from flow(groups, width=view.width, first=" " * GUTTER, rest=" " * INDENT, paint=view.paint)
