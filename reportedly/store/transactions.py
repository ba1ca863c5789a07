"""Transactions on a case: many may read, one writes at a time, in SQLite and in PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text

from reportedly.errors import CaseError
from reportedly.store.trouble import told
from reportedly.store.waiting import HELD, Say, saying

WRITER = 0x72706472
"""The advisory lock of PostgreSQL that the one writer of a case holds till its transaction ends."""


@contextmanager
def reading(engine: Engine, where: str) -> Iterator[Connection]:
    """Give a connection that sees one state of the case all along."""
    options = {}
    if engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with told(where), engine.connect().execution_options(**options) as conn, conn.begin():
        yield conn


@contextmanager
def writing(engine: Engine, where: str, *, read_only: bool = False, say: Say | None = None) -> Iterator[Connection]:
    """Give the connection of the only writer; all of the body is kept, or nothing of it.

    `say` is told where another writer is waited for.
    """
    if read_only:
        raise CaseError(f"{where}: it is open for reading only; wanted a case that we may write to: copy it")
    with told(where), engine.connect().execution_options(write=True) as conn:
        with saying(say, f"{where}: {HELD}"):
            transaction = conn.begin()
            if conn.dialect.name == "postgresql":
                conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER})
        with transaction:
            yield conn
