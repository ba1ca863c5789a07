"""What the reading of containers hands on: one document each, or why there is none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO

from reportedly.read.options import Options
from reportedly.read.zipped import Archive
from reportedly.record import Failure, Found, Problem, Skipped, Span


@dataclass(frozen=True, slots=True)
class Item:
    """One document to be read, and what its container says about it.

    `data` is None for a file that whoever reads it has to open; `kind` is the name of a format, None to find it out;
    `name` is a file name where `source` does not end in one; `named` says that a person asked for just this;
    `quoted` are spans of its text that the container marks as words of others; `problems`
    are what was wrong with it there; `charset` is what is
    known of the bytes of a text, and what its server says of a page;
    `told_by` is where the address was found.
    """

    source: str
    data: bytes | None = None
    kind: str | None = None
    name: str = ""
    found: tuple[Found, ...] = ()
    url: str | None = None
    retrieved: str | None = None
    quoted: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()
    charset: str | None = None
    told_by: str = "container"
    named: bool = False

    @property
    def file_name(self) -> str:
        """The last part of its name, in lower case."""
        return PurePosixPath((self.name or self.source).replace("\\", "/")).name.lower()


Part = Item | Failure | Skipped
"""What comes out of a container."""


@dataclass(slots=True)
class Box:
    """An open container; `position` is how far into its bytes we are, `outer` is the one that it stands in."""

    item: Item
    stream: BinaryIO
    outer: "Box | None" = None
    archive: Archive | None = None
    position: int | None = field(default=None)

    @property
    def source(self) -> str:
        """What its parts are named after."""
        return self.item.source

    @property
    def depth(self) -> int:
        """How many containers it stands in."""
        return 0 if self.outer is None else self.outer.depth + 1

    def at(self) -> int:
        """Return how many of its bytes have been dealt with."""
        return self.stream.tell() if self.position is None else self.position


Opener = Callable[[Box, Options], Iterator[Part]]
