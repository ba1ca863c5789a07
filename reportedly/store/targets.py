"""Finds in a case what a decision speaks of: the document, and the thing in its current record."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from reportedly.decision import Target
from reportedly.errors import CaseError, OptionError
from reportedly.record import Record
from reportedly.store import documents, schema, terms
from reportedly.store.anchors import anchor, find, find_words, things

docs, names = schema.documents, schema.names


@dataclass(frozen=True, slots=True)
class Place:
    """Where a target is: the id of the document, and of the thing in it ("" for the document, None if it is gone)."""

    document: str
    thing: str | None
    how: str

    def record(self, conn: Connection) -> Record:
        """Return the record that it stands in. Raises CaseError where the case holds no such document."""
        found = record_of(conn, self.document)
        if found is None:
            raise CaseError(self.how)
        return found


def place(conn: Connection, target: Target) -> Place:
    """Return where a target is now, or why it is nowhere."""
    document = _document(conn, target)
    if document is None:
        elsewhere = _by_name(conn, target) if target.kind == "entity" else None
        return elsewhere or Place(
            target.document, None, f"the case holds no such document: {target.source or target.document}"
        )
    record = record_of(conn, document)
    assert record is not None
    found = find(target, record)
    if found is not None:
        return Place(document, found.id if target.kind != "words" else "", found.how)
    if find_words(target, record.document.text) is None:
        return Place(document, None, f"the words are gone from the document: {_short(target.quote)}")
    kind = "an entity" if target.kind == "entity" else f"a {target.kind}"
    return Place(document, None, f"the words stand there, but are no longer read as {kind}: {_short(target.quote)}")


def record_of(conn: Connection, document: str) -> Record | None:
    """Return the current record of a document by its id, None where the case does not hold it."""
    if conn.execute(select(docs.c.number).where(docs.c.id == document)).first() is None:
        return None
    return documents.record(conn, document)


def target(conn: Connection, document: str, thing: str) -> Target:
    """Return a thing of a document as a decision speaks of it. Raises CaseError or OptionError where there is none."""
    record = documents.record(conn, document)
    try:
        return anchor(record, thing)
    except KeyError as error:
        known = [name for kind, name, _ in things(record) if name[:1] == thing[:1]]
        have = f"it has {known[0]} to {known[-1]}" if known else "claims are c1 …, attributions a1 …, entities e1 …"
        raise OptionError(f"got {thing!r}, which is nothing in {record.document.source}; {have}") from error


def bearer(conn: Connection, entity: int | str, *, but: Collection[int] = ()) -> Target:
    """Return an entity of the case as a decision speaks of it: by one of its names, `but` for some (their numbers)."""
    number = entity if isinstance(entity, int) else _numbered(conn, entity)
    called = select(schema.entities.c.name).where(schema.entities.c.number == number).scalar_subquery()
    wanted = select(names.c.number, names.c.id, docs.c.id.label("document")).join(
        docs, docs.c.number == names.c.document
    )
    fullest = (names.c.spelling.is_(None), names.c.name != called, func.length(names.c.folded).desc(), names.c.number)
    rows = conn.execute(wanted.where(names.c.entity == number).order_by(*fullest))
    for row in rows:
        if row.number not in but:
            return target(conn, row.document, row.id)
    if but:
        raise OptionError(f"got all names of entity {number} to split off; wanted some of them to stay")
    raise CaseError(
        f"got {entity!r}, which is no entity of this case; wanted a number or a name: `reportedly entities`"
    )


def node(conn: Connection, target: Target) -> int | None:
    """Return the number of the name that an entity of a document is, as it is read now."""
    found = place(conn, target)
    if not found.thing:
        return None
    wanted = select(names.c.number).join(docs, schema.lies_in(names.c.number, docs.c.number))
    return conn.execute(wanted.where((docs.c.id == found.document) & (names.c.id == found.thing))).scalar()


def _document(conn: Connection, target: Target) -> str | None:
    """The id of the target's document; of one from the same source, where the text was fetched anew and is another."""
    found = conn.execute(select(docs.c.id).where(docs.c.id == target.document)).scalar()
    if found is None and target.source:
        seen = select(schema.sightings.c.document).where(schema.sightings.c.source == target.source)
        same = select(docs.c.id).where((docs.c.source == target.source) | docs.c.number.in_(seen))
        found = conn.execute(same.order_by(docs.c.number.desc()).limit(1)).scalar()
    return found


def _by_name(conn: Connection, target: Target) -> Place | None:
    """The same name in another document, where all that bear it are one entity of the case."""
    wanted = select(names.c.entity, names.c.id, docs.c.id.label("document")).join(
        docs, docs.c.number == names.c.document
    )
    same = (names.c.folded == terms.folded(target.head or target.quote)) & (names.c.kind == target.entity_kind)
    rows = conn.execute(wanted.where(same).order_by(names.c.number)).all()
    if len({row.entity for row in rows}) != 1:
        return None
    return Place(rows[0].document, rows[0].id, "by its name, in another document")


def _numbered(conn: Connection, name: str) -> int:
    if name.isdecimal():
        return int(name)
    table = schema.entities
    wanted = select(table.c.number, table.c.name, table.c.kind).where(
        table.c.number.in_(select(names.c.entity).where(names.c.folded == terms.folded(name))) | (table.c.name == name)
    )
    rows = conn.execute(wanted.order_by(table.c.number)).all()
    if len(rows) == 1:
        return int(rows[0].number)
    if not rows:
        raise CaseError(
            f"got {name!r}, which nobody in this case is called; wanted a number or a name: `reportedly entities`"
        )
    told = ", ".join(f"{row.number} ({row.name}, {row.kind})" for row in rows[:5])
    raise CaseError(f"got {name!r}, which is the name of {len(rows)} entities; wanted the number of one: {told}")


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return repr(flat if len(flat) <= 60 else f"{flat[:57]}…")
