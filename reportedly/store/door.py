"""What is behind every method of a case: the file or the server, and the two kinds of transaction on it."""

from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from reportedly.store import transactions
from reportedly.store.sorting import Sorter
from reportedly.store.waiting import Say


class Door:
    """An open case without what can be asked of it; close it, or use it in a `with`."""

    def __init__(self, engine: Engine, where: str, *, read_only: bool = False, say: Say | None = None) -> None:
        """`say` is told where another program is waited for."""
        self.where = where
        self.read_only = read_only
        self._engine = engine
        self._say = say
        self._sorter = Sorter(engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._sorter.close()
        self._engine.dispose()

    def _reading(self) -> AbstractContextManager[Connection]:
        return transactions.reading(self._engine, self.where)

    def _writing(self) -> AbstractContextManager[Connection]:
        return transactions.writing(self._engine, self.where, read_only=self.read_only, say=self._say)
