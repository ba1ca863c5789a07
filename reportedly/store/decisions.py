"""What people decide: entered, taken back, found again after a new reading."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from reportedly.casefile import CaseFault
from reportedly.decision import Brought, Clash, Decision, Entered, Orphan, Standing, Target
from reportedly.record import Record


def target(conn: Connection, document: str, thing: str) -> Target:
    """Return a thing of a document as a decision speaks of it."""
    raise NotImplementedError


def bearer(conn: Connection, entity: int | str) -> Target:
    """Return an entity of the case as a decision speaks of it."""
    raise NotImplementedError


def decide(conn: Connection, decision: Decision) -> Entered:
    """Enter an act and let it take effect; return it with its id, time and what it was decided in view of."""
    raise NotImplementedError


def undo(conn: Connection, by: str, *, of: str | None = None) -> Entered | None:
    """Take back an act, or the last act of a person that holds."""
    raise NotImplementedError


def redo(conn: Connection, by: str) -> Entered | None:
    """Do again the act that the person took back last."""
    raise NotImplementedError


def listed(conn: Connection, *, document: str | None = None) -> Sequence[Decision]:
    """Return the acts in order of time, of one document or all."""
    raise NotImplementedError


def standing(conn: Connection, document: str, thing: str) -> Standing:
    """Return what holds of one thing."""
    raise NotImplementedError


def standings(conn: Connection, document: str) -> dict[str, Standing]:
    """Return what holds of the things of a document, by their ids."""
    raise NotImplementedError


def corrected(conn: Connection, document: str) -> Record:
    """Return a record with the corrections that hold."""
    raise NotImplementedError


def clashes(conn: Connection) -> Sequence[Clash]:
    """Return what does not agree."""
    raise NotImplementedError


def orphans(conn: Connection) -> Sequence[Orphan]:
    """Return the acts whose words are gone."""
    raise NotImplementedError


def bring(conn: Connection, acts: Sequence[Decision]) -> Brought:
    """Take in the acts of a decisions file."""
    raise NotImplementedError


def overruled(conn: Connection) -> frozenset[tuple[str, str, str]]:
    """Return the links that people overruled."""
    raise NotImplementedError


def reanchor(conn: Connection, document: int) -> None:
    """Find the words of the acts on a document in its new record; called in the transaction that kept the record."""
    del conn, document


def faults(conn: Connection) -> Iterator[CaseFault]:
    """Yield what does not hold in the decisions of the whole case."""
    del conn
    yield from ()
