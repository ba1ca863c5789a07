"""How results look: records or sheets, how wide, in colour or without."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from reportedly.record import Record
from reportedly.show.output import is_terminal
from reportedly.show.sheet import render
from reportedly.wire import encode

PLAIN_WIDTH = 80
"""Columns where there is no terminal to ask."""

WIDEST = 100
"""Columns at most, if nobody asks for more: longer lines are hard to read."""

NARROWEST = 40
"""Columns at least: what an indented line needs to be read."""


@dataclass(frozen=True, slots=True)
class Look:
    """`make` turns a record into what is printed."""

    make: Callable[[Record], bytes | str]
    width: int

    @classmethod
    def choose(cls, *, json: bool, output: str | None, width: int | None, no_colour: bool) -> "Look":
        """Return the look that fits the options, the environment, and the place that the output goes to."""
        cells, colour = columns(output, width, no_colour=no_colour)
        return cls(encode if json else partial(render, width=cells, colour=colour), cells)


def columns(output: str | None, width: int | None, *, no_colour: bool) -> tuple[int, bool]:
    """Return how many columns the place that the output goes to has, and whether it has colours."""
    seen = is_terminal(output)
    own = min(shutil.get_terminal_size().columns, WIDEST) if seen else PLAIN_WIDTH
    quiet = no_colour or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return width or max(own, NARROWEST), seen and not quiet
