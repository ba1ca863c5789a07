"""A case in memory: what the pages ask for, made of records, without a database."""

import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import count

from reportedly.casefile import (
    ClaimRow,
    Counts,
    DocumentRow,
    EntityPage,
    EntityRow,
    Hit,
    Hits,
    NameRow,
    OriginRow,
    Query,
)
from reportedly.comparison import Link, Origin, Story, Verdict
from reportedly.decision import Clash, Decision, Entered, Orphan, Standing, Target
from reportedly.errors import CaseError, OptionError
from reportedly.record import Claim, Record


class MemoryCase:
    """Answers as a case does; searches by plain words."""

    def __init__(
        self,
        records: Sequence[Record] = (),
        origins: Sequence[Origin] = (),
        links: Sequence[Link] = (),
        stories: Sequence[Story] = (),
    ) -> None:
        self.kept = {record.document.id: record for record in records}
        self.acts: list[Decision] = []
        self._origins, self._links, self._stories = tuple(origins), tuple(links), tuple(stories)

    def counts(self) -> Counts:
        records = self.kept.values()
        return Counts(
            documents=len(records),
            claims=sum(len(record.claims) for record in records),
            attributions=sum(len(record.attributions) for record in records),
            entities=len(self._people()),
            reviewed=sum(len(self.standings(name)) for name in self.kept),
            disputed=sum(story.verdict == "disputed" for story in self._stories),
            decisions=len(self.acts),
            origins=len(self._origins),
            stories=len(self._stories),
        )

    def documents(
        self, *, publisher: str | None = None, order: str = "added", limit: int | None = None, offset: int = 0
    ) -> Sequence[DocumentRow]:
        rows = [self.document(name) for name in self.kept]
        if order == "title":
            rows.sort(key=lambda row: row.title or "")
        rows = [row for row in rows if publisher in (None, row.publisher)]
        return rows[offset:][:limit]

    def publishers(self) -> Sequence[tuple[str | None, int]]:
        return Counter(record.document.publisher for record in self.kept.values()).most_common()

    def document(self, name: str) -> DocumentRow:
        record = self.record(name)
        doc = record.document
        return DocumentRow(
            number=list(self.kept).index(doc.id) + 1,
            id=doc.id,
            source=doc.source,
            title=doc.title,
            publisher=doc.publisher,
            published=doc.published.edtf if doc.published else None,
            language=doc.language,
            added="2024-05-15T08:00:00Z",
            run=1,
            claims=len(record.claims),
            attributions=len(record.attributions),
            entities=len(record.entities),
            problems=len(record.problems),
            reviewed=len(self.standings(doc.id)),
        )

    def record(self, name: str) -> Record:
        if name not in self.kept:
            raise CaseError(f"got the document {name!r}; the case has none of this id")
        return self.kept[name]

    def rows_of(self, names: Collection[str]) -> dict[str, DocumentRow]:
        return {name: self.document(name) for name in names if name in self.kept}

    def records_of(self, names: Collection[str]) -> dict[str, Record]:
        return {name: self.kept[name] for name in names if name in self.kept}

    def search(self, wanted: str | Query, *, limit: int = 20, offset: int = 0) -> Hits:
        words, flags = _asked(wanted)
        done = {(name, claim) for name in self.kept for claim in self.standings(name)}
        hits = []
        for record in self.kept.values():
            doc = record.document
            for sent in record.sentences:
                said = doc.text[sent.start : sent.end]
                if not all(word in said.casefold() for word in words):
                    continue
                claims = [claim for claim in record.claims if sent.start <= claim.start < sent.end]
                if "unreviewed" in flags:
                    claims = [claim for claim in claims if (doc.id, claim.id) not in done]
                if flags and not claims:
                    continue
                places = [sent.start + said.casefold().index(word) for word in words]
                marks = tuple((at, at + len(word)) for at, word in zip(places, words, strict=True))
                row = self.document(doc.id)
                hits.append(
                    Hit(
                        doc.id, doc.source, doc.title, doc.publisher, row.published, sent.start, sent.end, said,
                        marks, tuple(claim.id for claim in claims),
                    )
                )  # fmt: skip
        return Hits(tuple(hits[offset:][:limit]), len(hits))

    def _people(self) -> list[tuple[str, str]]:
        return sorted({(item.name, item.kind) for record in self.kept.values() for item in record.entities})

    def entities(
        self, *, kind: str | None = None, name: str | None = None, limit: int | None = 100, offset: int = 0
    ) -> Sequence[EntityRow]:
        rows = [self.entity(number).row for number, _ in enumerate(self._people(), start=1)]
        rows = [row for row in rows if kind in (None, row.kind) and (name or "").casefold() in row.name.casefold()]
        return sorted(rows, key=lambda row: -row.mentions)[offset:][:limit]

    def entity(self, number: int, *, limit: int = 50) -> EntityPage:
        people = self._people()
        if not 1 <= number <= len(people):
            raise CaseError(f"got the entity {number}; the case has {len(people)}")
        name, kind = people[number - 1]
        names: list[NameRow] = []
        told: dict[str, list[ClaimRow]] = {"says": [], "does": [], "undergoes": []}
        numbers = count(1)
        for record in self.kept.values():
            for item in record.entities:
                if (item.name, item.kind) != (name, kind):
                    continue
                doc = record.document
                row = NameRow(
                    next(numbers), doc.id, doc.source, item.id, name, item.kind, len(item.mentions), "the same name", ""
                )
                names.append(row)
                voices = {voice.id for voice in record.attributions if voice.entity == item.id}
                for claim in record.claims:
                    parts = {role.role == "agent" for role in claim.roles if role.entity == item.id}
                    if voices & set(claim.voices):
                        told["says"].append(self._row(record, claim))
                    if parts:
                        told["does" if True in parts else "undergoes"].append(self._row(record, claim))
        mentions = sum(row.mentions for row in names)
        row_of = EntityRow(number, name, kind, len({row.document for row in names}), mentions)  # type: ignore[arg-type]
        return EntityPage(row_of, tuple(names), (), *(tuple(part[:limit]) for part in told.values()))

    def _row(self, record: Record, claim: Claim) -> ClaimRow:
        doc = record.document
        return ClaimRow(
            1, doc.id, doc.source, doc.publisher, doc.published.edtf if doc.published else None, claim.id, claim.start,
            claim.end, doc.text[claim.start : claim.end], (doc.publisher or "the publisher",), None, claim.polarity,
            claim.status,
        )  # fmt: skip

    def target(self, document: str, thing: str) -> Target:
        text = self.record(document).document.text
        if not thing:
            return Target("document", document)
        noun = next(item for item in (*self.record(document).claims,) if item.id == thing)
        return Target("claim", document, text[noun.start : noun.end], start=noun.start, end=noun.end, head=thing)

    def bearer(self, entity: int | str) -> Target:
        page = self.entity(int(entity))
        return Target("entity", page.names[0].document, page.row.name)

    def decide(self, decision: Decision) -> Entered:
        self.acts.append(replace(decision, id=uuid.uuid4().hex, at="2024-05-15T09:00:00Z"))
        return Entered(self.acts[-1])

    def _holding(self) -> list[Decision]:
        undone = {act.of for act in self.acts}
        return [act for act in self.acts if act.id not in undone and act.of is None]

    def decide_all(self, wanted: Iterable[Decision]) -> list[Entered]:
        return [self.decide(one) for one in wanted]

    def undo_all(self, by: str, *, of: Collection[str] = (), times: int = 1) -> list[Entered]:
        held = [act.id for act in self._holding() if (act.id in of if of else act.by == by)]
        return [self.decide(Decision("undo", by, of=one)) for one in (held if of else held[-times:])[::-1]]

    def decisions(self, *, document: str | None = None) -> Sequence[Decision]:
        return [act for act in self.acts if document is None or (act.target and act.target.document == document)]

    def standings(self, document: str) -> dict[str, Standing]:
        found: dict[str, Standing] = {}
        for act in self._holding():
            if act.target and act.target.document == document and act.target.kind == "claim":
                name = act.target.head or ""
                known = found.get(name, Standing())
                by = tuple(sorted({*known.by, act.by}))
                if act.act == "correct":
                    found[name] = replace(known, corrections=(*known.corrections, act), by=by)
                else:
                    found[name] = replace(known, verdict="accepted" if act.act == "accept" else "rejected", by=by)
        return found

    def corrected(self, document: str) -> Record:
        record = self.record(document)
        claims = list(record.claims)
        for name, standing in self.standings(document).items():
            for act in standing.corrections:
                place = next(n for n, claim in enumerate(claims) if claim.id == name)
                claims[place] = replace(claims[place], **{act.field or "": act.value})  # type: ignore[arg-type]
        return replace(record, claims=tuple(claims))

    def clashes(self) -> Sequence[Clash]:
        return ()

    def orphans(self) -> Sequence[Orphan]:
        return ()

    def origins_of(self, documents: Collection[str]) -> dict[str, OriginRow]:
        return {
            doc.id: OriginRow(origin.origin, len(origin.documents))
            for origin in self._origins
            for doc in origin.documents
            if doc.id in documents
        }

    def links(self, *, documents: Collection[str] | None = None) -> Sequence[Link]:
        return [link for link in self._links if documents is None or {link.from_, link.to} & {*documents}]

    def stories(
        self, *, document: str | None = None, verdict: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Sequence[Story]:
        found = [
            story
            for story in self._stories
            if verdict in (None, story.verdict)
            and (document is None or any(told.document == document for told in story.claims))
        ]
        return found[offset:][:limit]

    def verdicts(self) -> dict[Verdict, int]:
        return dict(Counter(story.verdict for story in self._stories))

    def verdicts_of(self, documents: Collection[str]) -> dict[tuple[str, str], Verdict]:
        return {
            (told.document, told.claim): story.verdict
            for story in self._stories
            for told in story.claims
            if told.document in documents
        }

    def cut(self, spans: Collection[tuple[str, int, int]]) -> dict[tuple[str, int, int], str]:
        return {
            (name, start, end): self.kept[name].document.text[start:end]
            for name, start, end in spans
            if name in self.kept
        }

    def story(self, name: str) -> Story | None:
        return next((story for story in self._stories if story.story == name), None)


def _asked(wanted: str | Query) -> tuple[list[str], set[str]]:
    if isinstance(wanted, Query):
        return [word for term in wanted.terms for word in term.words], set(wanted.flags)
    if wanted.count('"') % 2:
        raise OptionError("got a quotation mark without its partner; wanted closed quotes")
    words = wanted.casefold().split()
    flags = {word.removeprefix("is:") for word in words if word.startswith("is:")}
    return [word for word in words if ":" not in word], flags
