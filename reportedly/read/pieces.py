"""A piece of a text: a paragraph, heading or item whose lines have been joined, before we say what it is."""

from typing import NamedTuple


class Piece(NamedTuple):
    """The words from `start` to `end`; what its first line says of indent, quote marks, bullet and heading level."""

    start: int
    end: int
    indent: int = 0
    quoted: int = 0
    mark: str = ""
    level: int = 0
    fenced: bool = False
