"""Prints what was made, one thing after the other: results to the output, failures to standard error."""

import sys
from collections.abc import Callable, Iterable

from reportedly.record import Failure
from reportedly.show.interrupts import patient
from reportedly.show.output import Output, opened
from reportedly.show.progress import bar
from reportedly.show.safe import fit, harmless
from reportedly.show.sheet import legend, signs_in
from reportedly.show.tally import Tally

Made = bytes | str | Failure
"""A record on a line, a sheet, or why there is neither."""


def print_all(
    made: Iterable[Made],
    path: str | None,
    *,
    width: int,
    size: Callable[[], tuple[int, int]] = lambda: (1, 0),
    tally: Tally | None = None,
    further: bool = False,
) -> int:
    """Print all of it, the legend last; return how many failures there were. Raises OutputError.

    `size` gives the files to come and their bytes, and is asked only where a person waits for them. An interrupt lets
    the document in hand be finished; a second one does not. With `further`, it goes behind what stands in the file.
    """
    failures, signs = 0, frozenset[str]()
    with patient(_tell_patience) as interrupted, opened(path, further=further) as output, bar(size) as progress:
        for one in made:
            progress.hide()
            if isinstance(one, Failure):
                failures += 1
                complain(f"{one.source}: {one.message}")
            else:
                signs |= _put(one, output)
            progress.show()
            progress.step(tally.done if tally else None)
            if interrupted():
                raise KeyboardInterrupt
        progress.hide()
        if signs:
            output.text(legend(signs, width=width))
    return failures


def print_summary(tally: Tally) -> None:
    """Print the table of a run on standard error, if a person sees it there."""
    if sys.stderr is not None and sys.stderr.isatty():
        encoding = sys.stderr.encoding or "ascii"
        for line in tally.lines():
            print(fit(line, encoding).decode(encoding), file=sys.stderr)


def _tell_patience() -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        complain("finishing the document in hand; once more stops at once")


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
