"""Flows pieces of styled text into lines of a width counted in cells, as a terminal counts them."""

from collections.abc import Callable, Iterable, Iterator

from rich.cells import cell_len

Piece = tuple[str, str]
"""Some text on one line, and the name of its style ("" for none)."""
Word = tuple[str, int]
"""A word as it is printed, with its colours, and how many cells it takes."""
Paint = Callable[[str, str], str]

NARROWEST = 24
"""Cells that words get at least, however deep the indent: below this, lines are too torn to read."""

STYLES = {
    "title": "1", "publisher": "36", "source": "36", "cue": "3", "quiet": "2", "label": "2", "predicate": "1",
    "loaded": "4", "predicate loaded": "1;4", "denied": "1;31", "open": "1;33", "hedged": "33", "problem": "31",
}  # fmt: skip
"""ANSI codes. Colour is never the only sign: each mark is a word as well."""


def coloured(text: str, style: str) -> str:
    """Return the text between the codes of its style."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if style else text


def bare(text: str, _style: str) -> str:
    """Return the text as it is."""
    return text


def width_of(text: str) -> int:
    """Return how many cells the text takes on a terminal."""
    return len(text) if text.isascii() else cell_len(text)


def flow(groups: Iterable[list[Piece]], *, width: int, first: str, rest: str, paint: Paint) -> Iterator[str]:
    """Yield lines: the first behind `first`, the others behind `rest`, both of one width.

    The words of a group stay on one line where they fit on one at all.
    """
    room = max(width - width_of(rest), NARROWEST)
    line: list[str] = []
    used = 0
    for group in groups:
        words = list(_words(group, room, paint))
        size = sum(cells for _, cells in words) + len(words) - 1
        for place, (word, cells) in enumerate(words):
            needed = size if place == 0 and size <= room else cells
            if line and used + 1 + needed > room:
                yield (first + " ".join(line)).rstrip()
                first, line, used = rest, [], 0
            used += cells + bool(line)
            line.append(word)
    if line:
        yield (first + " ".join(line)).rstrip()


def _words(pieces: list[Piece], room: int, paint: Paint) -> Iterator[Word]:
    word: list[Piece] = []
    for text, style in pieces:
        for place, part in enumerate(text.split(" ")):
            if place and word:
                yield from _whole(word, room, paint)
                word = []
            if part:
                word.append((part, style))
    if word:
        yield from _whole(word, room, paint)


def _whole(word: list[Piece], room: int, paint: Paint) -> Iterator[Word]:
    """The word, cut into runs as wide as a line where it does not fit on one."""
    if len(word) == 1:
        text, style = word[0]
        cells = width_of(text)
        if cells <= room:
            yield paint(text, style), cells
            return
    run, used = "", 0
    for text, style in word:
        part = ""
        for char in text:
            cells = width_of(char)
            if used + cells > room:
                yield run + (paint(part, style) if part else ""), used
                run, part, used = "", "", 0
            part += char
            used += cells
        run += paint(part, style) if part else ""
    yield run, used
