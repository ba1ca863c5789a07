"""Opens one source, a file or standard input, and hands its bytes to the reader of its format."""

import os
import stat
import sys

from reportedly.errors import EmptyInput, InputError, MissingInput, NotText, TooLarge
from reportedly.read.formats import endings, reader_of
from reportedly.read.options import Options
from reportedly.read.walk import STDIN, files
from reportedly.record import Reading

SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
"""What is no file: reading it could wait for ever."""


def read_source(source: str, options: Options | None = None) -> Reading:
    """Return the document in the file `source`, or on standard input for "-".

    Raises InputError: MissingInput, NotText, EmptyInput or TooLarge where one of them says it better.
    """
    options = options or Options()
    data = _stdin(options.max_bytes) if source == STDIN else _file(source, options.max_bytes)
    if not data:
        raise EmptyInput(f"{source}: got an empty file; wanted at least one word: check that it is the right file")
    return reader_of(source)(data, source, options)


def _stdin(limit: int) -> bytes:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise MissingInput("-: standard input is closed; name a file, or pipe text into this command")
    try:
        data: bytes = stream.read(limit + 1)
    except OSError as error:
        raise InputError(f"-: standard input cannot be read ({error.strerror}); name a file instead") from error
    return _within(data, limit, STDIN)


def _file(path: str, limit: int) -> bytes:
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            _check(path, os.fstat(file.fileno()), limit)
            return _within(file.read(limit + 1), limit, path)
    except (OSError, ValueError) as error:
        raise _unread(path, error) from error


def _without_waiting(path: str, flags: int) -> int:
    """Open a named pipe without waiting for its other end, so that we can refuse it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _unread(path: str, error: OSError | ValueError) -> InputError:
    if isinstance(error, ValueError):
        return MissingInput(f"{path!r}: got a name that no file can have; wanted a path, or - for standard input")
    if isinstance(error, IsADirectoryError):
        return _folder(path)
    if isinstance(error, FileNotFoundError):
        return MissingInput(f"{path}: there is no such file; check the path (it may have been moved or deleted)")
    if isinstance(error, PermissionError) and not os.path.isdir(path):
        return InputError(
            f"{path}: we are not allowed to read it; change its permissions, or copy it to a place of yours"
        )
    if os.path.isdir(path):
        return InputError(f"{path}: we are not allowed to open this folder; change its permissions, or copy it")
    return InputError(f"{path}: it could not be read ({error.strerror}); check that it is still there, and try again")


def _check(path: str, status: os.stat_result, limit: int) -> None:
    for is_kind, what in SPECIAL:
        if is_kind(status.st_mode):
            raise NotText(f"{path}: got {what}, wanted a file: pipe its text in and read - instead")
    if status.st_size > limit:
        raise _large(path, f"{status.st_size:,}", limit)


def _folder(path: str) -> InputError:
    if next(files(path), path) == path:
        return EmptyInput(f"{path}: got a folder with nothing to read in it; wanted files that end in {endings()}")
    return InputError(f"{path}: got a folder, wanted a file: use `walk` to get the files in it")


def _within(data: bytes, limit: int, source: str) -> bytes:
    if len(data) > limit:
        raise _large(source, f"more than {limit:,}", limit)
    return data


def _large(source: str, size: str, limit: int) -> TooLarge:
    return TooLarge(f"{source}: got {size} bytes, and the limit is {limit:,}: split the text")
