"""Turns a record into the rows of its claims, names, parts, times and passages; pure, and the path that must be quick.

Rows are tuples in the order of the columns of `store.schema`, so that they can be handed to the database as they are.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportedly.casefile import NewName
from reportedly.record import PUBLISHER, Attribution, Claim, Entity, Record, Span
from reportedly.store import days, terms
from reportedly.store.schema import PARTS, number_in, storable

Row = tuple[Any, ...]

SPEAKER, ACTOR, PARTY, PLACE = range(len(PARTS))

SPELLINGS = 20
"""Different spellings of a name in one document that are looked at; more are no names but noise."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of some documents, by table."""

    claims: list[Row] = field(default_factory=list)
    parts: list[Row] = field(default_factory=list)
    times: list[Row] = field(default_factory=list)
    passages: list[Row] = field(default_factory=list)


def new_names(record: Record, document: int, *, first: int = 0) -> Iterator[NewName]:
    """Yield the entities of a record as names that nobody has settled; their positions start at `first`."""
    for position, entity in enumerate(record.entities, start=first):
        yield NewName(
            number_in(document, position),
            document,
            storable(" ".join(entity.name.split())),
            entity.kind,
            len(entity.mentions),
            _spellings(record.document.text, entity),
        )


def _spellings(text: str, entity: Entity) -> tuple[str, ...]:
    named = (" ".join(text[m.start : m.end].split()) for m in entity.mentions if m.form == "name")
    return tuple(dict.fromkeys(named))[:SPELLINGS]


class Builder:
    """Makes the rows of one record; holds what its claims share: words of voices, entities and sentences."""

    def __init__(self, record: Record, document: int, names: Mapping[str, tuple[int, int]], *, plain: bool) -> None:
        """`names` gives for an entity's id the numbers of its name and its entity; `plain` terms are for SQLite."""
        self._record, self._document, self._names = record, document, names
        self._text = record.document.text
        self._joined = " ".join if plain else terms.tsvector
        self._called = {entity.id: entity.name for entity in record.entities}
        self._said = {item.id: item for item in record.attributions}
        self._speakers = {item.id: self._speaker(item) for item in record.attributions}
        self._times = {when.id: days.of_bounds(when.earliest, when.latest) for when in record.times}
        self._publisher = terms.of_field("publisher", [record.document.publisher] if record.document.publisher else [])
        self._starts = [sent.start for sent in record.sentences]
        self._words = [terms.words(self._text[sent.start : sent.end]) for sent in record.sentences]

    def add_to(self, rows: Rows) -> None:
        """Append the rows of the record."""
        seen = set()
        for position, claim in enumerate(self._record.claims):
            number = number_in(self._document, position)
            sentence = max(bisect_right(self._starts, claim.start) - 1, 0)
            seen.add(sentence)
            rows.claims.append(self._claim(claim, number))
            rows.passages.append(self._passage(claim, number, sentence))
            rows.parts.extend(self._parts(claim, number))
            rows.times.extend(self._days(claim, number))
        silent = (index for index in range(len(self._starts)) if index not in seen)
        for position, index in enumerate(silent, start=len(self._record.claims)):
            sent = self._record.sentences[index]
            words = self._words[index]
            found = self._joined([*words, *self._publisher])
            number = number_in(self._document, position)
            rows.passages.append((number, self._document, sent.start, sent.end, len(words), found))

    def _speaker(self, item: Attribution) -> list[str]:
        found = [self._cut(item.source)] if item.source else []
        return [*found, self._called[item.entity]] if item.entity in self._called and item.entity else found

    def _cut(self, span: Any) -> str:
        return " ".join(self._text[span.start : span.end].split())

    def _claim(self, claim: Claim, number: int) -> Row:
        said = self._said.get(claim.said_in or "")
        publisher = self._record.document.publisher
        voices = [(publisher or "") if voice == PUBLISHER else self._name_of(voice) for voice in claim.voices]
        return (
            number, self._document, claim.id, claim.start, claim.end, claim.predicate.lemma, claim.polarity,
            claim.status, said.act if said else None, json.dumps(voices, ensure_ascii=False), False, False,
        )  # fmt: skip

    def _name_of(self, voice: str) -> str:
        """The fullest name of a voice; its words where it has no name."""
        return next(iter(reversed(self._speakers.get(voice, []))), "")

    def _passage(self, claim: Claim, number: int, sentence: int) -> Row:
        words = self._words[sentence] if self._words else terms.words(self._cut(claim))
        found = [*words, *self._publisher]
        voices = [voice for voice in claim.voices if voice in self._speakers]
        for voice in voices:
            found += terms.of_field("speaker", self._speakers[voice])
        for role in claim.roles:
            called = self._with_name(role.start, role.end, role.entity)
            found += terms.of_field("who", called)
            if role.role == "agent":
                found += terms.of_field("actor", called)
        for place in claim.where:
            found += terms.of_field("place", self._with_name(place.start, place.end, place.entity))
        found += [f"{ACT}{self._said[voice].act}" for voice in voices]
        found.append(f"{STATUS}{claim.status}")
        found += [f"{IS}{flag}" for flag in _flags(claim)]
        sent = self._record.sentences[sentence] if self._record.sentences else Span(claim.start, claim.end)
        return number, self._document, sent.start, sent.end, len(words), self._joined(found)

    def _with_name(self, start: int, end: int, entity: str | None) -> list[str]:
        words = self._text[start:end]
        name = self._called.get(entity or "", words)
        return [words] if name == words else [words, name]

    def _parts(self, claim: Claim, number: int) -> Iterable[Row]:
        found = dict.fromkeys(
            (part, entity)
            for part, entity in (
                *((SPEAKER, self._said[voice].entity) for voice in claim.voices if voice in self._said),
                *((ACTOR if role.role == "agent" else PARTY, role.entity) for role in claim.roles),
                *((PLACE, place.entity) for place in claim.where),
            )
            if entity in self._names
        )
        for part, entity in found:
            name, bearer = self._names[entity or ""]
            yield bearer, part, number, name

    def _days(self, claim: Claim, number: int) -> Iterable[Row]:
        stretches: Sequence[tuple[int, int] | None] = [self._times.get(when) for when in dict.fromkeys(claim.when)]
        return dict.fromkeys((last, first, number) for first, last in filter(None, stretches))


ACT, STATUS, IS = (terms.FIELDS[field] + terms.MARK for field in ("act", "status", "is"))


def _flags(claim: Claim) -> Iterator[str]:
    if claim.polarity == "denied":
        yield "denied"
    if claim.said_in is not None:
        yield "attributed"
