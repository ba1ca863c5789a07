"""Cuts a text into its physical lines, and finds where the words of each start: behind quote marks, bullets, `#`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

BREAK = re.compile(r"[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Whatever ends a line once the text is canonical."""

STRONG = "•‣◦▪▫●○■□◆◇►▶▸➤➢➔→✓✔✗∙⁃·"
"""Bullets that are nothing else at the start of a line, and need no space after them."""

MARK = re.compile(
    rf"""(?:
      (?P<strong>[{STRONG}]\ufe0f?)\s*
    | (?P<weak>-{{1,2}}|[–—―*+~])\s+
    | (?P<number>\(?\d{{1,3}}[.)]|\(?[a-z][.)]|\(?[ivx]{{2,5}}[.)]|[A-H][.)])\s+
    | (?P<emoji>(?:[0-9]\ufe0f?\u20e3|[\u2700-\u27bf\u2600-\u26ff\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?){{1,2}})\s*
    )(?=\S)""",
    re.VERBOSE,
)
QUOTED = re.compile(r"(?:>[ \t]*)+")
HEADING = re.compile(r"(#{1,6})[ \t]+(?=[^\s#])")
SPECIAL = frozenset("->–—―*+~#(") | frozenset(STRONG) | frozenset("0123456789")
"""Characters that a mark may begin with; letters and emoji are asked for apart."""


class Line(NamedTuple):
    """A line that is not blank; `blank` says that a blank one came before.

    `words` is where its words start; `start` is there too, or at the bullet before them. `indent` and `width` count
    from behind the quote marks.
    """

    start: int
    words: int
    end: int
    indent: int
    width: int
    quoted: int = 0
    mark: str = ""
    level: int = 0
    blank: bool = False


def read_lines(text: str) -> Iterator[Line]:
    """Yield the lines of `text` that are not blank, in order; a bullet alone on its line is the mark of the next."""
    position, blank, bullet = 0, True, ""
    for stop in _stops(text):
        raw = text[position:stop]
        bare = raw.strip()
        start = position + raw.index(bare[0]) if bare else stop
        line = _line(text, position, start, start + len(bare), blank) if bare else None
        if line is None:
            blank, bullet = True, ""
        elif bare in STRONG:
            blank, bullet = line.blank, bare
        else:
            yield line._replace(mark=bullet) if bullet and not line.mark else line
            blank, bullet = False, ""
        position = stop + 1


def _stops(text: str) -> Iterator[int]:
    for match in BREAK.finditer(text):
        yield match.start()
    yield len(text)


def _line(text: str, begin: int, start: int, end: int, blank: bool) -> Line | None:
    quoted = level = 0
    if text[start] == ">":
        start, quoted = _quoted(text, start, end)
        begin = start
        if start == end:
            return None
    first = text[start]
    if first == "#":
        match = HEADING.match(text, start, end)
        if match:
            level, start = len(match[1]), match.end()
    mark, words = "", start
    if not level and (
        first in SPECIAL or first > "\u2000" or (first.isascii() and text[start + 1 : start + 2] in ".)ivx")
    ):
        mark, words = _mark(text, start, end)
    return Line(start, words, end, start - begin, end - begin, quoted, mark, level, blank)


def _quoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words start behind quote marks, and how many marks there are."""
    match = QUOTED.match(text, start, end)
    assert match is not None
    inner = end - len(text[match.end() : end].lstrip())
    return inner, match[0].count(">")


def _mark(text: str, start: int, end: int) -> tuple[str, int]:
    match = MARK.match(text, start, end)
    return (match[0].strip(), match.end()) if match else ("", start)
