"""What an export asks of a case beside its records: whose names stand in documents, and which claims answer a query."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from reportedly.casefile import EntityRow, Identifier, Query
from reportedly.store import schema, searching

docs, names, entities, claims = schema.documents, schema.names, schema.entities, schema.claims


def bearers(conn: Connection, documents: Collection[str]) -> dict[str, dict[str, EntityRow]]:
    """Return the entity of the case that each entity of some documents is, by ids of document and entity."""
    columns = [entities.c[name] for name in EntityRow.__dataclass_fields__]
    wanted = (
        select(docs.c.id.label("of"), names.c.id.label("as"), *columns)
        .join(names, schema.lies_in(names.c.number, docs.c.number))
        .join(entities, entities.c.number == names.c.entity)
        .where(docs.c.id.in_(documents))
    )
    found: dict[str, dict[str, EntityRow]] = {}
    known: dict[int, EntityRow] = {}
    for of, as_, *row in conn.execute(wanted):
        bearer = known.get(row[0]) or known.setdefault(row[0], EntityRow(*row))
        found.setdefault(of, {})[as_] = bearer
    return found


def identifiers(conn: Connection) -> dict[int, tuple[Identifier, ...]]:
    """Return what people attached to entities, by their numbers."""
    ids = schema.identifiers
    found: dict[int, tuple[Identifier, ...]] = {}
    for row in conn.execute(select(ids.c.entity, ids.c.scheme, ids.c.value).order_by(ids.c.entity, *ids.c)):
        found[row.entity] = (*found.get(row.entity, ()), Identifier(row.scheme, row.value))
    return found


def claims_found(conn: Connection, query: Query) -> dict[str, frozenset[str]]:
    """Return the claims that answer a query, all of them, by the ids of their documents."""
    numbers = searching.candidates(conn.dialect.name, query).subquery()
    wanted = (
        select(docs.c.id.label("of"), claims.c.id)
        .join(claims, claims.c.document == docs.c.number)
        .where(claims.c.number.in_(select(numbers.c.number)))
    )
    found: dict[str, set[str]] = {}
    for row in conn.execute(wanted):
        found.setdefault(row.of, set()).add(row.id)
    return {document: frozenset(ids) for document, ids in found.items()}
