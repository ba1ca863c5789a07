"""Ctrl-C, so that it neither tears a line nor gets lost."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def noted() -> Iterator[Callable[[], bool]]:
    """Raise KeyboardInterrupt as ever, and give the body a way to ask whether there was one.

    Loading a library may turn it into an error of another kind, or swallow it.
    """
    asked: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        raise KeyboardInterrupt

    with _handled(note):
        yield lambda: bool(asked)


@contextmanager
def patient(tell: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """Note the first interrupt, tell of it, and let the body ask whether there was one; a second one does not wait."""
    asked: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        if len(asked) > 1:
            raise KeyboardInterrupt
        tell()

    with _handled(note):
        yield lambda: bool(asked)


@contextmanager
def unbroken() -> Iterator[None]:
    """Let an interrupt wait for the end of the body; a second one does not wait."""
    held: list[int] = []

    def hold(number: int, _frame: FrameType | None) -> None:
        held.append(number)
        if len(held) > 1:
            raise KeyboardInterrupt

    with _handled(hold):
        yield
    if held:
        raise KeyboardInterrupt


@contextmanager
def _handled(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    try:
        before = signal.signal(signal.SIGINT, handler)
    except ValueError:  # not in the main thread, which alone is interrupted
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
