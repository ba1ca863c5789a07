"""Tells from the first and last bytes of a file what it is, whatever its name says."""

import json
import re
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO

from reportedly.read.fields import TEXT_FIELDS

HEAD, TAIL = 65_536, 65_536
"""Bytes that are looked at: the head holds what every format starts with, the tail an archive's directory."""

NEAR = 1_024
"""Bytes within which the signature of a PDF file may stand; some programs write a line before it."""

PDF = re.compile(rb"(?:\A|[\r\n\0])%PDF-\d\.\d")

MARKUP = 4_096
"""Bytes within which the first tag of a page or feed stands, after declarations and comments."""

OBJECT = re.compile(rb"(?:\[\s*)?\{\s*\"")
JSON_TEXT = re.compile(rb'"(?:' + b"|".join(map(str.encode, sorted(TEXT_FIELDS))) + rb')"\s*:\s*"')

WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
"""How markup in UTF-16 starts, with a mark or without."""

WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")

GZIP, ZIP = b"\x1f\x8b", (b"PK\x03\x04", b"PK\x05\x06")
HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]*([^\r\n]*)\r?\n")
FOLDED = re.compile(rb"[ \t][^\r\n]*\r?\n")
SENT = {b"from", b"sender", b"resent-from"}
TOLD = {b"date", b"subject", b"to"}
CARRIED = {
    b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"content-type", b"x-mailer",
    b"dkim-signature", b"content-transfer-encoding", b"x-received", b"authentication-results",
}  # fmt: skip
"""Headers of a mail: somebody sent it, it says something, and a machine carried it. A pasted text has no third."""

PROLOGUE = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\]\s*)?>)*", re.S | re.I)
ROOT = re.compile(rb"<([a-z][\w:.-]*)", re.I)
HTML_ROOTS = {b"html", b"head", b"body"}
FEED_ROOTS = {b"rss", b"feed", b"rdf:rdf", b"atom:feed"}
FEED_SIGNS = re.compile(
    rb"<(?:rss|rdf:rdf)\b|xmlns(?::\w+)?=[\"'](?:http://www\.w3\.org/2005/Atom|http://purl\.org/atom)", re.I
)
ENVELOPE = re.compile(rb"\AFrom \S[^\n]{0,200}\d{4}[^\n]{0,40}\r?\n(?:>?[A-Za-z][A-Za-z0-9-]*:)")


@dataclass(frozen=True)
class Peek:
    """The start and the end of some bytes, and the name that they go by, in lower case."""

    head: bytes
    tail: bytes
    name: str = ""

    @cached_property
    def headers(self) -> dict[bytes, bytes]:
        """The header lines that it starts with, as a mail does."""
        found: dict[bytes, bytes] = {}
        at, last = len(self.head) - len(self.head.lstrip()), b""
        while match := HEADER.match(self.head, at):
            last = match[1].lower()
            found.setdefault(last, match[2])
            at = match.end()
            while folded := FOLDED.match(self.head, at):
                found[last] += b" " + folded[0].strip()
                at = folded.end()
        return found

    @cached_property
    def inflated(self) -> bytes:
        """The first bytes of what a gzip file holds."""
        try:
            return zlib.decompressobj(31).decompress(self.head, NEAR) if self.head.startswith(GZIP) else b""
        except zlib.error:
            return b""

    @cached_property
    def root(self) -> bytes:
        """The first tag of markup, in lower case; nothing where it does not start with markup."""
        start = self.head[:MARKUP]
        prologue = PROLOGUE.match(start)
        match = ROOT.match(self.head, prologue.end() if prologue else 0)
        return match[1].lower() if match else b""

    @cached_property
    def zipped(self) -> bool:
        """Whether it is a zip archive."""
        return self.head.startswith(ZIP)

    def has_member(self, name: bytes) -> bool:
        """Say whether a zip archive seems to hold a file of this name: it stands in the directory at its end."""
        return self.zipped and (name in self.tail or name in self.head)

    def ends(self, *endings: str) -> bool:
        """Say whether the name has one of these endings."""
        return self.name.endswith(endings)


def peek(data: bytes, name: str = "") -> Peek:
    """Return the look at some bytes."""
    return Peek(_narrow(data[:HEAD]), data[-TAIL:], name.lower())


def peek_stream(stream: BinaryIO, size: int, name: str = "") -> Peek:
    """Return the look at an open file, which stands at its start again afterwards."""
    head = stream.read(HEAD)
    tail = head
    if size > len(head):
        stream.seek(max(0, size - TAIL))
        tail = stream.read(TAIL)
    stream.seek(0)
    return Peek(_narrow(head), tail, name.lower())


def _narrow(head: bytes) -> bytes:
    """Return the start of a text in UTF-16 as UTF-8, so that one pattern fits both."""
    wide = next((codec for mark, codec in WIDE if head.startswith(mark)), None)
    return head[: len(head) // 2 * 2].decode(wide, "ignore").encode("utf-8", "ignore") if wide else head


def is_pdf(seen: Peek) -> bool:
    """A PDF file."""
    return PDF.search(seen.head[:NEAR]) is not None and not seen.root and not seen.headers


def is_warc(seen: Peek) -> bool:
    """A web archive, packed or not."""
    return seen.head.startswith(b"WARC/") or seen.inflated.startswith(b"WARC/")


def is_wacz(seen: Peek) -> bool:
    """A zip archive with web archives and their description."""
    return seen.has_member(b"datapackage.json") and seen.has_member(b"archive/")


def is_docx(seen: Peek) -> bool:
    """A document of Word."""
    return seen.has_member(b"word/document")


def is_odt(seen: Peek) -> bool:
    """A text document of OpenDocument."""
    return seen.zipped and b"mimetypeapplication/vnd.oasis.opendocument.text" in seen.head[:200]


def is_other_office(seen: Peek) -> bool:
    """A sheet or a presentation: a zip archive in which no text stands as such."""
    if seen.zipped and b"mimetypeapplication/vnd.oasis.opendocument" in seen.head[:200]:
        return True
    return any(seen.has_member(name) for name in (b"xl/workbook", b"ppt/presentation", b"AndroidManifest.xml"))


def is_zip(seen: Peek) -> bool:
    """A zip archive."""
    return seen.zipped


def is_gzip(seen: Peek) -> bool:
    """One packed file."""
    return seen.head.startswith(GZIP)


def is_telegram(seen: Peek) -> bool:
    """An export of Telegram Desktop."""
    start = seen.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"{"):
        return False
    if re.search(rb'"messages"\s*:\s*\[', start) and re.search(rb'"type"\s*:\s*"', start):
        return True
    return re.search(rb'"(?:chats|left_chats)"\s*:\s*\{|"about"\s*:\s*"[^"]{0,200}Telegram', start) is not None


def is_json_lines(seen: Peek) -> bool:
    """A file of JSON objects, one a line, with a text in a field that we know."""
    start = seen.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"{"):
        return False
    if seen.ends(".jsonl", ".ndjson"):
        return True
    line = start.split(b"\n", 1)[0]
    if len(line) >= HEAD - 3:
        return re.match(rb'\{\s*"[^"]{1,40}"\s*:', line) is not None and any(
            b'"%s":' % name.encode() in line.replace(b'": ', b'":') for name in TEXT_FIELDS
        )
    try:
        first = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and (not TEXT_FIELDS.isdisjoint(first) or "document" in first)


def is_json(seen: Peek) -> bool:
    """An object, or a list of objects, with a text in a field that we know."""
    start = seen.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return OBJECT.match(start) is not None and JSON_TEXT.search(start) is not None


def is_mbox(seen: Peek) -> bool:
    """A box of mails."""
    return ENVELOPE.match(seen.head) is not None


def is_mhtml(seen: Peek) -> bool:
    """A page that a browser saved with all its pictures."""
    kind = seen.headers.get(b"content-type", b"").lower()
    if not kind.startswith(b"multipart/related"):
        return False
    saved = b"saved by" in seen.headers.get(b"from", b"").lower() or b"snapshot-content-location" in seen.headers
    return saved or seen.ends(".mhtml", ".mht") or not SENT & seen.headers.keys()


def is_mail(seen: Peek) -> bool:
    """A mail."""
    names = seen.headers.keys()
    if not (names & SENT and names & TOLD):
        return False
    return bool(names & CARRIED) or seen.ends(".eml")


def is_feed(seen: Peek) -> bool:
    """A feed of RSS or Atom."""
    return seen.root in FEED_ROOTS and FEED_SIGNS.search(seen.head[:HEAD]) is not None


def is_html(seen: Peek) -> bool:
    """A web page."""
    start = seen.head[:MARKUP].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<!doctype html") or seen.root in HTML_ROOTS:
        return True
    return seen.root != b"" and seen.ends(".html", ".htm", ".xhtml", ".shtml") and seen.root not in FEED_ROOTS


def is_text(seen: Peek) -> bool:
    """Words, and no bytes that no text has."""
    return not (seen.zipped or b"\0" in seen.head) or seen.head.startswith(WIDE_TEXT)
