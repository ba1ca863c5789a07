"""Keeps by what an entity is found where a part of its name is typed: each of its names, from each of its words on.

A table rather than a look through all names: those of a million claims took 200 ms, however few of them fitted.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, delete, exists, func, select

from reportedly.store.flags import chunks
from reportedly.store.schema import name_starts, names

REACH = 60
"""Letters that count, of a name from a word on and of what is typed."""

LAST = "\U0010ffff"
"""A letter behind all others."""


def cut(folded: str) -> Iterator[str]:
    """Yield what a name is found by: `ida rook` and `rook`."""
    words = folded.split(" ")
    for at in range(len(words)):
        yield " ".join(words[at:])[:REACH]


def begins(typed: str) -> ColumnElement[bool]:
    """Return the condition that a row is one of a name, or of a word of one, that begins so; `typed` is folded."""
    return (name_starts.c.start >= typed[:REACH]) & (name_starts.c.start < typed[:REACH] + LAST)


def put(conn: Connection, found: Iterable[tuple[str, int]]) -> None:
    """Let entities be found by names (folded), each given with the number of its entity; what is there is kept."""
    rows = sorted({(start, entity) for folded, entity in set(found) if folded for start in cut(folded)})
    for chunk in chunks(rows):
        if conn.dialect.name == "sqlite":
            conn.exec_driver_sql(f"{_INTO} VALUES (?, ?) ON CONFLICT DO NOTHING", list(chunk))
        else:
            columns = [list(column) for column in zip(*chunk, strict=True)]
            conn.exec_driver_sql(
                f"{_INTO} SELECT * FROM unnest(%s::text[], %s::bigint[]) ON CONFLICT DO NOTHING", tuple(columns)
            )


_INTO = "INSERT INTO name_starts (start, entity)"


def moved(conn: Connection, changed: Iterable[tuple[int, int, int]]) -> None:
    """Follow names that have gone from one entity to another: their numbers, and those of both."""
    into, left = dict[int, int](), set[int]()
    for name, source, target in changed:
        into[name] = target
        left.add(source)
    for chunk in chunks(into):
        rows = conn.execute(select(names.c.number, names.c.folded).where(names.c.number.in_(chunk)))
        put(conn, [(folded, into[number]) for number, folded in rows])
    remake(conn, left)


def remake(conn: Connection, entities: Iterable[int]) -> None:
    """Let entities be found by the names that they have now, and by no others."""
    for chunk in chunks(sorted(entities)):
        conn.execute(delete(name_starts).where(name_starts.c.entity.in_(chunk)))
        wanted = select(names.c.folded, names.c.entity).where(names.c.entity.in_(chunk)).distinct()
        put(conn, (tuple(row) for row in conn.execute(wanted).all()))


def missing(conn: Connection) -> int:
    """Return how many names are not among what their entities are found by."""
    there = exists().where(name_starts.c.start == func.substr(names.c.folded, 1, REACH))
    lost = select(func.count()).where(names.c.folded != "", ~there.where(name_starts.c.entity == names.c.entity))
    return int(conn.execute(lost).scalar_one())
