"""A record laid out as a page to read: its blocks with their highlights, and its claims as cards under their voices."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportedly.record import Block, Claim, Record, Span
from reportedly.show.claim import fields, marks, quotation
from reportedly.show.flow import Piece, bare
from reportedly.show.view import View
from reportedly.show.voices import chain, short
from reportedly.show.web.marks import Highlight, Run, runs

UNNAMED_BLOCKS = frozenset({"paragraph", "heading", "item"})


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of the text: what it is, which element it is put in, and its words in runs."""

    number: int
    kind: str
    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a claim tells: its label, its words, and the entity that they stand for."""

    label: str
    pieces: tuple[Piece, ...]
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A claim beside the text."""

    claim: Claim
    number: int
    words: tuple[Piece, ...]
    warnings: tuple[Piece, ...]
    act: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring claims that came by the same voices, outermost first."""

    voices: tuple[tuple[Piece, ...], ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """A loaded word, whose it is, and why it is held to be one."""

    ref: str
    words: str
    kind: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that the reading page of one record shows."""

    record: Record
    blocks: tuple[ShownBlock, ...]
    groups: tuple[Group, ...]
    loaded: tuple[LoadedWord, ...]
    layers: tuple[tuple[str, int], ...]


def lay_out(record: Record, copied: tuple[Span, ...] = (), *, cards: int | None = None) -> Page:
    """Return the page of a record, with so many cards; `copied` are words that an earlier document has as well."""
    view = View(record, 0, bare)
    found = highlights(record, copied)
    counted = {layer: sum(item.layer == layer for item in found) for layer in dict.fromkeys(h.layer for h in found)}
    return Page(
        record,
        tuple(_blocks(view, found)),
        groups(view, numbered(record)[:cards]),
        tuple(_loaded(view)),
        tuple(counted.items()),
    )


def highlights(record: Record, copied: tuple[Span, ...] = ()) -> list[Highlight]:
    """Return everything of a record that stands on words of its text, layer by layer."""
    return [
        *(Highlight(item.start, item.end, "claim", item.id) for item in record.claims),
        *(Highlight(cue.start, cue.end, "cue", item.id) for item in record.attributions for cue in item.cue),
        *(Highlight(item.start, item.end, "loaded", f"w{n}") for n, item in enumerate(record.wording, start=1)),
        *(Highlight(item.start, item.end, "figure", item.id) for item in record.amounts),
        *(Highlight(item.start, item.end, "date", item.id) for item in record.times),
        *(Highlight(item.start, item.end, "copied", f"s{n}") for n, item in enumerate(copied, start=1)),
    ]


def numbered(record: Record) -> list[tuple[int, Claim]]:
    """Return the claims of a record with the numbers that a reader knows them by: in the order of their words."""
    return list(enumerate(sorted(record.claims, key=lambda claim: (claim.start, -claim.end)), start=1))


def claim_card(view: View, claim: Claim, number: int) -> Card:
    """Return the card of one claim; its words are put between quotation marks by the page."""
    verb = claim.predicate
    focus = None if verb.start is None or verb.end is None else (verb.start, verb.end)
    told = fields(view, claim)
    bearers = [role.entity for role in claim.roles] + [None] * (len(told) - len(claim.roles))
    return Card(
        claim,
        number,
        tuple(quotation(view, claim.start, claim.end, focus=focus))[1:-1],
        tuple(piece for piece in marks(view, claim) if piece[1]),
        view.cut(*focus) if focus else f"[{view.names['implied'].get(verb.lemma, verb.lemma)}]",
        tuple(Part(label, tuple(pieces), bearer) for (label, pieces), bearer in zip(told, bearers, strict=True)),
    )


def _blocks(view: View, found: list[Highlight]) -> Iterator[ShownBlock]:
    doc = view.record.document
    blocks = tuple(_whole(doc.text, doc.blocks))
    within = _within(blocks, found)
    for number, block in enumerate(blocks, start=1):
        label = "" if block.kind in UNNAMED_BLOCKS else view.names["blocks"].get(block.kind, block.kind)
        cut = tuple(runs(doc.text, block.start, block.end, within[number - 1]))
        yield ShownBlock(number, block.kind, label, cut)


def _within(blocks: tuple[Block, ...], found: list[Highlight]) -> list[list[Highlight]]:
    """What stands in each block; most highlights lie in one, and none in many."""
    starts = [block.start for block in blocks]
    within: list[list[Highlight]] = [[] for _ in blocks]
    for item in found:
        place = max(bisect_right(starts, item.start) - 1, 0)
        while place < len(blocks) and blocks[place].start < item.end:
            within[place].append(item)
            place += 1
    return within


def _whole(text: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks with the signs of a list before them, and as paragraphs whatever no block holds: all of the text."""
    at = 0
    for block in (*blocks, Block("paragraph", len(text), len(text))):
        before = text[at : block.start]
        sign = before.rpartition("\n")[2]
        start = block.start - len(sign) if sign.strip() and block.end > block.start else max(block.start, at)
        if text[at:start].strip():
            yield Block("paragraph", at, start)
        if block.end > start:
            yield Block(block.kind, start, block.end)
        at = max(at, block.end)


def groups(view: View, claims: Sequence[tuple[int, Claim]]) -> tuple[Group, ...]:
    """Return numbered claims as cards, neighbours of the same voices together."""
    return tuple(
        Group(breadcrumb(view, voices), tuple(claim_card(view, claim, number) for number, claim in told))
        for voices, told in groupby(claims, key=lambda item: item[1].voices)
    )


def breadcrumb(view: View, voices: tuple[str, ...]) -> tuple[tuple[Piece, ...], ...]:
    """Return the voices from the publisher inwards, without the signs that a terminal needs between them."""
    return tuple(tuple(piece for piece in voice if piece != ("› ", "quiet")) for voice in chain(view, voices))


def _loaded(view: View) -> Iterator[LoadedWord]:
    for number, word in enumerate(view.record.wording, start=1):
        by = short(view, word.by)
        yield LoadedWord(f"w{number}", view.cut(word.start, word.end), word.kind, by, word.why)
