"""Unpacks what a server sent packed (gzip, deflate, brotli), and stops at a limit: a few bytes can say a great many."""

import zlib

from reportedly.errors import Hostile, InputError

STEP = 1 << 16


def decoded(data: bytes, encodings: str, limit: int) -> bytes:
    """Return bytes as they were before a server packed them; `encodings` is the header Content-Encoding.

    Raises Hostile where more than `limit` bytes come out, and InputError where the bytes are broken.
    """
    for name in reversed([one.strip().lower() for one in encodings.split(",") if one.strip()]):
        if name in ("gzip", "x-gzip"):
            data = _inflated(data, 31, limit) if data[:2] == b"\x1f\x8b" else data
        elif name == "deflate":
            data = _inflated(data, 15 if data[:1] == b"\x78" else -15, limit)
        elif name == "br":
            data = _brotli(data, limit)
        elif name != "identity":
            raise InputError(f"got bytes packed as {name!r}; wanted gzip, deflate or brotli")
    return data


def _inflated(data: bytes, bits: int, limit: int) -> bytes:
    parts, size = [], 0
    while data:
        inflating = zlib.decompressobj(bits)
        left = data
        while left and not inflating.eof:
            try:
                parts.append(inflating.decompress(left, STEP))
            except zlib.error as error:
                raise InputError(f"got packed bytes that are broken ({error}); fetch them anew") from error
            size += len(parts[-1])
            _check(size, limit)
            left = inflating.unconsumed_tail
        if not inflating.eof:
            raise InputError("got packed bytes that are cut short; fetch them anew")
        data = inflating.unused_data if bits == 31 and inflating.unused_data[:2] == b"\x1f\x8b" else b""
    return b"".join(parts)


def _brotli(data: bytes, limit: int) -> bytes:
    import brotli

    unpacking = brotli.Decompressor()
    parts, size = [], 0
    try:
        while not unpacking.is_finished():
            part = unpacking.process(data, output_buffer_limit=STEP)
            data = b""
            if not part and unpacking.can_accept_more_data():
                break
            size += len(part)
            _check(size, limit)
            parts.append(part)
    except brotli.error as error:
        raise InputError(f"got packed bytes that are broken ({error}); fetch them anew") from error
    if not unpacking.is_finished():
        raise InputError("got packed bytes that are cut short; fetch them anew")
    return b"".join(parts)


def _check(size: int, limit: int) -> None:
    if size > limit:
        raise Hostile(f"got packed bytes that unpack to more than {limit:,} bytes, which is the limit")
