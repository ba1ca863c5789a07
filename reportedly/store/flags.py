"""Keeps the flags of claims (`reviewed`, `disputed`) and the counts that follow from them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal, TypeVar

from sqlalchemy import Connection, select, update

from reportedly.store.schema import claims, counts, documents

Value = TypeVar("Value")
CHUNK = 10_000
"""Numbers in one statement; SQLite takes 32,766."""


def shift(conn: Connection, **by: int) -> None:
    """Change counts of the case (fields of `Counts`) by so much."""
    for name, change in sorted(by.items()):
        if change:
            conn.execute(update(counts).where(counts.c.name == name).values(value=counts.c.value + change))


def put(conn: Connection, **values: int) -> None:
    """Set counts of the case."""
    for name, value in sorted(values.items()):
        conn.execute(update(counts).where(counts.c.name == name).values(value=value))


def mark(conn: Connection, flag: Literal["reviewed", "disputed"], numbers: Iterable[int], *, on: bool) -> int:
    """Set or clear a flag of claims, by number, with all counts of it; return how many changed."""
    column, changed = claims.c[flag], Counter[int]()
    for chunk in chunks(numbers):
        where = claims.c.number.in_(chunk) & (column != on)
        rows = conn.execute(select(claims.c.number, claims.c.document).where(where)).all()
        if rows:
            conn.execute(update(claims).where(claims.c.number.in_([row.number for row in rows])).values({flag: on}))
            changed.update(row.document for row in rows)
    for document, number in changed.items():
        by = number if on else -number
        statement = update(documents).where(documents.c.number == document)
        conn.execute(statement.values({flag: documents.c[flag] + by}))
    shift(conn, **{flag: changed.total() if on else -changed.total()})
    return changed.total()


def chunks(numbers: Iterable[Value]) -> Iterator[Sequence[Value]]:
    """Yield values in pieces that fit into one statement."""
    rest = iter(numbers)
    while chunk := tuple(islice(rest, CHUNK)):
        yield chunk
