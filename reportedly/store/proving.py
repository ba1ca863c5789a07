"""Proves a whole case: every record, every row that follows from one, every decision.

1. the database itself: SQLite's own check of the file
2. each record kept: its hash, that it is its document's, its offsets and references (`verify.faults`)
3. each current record: that the rows made from it say what it says
4. the rows of entities, counts and flags, and the raw bytes
5. decisions
"""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Integer, Table, cast, exists, func, select

from reportedly.casefile import CaseFault, Checked
from reportedly.errors import RecordError
from reportedly.record import Record
from reportedly.store import decisions, schema, starts
from reportedly.verify import count_spans, faults
from reportedly.wire import decode

docs, kept, claims = schema.documents, schema.records, schema.claims

PAGE = 50
"""Records in memory at a time."""


def prove(reading: Callable[[], AbstractContextManager[Connection]]) -> Iterator[CaseFault | Checked]:
    """Yield all that does not hold, and how much was looked at in the end."""
    spans = 0
    with reading() as conn:
        yield from _file(conn)  # 1
        for number, id_, source in _documents(conn):
            for found in _document(conn, number, id_):  # 2, 3
                if isinstance(found, int):
                    spans += found
                else:
                    yield CaseFault(f"{source}: {found.where}", found.message)
        yield from _raws(conn)
        yield from _rows(conn)  # 4
        yield from _counts(conn)
        yield from decisions.faults(conn)  # 5
        yield Checked(_count(conn, docs), spans, _count(conn, schema.decisions))


def _file(conn: Connection) -> Iterator[CaseFault]:
    if conn.dialect.name == "sqlite":
        for (complaint,) in conn.exec_driver_sql("PRAGMA quick_check(20)").all():
            if complaint != "ok":
                yield CaseFault("file", complaint)


def _documents(conn: Connection) -> Iterator[tuple[int, str, str]]:
    """Number, id and source of every document, a page at a time, so that memory stays flat."""
    page, after = select(docs.c.number, docs.c.id, docs.c.source).order_by(docs.c.number).limit(PAGE), 0
    while rows := conn.execute(page.where(docs.c.number > after)).all():
        yield from ((row.number, row.id, row.source) for row in rows)
        after = rows[-1].number


def _document(conn: Connection, number: int, id_: str) -> Iterator[CaseFault | int]:
    """The faults of a document's records and rows, and for each record the number of its spans."""
    current = conn.execute(select(docs.c.run).where(docs.c.number == number)).scalar_one()
    runs = set()
    for row in conn.execute(select(kept).where(kept.c.document == number).order_by(kept.c.run)).all():
        runs.add(row.run)
        record = _read(row.body, row.sha256)
        if not isinstance(record, Record):
            yield record
            continue
        yield count_spans(record)
        if record.document.id != id_:
            yield CaseFault("record", f"is that of another document ({record.document.id})")
        yield from (CaseFault(fault.where, fault.message) for fault in faults(record))
        if row.run == current:
            yield from _derived(conn, number, record)
    if current not in runs:
        yield CaseFault("record", f"is missing: there is none of run {current}")


def _read(body: bytes, sha256: str) -> Record | CaseFault:
    try:
        line = zlib.decompress(body)
        record = decode(line)
    except (zlib.error, RecordError) as error:
        return CaseFault("record", f"cannot be read ({error})")
    if hashlib.sha256(line).hexdigest() != sha256:
        return CaseFault("record", "was changed: it has not the hash that was written down when it was kept")
    return record


def _derived(conn: Connection, number: int, record: Record) -> Iterator[CaseFault]:
    first, last = schema.range_of(number)
    words = conn.execute(select(schema.texts.c.text).where(schema.texts.c.document == number)).scalar_one_or_none()
    if words != schema.storable(record.document.text):
        yield CaseFault("text", "is not that of the record")
    columns = (claims.c.id, claims.c.start, claims.c.end, claims.c.status, claims.c.polarity)
    rows = conn.execute(select(*columns).where(claims.c.number.between(first, last)).order_by(claims.c.number))
    if [tuple(row) for row in rows] != [(c.id, c.start, c.end, c.status, c.polarity) for c in record.claims]:
        yield CaseFault("claims", "the rows are not those of the record: read it again with `reportedly reread`")
    names = select(schema.names.c.id).where(schema.names.c.number.between(first, last))
    if sorted(conn.execute(names).scalars()) != sorted(entity.id for entity in record.entities):
        yield CaseFault("entities", "the rows are not those of the record: read it again with `reportedly reread`")
    own = schema.passages.c
    seen = {tuple(row) for row in conn.execute(select(own.start, own.end).where(own.number.between(first, last)))}
    if missing := {(sent.start, sent.end) for sent in record.sentences} - seen:
        yield CaseFault("sentences", f"{len(missing)} cannot be found by a search: read it again")


def _raws(conn: Connection) -> Iterator[CaseFault]:
    table, after = schema.raws, ""
    page = select(table).order_by(table.c.sha256).limit(1)
    while row := conn.execute(page.where(table.c.sha256 > after)).one_or_none():
        if hashlib.sha256(row.data).hexdigest() != row.sha256:
            yield CaseFault(f"bytes {row.sha256}", "were changed: they have not the hash that they are kept under")
        after = row.sha256


def _rows(conn: Connection) -> Iterator[CaseFault]:
    """References between rows that lead nowhere."""
    for column, target in REFERENCES:
        lost = select(func.count()).select_from(column.table).where(~exists().where(target == column))
        if number := conn.execute(lost).scalar_one():
            yield CaseFault(f"{column.table.name}.{column.name}", f"{number} lead to no row of {target.table.name}")


REFERENCES: tuple[tuple[Column[Any], Column[Any]], ...] = (
    (claims.c.document, docs.c.number),
    (schema.names.c.document, docs.c.number),
    (schema.names.c.entity, schema.entities.c.number),
    (schema.name_starts.c.entity, schema.entities.c.number),
    (schema.parts.c.claim, claims.c.number),
    (schema.parts.c.name, schema.names.c.number),
    (schema.parts.c.entity, schema.entities.c.number),
    (schema.times.c.claim, claims.c.number),
    (schema.passages.c.document, docs.c.number),
    (schema.identifiers.c.entity, schema.entities.c.number),
    (schema.origin_documents.c.document, docs.c.number),
    (schema.story_claims.c.claim, claims.c.number),
    (schema.story_claims.c.story, schema.stories.c.story),
)
"""Columns, and those that their values have to stand in."""


def _counts(conn: Connection) -> Iterator[CaseFault]:
    """Counts that are kept, against what is there."""
    names, entities = schema.names, schema.entities
    wanted = {
        "documents": _count(conn, docs),
        "claims": _count(conn, claims),
        "entities": _count(conn, names),
        "attributions": _sum(conn, docs.c.attributions),
        "reviewed": _sum(conn, claims.c.reviewed),
        "disputed": _sum(conn, claims.c.disputed),
    }
    for row in conn.execute(select(schema.counts).where(schema.counts.c.name.in_(wanted))).all():
        if row.value != wanted[row.name]:
            yield CaseFault(f"count of {row.name}", f"got {row.value}; there are {wanted[row.name]}")
    for column in (docs.c.claims, docs.c.reviewed, docs.c.disputed):
        total, kept_total = wanted[column.name], _sum(conn, column)
        if total != kept_total:
            yield CaseFault(f"documents.{column.name}", f"got {kept_total} in all; there are {total}")
    counted = (
        select(names.c.entity, func.sum(names.c.mentions).label("mentions"))
        .group_by(names.c.entity).subquery()
    )  # fmt: skip
    wrong = select(func.count()).select_from(entities.outerjoin(counted, counted.c.entity == entities.c.number))
    if number := conn.execute(wrong.where(func.coalesce(counted.c.mentions, 0) != entities.c.mentions)).scalar_one():
        yield CaseFault("entities.mentions", f"{number} entities have a count that is not that of their names")
    if number := starts.missing(conn):
        yield CaseFault("name_starts", f"{number} names are not found by what they begin with")


def _count(conn: Connection, table: Table) -> int:
    return int(conn.execute(select(func.count()).select_from(table)).scalar_one())


def _sum(conn: Connection, column: ColumnElement[Any]) -> int:
    return int(conn.execute(select(func.coalesce(func.sum(cast(column, Integer)), 0))).scalar_one())
