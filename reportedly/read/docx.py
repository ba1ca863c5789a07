"""Reads Word documents (DOCX): headings, lists, quotations, captions by their styles, tables row by row, notes apart.

python-docx opens the file and knows its styles; the text is taken from the tree, as its own `text` leaves out what was
inserted while changes were tracked. What was deleted, hidden, or said in comments is no text of the document.
"""

import io
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from lxml import etree

from reportedly.errors import InputError
from reportedly.read.office import WANTED, kind_of, opened, parse, properties, pulled, table_parts, tidy
from reportedly.read.options import Options
from reportedly.read.parts import Part, assemble
from reportedly.record import BlockKind, Reading

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BOX = f"{W}txbxContent"
LEFT_OUT = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", FALLBACK, BOX})
"""What stands in a paragraph and is none of its text; text boxes are read apart."""

SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
THROUGH = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", f"{W}ins", f"{W}moveTo"})
"""What stands around paragraphs and means nothing to a reader."""

SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
DEEPEST = 20
"""Tables in tables that are gone into."""


def read_docx(data: bytes, source: str, options: Options) -> Reading:
    """Return the document in a Word file.

    Raises InputError, Hostile where the archive or its XML means harm.
    """
    with opened(data, source) as archive:
        core = [name for name in archive.names if name.lower() == "docprops/core.xml"]
        found = properties(parse(archive.read(core[0]), core[0], source)) if core else ()
    reader = _Reader(_open(data, source), source)
    parts = list(reader.parts(reader.document.element.body))
    boxes = pulled(parts, reader.boxes)
    return assemble([*parts, *boxes], data, source, options, found=found, tail=list(reader.tail()))


def _open(data: bytes, source: str) -> WordDocument:
    try:
        document = docx.Document(io.BytesIO(data))
        _ = document.styles.element, document.element.body
    except (OpcError, etree.XMLSyntaxError, BadZipFile, KeyError, ValueError, AttributeError, TypeError) as error:
        message = " ".join(str(error).split())[:120]
        raise InputError(f"{source}: got a Word document that is broken ({message}); {WANTED}") from error
    return document


class _Reader:
    """Walks the tree of one document."""

    def __init__(self, document: WordDocument, source: str) -> None:
        self.document, self._source = document, source
        self.boxes: list[Part] = []
        self._styles = {style.get(f"{W}styleId"): style for style in document.styles.element.iterfind(f"{W}style")}
        self._kinds: dict[str | None, tuple[int, BlockKind | None, bool]] = {}
        self._paragraphs = self._tables = 0

    def parts(self, parent: Any, depth: int = 0) -> Iterator[Part]:
        """Yield the paragraphs and tables under an element, in order."""
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraphs += 1
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl" and depth < DEEPEST:
                self._tables += 1
                yield from table_parts([list(self._cells(row, depth)) for row in _rows(element)], self._tables)
            elif element.tag in THROUGH:
                yield from self.parts(element, depth)

    def _paragraph(self, element: Any) -> Iterator[Part]:
        origin = f"paragraph {self._paragraphs}"
        text = tidy(_pieces(element))
        if text:
            level, kind, listed = self._looks(element)
            numbered, indent = _numbering(element)
            item = (listed if numbered is None else numbered) and not level and kind is None
            yield Part(text, origin, level, item=item, indent=indent, kind=kind)
        for box in _boxes(element):
            self.boxes += [Part(part.text, f"{origin}, text box", part.level) for part in self.parts(box, DEEPEST)]

    def _cells(self, row: Any, depth: int) -> Iterator[list[str]]:
        for cell in row.iter(f"{W}tc"):
            if _table(cell) is not _table(row):
                continue
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
            yield [] if goes_on else [part.text for part in self.parts(cell, depth + 1)]

    def _looks(self, element: Any) -> tuple[int, BlockKind | None, bool]:
        """Return level, kind and whether it is an item, by the style of a paragraph and those it is based on."""
        outline = element.find(f"{W}pPr/{W}outlineLvl")
        style = element.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val") if style is not None else None
        if name not in self._kinds:
            chain = list(self._chain(name))
            listed = any(one.find(f"{W}pPr/{W}numPr") is not None for one in chain)
            self._kinds[name] = (*kind_of(_name(one) for one in chain), listed)
        level, kind, listed = self._kinds[name]
        given = _number(outline)
        return (given + 1 if given is not None and given < 9 and not level else level), kind, listed

    def _chain(self, name: str | None) -> Iterator[Any]:
        seen: set[str | None] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            base = self._styles[name].find(f"{W}basedOn")
            name = base.get(f"{W}val") if base is not None else None

    def tail(self) -> Iterator[Part]:
        """Yield the notes, then heads and feet, each once."""
        seen: set[str] = set()
        for kind in ("footnotes", "endnotes", "header", "footer"):
            for rel in self.document.part.rels.values():
                if rel.is_external or not rel.reltype.endswith(f"/{kind}"):
                    continue
                root = parse(rel.target_part.blob, kind, self._source)
                found = _notes(root) if kind.endswith("notes") else _lines(root, kind)
                for part in found:
                    if part.text not in seen:
                        seen.add(part.text)
                        yield part


def _pieces(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph, without recursion: files may nest deeply."""
    stack = list(reversed(element))
    while stack:
        node = stack.pop()
        if node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag in SIGNS:
            yield SIGNS[node.tag]
        elif node.tag not in LEFT_OUT and not _is_hidden(node):
            stack.extend(reversed(node))


def _is_hidden(node: Any) -> bool:
    if node.tag != f"{W}r":
        return False
    hidden = node.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val", "1") not in ("0", "false", "off")


def _boxes(element: Any) -> Iterator[Any]:
    for box in element.iter(BOX):
        above = {parent.tag for parent in box.iterancestors()}
        if FALLBACK not in above and BOX not in above:
            yield box


def _numbering(element: Any) -> tuple[bool | None, int]:
    """Say whether a paragraph is an item of a list (None: it does not say), and how deep."""
    number = _number(element.find(f"{W}pPr/{W}numPr/{W}numId"))
    level = _number(element.find(f"{W}pPr/{W}numPr/{W}ilvl"))
    return (None if number is None else number != 0), min(level or 0, 9)


def _number(element: Any) -> int | None:
    value = element.get(f"{W}val", "") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 10 else None


def _name(style: Any) -> str:
    name = style.find(f"{W}name")
    return str(name.get(f"{W}val", "")) if name is not None else ""


def _rows(table: Any) -> Iterator[Any]:
    return (row for row in table.iter(f"{W}tr") if _table(row) is table)


def _table(element: Any) -> Any:
    return next(element.iterancestors(f"{W}tbl"), None)


def _notes(root: Any) -> Iterator[Part]:
    kept = [note for note in root if note.get(f"{W}type") not in SEPARATORS]
    for number, note in enumerate(kept, start=1):
        what = "footnote" if note.tag == f"{W}footnote" else "endnote"
        text = " ".join(filter(None, (tidy(_pieces(element)) for element in note.iter(f"{W}p"))))
        yield Part(text, f"{what} {number}", kind="paragraph")


def _lines(root: Any, kind: str) -> Iterator[Part]:
    for element in root.iter(f"{W}p"):
        text = tidy(_pieces(element))
        if any(map(str.isalpha, text)):
            yield Part(text, kind, kind="boilerplate")
