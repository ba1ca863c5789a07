"""A piece of a text among its neighbours: what a piece is depends on where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.read.pieces import Piece

TOP, TAIL = 8, 5
"""Pieces from the start and from the end among which names, dates and counts are those of the document."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece where it stands."""

    text: str
    pieces: Sequence[Piece]
    number: int
    language: str
    piece: Piece

    @property
    def span(self) -> tuple[str, int, int, str]:
        """Text, start, end and language, as the finders of furniture take them."""
        return self.text, self.piece.start, self.piece.end, self.language

    @property
    def size(self) -> int:
        """Characters of the piece."""
        return self.piece.end - self.piece.start

    @property
    def top(self) -> bool:
        """Whether it is one of the first, front matter not counted."""
        return self.number < TOP or self.pieces[self.number - TOP].fenced

    @property
    def tail(self) -> bool:
        """Whether it is one of the last."""
        return self.number >= len(self.pieces) - TAIL

    def beside(self, step: int) -> "Place | None":
        """The next piece, or the one before."""
        number = self.number + step
        if not 0 <= number < len(self.pieces):
            return None
        return Place(self.text, self.pieces, number, self.language, self.pieces[number])
