"""Finds what to read: files as they are named, and the files of folders, one by one; addresses pass as they are."""

import os
from collections.abc import Iterable, Iterator

from reportedly.read.items import Item
from reportedly.record import Skipped

STDIN = "-"
"""The source that stands for standard input."""

PAGES = (".html", ".htm", ".xhtml")
LITTER = ("_files", ".files")
"""What a browser calls the folder beside a page that it saved: it holds pictures, scripts and frames of that page."""


def walk(paths: Iterable[str]) -> Iterator[Item | Skipped]:
    """Yield what stands at each path: a folder gives its files and theirs in sorted order, all else itself.

    A folder without any file, or that cannot be opened, is yielded itself, so that reading it says what is wrong.
    Hidden files are left out. Links to folders inside a folder are not followed: they may lead back.
    """
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            yield Item(path, named=True)
        else:
            yield from _folder(path)


def _folder(top: str) -> Iterator[Item | Skipped]:
    found = False
    for one in files(top):
        found = True
        yield one
    if not found:
        yield Item(top)


def files(folder: str) -> Iterator[Item | Skipped]:
    """Yield the files under `folder`, and each folder under it that cannot be opened."""
    try:
        entries = _entries(folder)
    except OSError:
        yield Item(folder)
        return
    names = {name for name, _ in entries}
    for name, is_folder in entries:
        path = os.path.join(folder, name)
        if not is_folder:
            yield Item(path)
        elif page := _page_of(name, names):
            yield Skipped(path, "page-files", f"the pictures and scripts of {page}")
        else:
            yield from files(path)


def _page_of(name: str, names: set[str]) -> str | None:
    """Return the saved page that a folder belongs to, if it is such a folder."""
    stem = next((name.removesuffix(ending) for ending in LITTER if name.endswith(ending)), None)
    return next((stem + ending for ending in PAGES if stem and stem + ending in names), None)


def _entries(folder: str) -> list[tuple[str, bool]]:
    """Return names in the folder, sorted, with whether each is a folder; hidden ones left out."""
    with os.scandir(folder) as scan:
        return sorted(
            (entry.name, entry.is_dir(follow_symlinks=False))
            for entry in scan
            if not entry.name.startswith(".") and (entry.is_dir(follow_symlinks=False) or not entry.is_dir())
        )
