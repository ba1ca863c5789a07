"""Prints what was made, one thing after the other: results to the output, failures to standard error."""

import sys
from collections.abc import Callable, Iterable

from reportedly.record import Failure
from reportedly.show.interrupts import noted
from reportedly.show.output import Output, opened
from reportedly.show.progress import bar
from reportedly.show.safe import fit, harmless
from reportedly.show.sheet import legend, signs_in

Made = bytes | str | Failure
"""A record on a line, a sheet, or why there is neither."""


def print_all(made: Iterable[Made], path: str | None, *, width: int, count: Callable[[], int] = lambda: 1) -> int:
    """Print all of it, the legend last; return how many failures there were. Raises OutputError.

    `count` says how many things are to come, and is asked only where a person waits for them.
    """
    failures, signs = 0, frozenset[str]()
    with noted() as interrupted, opened(path) as output, bar(count) as progress:
        for one in made:
            if interrupted():
                raise KeyboardInterrupt
            progress.hide()
            if isinstance(one, Failure):
                failures += 1
                complain(f"{one.source}: {one.message}")
            else:
                signs |= _put(one, output)
            progress.show()
            progress.step()
        progress.hide()
        if signs:
            output.text(legend(signs, width=width))
    return failures


def complain(message: str) -> None:
    """Print one line on standard error."""
    if sys.stderr is not None:
        encoding = sys.stderr.encoding or "ascii"
        print(fit(harmless(message), encoding).decode(encoding), file=sys.stderr, flush=True)


def _put(one: bytes | str, output: Output) -> frozenset[str]:
    """Print a record or a sheet; return the signs in it that want explaining."""
    if isinstance(one, bytes):
        output.line(one)
        return frozenset()
    output.text(f"{one}\n")
    return signs_in(one)
