"""The documents of a case: their list, their records, the runs that made them."""

import json
import zlib
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, delete, func, select

from reportedly.casefile import ClaimRow, Counts, DocumentRow, KeptRun, Run
from reportedly.errors import CaseError, OptionError
from reportedly.record import Record
from reportedly.store import schema
from reportedly.wire import decode

docs, kept, claims = schema.documents, schema.records, schema.claims

FIELDS = tuple(DocumentRow.__dataclass_fields__)
COLUMNS = tuple(docs.c[name] for name in FIELDS)

ORDERS: Mapping[str, tuple[ColumnElement[Any], ...]] = {
    "added": (docs.c.number,),
    "newest": (docs.c.first_day.desc().nulls_last(), docs.c.number.desc()),
    "oldest": (docs.c.first_day.asc().nulls_last(), docs.c.number),
    "claims": (docs.c.claims.desc(), docs.c.number),
    "disputed": (docs.c.disputed.desc(), docs.c.number),
    "unreviewed": ((docs.c.claims - docs.c.reviewed).desc(), docs.c.number),
    "title": (docs.c.title.asc().nulls_last(), docs.c.number),
}
"""The orders that a list can have."""

PAGE = 200
"""Records that are read in one go when all are wanted."""

SHORTEST = 6
"""Digits of an id that stand for it."""


def counts(conn: Connection) -> Counts:
    """Return the counts of the case, which are kept."""
    found = {row.name: row.value for row in conn.execute(select(schema.counts))}
    return Counts(**{name: found.get(name, 0) for name in Counts.__dataclass_fields__})


def rows(
    conn: Connection, *, publisher: str | None, order: str, limit: int | None, offset: int
) -> Sequence[DocumentRow]:
    """Return a page of the list of documents."""
    if order not in ORDERS:
        raise OptionError(f"got the order {order!r}; wanted one of {', '.join(ORDERS)}")
    wanted = select(*COLUMNS).order_by(*ORDERS[order]).limit(limit).offset(offset)
    if publisher is not None:
        wanted = wanted.where(docs.c.publisher == publisher)
    return [DocumentRow(**row) for row in conn.execute(wanted).mappings()]


def publishers(conn: Connection) -> Sequence[tuple[str | None, int]]:
    """Return the publishers and how many documents each has."""
    number = func.count()
    wanted = select(docs.c.publisher, number).group_by(docs.c.publisher).order_by(number.desc(), docs.c.publisher)
    return [(row[0], row[1]) for row in conn.execute(wanted)]


def row(conn: Connection, name: str) -> DocumentRow:
    """Return the row of a document by its id or the start of it, its source or its number."""
    for where in _meanings(name):
        found = conn.execute(select(*COLUMNS).where(where).limit(2)).mappings().all()
        if len(found) == 1:
            return DocumentRow(**found[0])
        if found:
            raise CaseError(f"got {name!r}, which means several documents; wanted the whole id: `reportedly list`")
    raise CaseError(
        f"got {name!r}, which is no document of this case; wanted its number, id or source: `reportedly list`"
    )


def _meanings(name: str) -> Sequence[ColumnElement[bool]]:
    """What a name may mean, the surest first."""
    found: list[ColumnElement[bool]] = [docs.c.id == name, docs.c.source == name]
    found.append(docs.c.number.in_(select(schema.sightings.c.document).where(schema.sightings.c.source == name)))
    if name.isdecimal() and len(name) < SHORTEST:
        found.append(docs.c.number == int(name))
    if len(name) >= SHORTEST:
        found.append(docs.c.id.between(name, f"{name}g"))
    return found


def record(conn: Connection, name: str, *, run: int | None = None) -> Record:
    """Return a record of a document, the current one if no run is named."""
    found = row(conn, name)
    wanted = found.run if run is None else run
    body = _body(conn, found.number, wanted)
    if body is None:
        raise CaseError(f"{found.source}: the case holds no record of run {wanted}; wanted one of `reportedly runs`")
    return _read(body, found.source)


def rows_of(conn: Connection, names: Collection[str]) -> dict[str, DocumentRow]:
    """Return the rows of documents by their ids; one that is not there is left out."""
    found = conn.execute(select(*COLUMNS).where(docs.c.id.in_(names))).mappings()
    return {one["id"]: DocumentRow(**one) for one in found}


def records_of(conn: Connection, names: Collection[str]) -> dict[str, Record]:
    """Return the current records of documents by their ids; one that is not there is left out."""
    found = conn.execute(_current().add_columns(docs.c.id).where(docs.c.id.in_(names)))
    return {one.id: _read(one.body, one.source) for one in found}


def record_page(conn: Connection, *, after: int) -> Sequence[tuple[int, Record]]:
    """Return the current records of the next documents after a number, with their numbers."""
    wanted = _current().where(docs.c.number > after).order_by(docs.c.number).limit(PAGE)
    return [(found.number, _read(found.body, found.source)) for found in conn.execute(wanted)]


def _current() -> Select[Any]:
    joined = (docs.c.number == kept.c.document) & (docs.c.run == kept.c.run)
    return select(docs.c.number, docs.c.source, kept.c.body).join(kept, joined)


def _body(conn: Connection, document: int, run: int) -> bytes | None:
    where = (kept.c.document == document) & (kept.c.run == run)
    return conn.execute(select(kept.c.body).where(where)).scalar_one_or_none()


def _read(body: bytes, source: str) -> Record:
    try:
        return decode(zlib.decompress(body))
    except zlib.error as error:
        raise CaseError(f"{source}: its record is damaged ({error}); take the last copy of the case") from error


def two_records(conn: Connection, name: str, *, before: int | None, after: int | None) -> tuple[Record, Record]:
    """Return the records of two runs: by default the latest that is not the current one, and the current one."""
    found = row(conn, name)
    if before is None:
        where = (kept.c.document == found.number) & (kept.c.run != (after or found.run))
        before = conn.execute(select(kept.c.run).where(where).order_by(kept.c.made.desc(), kept.c.run.desc())).scalar()
    if before is None:
        raise CaseError(f"{found.source}: the case holds one record of it; `reportedly reread` makes a second")
    return record(conn, found.id, run=before), record(conn, found.id, run=after)


def raw(conn: Connection, name: str) -> bytes | None:
    """Return the bytes that a document was read from, if they were kept: of its record, or of another sighting."""
    found, seen, kept_raw = row(conn, name), schema.sightings, schema.raws
    own = select(docs.c.sha256).where(docs.c.number == found.number)
    others = select(seen.c.sha256).where(seen.c.document == found.number).order_by(seen.c.seen, seen.c.source)
    for sha256 in (*conn.execute(own).scalars(), *conn.execute(others).scalars()):
        data = conn.execute(select(kept_raw.c.data).where(kept_raw.c.sha256 == sha256)).scalar_one_or_none()
        if data is not None:
            return bytes(data)
    return None


def runs(conn: Connection) -> Sequence[KeptRun]:
    """Return each run, how many records of it are kept, and whether one is current."""
    table, number = schema.runs, func.count(kept.c.document)
    found = conn.execute(select(table, number).outerjoin(kept).group_by(table.c.number).order_by(table.c.number)).all()
    current = set(conn.execute(select(docs.c.run).distinct()).scalars())
    made = (Run(one.program, one.model, one.lexicon, one.options, one.number) for one in found)
    return [KeptRun(run, one[-1], run.number in current) for run, one in zip(made, found, strict=True)]


def drop_run(conn: Connection, number: int) -> int:
    """Remove the records of a run that are not current."""
    if conn.execute(select(schema.runs.c.number).where(schema.runs.c.number == number)).first() is None:
        raise CaseError(f"got run {number}, which the case does not hold; wanted one of `reportedly runs`")
    current = select(docs.c.number).where(docs.c.run == number)
    return conn.execute(delete(kept).where((kept.c.run == number) & kept.c.document.not_in(current))).rowcount


def in_another_run(conn: Connection, run: Run | None, *, after: int) -> Sequence[DocumentRow]:
    """Return the documents, a page after a number, whose current record was not made by this run."""
    wanted = select(*COLUMNS).where(docs.c.number > after).order_by(docs.c.number).limit(PAGE)
    if run is not None:
        table = schema.runs
        same = (table.c.program == run.program) & (table.c.model == run.model) & (table.c.lexicon == run.lexicon)
        wanted = wanted.where(docs.c.run.not_in(select(table.c.number).where(same)))
    return [DocumentRow(**row) for row in conn.execute(wanted).mappings()]


def claims_of(conn: Connection, name: str) -> Sequence[ClaimRow]:
    """Return the claims of a document."""
    first, last = schema.range_of(row(conn, name).number)
    found = claim_rows().where(claims.c.number.between(first, last)).order_by(claims.c.number)
    return [claim_row(one) for one in conn.execute(found).mappings()]


def cut(conn: Connection, spans: Collection[tuple[str, int, int]]) -> dict[tuple[str, int, int], str]:
    """Return the words of spans, each given as the id of a document, a start and an end."""
    texts = schema.texts
    wanted = select(docs.c.id, texts.c.text).join(texts, texts.c.document == docs.c.number)
    found = {row.id: row.text for row in conn.execute(wanted.where(docs.c.id.in_({name for name, _, _ in spans})))}
    return {(name, start, end): found[name][start:end] for name, start, end in spans if name in found}


def claim_rows() -> Select[Any]:
    """Select claims with what a ClaimRow shows; the words are cut out by the database."""
    words = func.substr(schema.texts.c.text, claims.c.start + 1, claims.c.end - claims.c.start).label("words")
    return (
        select(
            claims.c.number, docs.c.id.label("document"), docs.c.source, docs.c.publisher, docs.c.published,
            claims.c.id, claims.c.start, claims.c.end, words, claims.c.voices, claims.c.act, claims.c.polarity,
            claims.c.status, claims.c.reviewed, claims.c.disputed,
        )
        .join(docs, docs.c.number == claims.c.document)
        .join(schema.texts, schema.texts.c.document == claims.c.document)
    )  # fmt: skip


def claim_row(found: RowMapping) -> ClaimRow:
    """Return the noun of a row of `claim_rows`."""
    return ClaimRow(**{**found, "voices": tuple(json.loads(found["voices"]))})
