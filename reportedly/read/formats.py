"""Which reader reads which file, by its ending; a format is one line here and one module beside this one."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from reportedly.read.options import Options
from reportedly.read.plain import read_plain
from reportedly.record import Reading

Reader = Callable[[bytes, str, Options], Reading]

READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".markdown": read_plain,
}
"""Endings that are read in folders. A file that is named itself is read whatever its ending, as text if need be."""


def reader_of(source: str) -> Reader:
    """Return the reader for a file name, or for standard input."""
    return READERS.get(PurePath(source).suffix.lower(), read_plain)


def readable(name: str) -> bool:
    """Say whether a file in a folder is one for us: not hidden, and with an ending that we read."""
    return not name.startswith(".") and PurePath(name).suffix.lower() in READERS


def endings() -> str:
    """Return the endings as a reader of a message sees them."""
    return ", ".join(READERS)
