"""What people decide: kept, taken back, found again after a new reading."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from reportedly.casefile import CaseFault, Decision


def decide(conn: Connection, decision: Decision) -> Decision:
    """Keep an act and let it take effect; return it with its id, time and anchor."""
    raise NotImplementedError


def undo(conn: Connection, by: str) -> Decision | None:
    """Take back the last act of a person that stands; return it, None where there is none."""
    raise NotImplementedError


def redo(conn: Connection, by: str) -> Decision | None:
    """Do again the act that the person took back last."""
    raise NotImplementedError


def listed(conn: Connection, *, document: str | None = None) -> Sequence[Decision]:
    """Return the acts in order of time, of one document or all."""
    raise NotImplementedError


def reanchor(conn: Connection, document: int) -> None:
    """Find the words of the acts on a document in its new record; called in the transaction that kept the record."""
    del conn, document


def faults(conn: Connection) -> Iterator[CaseFault]:
    """Yield what does not hold in the decisions of the whole case."""
    del conn
    yield from ()
