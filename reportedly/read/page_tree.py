"""Turns the bytes of a web page into a tree: by its byte order mark, its server's charset, its own, or a guess."""

import codecs
import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from reportedly.errors import EmptyInput
from reportedly.read.decode import Decoded, decode_as
from reportedly.record import Problem

HEAD = 4_096
"""Bytes within which a page says its own charset; browsers look at 1,024, and some pages are later."""

CHARSET = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""", re.IGNORECASE)

LABELS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "iso8859-1": "cp1252", "iso-8859-9": "cp1254"}
"""Charsets that are read as a larger one that holds them, as browsers do."""

WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})
"""What a page cannot be in if we could read there, byte by byte, that it is."""

PRINTABLE = bytes(set(range(32, 127)) - set(b"+~\\"))
"""What every charset of pages that we read has at the same place; in idna or unicode-escape it means something else."""

FEW = 0.1
"""Share of NULs up to which a page is no UTF-16, and they mean nothing, as in a browser."""

NUL = b"\xef\xbf\xbd"

LAYOUT = re.compile(
    rb"</?(?:div|section|article|main|span|font|b|i|u|em|strong|small|big|center|a|ul|ol|li|dl|dd|table|tbody|tr|td|th|"
    rb"blockquote|form|fieldset|figure|aside|nav|header|footer|ins|del|sub|sup|svg|g|label|details)\b[^<>]{0,10000}>",
    re.IGNORECASE,
)
"""The tags that are nested by the thousand, by mistake or on purpose: the parser gives up at a depth of 2,048."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The root of a page, and what was lost on the way to it."""

    root: HtmlElement
    problems: tuple[Problem, ...] = ()


def plant(data: bytes, source: str, charset: str | None = None) -> Tree:
    """Return the tree of a page; `charset` is what its server or its envelope says.

    Raises EmptyInput where there is no tag and no word, NotText where the bytes are no text.
    """
    decoded = read_page(data, source, charset)
    # Bytes with a fixed encoding: a text with an XML declaration is refused as a string.
    raw = decoded.text.encode("utf-8", "replace").replace(b"\0", NUL)
    root, whole = _parsed(raw, source)
    if whole:
        return Tree(root, decoded.problems)
    root, _ = _parsed(LAYOUT.sub(b"<br>", raw), source)
    message = (
        f"{source}: got a page that is nested too deep to be read as it is, and read it without its layout: check that "
        "nothing is missing"
    )
    return Tree(root, (*decoded.problems, Problem("deep-page", message)))


def _parsed(raw: bytes, source: str) -> tuple[HtmlElement, bool]:
    """Return the tree of some bytes, and whether the parser came to their end."""
    parser = HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
        huge_tree=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise _empty(source) from error
    if root is None:
        raise _empty(source)
    return root, not any(entry.level_name == "FATAL" for entry in parser.error_log)


def read_page(data: bytes, source: str, charset: str | None = None) -> Decoded:
    """Return the text of a page's bytes. Raises NotText."""
    if b"\0" in data[:HEAD] and data[:HEAD].count(0) <= FEW * len(data[:HEAD]):
        data = data.replace(b"\0", b"")
    return decode_as(data, source, _codec(charset) or _codec(_own(data)))


def _own(data: bytes) -> str | None:
    found = DECLARED.match(data[:HEAD]) or CHARSET.search(data[:HEAD])
    name = found[1].decode("ascii", "replace") if found else None
    return None if name and name.lower().replace("_", "-") in WIDE else name


def _codec(name: str | None) -> str | None:
    """Return the name of a codec of text; None for a charset that nobody knows."""
    try:
        known = codecs.lookup(LABELS.get((name or "").strip("\"' ").lower(), (name or "").strip("\"' ")))
        fits = PRINTABLE.decode(known.name, "replace") == PRINTABLE.decode("ascii")
    except (LookupError, ValueError, TypeError):
        return None
    return known.name if fits or known.name in WIDE else None


def _empty(source: str) -> EmptyInput:
    return EmptyInput(f"{source}: got a page without a word; wanted a web page with text: check that it is whole")
