"""Says which names of documents are one bearer's."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from reportedly.casefile import NewName, Settled


def settle(conn: Connection, names: Sequence[NewName]) -> Iterator[Settled]:
    """Yield for each name, in order, the entity of the case that it is held to be: its own number for a new one.

    Names of one call may be of several documents, and may be one bearer's. The caller makes the rows.
    """
    del conn
    for name in names:
        yield Settled(name.number, "the first of its name", name=name.name, kind=name.kind)
