"""Joins the chosen strips of a page to a text, and says what each is: by its tag, and as a line of plain text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from reportedly.read.agencies import is_credit
from reportedly.read.blocks import name
from reportedly.read.endings import finished
from reportedly.read.lines import MARK, SPECIAL, Line
from reportedly.read.lists import accept_marks, link
from reportedly.read.page_choice import LINK_SHARE, Chosen, squeezed
from reportedly.read.page_strips import Strip, is_bold
from reportedly.read.pieces import Piece
from reportedly.record import Block, BlockKind

AROUND: frozenset[BlockKind] = frozenset({"byline", "dateline", "source", "caption"})
"""Kinds that a strip keeps though the extractor left it out."""

TITLE_LONGEST = 200
"""Characters of a heading: pages that set whole paragraphs as headings, for their looks, write longer ones."""

CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,5}\)?)?", re.IGNORECASE)
"""A time of day alone on its line, above an entry of a live report."""

LINE = 120
"""Characters of a line with a time in it that says when a report was published, and by whom."""

PULLED = 30
"""Characters of a quotation that stands in the report a second time, to catch the eye."""

NAMED = 12
"""The same where the page itself calls it a pull quote."""

REPEATED = 40
"""Characters from which words that stand twice are a teaser; shorter ones may be said twice."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The text of a page, its blocks with their places in the tree, and the strip of each."""

    text: str
    blocks: tuple[Block, ...]
    strips: tuple[Strip, ...]


def lay_out(chosen: Chosen, titles: Sequence[str], language: str) -> Laid:
    """Return text and blocks: 1. text, 2. bullets, 3. kinds as in plain text, 4. by tag, 5. what lists complete."""
    text, starts = _joined(chosen.strips)  # 1
    lines = [_line(text, start, strip) for start, strip in zip(starts, chosen.strips, strict=True)]
    parts = [_piece(line, strip) for line, strip in zip(accept_marks(text, lines), chosen.strips, strict=True)]  # 2
    owners = {part.start: number for number, part in enumerate(parts)}
    named = {squeezed(title) for title in titles}
    doubled = _doubled(chosen.strips)
    cuts, strips = [], []
    for piece, block in name(text, parts, language):  # 3
        number = owners[piece.start]
        strip = chosen.strips[number]
        kind = block.kind
        if block.end == piece.end:  # Else it is what opens a piece: a dateline, a label.
            titled = number == 0 and (not named or squeezed(strip.text) in named)
            kind = _kind(strip, block, text, titled=titled)  # 4
            kind = _as_line(chosen.strips, number, replace(block, kind=kind), (text, language))
            if kind == "source" and _is_of_table(chosen.strips, number):
                kind = "paragraph"
            if number in doubled or not (chosen.main[number] or kind in AROUND):
                kind = "boilerplate"
        cuts.append((piece, replace(block, kind=kind)))
        strips.append(strip)
    blocks = link(text, cuts, language)  # 5
    return Laid(text, _with_origins(blocks, strips), tuple(strips))


def _is_of_table(strips: Sequence[Strip], number: int) -> bool:
    """Say whether a strip is the last row of a table: its source is that of the figures, and not of the report."""
    return number > 0 and strips[number - 1].row and strips[number].element.tag == "tr"


def _as_line(strips: Sequence[Strip], number: int, block: Block, words: tuple[str, str]) -> BlockKind:
    """Return the kind of a paragraph that is a heading in bold letters, or a line that credits an agency."""
    text, language = words
    if block.kind != "paragraph":
        return block.kind
    if is_credit(text, block.start, block.end, language):
        return "source"
    last = number + 1 == len(strips)
    if last or finished(text, block.end) or not is_bold(strips[number]) or is_bold(strips[number + 1]):
        return "paragraph"
    return "heading"


def _joined(strips: Sequence[Strip]) -> tuple[str, list[int]]:
    """Return the text, and where each strip starts: items and rows stand close, others have a blank line between."""
    parts: list[str] = []
    starts: list[int] = []
    size, before = 0, None
    for strip in strips:
        if before is not None:
            close = (strip.mark and before.depth) or (strip.row and before.row)
            parts.append("\n" if close else "\n\n")
            size += len(parts[-1])
        starts.append(size)
        parts.append(strip.text)
        size += len(strip.text)
        before = strip
    return "".join(parts) + ("\n" if parts else ""), starts


def _line(text: str, start: int, strip: Strip) -> Line:
    """Return a strip as a line of plain text: one that is no item may still start with a dash or a number."""
    end = start + len(strip.text)
    words, mark = start, strip.mark
    if strip.text[0] in SPECIAL and not strip.level and not strip.row:
        match = MARK.match(text, start, end)
        if match:
            words, mark = match.end(), match[0].strip()
    return Line(start, words, end, 2 * strip.depth, end - start, strip.quoted, mark, strip.level, blank=True)


def _piece(line: Line, strip: Strip) -> Piece:
    mark = line.mark or strip.mark
    return Piece(line.words, line.end, line.indent, line.quoted, mark, line.level)


def _kind(strip: Strip, block: Block, text: str, *, titled: bool) -> BlockKind:
    kind = block.kind
    if strip.note:
        return "source"
    if strip.row:
        return "paragraph"
    if CLOCK.fullmatch(strip.text):
        return "dateline"
    if kind in ("paragraph", "heading") and (strip.timed or (strip.stamp and len(strip.text) <= LINE)):
        return "dateline"
    if strip.caption:
        return kind if kind == "source" else "caption"
    if kind == "heading":
        shown = strip.level > 0 or titled or 2 * strip.bold > len(strip.text)
        too_long = len(strip.text) > TITLE_LONGEST and finished(text, block.end)
        return "heading" if shown and not too_long else "paragraph"
    if kind == "paragraph" and strip.linked > LINK_SHARE * len(strip.text) and not finished(text, block.end):
        return "boilerplate"
    return kind


def _doubled(strips: Sequence[Strip]) -> set[int]:
    """Return the strips that say again what another says: pull quotes, teasers."""
    words = [squeezed(strip.text) for strip in strips]
    seen: set[str] = set()
    found = set()
    whole = "\n".join(one for one, strip in zip(words, strips, strict=True) if not _aside(strip))
    for number, (one, strip) in enumerate(zip(words, strips, strict=True)):
        if (len(one) >= REPEATED and one in seen) or (
            len(one) >= (PULLED if strip.quoted or strip.shut or strip.caption else NAMED)
            and _aside(strip)
            and one.strip("“”\"'‘’«».…") in whole
        ):
            found.add(number)
        seen.add(one)
    return found


def _aside(strip: Strip) -> bool:
    """Say whether a strip stands out of the running text, where a pull quote may be."""
    named = strip.element.get("class") or ""
    return strip.quoted > 0 or strip.shut or strip.caption or "pull" in named.lower()


def _with_origins(blocks: Sequence[Block], strips: Sequence[Strip]) -> tuple[Block, ...]:
    paths = _Paths()
    return tuple(replace(block, origin=paths.of(strip.element)) for block, strip in zip(blocks, strips, strict=True))


class _Paths:
    """The paths of elements, `/html/body/p[2]`; lxml counts all siblings anew for each, which takes for ever."""

    def __init__(self) -> None:
        self._steps: dict[HtmlElement, dict[HtmlElement, str]] = {}
        self._known: dict[HtmlElement, str] = {}

    def of(self, element: HtmlElement) -> str:
        """Return the path of an element, as XPath."""
        upwards = []
        above: HtmlElement | None = element
        while above is not None and above not in self._known:
            upwards.append(above)
            above = above.getparent()
        path = self._known[above] if above is not None else ""
        for one in reversed(upwards):
            path = self._known[one] = f"{path}/{self._step(one)}"
        return path

    def _step(self, element: HtmlElement) -> str:
        parent = element.getparent()
        if parent is None:
            return str(element.tag)
        if parent not in self._steps:
            self._steps[parent] = _numbered(parent)
        return self._steps[parent][element]


def _numbered(parent: HtmlElement) -> dict[HtmlElement, str]:
    children = list(parent)
    total = Counter(child.tag for child in children)
    seen: Counter[str] = Counter()
    steps = {}
    for child in children:
        seen[child.tag] += 1
        steps[child] = f"{child.tag}[{seen[child.tag]}]" if total[child.tag] > 1 else str(child.tag)
    return steps
