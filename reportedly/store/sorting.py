"""Lets PostgreSQL sort new words into their index beside the adding, on a connection of its own.

What comes in waits in a list at the index, and who fills the list has to sort it in: two thirds of all that the rows of
a claim cost the server. Another process of the server does it while we make the next rows; the list is on the disk, so
nothing is lost if either is killed, and a search reads it as it reads the index.
"""

from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

MANY = 1_000
"""Claims in one transaction from which their words wait; the words of fewer are sorted in as the server sees fit."""

ROOM = "64MB"
"""What may wait: some fifteen transactions, should the sorting fall behind; then the adding does it itself."""

_SORT = b"SELECT gin_clean_pending_list('passages_by_terms')"


class Sorter:
    """Has words sorted in; does nothing in SQLite, nor where the user of the server may not ask for it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._conn: Connection | None = None
        self.is_sorting = engine.dialect.name == "postgresql"
        """Whether it is asked for; no longer once the server has refused it, or was lost."""
        self._lock = Lock()

    def defer(self, conn: Connection) -> None:
        """Let the words of a transaction wait; `sort_in` must follow it."""
        if self.is_sorting:
            conn.exec_driver_sql(f"SET LOCAL gin_pending_list_limit = '{ROOM}'")

    def sort_in(self) -> None:
        """Begin to sort in what waits, when what began before has ended; whoever adds does not depend on it."""
        if self.is_sorting and self._lock.acquire(blocking=False):
            try:
                self._send()
            except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error):  # the next transactions do it themselves
                self.is_sorting = False
            finally:
                self._lock.release()

    def close(self) -> None:
        """Let go of the connection; the server ends what it has begun."""
        if self._conn is not None:
            self._conn.invalidate()
            self._conn.close()

    @property
    def process(self) -> str:
        """The number of the server's process that sorts; "" where there is none."""
        return str(self._conn.connection.driver_connection.info.backend_pid) if self._conn is not None else ""  # type: ignore[union-attr]

    def _send(self) -> None:
        if self._conn is None:
            self._conn = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        driver: Any = self._conn.connection.driver_connection
        while result := driver.pgconn.get_result():
            self.is_sorting = self.is_sorting and not result.error_message
        if self.is_sorting:
            driver.pgconn.send_query(_SORT)
