"""Finds what to read: files as they are named, and the readable files of folders, one by one."""

import os
from collections.abc import Iterable, Iterator

from reportedly.read.formats import readable

STDIN = "-"
"""The source that stands for standard input."""


def walk(paths: Iterable[str]) -> Iterator[str]:
    """Yield the sources for `read_source`: a folder gives its files and theirs in sorted order, all else itself.

    A folder in which nothing can be read is yielded itself, so that `read_source` says what is wrong with it.
    Links to folders inside a folder are not followed: they may lead back.
    """
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            yield path
        else:
            yield from _folder(path)


def _folder(top: str) -> Iterator[str]:
    found = False
    for source in files(top):
        found = True
        yield source
    if not found:
        yield top


def files(folder: str) -> Iterator[str]:
    """Yield the readable files under `folder`, and each folder under it that cannot be opened."""
    try:
        entries = _entries(folder)
    except OSError:
        yield folder
        return
    for name, is_folder in entries:
        path = os.path.join(folder, name)
        if is_folder:
            yield from files(path)
        else:
            yield path


def _entries(folder: str) -> list[tuple[str, bool]]:
    """Return names in the folder, sorted, with whether each is a folder; hidden ones and other formats left out."""
    entries = []
    with os.scandir(folder) as scan:
        for entry in scan:
            is_folder = entry.is_dir(follow_symlinks=False)
            if (is_folder and not entry.name.startswith(".")) or (not entry.is_dir() and readable(entry.name)):
                entries.append((entry.name, is_folder))
    return sorted(entries)
