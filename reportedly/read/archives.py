"""Opens ZIP archives, also those inside archives, gzip files and WACZ; nothing is ever written to disk."""

import zlib
from collections.abc import Iterator

from reportedly.errors import Hostile, InputError
from reportedly.read.items import Box, Item, Part
from reportedly.read.options import Options
from reportedly.read.warc import open_warc
from reportedly.read.zipped import Archive, Limits
from reportedly.record import Failure, Skipped

MB = 1_000_000

LARGEST = 200 * MB
"""Bytes of an unpacked file at most: what the largest document of any format may have."""

RATIO, DENSE_FROM = 250, 50 * MB
"""From so many bytes on, a file that is packed by more than that is a bomb: text is packed by less (see `zipped`)."""

CHUNK = 1 << 18

WACZ = Limits(member_bytes=1_000_000 * MB, total_bytes=10_000_000 * MB)
"""Limits of an archive whose files are never held in memory."""

LITTER = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
"""What systems leave in archives beside the files that somebody packed."""


def open_zip(box: Box, options: Options) -> Iterator[Part]:
    """Yield the files of a ZIP archive; one that is broken, too large or leads out of the archive is a Failure."""
    del options
    with _archive(box) as archive:
        box.archive = archive
        for info in archive.infos:
            box.position = info.header_offset + info.compress_size
            source = f"{box.source}!/{info.filename}"
            if _is_litter(info.filename):
                yield Skipped(source, "hidden", "a hidden file, or one that a system left there")
                continue
            try:
                data = archive.read(info)
            except InputError as error:
                yield Failure(source, error.code, str(error).removeprefix(f"{box.source}: "))
                continue
            yield Item(source, data, name=info.filename)


def _archive(box: Box) -> Archive:
    """Return the archive; one that stands in another one is counted against the limits of that."""
    outer = box.outer
    while outer and outer.archive is None:
        outer = outer.outer
    if outer is not None and outer.archive is not None:
        return outer.archive.inner(box.stream.read(), box.source.removeprefix(f"{outer.source}!/"))
    return Archive(box.stream, source=box.source)


def _is_litter(name: str) -> bool:
    lower = name.lower()
    last = lower.rsplit("/", 1)[-1]
    return lower.startswith(LITTER) or last in LITTER or (last.startswith(".") and not last.startswith(".."))


def open_gzip(box: Box, options: Options) -> Iterator[Part]:
    """Yield the one file of a gzip file, which goes by its name without `.gz`."""
    del options
    name = box.item.file_name.removesuffix(".gz")
    yield Item(box.source, _inflate(box), name=name or box.source, named=box.item.named)


def _inflate(box: Box) -> bytes:
    """Return the file, of one piece or of several behind each other. Raises Hostile, or InputError."""
    parts: list[bytes] = []
    size = 0
    inflating = zlib.decompressobj(31)
    while chunk := inflating.unconsumed_tail or inflating.unused_data or box.stream.read(CHUNK):
        if inflating.eof:
            if not chunk.strip(b"\0"):
                break
            inflating = zlib.decompressobj(31)
        try:
            parts.append(inflating.decompress(chunk, CHUNK))
        except zlib.error as error:
            raise InputError(
                f"{box.source}: got a gzip file that is broken ({error}); fetch or make it anew"
            ) from error
        size += len(parts[-1])
        _check_honest(box.source, size, box.stream.tell())
    if not inflating.eof:
        raise InputError(f"{box.source}: got a gzip file that is cut short; wanted all of it: fetch or make it anew")
    return b"".join(parts)


def _check_honest(source: str, size: int, packed: int) -> None:
    if size > LARGEST or (size > DENSE_FROM and size > RATIO * packed):
        raise Hostile(
            f"{source}: got a gzip file that unpacks {packed:,} bytes to {size:,} and more; wanted one of honest size: "
            "unpack it yourself if you trust it"
        )


def open_wacz(box: Box, options: Options) -> Iterator[Part]:
    """Yield what the WARC files of a WACZ file hold: they are read while they are unpacked, whatever their size."""
    with Archive(box.stream, WACZ, source=box.source) as archive:
        for info in archive.infos:
            if not (info.filename.startswith("archive/") and info.filename.endswith((".warc", ".warc.gz"))):
                continue
            source = f"{box.source}!/{info.filename}"
            try:
                with archive.stream(info) as stream:
                    yield from open_warc(Box(Item(source), stream, box), options)
            except InputError as error:
                yield Failure(source, error.code, str(error).removeprefix(f"{box.source}: "))
            box.position = info.header_offset + info.compress_size
