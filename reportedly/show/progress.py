"""A progress bar on standard error, for a person who waits for many files."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Bar(Protocol):
    """Shows how many of the files are done."""

    def step(self) -> None:
        """Count one more."""

    def hide(self) -> None:
        """Take the bar off the terminal, to write something else there."""

    def show(self) -> None:
        """Put it back."""


class NoBar:
    """Shows nothing."""

    def step(self) -> None:
        """Count nothing."""

    def hide(self) -> None:
        """Nothing is to be hidden."""

    def show(self) -> None:
        """Nothing is to be shown."""


@contextmanager
def bar(count: Callable[[], int]) -> Iterator[Bar]:
    """Show a bar on standard error while the body runs, if there is a terminal and more than one thing to wait for."""
    total = count() if sys.stderr is not None and sys.stderr.isatty() else 0
    if total < 2:
        yield NoBar()
        return
    from reportedly.show.rich_bar import RichBar

    with RichBar(total) as shown:
        yield shown
