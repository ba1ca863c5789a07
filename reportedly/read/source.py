"""Opens one source, a file or standard input, and hands its bytes to the reader of its format."""

import codecs
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import BinaryIO

from reportedly.errors import EmptyInput, InputError, MissingInput, NotText, TooLarge
from reportedly.read import formats
from reportedly.read.attach import attach
from reportedly.read.decode import decode_as, is_shifted
from reportedly.read.formats import Format
from reportedly.read.items import Item
from reportedly.read.options import Options
from reportedly.read.plain import read_text
from reportedly.read.sniff import peek
from reportedly.read.walk import STDIN, files
from reportedly.record import Reading

SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
"""What is no file: reading it could wait for ever."""

LARGEST = 200_000_000
"""Bytes of the largest document of any format, and of what standard input may bring."""


CHUNK = 1 << 18


def read_item(item: Item, options: Options | None = None) -> Reading:
    """Return the document of an item: 1. its bytes, 2. its format, 3. its reader, 4. what its container knows.

    Raises InputError: MissingInput, NotText, EmptyInput or TooLarge where one of them says it better.
    """
    options = _as_captured(options or Options(), item.retrieved)
    data = _bytes(item, options) if item.data is None else item.data  # 1
    if not data:
        raise EmptyInput(f"{item.source}: got an empty file; wanted at least one word: check that it is the right file")
    kind = _format(item, data)  # 2
    limit = formats.limit_of(kind, options)
    if limit and len(data) > limit:
        raise large(item.source, f"{len(data):,}", limit)
    reading = _read(kind, data, item, options)  # 3
    if len(reading.document.text) > options.max_bytes:
        raise TooLarge(
            f"{item.source}: got {len(reading.document.text):,} characters of text, and the limit is "
            f"{options.max_bytes:,}: split the document"
        )
    if reading.document.sha256 is None:
        digest = hashlib.sha256(data).hexdigest()
        reading = Reading(replace(reading.document, sha256=digest), reading.problems)
    return attach(reading, item, options)  # 4


def digest_of(item: Item) -> str | None:
    """Return the SHA-256 of the bytes of an item, which its document will keep; None where they cannot be read."""
    if item.data is not None:
        return hashlib.sha256(item.data).hexdigest()
    try:
        with opened(item.source) as (file, _):
            whole = hashlib.sha256()
            while chunk := file.read(CHUNK):
                whole.update(chunk)
            return whole.hexdigest()
    except InputError:
        return None


def _as_captured(options: Options, retrieved: str | None) -> Options:
    """Return the options for a document that was there at a certain time: no date in it is later than a day after."""
    try:
        day = date.fromisoformat((retrieved or "")[:10])
    except ValueError:
        return options
    last = (day + timedelta(days=1)).isoformat()
    return options if options.today and options.today < last else replace(options, today=last)


def _format(item: Item, data: bytes) -> Format:
    found = formats.BY_NAME[item.kind] if item.kind else formats.detect(peek(data, item.file_name))
    if found is None or found.role == "document":
        return found or formats.TEXT
    raise NotText(f"{item.source}: got {found.title}, {REFUSED[found.role]}")


REFUSED = {
    "container": "which may hold several documents; wanted one: read it with `reportedly read` or `read_paths`",
    "refused": "which have no running text; wanted a text: save what you need of it as text, PDF or DOCX",
}


def _read(kind: Format, data: bytes, item: Item, options: Options) -> Reading:
    if kind is formats.TEXT and item.charset:
        declared = [(one.value, one.found_in) for one in item.found if one.field == "language"]
        text = data.decode(item.charset, "replace")
        return read_text(text, source=item.source, options=options, declared=declared)
    if kind.name == "html" and item.charset and (is_shifted(data, item.charset) or not _is_utf8(data)):
        return _page(kind, data, item, item.charset, options)
    return _read_as(kind, data, item.source, options)


def _read_as(kind: Format, data: bytes, source: str, options: Options) -> Reading:
    if kind.costs is None:
        return formats.reader_of(kind)(data, source, options)
    from reportedly.read.guard import guarded

    return guarded(kind.where, data, source, options, limits=kind.costs)


def _page(kind: Format, data: bytes, item: Item, charset: str, options: Options) -> Reading:
    """Return a page in the charset that its server names: as UTF-8 with a mark, which goes before what it says."""
    try:
        decoded = decode_as(data, item.source, charset)
    except LookupError:
        return _read_as(kind, data, item.source, options)
    marked = codecs.BOM_UTF8 + decoded.text.encode("utf-8", "replace")
    reading = _read_as(kind, marked, item.source, options)
    document = replace(reading.document, sha256=hashlib.sha256(data).hexdigest())
    return Reading(document, decoded.problems + reading.problems)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _bytes(item: Item, options: Options) -> bytes:
    if item.source == STDIN:
        return standard_input()
    limit = max(LARGEST, options.max_bytes)
    if item.kind:
        limit = formats.limit_of(formats.BY_NAME[item.kind], options) or limit
    with opened(item.source) as (file, size):
        if size > limit:
            raise large(item.source, f"{size:,}", limit)
        data = file.read(limit + 1)
    if len(data) > limit:
        raise large(item.source, f"more than {limit:,}", limit)
    return data


def standard_input() -> bytes:
    """Return all of standard input. Raises InputError."""
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise MissingInput("-: standard input is closed; name a file, or pipe text into this command")
    try:
        data: bytes = stream.read(LARGEST + 1)
    except OSError as error:
        raise InputError(f"-: standard input cannot be read ({error.strerror}); name a file instead") from error
    if len(data) > LARGEST:
        raise large(STDIN, f"more than {LARGEST:,}", LARGEST)
    return data


@contextmanager
def opened(path: str) -> Iterator[tuple[BinaryIO, int]]:
    """Open a file for the body, and say how many bytes it has. Raises InputError where that, or reading it, fails."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            status = os.fstat(file.fileno())
            for is_kind, what in SPECIAL:
                if is_kind(status.st_mode):
                    raise NotText(f"{path}: got {what}, wanted a file: pipe its text in and read - instead")
            yield file, status.st_size
    except InputError:
        raise
    except (OSError, ValueError) as error:
        raise _unread(path, error) from error


def _without_waiting(path: str, flags: int) -> int:
    """Open a named pipe without waiting for its other end, so that we can refuse it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _unread(path: str, error: OSError | ValueError) -> InputError:
    if isinstance(error, ValueError):
        return MissingInput(f"{path!r}: got a name that no file can have; wanted a path, or - for standard input")
    if isinstance(error, IsADirectoryError):
        return folder(path)
    if isinstance(error, FileNotFoundError):
        return MissingInput(f"{path}: there is no such file; check the path (it may have been moved or deleted)")
    if isinstance(error, PermissionError) and not os.path.isdir(path):
        return InputError(
            f"{path}: we are not allowed to read it; change its permissions, or copy it to a place of yours"
        )
    if os.path.isdir(path):
        return InputError(f"{path}: we are not allowed to open this folder; change its permissions, or copy it")
    return InputError(f"{path}: it could not be read ({error.strerror}); check that it is still there, and try again")


def folder(path: str) -> InputError:
    """Return what is wrong with a folder where a file is wanted."""
    if not any(isinstance(one, Item) and one.source != path for one in files(path)):
        return EmptyInput(
            f"{path}: got a folder with nothing to read in it; wanted files that end in {formats.endings()}"
        )
    return InputError(f"{path}: got a folder; wanted a file: name one of those in it")


def large(source: str, size: str, limit: int) -> TooLarge:
    """Return the error for a source that is too large."""
    return TooLarge(f"{source}: got {size} bytes, and the limit is {limit:,}: split the text")
