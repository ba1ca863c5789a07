"""Keeps records: a document whole or not at all, many documents to a transaction.

1. the record as a line of JSON, compressed, with its hash
2. the document's row; it is skipped if it is there already
3. its names, settled as entities of the case
4. the rows of its claims, in bulk
5. the counts of the case
"""

import hashlib
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as changed
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from reportedly.casefile import Added, Change, Run
from reportedly.errors import CaseError
from reportedly.record import Record
from reportedly.store import bulk, changes, days, decisions, derived, schema
from reportedly.wire import decode, encode

DOCUMENTS, CLAIMS, BYTES, SECONDS = 500, 5_000, 32_000_000, 0.5
"""A transaction ends after so many documents, claims or bytes to keep, or when the next one lets it wait so long."""

MANY = 500
"""New documents after which the database is to look anew at how much it holds."""

UNKNOWN = Run("unknown")
"""What made a record that came without its run, such as one of a file of records."""

LEVEL = 1
"""Of zlib: 4.3 times smaller than the JSON at 100 MB/s; level 6 makes it 5 times smaller at a third of the speed."""


@dataclass(frozen=True, slots=True)
class _New:
    """The rows of documents that are new, and their records by number."""

    documents: list[bulk.Row] = field(default_factory=list)
    texts: list[bulk.Row] = field(default_factory=list)
    records: list[bulk.Row] = field(default_factory=list)
    sightings: dict[tuple[int, str], bulk.Row] = field(default_factory=dict)
    by_number: dict[int, Record] = field(default_factory=dict)


def batches(
    records: Iterable[Record], raw: Callable[[Record], bytes | None] | None = None
) -> Iterator[tuple[list[Record], list[bytes | None]]]:
    """Yield the records, with the bytes that `raw` gives, in batches of one transaction each.

    What is slow to come is not made to wait.
    """
    batch: list[Record] = []
    raws: list[bytes | None] = []
    claims, size, begun = 0, 0, time.monotonic()
    for record in records:
        batch.append(record)
        raws.append(raw(record) if raw else None)
        claims += len(record.claims)
        size += len(raws[-1] or b"")
        full = len(batch) >= DOCUMENTS or claims >= CLAIMS or size >= BYTES
        if full or time.monotonic() - begun >= SECONDS:
            yield batch, raws
            batch, raws = [], []
            claims, size, begun = 0, 0, time.monotonic()
    if batch:
        yield batch, raws


def add(conn: Connection, records: Sequence[Record], *, raws: Sequence[bytes | None], run: Run | None) -> list[Added]:
    """Keep records that are not there yet; return what became of each, in order."""
    made, now, new = run_number(conn, run or UNKNOWN), _now(), _New()
    known = _known(conn, [record.document.id for record in records])
    following = _next(conn)
    told = []
    for record in records:
        doc, line = record.document, encode(record)  # 1
        number = known.setdefault(doc.id, following)  # 2
        if is_new := number == following:
            following += 1
            _note(new, record, number, made, now, line)
        differs = not is_new and _differs(new.by_number.get(number) or current(conn, number), record)
        told.append(Added(doc.id, doc.source, number, is_new=is_new, differs=differs, claims=len(record.claims)))
        source = schema.storable(doc.source)
        new.sightings.setdefault((number, source), (number, source, schema.storable(doc.url), doc.sha256, now))
    _keep(conn, new)
    _keep_raws(conn, records, raws)
    derived.make(conn, new.by_number)  # 3, 4, 5
    decisions.adopt(conn, [record.document.id for record in new.by_number.values()])
    return told


def known(conn: Connection, source: str, sha256: str, *, run: Run, raw: bool) -> Added | None:
    """Return what is there of some bytes from a source, if they were read with the options of a run."""
    docs, seen, runs = schema.documents, schema.sightings, schema.runs
    wanted = (
        select(docs.c.id, docs.c.number, docs.c.claims, runs.c.program, runs.c.model, runs.c.lexicon)
        .join(seen, seen.c.document == docs.c.number)
        .join(runs, runs.c.number == docs.c.run)
        .where(docs.c.sha256 == sha256, seen.c.source == schema.storable(source), runs.c.options == run.options)
    )
    if raw:
        wanted = wanted.where(select(schema.raws.c.sha256).where(schema.raws.c.sha256 == sha256).exists())
    found = conn.execute(wanted.limit(1)).one_or_none()
    if found is None:
        return None
    differs = (found.program, found.model, found.lexicon) != (run.program, run.model, run.lexicon)
    return Added(found.id, source, found.number, is_new=False, differs=differs, claims=found.claims)


def replace(conn: Connection, record: Record, *, run: Run) -> tuple[Change, ...]:
    """Make a record the current one of its document; the one before is kept under its own run."""
    doc, docs, kept = record.document, schema.documents, schema.records
    found = conn.execute(select(docs.c.number, docs.c.run).where(docs.c.id == doc.id)).one_or_none()
    if found is None:
        raise CaseError(f"{doc.source}: the case holds no such document ({doc.id}); wanted one that it holds: add it")
    line, made = encode(record), run_number(conn, run)
    before = current(conn, found.number)
    conn.execute(kept.delete().where((kept.c.document == found.number) & (kept.c.run == made)))
    bulk.put(conn, kept, [_record_row(found.number, made, _now(), line)])
    conn.execute(docs.update().where(docs.c.number == found.number).values(run=made))
    derived.make_again(conn, found.number, record)
    conn.execute(schema.compared.update().where(schema.compared.c.document == found.number).values(stale=True))
    decisions.reanchor(conn, found.number)
    return changes.between(before, record)


def weigh(conn: Connection) -> None:
    """Let the database look at what a search reads, after many documents came in."""
    bulk.weigh(conn, schema.passages, schema.claims, schema.times, schema.parts, schema.names, schema.name_starts)


def current(conn: Connection, document: int) -> Record:
    """Return the current record of a document by its number."""
    docs, kept = schema.documents, schema.records
    joined = (docs.c.number == kept.c.document) & (docs.c.run == kept.c.run)
    body = conn.execute(select(kept.c.body).join(docs, joined).where(docs.c.number == document)).scalar_one()
    return decode(zlib.decompress(body))


def run_number(conn: Connection, run: Run) -> int:
    """Return the number of a run, which is made if it is new."""
    table = schema.runs
    what = {"program": run.program, "model": run.model, "lexicon": run.lexicon, "options": run.options}
    found = conn.execute(select(table.c.number).filter_by(**what)).scalar_one_or_none()
    if found is None:
        found = conn.execute(insert(table).values(**what, made=_now()).returning(table.c.number)).scalar_one()
    return int(found)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _known(conn: Connection, ids: Sequence[str]) -> dict[str, int]:
    docs = schema.documents
    return {row.id: row.number for row in conn.execute(select(docs.c.id, docs.c.number).where(docs.c.id.in_(ids)))}


def _next(conn: Connection) -> int:
    """The next free number; we are the only writer, and nothing is ever removed."""
    return int(conn.execute(select(func.coalesce(func.max(schema.documents.c.number), 0))).scalar_one()) + 1


def _note(new: _New, record: Record, number: int, run: int, now: str, line: bytes) -> None:
    doc = record.document
    published = doc.published.edtf if doc.published else None
    first, last = days.of_edtf(published) or (None, None)
    new.documents.append((
        number, doc.id, *map(schema.storable, (doc.source, doc.title, doc.publisher)), published, first, last,
        doc.language, doc.sha256, now, run, *derived.sizes(record).values(), 0, 0,
    ))  # fmt: skip
    new.texts.append((number, schema.storable(doc.text)))
    new.records.append(_record_row(number, run, now, line))
    new.by_number[number] = record


def _record_row(document: int, run: int, now: str, line: bytes) -> bulk.Row:
    return document, run, now, hashlib.sha256(line).hexdigest(), zlib.compress(line, LEVEL)


def _differs(kept: Record, record: Record) -> bool:
    """Tell whether something else was read in the same text; from where it comes does not count."""
    return changed(kept, document=record.document) != record


def _keep(conn: Connection, new: _New) -> None:
    bulk.put(conn, schema.documents, new.documents)
    bulk.put(conn, schema.texts, new.texts)
    bulk.put(conn, schema.records, new.records)
    seen = schema.sightings
    numbers = {number for number, _ in new.sightings if number not in new.by_number}
    rows = conn.execute(select(seen.c.document, seen.c.source).where(seen.c.document.in_(numbers)))
    there = {(row.document, row.source) for row in rows}
    bulk.put(conn, seen, [row for key, row in new.sightings.items() if key not in there])


def _keep_raws(conn: Connection, records: Sequence[Record], raws: Sequence[bytes | None]) -> None:
    """Keep the bytes that records were read from, under their hash, and refuse any others."""
    new: dict[str, bytes] = {}
    for record, raw in zip(records, raws, strict=True):
        if raw is None:
            continue
        digest = hashlib.sha256(raw).hexdigest()
        if digest != record.document.sha256:
            raise CaseError(f"{record.document.source}: these are not the bytes that it was read from (SHA-256)")
        new[digest] = raw
    if new:
        table = schema.raws
        there = set(conn.execute(select(table.c.sha256).where(table.c.sha256.in_(new))).scalars())
        bulk.put(conn, table, [(digest, raw) for digest, raw in new.items() if digest not in there])
