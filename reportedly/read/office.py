"""What Word and OpenDocument files share: an archive of XML without tricks, names of styles, tables, and properties."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from reportedly.errors import Hostile, InputError
from reportedly.read.parts import FILE, Part
from reportedly.read.zipped import MB, Archive, Limits
from reportedly.record import BlockKind, Found, FoundField

LIMITS = Limits(members=10_000, member_bytes=100 * MB, total_bytes=500 * MB)
"""What an office document may hold: a book has 5 MB of text, a thousand pictures have 300 MB."""

DTD = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
WANTED = "wanted a sound one: open it in an office program and save it anew"

LAYOUT_LONGEST = 250
"""Characters of the longest cell of a table: longer ones are paragraphs that a table puts side by side."""

HEADING = re.compile(r"(?:heading|title|subtitle)\b ?(\d?)", re.IGNORECASE)
STYLES: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (re.compile(r"(?:intense |block )?quot(?:e|ation)s?\b|block ?text", re.IGNORECASE), "quote"),
    (re.compile(r"caption|illustration|figure|drawing", re.IGNORECASE), "caption"),
    (re.compile(r"table of contents|toc \d|contents \d|index \d", re.IGNORECASE), "boilerplate"),
)
"""What the names of styles say of their paragraphs; the files have them in English, whatever the program shows."""

PROPERTIES: tuple[tuple[str, FoundField], ...] = (
    ("{http://purl.org/dc/elements/1.1/}title", "title"),
    ("{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}initial-creator", "author"),
    ("{http://purl.org/dc/elements/1.1/}creator", "author"),
    ("{http://purl.org/dc/terms/}created", "published"),
    ("{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}creation-date", "published"),
    ("{http://purl.org/dc/terms/}modified", "modified"),
    ("{http://purl.org/dc/elements/1.1/}date", "modified"),
)
DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?=[.Z+-]|$))?")
ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")


def opened(data: bytes, source: str) -> Archive:
    """Return the archive of an office document, in which no XML declares types or entities."""
    archive = Archive(data, LIMITS, source=source)
    for info in archive.infos:
        if info.filename.endswith((".xml", ".rels")):
            _refuse_dtd(archive.read(info), info.filename, source)
    return archive


def _refuse_dtd(xml: bytes, name: str, source: str) -> None:
    if any(sign in xml for sign in DTD):
        raise Hostile(
            f"{source}: got a document type declaration in {name}, which no office program writes and entities can "
            f"hide text behind; {WANTED}"
        )


def parse(xml: bytes, name: str, source: str) -> Any:
    """Return the root of some XML; entities, networks and deep nesting are off."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{source}: got a document whose {name} is broken ({error}); {WANTED}") from error
    if root.getroottree().docinfo.doctype:
        _refuse_dtd(DTD[0], name, source)
    return root


def kind_of(names: Iterable[str]) -> tuple[int, BlockKind | None]:
    """Return level and kind that the name of a style tells, or those of the styles that it is based on."""
    for name in names:
        heading = HEADING.match(name)
        if heading:
            return int(heading[1] or 1) or 1, None
        for pattern, kind in STYLES:
            if pattern.match(name):
                return 0, kind
    return 0, None


def table_parts(rows: Sequence[Sequence[Sequence[str]]], number: int) -> Iterator[Part]:
    """Yield a table row by row, its cells parted by bars; one that only lays out text gives its paragraphs."""
    cells = [cell for row in rows for cell in row if any(cell)]
    layout = all(len(row) <= 1 for row in rows) or any(sum(map(len, cell)) > LAYOUT_LONGEST for cell in cells)
    for at, row in enumerate(rows, start=1):
        origin = f"table {number}, row {at}"
        if layout:
            yield from (Part(text, origin) for cell in row for text in cell if text)
        elif any(map(any, row)):
            yield Part(" | ".join(" ".join(cell) for cell in row), origin, kind="paragraph")


def properties(root: Any) -> tuple[Found, ...]:
    """Return what the file says of itself."""
    found: dict[FoundField, Found] = {}
    for tag, field in PROPERTIES:
        value = " ".join((root.findtext(f".//{tag}") or "").split())
        value = _date(value) if field in ("published", "modified") else value
        if value and field not in found:
            found[field] = Found(field, value, FILE)
    return tuple(found.values())


def _date(said: str) -> str:
    match, zone = DATE.match(said), ZONE.search(said)
    return match[0] + (zone[0] if zone and "T" in match[0] else "") if match else ""


def tidy(pieces: Iterable[str]) -> str:
    """Return the text of a paragraph: single spaces, and the breaks that it has."""
    return "\n".join(line for line in (" ".join(part.split()) for part in "".join(pieces).split("\n")) if line)


def pulled(parts: Sequence[Part], boxes: Sequence[Part]) -> list[Part]:
    """Return text boxes; those that repeat the text, to catch the eye, as boilerplate."""
    text = "\n".join(part.text for part in parts)
    return [
        Part(box.text, box.origin, kind="boilerplate") if box.text.strip("“”\"'‘’ ") in text else box for box in boxes
    ]
