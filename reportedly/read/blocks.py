"""Cuts a text into its blocks: headings, paragraphs, list items, quotations, and the lines around a report."""

from collections.abc import Iterator, Sequence

from reportedly.read.datelines import opening
from reportedly.read.furniture import labelled
from reportedly.read.kinds import BODY, kind_of
from reportedly.read.layout import pieces
from reportedly.read.lines import read_lines
from reportedly.read.lists import accept_marks, link
from reportedly.read.pieces import Piece
from reportedly.read.place import Place
from reportedly.record import Block

Cut = tuple[Piece, Block]


def cut(text: str, *, language: str = "en") -> tuple[Block, ...]:
    """Return the blocks of a canonical text: 1. lines, 2. bullets, 3. paragraphs, 4. kinds, 5. what lists complete.

    Every character that is no space lies in one block, or in a bullet, a quote mark or a heading mark before one.
    """
    lines = accept_marks(text, list(read_lines(text)))  # 1, 2
    parts = list(pieces(text, lines))  # 3
    cuts = list(name(text, parts, language))  # 4
    return link(text, cuts, language)  # 5


def name(text: str, parts: Sequence[Piece], language: str) -> Iterator[Cut]:
    """Yield the blocks of the pieces of a text, which a layout or a page has cut; a piece may give two."""
    first = True
    for number, piece in enumerate(parts):
        place = Place(text, parts, number, language, piece)
        kind = kind_of(place)
        split = piece.start
        if kind == "heading" and place.top:
            split = _label_end(text, piece, language)
            if split > piece.start:
                yield piece, Block("boilerplate", piece.start, piece.start + len(text[piece.start : split].rstrip()))
        elif kind == "paragraph" and place.top:
            opened = opening(text, piece.start, piece.end, language, first=first)
            if opened:
                split = piece.end - len(text[opened.end : piece.end].lstrip())
                yield piece, Block("dateline", piece.start, piece.start + len(text[piece.start : split].rstrip()))
            first = first and piece.end - piece.start < BODY
        yield piece, Block(kind, split, piece.end)


def _label_end(text: str, piece: Piece, language: str) -> int:
    """Return where a headline starts behind "Title:"."""
    label = labelled(text, piece.start, piece.end, language)
    return label.start if label and label.kind == "title" else piece.start
