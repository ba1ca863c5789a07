"""Opens WARC files: each response that is a page, a PDF file or text, one at a time, whatever the size of the file."""

import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader, DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed

from reportedly.errors import InputError
from reportedly.read.encodings import decoded
from reportedly.read.items import Box, Item, Part
from reportedly.read.options import Options
from reportedly.record import Failure, Problem, Skipped

logging.getLogger("warcio").addHandler(logging.NullHandler())  # It warns of odd addresses on standard error.

LARGEST = 50_000_000
"""Bytes of a captured document at most."""

HEADERS = 1_000_000
"""Bytes of the headers of a record at most: without a limit, one line could fill the memory."""

KINDS = (
    ("text/html", None), ("application/xhtml+xml", "html"), ("application/pdf", None), ("text/plain", "text"),
    ("application/rss+xml", "feed"), ("application/atom+xml", "feed"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml", None),
    ("application/vnd.oasis.opendocument.text", None),
)  # fmt: skip
"""Media types that hold documents, and the format; None where the bytes tell it better than the server did."""

HELD = {"response", "resource", "conversion"}
"""Types of records that hold what was captured. A revisit repeats what an earlier record holds."""

DIGEST = "that its digest names: it was damaged or changed since; fetch it anew, or ask whoever made the archive"
PAYLOAD = Problem("digest", f"got a capture whose document is not the one {DIGEST}")
"""Some programs take the digest of a document unpacked, so that one which differs is no proof of damage."""

CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
RESYNC = 1 << 20
MEMBER, RECORD = b"\x1f\x8b\x08", b"WARC/1."


def open_warc(box: Box, options: Options) -> Iterator[Part]:
    """Yield the documents of a WARC file; after a broken record, the next one that is whole is looked for."""
    del options
    number, start = 0, 0
    while True:
        records = _Records(box.stream)
        try:
            for record in records:
                number += 1
                yield _part(f"{box.source}#{number}", record)
        except Exception as error:  # It raises what the libraries under it do, for bytes that they do not foresee.
            number += 1
            yield Failure(
                f"{box.source}#{number}", "input", f"got a record that is broken ({_words(error)}); fetch it anew"
            )
            start = _next_record(box.stream, max(start, records.offset) + 1)
            if start < 0:
                return
        else:
            return


class _Records(ArchiveIterator):  # type: ignore[misc]
    """The records of an archive, with bounds, and with an error where warcio would print a line."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream, check_digests=True)
        self.reader = _Lines(self.fh)

    def _next_record(self, next_line: object) -> Any:
        self.reader.told = 0
        return super()._next_record(next_line)

    def _consume_blanklines(self) -> tuple[bytes | None, int]:
        empty = 0
        while line := self.reader.readline():
            if line.strip():
                if not empty and not line.startswith(RECORD):
                    raise ArchiveLoadFailed("its length is not the one that it declares")
                return line, empty
            empty += len(line)
        return None, empty


class _Lines(DecompressingBufferedReader):  # type: ignore[misc]
    """The bytes of an archive; `told` counts those of the lines of one record."""

    told = 0

    def _decompress(self, data: bytes) -> bytes:
        if self.num_block_read == 0 or not self.decompressor:
            return super()._decompress(data)  # type: ignore[no-any-return]
        unpacked: bytes = self.decompressor.decompress(data)
        return unpacked

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(min(length or HEADERS, HEADERS))
        self.told += len(line)
        if self.told > HEADERS:
            raise ArchiveLoadFailed(f"its headers have more than {HEADERS:,} bytes")
        return line


def _part(source: str, record: Any) -> Part:
    """Return the document of a record, or why it holds none."""
    url = record.rec_headers.get_header("WARC-Target-URI")
    name = f"{source} ({url})" if url else source
    if record.rec_type not in HELD:
        return Skipped(name, "no-response", f"a record of type {record.rec_type}")
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        return Skipped(name, "http-status", f"the server answered {status}")
    media = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
    kinds = [kind for start, kind in KINDS if media.strip().lower().startswith(start)]
    if not kinds and media:
        return Skipped(name, "media-type", f"{media.split(';')[0].strip()}: no document")
    try:
        data = _payload(record)
    except InputError as error:
        return Failure(name, error.code, str(error))
    if any(problem.startswith("block") for problem in record.digest_checker.problems):
        return Failure(name, "digest", f"got a record whose bytes are not those {DIGEST}")
    if not data.strip():
        return Skipped(name, "empty", "a capture without a byte")
    return Item(
        source,
        data,
        kind=kinds[0] if kinds else None,
        name=_file_name(url, media),
        url=url if url and url.startswith(("http:", "https:")) else None,
        retrieved=record.rec_headers.get_header("WARC-Date"),
        charset=said[1] if (said := CHARSET.search(media)) and kinds[:1] != ["text"] else None,
        told_by="capture",
        problems=(PAYLOAD,) if record.digest_checker.problems else (),
    )


def _payload(record: Any) -> bytes:
    """Return the bytes of the document, as the server meant them. Raises TooLarge, Hostile, InputError."""
    raw = record.raw_stream
    headers = record.http_headers
    if headers and "chunked" in (headers.get_header("Transfer-Encoding") or "").lower():
        raw = ChunkedDataReader(raw)
    parts, size = [], 0
    while chunk := raw.read(1 << 16):
        size += len(chunk)
        if size > LARGEST:
            raise InputError(f"got a document of more than {LARGEST:,} bytes, which is the limit")
        parts.append(chunk)
    while record.raw_stream.read(1 << 16):
        pass  # The digest is checked at the end of the record.
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise InputError("got a record that is cut short; wanted all of it: fetch the archive anew")
    encoding = (headers.get_header("Content-Encoding") or "") if headers else ""
    return decoded(b"".join(parts), encoding, LARGEST)


def _file_name(url: str | None, media: str) -> str:
    """Return a name with the ending that the media type asks for: a page's address seldom has one."""
    last = re.sub(r"[?#].*", "", url or "").rstrip("/").rsplit("/", 1)[-1]
    return f"{last}.txt" if media.lower().startswith("text/plain") else f"{last}.html"


def _next_record(stream: BinaryIO, start: int) -> int:
    """Go to where the next record seems to start, and return that place; -1 where there is none."""
    try:
        stream.seek(0)
        sign = MEMBER if stream.read(2) == MEMBER[:2] else RECORD
        stream.seek(start)
        kept = b""
        while chunk := stream.read(RESYNC):
            found = (kept + chunk).find(sign)
            if found >= 0:
                place = stream.tell() - len(chunk) - len(kept) + found
                stream.seek(place)
                return place
            kept = chunk[-len(sign) + 1 :]
    except (OSError, ValueError):
        return -1
    return -1


def _words(error: Exception) -> str:
    return str(error).split(", first line")[0].strip()[:120] or type(error).__name__
