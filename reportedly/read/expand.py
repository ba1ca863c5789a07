"""From paths to the documents behind them: files as they are, containers opened one part at a time, boxes in boxes.

Nothing here reads a document; that is `read_item`, which may run in another process.
"""

import io
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from reportedly.errors import CODES, EmptyInput, Hostile, InputError, confession
from reportedly.read import formats
from reportedly.read.addresses import is_address, shown
from reportedly.read.formats import Format
from reportedly.read.items import Box, Item, Part
from reportedly.read.options import Options
from reportedly.read.sniff import is_html, peek, peek_stream
from reportedly.read.source import folder, large, opened, read_item, standard_input
from reportedly.read.walk import STDIN, walk
from reportedly.read.web import Web
from reportedly.record import Failure, Reading, Skipped

DEPTH = 5
"""Containers inside containers: a mail with a mail with a zip archive of gzip files is four deep."""

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
                yield from _part(web.behind(part), None, options)
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


def failure(source: str, error: Exception) -> Failure:
    """Return what became of a source that raised an error."""
    if isinstance(error, InputError):
        return Failure(source, error.code, str(error).removeprefix(f"{source}: "))
    if isinstance(error, RecursionError):
        return Failure(source, Hostile.code, "got something nested too deep; wanted a file that programs can read")
    return Failure(source, "internal", confession(error))


def _file(item: Item, options: Options, reached: Reached) -> Iterator[Part]:
    """One file, or standard input. One that cannot be opened is handed on: reading it says what is wrong."""
    if item.source == STDIN:
        item = replace(item, data=standard_input())
    if item.data is not None:
        yield from _part(item, None, options)
        return
    try:
        with opened(item.source) as (stream, size):
            seen = peek_stream(stream, size, item.file_name)
            kind = formats.detect(seen)
            if kind and kind.role == "container":
                yield from _counted(Box(item, stream), kind, options, size, reached)
            else:
                yield _document(item, kind)
                reached(size)
    except InputError:
        yield item


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
    for part in _part(item, None, web.options):
        empty = empty and isinstance(part, Skipped)
        yield part
    if empty:
        yield failure(item.source, nothing_in(item.source))


def _counted(box: Box, kind: Format, options: Options, size: int, reached: Reached) -> Iterator[Part]:
    done = 0
    limit = formats.limit_of(kind, options)
    if limit and size > limit:
        yield failure(box.source, large(box.source, f"{size:,}", limit))
    else:
        for part in _opened(box, kind, options):
            yield part
            now = min(size, max(done, box.at()))
            reached(now - done)
            done = now
    reached(size - done)


def _opened(box: Box, kind: Format, options: Options) -> Iterator[Part]:
    """Yield what comes out of a container; whatever is wrong with it, the other files are read."""
    try:
        _check_depth(box)
        for part in formats.opener_of(kind)(box, options):
            if isinstance(part, Item):
                yield from _part(part, box, options)
            else:
                yield part
    except Exception as error:
        yield failure(box.source, error)


def _check_depth(box: Box) -> None:
    if box.depth > DEPTH:
        raise Hostile(
            f"{box.source}: got files inside files, more than {DEPTH} deep; wanted fewer: unpack it yourself if you "
            "trust it"
        )


def _part(item: Item, outer: Box | None, options: Options) -> Iterator[Part]:
    data = item.data or b""
    seen = peek(data, item.file_name)
    kind = formats.BY_NAME[item.kind] if item.kind else formats.detect(seen)
    if kind is formats.TEXT and is_html(seen):  # Programs say "text/plain" of pages too.
        kind = formats.BY_NAME["html"]
    if kind and kind.role == "container":
        stream: BinaryIO = io.BytesIO(data)
        yield from _opened(Box(item, stream, outer), kind, options)
    else:
        yield _document(item, kind)


def _document(item: Item, kind: Format | None) -> Item | Skipped:
    """Return the item with its format; what nobody asked for by name and is nothing for us is passed over."""
    if item.named or item.kind:
        return replace(item, kind=kind.name if kind else formats.TEXT.name)
    if kind is None and formats.has_text_ending(item.file_name):
        kind = formats.TEXT  # Its reader knows rarer encodings, and says what else it may be.
    if kind is None:
        return Skipped(item.source, "not-text", "no text, and no format that we read")
    if kind.role == "refused":
        return Skipped(item.source, "not-text", f"{kind.title.lower()}: no running text")
    if kind is formats.TEXT and not formats.has_text_ending(item.file_name):
        return Skipped(item.source, "other-ending", "text, but not under an ending that we read; name the file itself")
    return replace(item, kind=kind.name)


def size_of(paths: Iterable[str]) -> tuple[int, int]:
    """Return how many files there are at the paths, and how many bytes: what `reached` adds up to."""
    sizes = [PAGE if is_address(one.source) else _size(one.source) for one in walk(paths) if isinstance(one, Item)]
    return len(sizes), sum(sizes)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0
