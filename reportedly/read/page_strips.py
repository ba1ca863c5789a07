"""Walks over the tree of a page and cuts it into strips: the text of a paragraph, a heading, an item, a row of a table.

The extractor that chooses the main text keeps neither order nor places, so the text is cut here, and it only chooses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet", "audio", "video",
    "canvas", "map", "head", "select", "option", "button", "input", "textarea", "datalist", "output", "progress",
    "meter", "dialog", "frameset", "noframes", "rp", "rt", "title", "link", "meta", "base",
})  # fmt: skip
"""What shows no running text: programs, pictures, fields to fill in."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "amp-story", "amp-story-page",
})  # fmt: skip
LEVELS = {f"h{number}": number for number in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu", "dir"})
SHUT = frozenset({"nav", "footer", "aside", "form", "menu", "search"})
"""What stands around an article, or beside it."""

SHUT_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "banner", "dialog"})
BOLD = frozenset({"b", "strong"})
NOTES = ("references", "reflist", "footnotes", "endnotes", "doc-endnotes", "wp-block-footnotes")
"""Classes and roles of the notes at the foot of a page."""

CAPTION = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)
"""What the class of a caption has in it, where a page has no element for it."""

RETURNS = frozenset("↩↑^⤴⏎")
"""Signs that lead from a note back to the text."""

GLUED = re.compile(r"[a-z][.!?…][\"”’]?\Z")
"""The end of a sentence; where another element goes on behind it without white space, a style sets them apart."""

GONE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Characters that only say where a word may be broken."""

BOLD_LONGEST = 90
"""Characters of a line in bold letters that can be a heading."""

SIGN = 6
"""Characters of a sign that leads to a note: [12], (a), *."""

BREAK = "\n"

CELL = " | "
LONGEST_CELL = 300
"""Characters of a cell: a table with longer ones lays out a page, and holds paragraphs."""


class Strip(NamedTuple):
    """Some words of a page, and where in the tree they stand.

    `linked` and `bold` count characters; `depth` is how many lists they are in, and `mark` the bullet of an item;
    `shut` says that they stand in a menu, a foot or a box; `stamp` is the machine's date of a time among them.
    """

    element: HtmlElement
    text: str
    linked: int
    bold: int
    level: int = 0
    depth: int = 0
    mark: str = ""
    quoted: int = 0
    caption: bool = False
    row: bool = False
    note: bool = False
    shut: bool = False
    stamp: str = ""
    timed: bool = False


def is_bold(strip: Strip) -> bool:
    """Say whether a strip is a line in bold letters, as many pages set their headings."""
    return strip.bold >= len(strip.text.replace(" ", "")) and len(strip.text) <= BOLD_LONGEST


@dataclass(slots=True)
class _Ground:
    """What holds inside a block; `mark` waits for the first words of an item."""

    element: HtmlElement
    level: int = 0
    depth: int = 0
    mark: str = ""
    quoted: int = 0
    caption: bool = False
    note: bool = False
    shut: bool = False
    numbered: bool = False
    kept: bool = False


@dataclass(slots=True)
class _Roll:
    """The words since the last cut."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    timed: int = 0
    stamp: str = ""


def strips(root: HtmlElement) -> Iterator[Strip]:
    """Yield the strips of a page in the order of its text, menus and all; nothing that is hidden."""
    body = root.find("body")
    walk = _Walk(root if body is None else body)
    events = etree.iterwalk(walk.top, events=("start", "end"))
    for event, element in events:
        if event == "end":
            yield from walk.leave(element)
            continue
        if hidden(element):
            events.skip_subtree()
            walk.skipped = element
            continue
        yield from walk.enter(element)
        if element.tag == "tr":
            row = _row(element)
            if row:
                events.skip_subtree()
                yield walk.as_row(element, row)
    yield from walk.cut()


def hidden(element: HtmlElement) -> bool:
    """Say whether an element shows no text."""
    tag = element.tag
    if not isinstance(tag, str) or tag in SKIPPED:
        return True
    if tag == "sup" and _is_reference(element):
        return True
    if not element.attrib:
        return False
    if tag == "a" and _leads_back(element):
        return True
    style = element.get("style")
    if style and "none" in style and "display:none" in style.replace(" ", "").lower():
        return True
    return element.get("hidden") is not None and element.get("hidden") != "until-found" and tag != "body"


def _is_reference(element: HtmlElement) -> bool:
    """Say whether a raised sign leads to a note of the page, and is no word of the text."""
    link = element.find(".//a")
    return link is not None and "#" in (link.get("href") or "") and len("".join(element.itertext()).strip()) <= SIGN


def _leads_back(element: HtmlElement) -> bool:
    """Say whether a link is the sign that leads from a note back to the text."""
    signs = (element.text or "").strip(" \ufe0e\ufe0f")
    return signs in RETURNS and not len(element) and (element.get("href") or "").startswith("#")


class _Walk:
    """Where in the tree we are, and the words that wait for their strip."""

    def __init__(self, top: HtmlElement) -> None:
        self.top = top
        self.grounds = [_Ground(top)]
        self.roll = _Roll()
        self.links = self.bolds = self.times = 0
        self.skipped: HtmlElement | None = None

    def enter(self, element: HtmlElement) -> Iterator[Strip]:
        tag = element.tag
        if tag in BLOCKS:
            yield from self.cut()
            self.grounds.append(_ground(element, self.grounds[-1]))
        elif tag == "br":
            if next((part for part in reversed(self.roll.parts) if part == BREAK or part.strip()), "") == BREAK:
                yield from self.cut()  # Two in a row part paragraphs.
            self.roll.parts.append(BREAK)
        elif tag == "a":
            self.links += 1
        elif tag in BOLD:
            self.bolds += 1
        elif tag == "time":
            self.times += 1
            self.roll.stamp = self.roll.stamp or element.get("datetime") or ""
        elif tag == "q":
            self._say("“")
        if element.text:
            self._say(element.text)

    def leave(self, element: HtmlElement) -> Iterator[Strip]:
        tag = element.tag
        if element is self.skipped:
            self.skipped = None
        elif tag in BLOCKS:
            yield from self.cut()
            if element is not self.top:
                self.grounds.pop()
        elif tag == "a":
            self.links -= 1
        elif tag in BOLD:
            self.bolds -= 1
        elif tag == "time":
            self.times -= 1
        elif tag == "q":
            self._say("”")
        if element.tail and element is not self.top:
            self._say(element.tail)

    def _say(self, words: str) -> None:
        roll = self.roll
        if self.grounds[-1].element.tag != "pre":
            words = words.replace("\n", " ")
        if words[:1].isupper() and roll.parts and GLUED.search(roll.parts[-1]):
            roll.parts.append(" ")
        roll.parts.append(words)
        if self.links or self.bolds or self.times:
            size = len(words.strip())
            roll.linked += size if self.links else 0
            roll.bold += size if self.bolds else 0
            roll.timed += size if self.times else 0

    def cut(self) -> Iterator[Strip]:
        """Yield the strips of the words that wait: one a line."""
        roll = self.roll
        if not roll.parts:
            return
        self.roll = _Roll()
        lines = [line for line in _lines("".join(roll.parts).translate(GONE)) if line]
        if not lines:
            self.roll.stamp = roll.stamp if roll.stamp and not lines else ""
            return
        ground = self.grounds[-1]
        whole = sum(map(len, lines))
        for line in lines:
            yield Strip(
                ground.element,
                line,
                min(len(line), roll.linked * len(line) // whole),
                min(len(line), roll.bold * len(line) // whole),
                ground.level,
                ground.depth,
                self._mark(),
                ground.quoted,
                ground.caption,
                note=ground.note,
                shut=ground.shut,
                stamp=roll.stamp,
                timed=2 * roll.timed > whole,
            )

    def _mark(self) -> str:
        """Return the bullet of the item that begins here, once."""
        for ground in reversed(self.grounds):
            if ground.mark:
                mark, ground.mark = ground.mark, ""
                return mark
            if ground.element.tag == "li":
                break
        return ""

    def as_row(self, element: HtmlElement, cells: tuple[str, int]) -> Strip:
        self.skipped = None
        ground = self.grounds[-1]
        return Strip(element, cells[0], cells[1], 0, row=CELL in cells[0], shut=ground.shut, note=ground.note)


def _ground(element: HtmlElement, outer: _Ground) -> _Ground:
    tag = element.tag
    inner = _Ground(
        element, LEVELS.get(tag, outer.level), outer.depth, "", outer.quoted, outer.caption, outer.note, outer.shut
    )
    if tag in LISTS:
        inner.depth += 1
        inner.numbered = tag == "ol"
    elif tag == "li":
        inner.mark = "1." if outer.numbered else "•"
    elif tag == "blockquote":
        inner.quoted += 1
    elif tag in ("figcaption", "caption") or CAPTION.search(element.get("class") or ""):
        inner.caption = True
    inner.shut = inner.shut or tag in SHUT or element.get("role") in SHUT_ROLES
    if not inner.note and element.attrib:
        named = f"{element.get('class') or ''} {element.get('role') or ''}"
        inner.note = bool(named.strip()) and any(name in named.split() for name in NOTES)
    return inner


def _lines(words: str) -> Iterator[str]:
    """Yield the lines of a strip, white space made single; a line that runs on over a break is none of its own."""
    line = ""
    for raw in words.split("\n"):
        part = " ".join(raw.split())
        if not part:
            yield line
            line = ""
        elif line and part[0].islower() and line[-1] not in ".:;!?…":
            line = f"{line} {part}"
        else:
            yield line
            line = part
    yield line


def _row(element: HtmlElement) -> tuple[str, int] | None:
    """Return the cells of a row, and how many characters of it are links; None for a row that lays out a page."""
    cells, linked = [], 0
    for cell in element:
        if cell.tag not in ("td", "th"):
            continue
        if any(one.tag in BLOCKS and (one.tag != "p" or len(cell) > 1) for one in cell.iterdescendants()):
            return None
        words = " ".join("".join(_shown(cell)).translate(GONE).split())
        if len(words) > LONGEST_CELL:
            return None
        linked += sum(len("".join(link.itertext())) for link in cell.iter("a"))
        if words:
            cells.append(words)
    return (CELL.join(cells), linked) if cells else None


def _shown(cell: HtmlElement) -> Iterator[str]:
    walk = etree.iterwalk(cell, events=("start", "end"))
    gone = None
    for event, element in walk:
        if event == "start":
            if hidden(element):
                walk.skip_subtree()
                gone = element
            else:
                yield (element.text or "") if element.tag != "br" else " "
        elif element is not cell:
            gone = None if element is gone else gone
            yield element.tail or ""
