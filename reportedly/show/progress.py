"""A progress bar on standard error, for a person who waits for many files."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Bar(Protocol):
    """Shows how much of the files is done."""

    def step(self, done: int | None = None) -> None:
        """Count one more document; `done` are the bytes of the files until here, where somebody knows."""

    def hide(self) -> None:
        """Take the bar off the terminal, to write something else there."""

    def show(self) -> None:
        """Put it back."""


class NoBar:
    """Shows nothing."""

    def step(self, done: int | None = None) -> None:
        """Count nothing."""

    def hide(self) -> None:
        """Nothing is to be hidden."""

    def show(self) -> None:
        """Nothing is to be shown."""


LONG = 2_000_000
"""Bytes of a single file that a person waits for: it holds many documents, or a long one."""


@contextmanager
def bar(size: Callable[[], tuple[int, int]]) -> Iterator[Bar]:
    """Show a bar on standard error while the body runs, if there is a terminal and something to wait for.

    `size` gives the files and their bytes, and is asked only where there is a terminal.
    """
    files, total = size() if sys.stderr is not None and sys.stderr.isatty() else (0, 0)
    if files < 2 and total < LONG:
        yield NoBar()
        return
    from reportedly.show.rich_bar import RichBar

    with RichBar(total) as shown:
        yield shown
