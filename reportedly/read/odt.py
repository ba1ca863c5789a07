"""Reads OpenDocument texts (ODT): headings, lists, quotations and captions, tables row by row, notes apart.

Deleted text that tracked changes keep, comments and tables of contents are no text of the document.
"""

from collections.abc import Iterator
from typing import Any

from reportedly.errors import InputError
from reportedly.read.office import WANTED, kind_of, opened, parse, properties, pulled, table_parts, tidy
from reportedly.read.options import Options
from reportedly.read.parts import Part, assemble
from reportedly.record import BlockKind, Reading

SPACES = {
    "office": "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}",
    "style": "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}",
    "text": "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}",
    "table": "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}",
    "draw": "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}",
    "manifest": "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}",
}
TEXT, TABLE, STYLE = SPACES["text"], SPACES["table"], SPACES["style"]
P, H, NOTE, BOX = f"{TEXT}p", f"{TEXT}h", f"{TEXT}note", f"{SPACES['draw']}text-box"
LEFT_OUT = frozenset(
    {
        NOTE,
        f"{SPACES['office']}annotation",
        f"{SPACES['office']}annotation-end",
        f"{TEXT}ruby-text",
        f"{SPACES['draw']}frame",
    }
    | {f"{SPACES['draw']}{shape}" for shape in ("custom-shape", "g", "rect", "line", "control", "object")}
)
SIGNS = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n", f"{TEXT}soft-page-break": ""}
SKIPPED = frozenset(
    {f"{TEXT}tracked-changes", f"{TEXT}table-of-content", f"{TEXT}alphabetical-index", f"{TEXT}sequence-decls"}
)
DEEPEST = 50
"""Sections, lists and tables inside each other that are gone into."""


def read_odt(data: bytes, source: str, options: Options) -> Reading:
    """Return the document in an OpenDocument text.

    Raises InputError, Hostile where the archive or its XML means harm.
    """
    with opened(data, source) as archive:
        if "content.xml" not in archive.names:
            raise InputError(f"{source}: got an OpenDocument file without content.xml; {WANTED}")
        trees = {
            name: parse(archive.read(name), name, source)
            for name in ("META-INF/manifest.xml", "content.xml", "styles.xml", "meta.xml")
            if name in archive.names and not (name == "content.xml" and _is_locked(archive, source))
        }
    body = trees["content.xml"].find(f".//{SPACES['office']}text")
    if body is None:
        raise InputError(f"{source}: got an OpenDocument file that is no text; wanted a text: export it as one")
    reader = _Reader(trees["content.xml"], trees.get("styles.xml"))
    parts = list(reader.parts(body))
    found = properties(trees["meta.xml"]) if "meta.xml" in trees else ()
    tail = [*reader.notes, *_edges(trees.get("styles.xml"))]
    return assemble([*parts, *pulled(parts, reader.boxes)], data, source, options, found=found, tail=tail)


def _is_locked(archive: Any, source: str) -> bool:
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise InputError(
            f"{source}: got a document that is locked with a password; wanted an open one: save it without"
        )
    return False


class _Reader:
    """Walks the tree of one document; notes and text boxes are kept apart."""

    def __init__(self, content: Any, styles: Any) -> None:
        self.notes: list[Part] = []
        self.boxes: list[Part] = []
        trees = [tree for tree in (content, styles) if tree is not None]
        self._styles = {
            style.get(f"{STYLE}name"): style for tree in reversed(trees) for style in tree.iter(f"{STYLE}style")
        }
        self._kinds: dict[str, tuple[int, BlockKind | None]] = {}
        self._paragraphs = self._tables = 0

    def parts(self, parent: Any, *, depth: int = 0, listed: int = 0) -> Iterator[Part]:
        """Yield the paragraphs and tables under an element, in order; `listed` is how many lists it stands in."""
        for element in parent:
            tag = element.tag
            if tag in (P, H):
                yield from self._paragraph(element, listed)
            elif tag == f"{TABLE}table" and depth < DEEPEST:
                self._tables += 1
                number = self._tables
                rows = (row for row in element.iter(f"{TABLE}table-row") if _table(row) is element)
                yield from table_parts([list(self._cells(row, depth)) for row in rows], number)
            elif tag not in SKIPPED and isinstance(tag, str) and depth < DEEPEST:
                inner = listed + (tag == f"{TEXT}list")
                yield from self.parts(element, depth=depth + 1, listed=inner)

    def _paragraph(self, element: Any, listed: int) -> Iterator[Part]:
        self._paragraphs += 1
        origin = f"paragraph {self._paragraphs}"
        text = tidy(_pieces(element))
        if text:
            level, kind = self._looks(element)
            item = listed > 0 and not level and kind is None
            yield Part(text, origin, level, item=item, indent=max(0, listed - 1), kind=kind)
        for note in element.iter(NOTE):
            body = note.find(f"{TEXT}note-body")
            words = " ".join(filter(None, map(tidy, map(_pieces, body.iter(P))))) if body is not None else ""
            kind_of_note = "endnote" if note.get(f"{TEXT}note-class") == "endnote" else "footnote"
            self.notes.append(Part(words, f"{kind_of_note} {len(self.notes) + 1}", kind="paragraph"))
        for box in element.iter(BOX):
            if next(box.iterancestors(BOX), None) is None:
                words = " ".join(filter(None, (tidy(_pieces(one)) for one in box.iter(P, H))))
                self.boxes.append(Part(words, f"{origin}, text box"))

    def _cells(self, row: Any, depth: int) -> Iterator[list[str]]:
        for cell in row:
            if cell.tag == f"{TABLE}table-cell":
                yield [part.text for part in self.parts(cell, depth=depth + 1)]

    def _looks(self, element: Any) -> tuple[int, BlockKind | None]:
        """Return level and kind of a paragraph, by its tag, its style, and the styles that it is based on."""
        name = element.get(f"{TEXT}style-name", "")
        if name not in self._kinds:
            self._kinds[name] = kind_of(self._chain(name))
        level, kind = self._kinds[name]
        if element.tag == H and not level:
            given = element.get(f"{TEXT}outline-level", "1")
            return int(given) if given.isdecimal() and len(given) < 3 else 1, None
        return level, kind

    def _chain(self, name: str) -> Iterator[str]:
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            style = self._styles.get(name)
            shown = style.get(f"{STYLE}display-name") if style is not None else None
            yield shown or name.replace("_20_", " ")
            name = style.get(f"{STYLE}parent-style-name", "") if style is not None else ""


def _pieces(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph, without recursion: files may nest deeply."""
    stack: list[Any] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
            continue
        if node is not element and node.tail:
            stack.append(_flat(node.tail))
        if node.tag in SIGNS:
            stack.append(SIGNS[node.tag])
        elif isinstance(node.tag, str) and node.tag not in LEFT_OUT:
            stack.extend(reversed(node))
            if node.text:
                stack.append(_flat(node.text))


def _flat(text: str) -> str:
    """Return text in which line ends of the XML are spaces, as they mean nothing."""
    return text.replace("\n", " ").replace("\r", " ")


def _table(element: Any) -> Any:
    return next(element.iterancestors(f"{TABLE}table"), None)


def _edges(styles: Any) -> Iterator[Part]:
    """Yield the lines of heads and feet, each once."""
    seen: set[str] = set()
    for tag in ("header", "footer") if styles is not None else ():
        for edge in styles.iter(f"{STYLE}{tag}"):
            for text in map(tidy, map(_pieces, edge.iter(P))):
                if any(map(str.isalpha, text)) and text not in seen:
                    seen.add(text)
                    yield Part(text, tag, kind="boilerplate")
