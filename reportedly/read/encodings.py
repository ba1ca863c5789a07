"""Unpacks what a server sent packed (gzip, deflate, brotli), and stops at a limit: a few bytes can say a great many."""

import zlib

from reportedly.errors import Hostile, InputError

STEP = 1 << 16
PIECE = 1 << 13
"""Bytes that are unpacked at a time: what is left of them is copied for each gzip that ends in them; a file of 50 MB
can be two million of such."""

GZIP = 31
"""What zlib calls gzip; 15 is its own format, and -15 one without headers."""

LAYERS = 3
"""Times that bytes are packed, one in the other, at most: each layer may cost as much as the limit."""


def decoded(data: bytes, encodings: str, limit: int) -> bytes:
    """Return bytes as they were before a server packed them; `encodings` is the header Content-Encoding.

    Raises Hostile where more than `limit` bytes come out, and InputError where the bytes are broken.
    """
    names = [one.strip().lower() for one in encodings.split(",") if one.strip()]
    if len(names) > LAYERS:
        raise Hostile(f"got bytes that were packed {len(names)} times; wanted {LAYERS} at most: fetch them anew")
    for name in reversed(names):
        if name in ("gzip", "x-gzip"):
            data = _inflated(data, GZIP, limit) if data[:2] == b"\x1f\x8b" else data
        elif name == "deflate":
            data = _inflated(data, 15 if data[:1] == b"\x78" else -15, limit)
        elif name == "br":
            data = _brotli(data, limit)
        elif name != "identity":
            raise InputError(f"got bytes packed as {name!r}; wanted gzip, deflate or brotli")
    return data


def _inflated(data: bytes, bits: int, limit: int) -> bytes:
    """Return what some bytes unpack to; of gzip, several may stand one behind the other."""
    parts: list[bytes] = []
    size, inflating = 0, zlib.decompressobj(bits)
    for start in range(0, len(data), PIECE):
        left = data[start : start + PIECE]
        while left:
            if inflating.eof:
                if bits != GZIP or left[:1] != b"\x1f":
                    return b"".join(parts)
                inflating = zlib.decompressobj(bits)
            try:
                parts.append(inflating.decompress(left, STEP))
            except zlib.error as error:
                raise InputError(f"got packed bytes that are broken ({error}); fetch them anew") from error
            size += len(parts[-1])
            _check(size, limit)
            left = inflating.unused_data if inflating.eof else inflating.unconsumed_tail
    if not inflating.eof:
        raise InputError("got packed bytes that are cut short; fetch them anew")
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
