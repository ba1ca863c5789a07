"""From paths to the documents behind them: files as they are, containers opened one part at a time, boxes in boxes.

Nothing here reads a document; that is `read_item`, which may run in another process. Nor does it open a container:
that is `boxes`, in a process of its own, from which the parts come one at a time.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from reportedly.errors import CODES, EmptyInput, InputError
from reportedly.read import formats
from reportedly.read.addresses import is_address, shown
from reportedly.read.boxes import document, failure, kind_of
from reportedly.read.formats import Format
from reportedly.read.guard import opened_apart
from reportedly.read.items import Item, Part
from reportedly.read.options import Options
from reportedly.read.sniff import peek_stream
from reportedly.read.source import folder, large, opened, read_item, standard_input
from reportedly.read.walk import STDIN, walk
from reportedly.read.web import Web
from reportedly.record import Failure, Reading, Skipped

PAGE = 30_000
"""Bytes that an address counts for before anybody knows how many stand there: those of a page of news."""

Reached = Callable[[int], None]


def expand(
    paths: Iterable[str], options: Options | None = None, *, reached: Reached | None = None, web: Web | None = None
) -> Iterator[Part]:
    """Yield the documents at each path in order, a Failure for what is broken, and what was passed over.

    `reached` is told how many bytes of the files are done with; `web` brings what is at addresses.
    """
    options = options or Options()
    web = web or Web(options)
    for path in paths:
        parts = (
            _address(path, web, reached or _nobody) if is_address(path) else _path(path, options, reached or _nobody)
        )
        for part in parts:
            if web.is_wanted(part):
                yield from _part(web.behind(part), options)
            else:
                yield part


def _nobody(size: int) -> None:
    """Tell nobody."""
    del size


def read_source(source: str, options: Options | None = None) -> Reading:
    """Return the one document at a path, or on standard input for "-".

    Raises InputError: MissingInput, NotText, EmptyInput or TooLarge where one of them says it better.
    """
    if os.path.isdir(source):
        raise folder(source)
    parts = (part for part in expand([source], options) if not isinstance(part, Skipped))
    part, another = next(parts), next(parts, None)
    if isinstance(part, Failure):
        raise CODES.get(part.code, InputError)(f"{part.source}: {part.message}")
    if another is None or isinstance(another, Failure):
        return read_item(part, options)
    raise InputError(
        f"{source}: got several documents in one file; wanted one: read it with `reportedly read` or `read_paths`"
    )


def _path(path: str, options: Options, reached: Reached) -> Iterator[Part]:
    """One path; where all that stands there is passed over, that is a failure of the path."""
    empty = True
    for one in walk([path]):
        if isinstance(one, Skipped):
            yield one
            continue
        for part in _file(one, options, reached):
            empty = empty and isinstance(part, Skipped)
            yield part
    if empty:
        yield failure(path, nothing_in(path))


def nothing_in(path: str) -> EmptyInput:
    """Return the error for a folder, or a container, in which nothing is for us."""
    return EmptyInput(f"{path}: got nothing to read in it; wanted files that end in {formats.endings()}")


def _file(item: Item, options: Options, reached: Reached) -> Iterator[Part]:
    """One file, or standard input. One that cannot be opened is handed on: reading it says what is wrong."""
    if item.source == STDIN:
        item = replace(item, data=standard_input())
    if item.data is not None:
        yield from _part(item, options)
        return
    try:
        with opened(item.source) as (stream, size):
            kind = formats.detect(peek_stream(stream, size, item.file_name))
    except InputError:
        yield item
        return
    if kind and kind.role == "container":
        yield from _counted(replace(item, kind=kind.name), kind, options, size, reached)
    else:
        yield document(item, kind)
        reached(size)


def _address(url: str, web: Web, reached: Reached) -> Iterator[Part]:
    """One address; where all that stands there is passed over, that is a failure of the address."""
    try:
        item = web.bring(url)
    except Exception as error:
        reached(PAGE)
        yield failure(shown(url), error)
        return
    reached(PAGE)
    empty = True
    for part in _part(item, web.options):
        empty = empty and isinstance(part, Skipped)
        yield part
    if empty:
        yield failure(item.source, nothing_in(item.source))


def _part(item: Item, options: Options) -> Iterator[Part]:
    """One file whose bytes are here."""
    kind = kind_of(item)
    if kind and kind.role == "container":
        for part, _ in opened_apart(replace(item, kind=kind.name), options):
            yield part
    else:
        yield document(item, kind)


def _counted(item: Item, kind: Format, options: Options, size: int, reached: Reached) -> Iterator[Part]:
    done = 0
    limit = formats.limit_of(kind, options)
    if limit and size > limit:
        yield failure(item.source, large(item.source, f"{size:,}", limit))
    else:
        for part, position in opened_apart(item, options):
            yield part
            now = min(size, max(done, position))
            reached(now - done)
            done = now
    reached(size - done)


def size_of(paths: Iterable[str]) -> tuple[int, int]:
    """Return how many files there are at the paths, and how many bytes: what `reached` adds up to."""
    sizes = [PAGE if is_address(one.source) else _size(one.source) for one in walk(paths) if isinstance(one, Item)]
    return len(sizes), sum(sizes)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0
