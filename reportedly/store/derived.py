"""Makes the rows that follow from a record (names, claims, parts, times, passages), and makes them again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, literal, select, text, update

from reportedly.casefile import NewName, Settled
from reportedly.record import Record
from reportedly.store import bulk, flags, identity, schema, starts, terms
from reportedly.store.rows import Builder, Rows, new_names

Settling = Sequence[tuple[NewName, Settled]]


def sizes(record: Record) -> dict[str, int]:
    """Return the counts that a document's row keeps, in the order of its columns."""
    return {
        "claims": len(record.claims),
        "attributions": len(record.attributions),
        "entities": len(record.entities),
        "problems": len(record.problems),
    }


def make(conn: Connection, records: Mapping[int, Record]) -> None:
    """Make the rows of new documents, by their numbers, and count them."""
    found = [name for document, record in records.items() for name in new_names(record, document)]
    settling = list(zip(found, identity.settle(conn, found), strict=True))
    _put_names(conn, records, settling)
    _put_entities(conn, settling)
    _put_rows(conn, records, settling)
    total = Counter[str]()
    for record in records.values():
        total.update(sizes(record))
    del total["problems"]
    flags.shift(conn, documents=len(records), **total)


def make_again(conn: Connection, document: int, record: Record) -> None:
    """Make the rows of a document anew; a name that was there before stays whose it was."""
    docs, names = schema.documents, schema.names
    before = conn.execute(select(docs).where(docs.c.number == document)).one()
    mine = names.c.number.between(*schema.range_of(document))
    old = conn.execute(select(names).where(mine).order_by(names.c.number)).all()
    _forget(conn, document, {row.entity for row in old})
    settling = _settle_again(conn, record, document, old)
    _put_names(conn, {document: record}, settling)
    _put_entities(conn, settling)
    _put_rows(conn, {document: record}, settling)
    recount(conn, {row.entity for row in old} | {settled.entity for _, settled in settling})
    now = sizes(record)
    conn.execute(update(docs).where(docs.c.number == document).values(**now, reviewed=0, disputed=0))
    changes = {key: now[key] - before._mapping[key] for key in ("claims", "attributions", "entities")}
    flags.shift(conn, **changes, reviewed=-before.reviewed, disputed=-before.disputed)


def recount(conn: Connection, entities: Iterable[int]) -> None:
    """Count the names of some entities of the case anew; one without any goes, if it has no identifier."""
    table, names, entities = schema.entities, schema.names, sorted(entities)
    starts.remake(conn, entities)
    for entity in entities:
        mine = select(func.count(names.c.document.distinct()), func.coalesce(func.sum(names.c.mentions), 0))
        documents, mentions = conn.execute(mine.where(names.c.entity == entity)).one()
        where = table.c.number == entity
        kept = select(literal(1)).where(schema.identifiers.c.entity == entity)
        if documents or conn.execute(kept).first():
            conn.execute(update(table).where(where).values(documents=documents, mentions=mentions))
        else:
            conn.execute(delete(table).where(where))


def _settle_again(conn: Connection, record: Record, document: int, old: Sequence[Row[Any]]) -> Settling:
    """Whose the names of a new record are; those that the old one had keep their numbers, and so what was decided."""
    there = {(row.folded, row.kind): row for row in reversed(old)}
    first = max((row.number + 1 for row in old), default=schema.number_in(document, 0))
    found = []
    for name in new_names(record, document, first=first - schema.number_in(document, 0)):
        row = there.pop((terms.folded(name.name), name.kind), None)
        found.append(name if row is None else replace(name, number=row.number))
    return list(zip(found, identity.settle(conn, found), strict=True))


def _put_names(conn: Connection, records: Mapping[int, Record], settling: Settling) -> None:
    ids = (entity.id for record in records.values() for entity in record.entities)
    bulk.put(
        conn,
        schema.names,
        [
            (name.number, name.document, id_, name.name, terms.folded(name.name), name.kind, name.mentions,
             settled.entity, settled.reason, settled.by, settled.spelling)
            for id_, (name, settled) in zip(ids, settling, strict=True)
        ],
    )  # fmt: skip
    starts.put(conn, ((terms.folded(name.name), settled.entity) for name, settled in settling))


def _put_entities(conn: Connection, settling: Settling) -> None:
    """Make the entities that are new, and count the names of the others."""
    table = schema.entities
    documents, mentions = defaultdict[int, set[int]](set), Counter[int]()
    for name, settled in settling:
        documents[settled.entity].add(name.document)
        mentions[settled.entity] += name.mentions
    first = {name.number: settled for name, settled in settling if settled.entity == name.number}
    there = _there(conn, first)
    bulk.put(
        conn,
        table,
        [
            (number, settled.name, settled.kind, len(documents[number]), mentions[number])
            for number, settled in first.items()
            if number not in there
        ],
    )
    more = [
        {"entity": number, "docs": len(found), "more": mentions[number]}
        for number, found in documents.items()
        if number not in first or number in there
    ]
    if more:
        counted = {"documents": table.c.documents + bindparam("docs"), "mentions": table.c.mentions + bindparam("more")}
        conn.execute(update(table).where(table.c.number == bindparam("entity")).values(counted), more)


def _there(conn: Connection, numbers: Iterable[int]) -> set[int]:
    """Those numbers that an entity has already: it was made by a name of a record before this one."""
    column, found = schema.entities.c.number, set[int]()
    for chunk in flags.chunks(numbers):
        found.update(conn.execute(select(column).where(column.in_(chunk))).scalars())
    return found


def _put_rows(conn: Connection, records: Mapping[int, Record], settling: Settling) -> None:
    numbers: dict[int, list[tuple[int, int]]] = {document: [] for document in records}
    for name, settled in settling:
        numbers[name.document].append((name.number, settled.entity))
    rows, plain = Rows(), conn.dialect.name == "sqlite"
    for document, record in records.items():
        ids = (entity.id for entity in record.entities)
        Builder(record, document, dict(zip(ids, numbers[document], strict=True)), plain=plain).add_to(rows)
    put_rows(conn, rows)


def put_rows(conn: Connection, rows: Rows) -> None:
    """Insert the rows of claims and what belongs to them, and let the search find them."""
    bulk.put(conn, schema.claims, rows.claims)
    bulk.put(conn, schema.parts, rows.parts)
    bulk.put(conn, schema.times, rows.times)
    bulk.put(conn, schema.passages, rows.passages)
    if conn.dialect.name == "sqlite":
        index = "INSERT INTO passages_index (rowid, terms) VALUES (?, ?)"
        if rows.passages:
            conn.exec_driver_sql(index, [(row[0], row[-1]) for row in rows.passages])


def _forget(conn: Connection, document: int, entities: Iterable[int]) -> None:
    """Remove what followed from the record before."""
    first, last = schema.range_of(document)
    if conn.dialect.name == "sqlite":
        conn.execute(
            text(
                "INSERT INTO passages_index (passages_index, rowid, terms) "
                "SELECT 'delete', number, terms FROM passages WHERE number BETWEEN :first AND :last"
            ),
            {"first": first, "last": last},
        )
    for column in (schema.passages.c.number, schema.claims.c.number, schema.times.c.claim, schema.names.c.number):
        conn.execute(delete(column.table).where(column.between(first, last)))
    parts = schema.parts
    for chunk in flags.chunks(entities):
        where = parts.c.entity.in_(chunk) & parts.c.part.in_(range(len(schema.PARTS)))
        conn.execute(delete(parts).where(where & parts.c.claim.between(first, last)))
