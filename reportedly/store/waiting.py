"""Says what is being waited for, where it takes longer than a moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

Say = Callable[[str], None]

MOMENT = 1.0
"""Seconds after which a person wonders."""

HELD = "waiting for another program that is writing to it"


@contextmanager
def saying(say: Say | None, words: str) -> Iterator[None]:
    """Say the words if the body takes longer than a moment; from a thread of its own, as the body waits."""
    if say is None:
        yield
        return
    timer = Timer(MOMENT, say, [words])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
