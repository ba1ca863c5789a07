"""What comes out of containers: boxes in boxes, one part at a time; each document with its format, and none is read.

It runs in the process of `cell`, since whoever opens a file from anywhere may break down over it.
"""

import io
from collections.abc import Iterator
from dataclasses import replace

from reportedly.errors import Hostile, InputError, confession
from reportedly.read import formats
from reportedly.read.formats import Format
from reportedly.read.items import Box, Item, Part
from reportedly.read.options import Options
from reportedly.read.sniff import is_html, peek
from reportedly.read.source import opened
from reportedly.record import Failure, Skipped

DEPTH = 5
"""Containers inside containers: a mail with a mail with a zip archive of gzip files is four deep."""

SWOLLEN, RATIO = 2_000_000_000, 250
"""From so many bytes on that came out, a container that gives more than so many times what was read of it is a bomb:
text is packed by less (see `zipped`). Archives of the web may hold more, and are not packed that densely."""


def open_item(item: Item, path: str | None, options: Options) -> Iterator[tuple[Part, int]]:
    """Yield what comes out of a container of a known kind, and how many of its bytes are dealt with.

    It holds its bytes, or they stand in a file at `path`.
    """
    kind = formats.BY_NAME[item.kind or ""]
    try:
        if path is None:
            yield from _counted(Box(item, io.BytesIO(item.data or b"")), kind, options)
        else:
            with opened(path) as (stream, _):
                yield from _counted(Box(item, stream), kind, options)
    except InputError as error:
        yield failure(item.source, error), 0


def _counted(box: Box, kind: Format, options: Options) -> Iterator[tuple[Part, int]]:
    came = 0
    for part in _opened(box, kind, options):
        position = box.at()
        came += len(part.data or b"") if isinstance(part, Item) else 0
        if came > SWOLLEN and came > RATIO * position:
            raise Hostile(
                f"{box.source}: got {came:,} bytes out of the first {position:,}; wanted a container of honest size: "
                "unpack it yourself if you trust it"
            )
        yield part, position


def _opened(box: Box, kind: Format, options: Options) -> Iterator[Part]:
    """Yield what comes out of a container; whatever is wrong with it, the other files are read."""
    try:
        _check_depth(box)
        for part in formats.opener_of(kind)(box, options):
            if isinstance(part, Item):
                yield from _part(part, box, options)
            else:
                yield part
    except MemoryError:
        raise
    except Exception as error:
        yield failure(box.source, error)


def _check_depth(box: Box) -> None:
    if box.depth > DEPTH:
        raise Hostile(
            f"{box.source}: got files inside files, more than {DEPTH} deep; wanted fewer: unpack it yourself if you "
            "trust it"
        )


def _part(item: Item, outer: Box, options: Options) -> Iterator[Part]:
    kind = kind_of(item)
    if kind and kind.role == "container":
        yield from _opened(Box(item, io.BytesIO(item.data or b""), outer), kind, options)
    else:
        yield document(item, kind)


def kind_of(item: Item) -> Format | None:
    """Return the format of an item that holds its bytes."""
    seen = peek(item.data or b"", item.file_name)
    kind = formats.BY_NAME[item.kind] if item.kind else formats.detect(seen)
    if kind is formats.TEXT and is_html(seen):  # Programs say "text/plain" of pages too.
        kind = formats.BY_NAME["html"]
    return kind


def document(item: Item, kind: Format | None) -> Item | Skipped:
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


def failure(source: str, error: Exception) -> Failure:
    """Return what became of a source that raised an error."""
    if isinstance(error, InputError):
        return Failure(source, error.code, str(error).removeprefix(f"{source}: "))
    if isinstance(error, RecursionError):
        return Failure(source, Hostile.code, "got something nested too deep; wanted a file that programs can read")
    return Failure(source, "internal", confession(error))
