"""An exhibit laid open for an export: its things by id, its words with their offsets, and the voices of its claims."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportedly.record import (
    PUBLISHER,
    Act,
    Amount,
    Attribution,
    Claim,
    Document,
    Entity,
    PlaceValue,
    Record,
    Span,
    When,
)
from reportedly.show.exports.bundle import Bearer, Exhibit
from reportedly.show.exports.offsets import Offsets, offsets

AROUND = 32
"""Code points before and after a quotation that tell its place from others: what annotation programs keep."""
UNNAMED_PUBLISHER = "the publisher"
SEVERAL = " … "
"""Stands between pieces of one thing that do not touch."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of a claim: its words in the text, and whose they are; the publisher has no words."""

    id: str
    name: str
    words: str | None = None
    cue: str | None = None
    act: Act | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """A document laid open."""

    exhibit: Exhibit
    offsets: Offsets = field(init=False)
    entities: dict[str, Entity] = field(init=False)
    times: dict[str, When] = field(init=False)
    amounts: dict[str, Amount] = field(init=False)
    attributions: dict[str, Attribution] = field(init=False)
    text_sha256: str = field(init=False)
    stamp: tuple[str | None, ...] = field(init=False)
    """Where words of the document stand: its id, the hashes of text and file, source, publisher, day."""
    _starts: list[int] = field(init=False)
    _chains: dict[tuple[str, ...], tuple[Voice, ...]] = field(init=False)

    def __post_init__(self) -> None:
        record = self.exhibit.record
        doc, text = record.document, record.document.text
        made: dict[str, Any] = {key: {item.id: item for item in getattr(record, key)} for key in _BY_ID}
        made["offsets"] = offsets(text)
        made["text_sha256"] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        made["stamp"] = (
            doc.id, made["text_sha256"], doc.sha256, doc.source, doc.publisher,
            doc.published.edtf if doc.published else None,
        )  # fmt: skip
        made["_starts"] = [sent.start for sent in record.sentences]
        made["_chains"] = {}
        for name, value in made.items():
            object.__setattr__(self, name, value)

    @property
    def record(self) -> Record:
        """The record."""
        return self.exhibit.record

    @property
    def doc(self) -> Document:
        """The document."""
        return self.exhibit.record.document

    @property
    def publisher(self) -> str:
        """The name of the outermost voice."""
        return self.doc.publisher or UNNAMED_PUBLISHER

    def claims(self) -> Iterator[Claim]:
        """Yield the claims that are wanted."""
        wanted = self.exhibit.wanted
        return (claim for claim in self.record.claims if wanted is None or claim.id in wanted)

    def cut(self, span: Any) -> str:
        """Return the words of a span exactly as they stand."""
        return self.doc.text[span.start : span.end]

    def cut_all(self, spans: tuple[Span, ...]) -> str:
        """Return the words of several spans, with the gaps shown."""
        return SEVERAL.join(self.doc.text[span.start : span.end] for span in spans)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the sentence that holds an offset; an empty stretch where there is none."""
        number = bisect_right(self._starts, at) - 1
        if number < 0 or self.record.sentences[number].end <= at:
            return at, at
        return self.record.sentences[number].start, self.record.sentences[number].end

    def voices(self, claim: Claim) -> tuple[Voice, ...]:
        """Return the voices of a claim, outermost first."""
        known = self._chains.get(claim.voices)
        if known is None:
            known = self._chains[claim.voices] = tuple(map(self.voice, claim.voices))
        return known

    def voice(self, name: str) -> Voice:
        """Return a voice by its id."""
        item = self.attributions.get(name)
        if name == PUBLISHER or item is None:
            return Voice(name, self.publisher)
        words = self.cut(item.source) if item.source else None
        entity = self.entities.get(item.entity or "")
        named = entity.name if entity else " ".join((words or "").split())
        return Voice(name, named or "somebody unnamed", words, self.cut_all(item.cue), item.act, item.entity)

    def bearer(self, entity: str | None) -> Bearer | None:
        """Return whose name an entity of the document is; where no case knows, its own, for this document alone."""
        found = self.exhibit.bearers.get(entity or "")
        own = self.entities.get(entity or "")
        if found is not None or own is None:
            return found
        return Bearer(f"{self.doc.id}/{own.id}", own.name, own.kind)

    def place(self, claim: Claim) -> PlaceValue | None:
        """Return the most precise place of a claim; None where none is known, or two are equally precise."""
        found = {
            value
            for where in claim.where
            if where.entity in self.entities and (value := self.entities[where.entity].place) is not None
        }
        if not found:
            return None
        best = min(PRECISIONS.index(value.precision) for value in found)
        chosen = [value for value in found if PRECISIONS.index(value.precision) == best]
        return chosen[0] if len(chosen) == 1 else None

    def proof(self, start: int, end: int) -> dict[str, object]:
        """Return what lets anybody find some words again: the words, their offsets in three counts, and the hashes."""
        doc, count = self.doc, self.offsets
        return {
            "quote": doc.text[start:end],
            "start": start,
            "end": end,
            "utf16": [count.utf16(start), count.utf16(end)],
            "utf8": [count.utf8(start), count.utf8(end)],
            "document": doc.id,
            "source": doc.source,
            "sha256": doc.sha256,
            "text_sha256": self.text_sha256,
        }

    def told(self, claim: Claim) -> list[dict[str, object]]:
        """Return the voices of a claim as they are written in JSON."""
        return [
            {"voice": voice.id, "name": voice.name, "words": voice.words, "cue": voice.cue, "act": voice.act}
            for voice in self.voices(claim)
        ]


_BY_ID = ("entities", "times", "amounts", "attributions")
PRECISIONS = ("point", "town", "district", "province", "country", "region", "unknown")
"""How exactly a place is known, the most exact first."""


def laid(exhibits: Iterator[Exhibit]) -> Iterator[Laid]:
    """Yield exhibits laid open."""
    return map(Laid, exhibits)
