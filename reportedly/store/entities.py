"""The entities of a case: their list, and the page of one."""

from collections.abc import Sequence
from typing import Any, get_args

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal, or_, select, true

from reportedly.casefile import ClaimRow, EntityPage, EntityRow, Identifier, NameRow
from reportedly.errors import CaseError, OptionError
from reportedly.record import EntityKind
from reportedly.store import documents, schema, starts, terms
from reportedly.store.rows import ACTOR, PARTY, SPEAKER

table, names, parts = schema.entities, schema.names, schema.parts

COLUMNS = tuple(table.c[name] for name in EntityRow.__dataclass_fields__)
ORDER = (table.c.mentions.desc(), table.c.number)

MANY = 10_000
"""Rows of a start whose entities are laid in order, which takes some 15 ms. Where there are more, the most mentioned
entities of the case are looked through first: most starts that are typed are frequent, and fill a page at once."""

MENTIONED = 50_000
"""Entities that are looked through so, which takes 60 ms; where they do not fill the page, all are laid in order."""

MOST = 500
"""Names that a page shows; an entity of a large case has thousands, nearly all of them alike."""


def rows(
    conn: Connection, *, kind: str | None, name: str | None, limit: int | None, offset: int
) -> Sequence[EntityRow]:
    """Return entities, most mentioned first; `name` is the start of one of their names, or of a word in it.

    Raises OptionError for a kind that is none.
    """
    if kind is not None and kind not in get_args(EntityKind):
        raise OptionError(f"got the kind {kind!r}; wanted one of {', '.join(get_args(EntityKind))}")
    wanted, typed = select(*COLUMNS).order_by(*ORDER), terms.folded(name or "")
    if kind is not None:
        wanted = wanted.where(table.c.kind == kind)
    if not typed:
        return _page(conn, wanted, limit, offset)
    if limit is not None and _are_many(conn, typed):
        theirs = exists().where(schema.name_starts.c.entity == table.c.number, starts.begins(typed))
        found = _page(conn, wanted.where(_most_mentioned(conn), theirs), limit, offset)
        if len(found) == limit:
            return found
    mine = select(schema.name_starts.c.entity).where(starts.begins(typed))
    return _page(conn, wanted.where(table.c.number.in_(mine)), limit, offset)


def _page(conn: Connection, wanted: Select[Any], limit: int | None, offset: int) -> Sequence[EntityRow]:
    return [EntityRow(**row) for row in conn.execute(wanted.limit(limit).offset(offset)).mappings()]


def _most_mentioned(conn: Connection) -> ColumnElement[bool]:
    """The condition that an entity is among the most mentioned; all are where a case has no more."""
    last = conn.execute(select(table.c.mentions, table.c.number).order_by(*ORDER).offset(MENTIONED).limit(1)).first()
    if last is None:
        return true()
    mentions, number = last
    return and_(table.c.mentions >= mentions, or_(table.c.mentions > mentions, table.c.number < number))


def _are_many(conn: Connection, typed: str) -> bool:
    found = select(literal(1)).select_from(schema.name_starts).where(starts.begins(typed)).limit(MANY).subquery()
    return conn.execute(select(func.count()).select_from(found)).scalar_one() == MANY


def page(conn: Connection, number: int, *, limit: int) -> EntityPage:
    """Return the page of an entity."""
    found = conn.execute(select(*COLUMNS).where(table.c.number == number)).mappings().one_or_none()
    if found is None:
        raise CaseError(f"got {number}, which is no entity of this case; wanted one of `reportedly entities`")
    ids = schema.identifiers
    attached = conn.execute(select(ids.c.scheme, ids.c.value).where(ids.c.entity == number).order_by(*ids.c)).all()
    return EntityPage(
        EntityRow(**found),
        _names(conn, number),
        tuple(Identifier(row.scheme, row.value) for row in attached),
        *(_claims(conn, number, part, limit) for part in (SPEAKER, ACTOR, PARTY)),
    )


def _names(conn: Connection, number: int) -> tuple[NameRow, ...]:
    docs = schema.documents
    wanted = (
        select(
            names.c.number, docs.c.id.label("document"), docs.c.source, names.c.id, names.c.name, names.c.kind,
            names.c.mentions, names.c.reason, names.c.decided_by.label("by"),
        )
        .join(docs, docs.c.number == names.c.document)
        .where(names.c.entity == number)
        .order_by(names.c.number)
        .limit(MOST)
    )  # fmt: skip
    return tuple(NameRow(**row) for row in conn.execute(wanted).mappings())


def _claims(conn: Connection, number: int, part: int, limit: int) -> tuple[ClaimRow, ...]:
    """The latest claims in which an entity has a part."""
    mine = (parts.c.entity == number) & (parts.c.part == part)
    latest = select(parts.c.claim).where(mine).order_by(parts.c.claim.desc()).limit(limit).distinct()
    claim = documents.claims.c.number
    wanted = documents.claim_rows().where(claim.in_(latest)).order_by(claim.desc())
    return tuple(map(documents.claim_row, conn.execute(wanted).mappings()))
