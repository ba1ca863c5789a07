"""Makes archives that mean harm: none is kept as a file."""

import io
import struct
import zipfile

MB = 1_000_000


def packed(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an honest archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def bomb(size: int = 210 * MB, name: str = "big.txt") -> bytes:
    """Return an archive of a few hundred kilobytes with one file of `size` zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as member:
        for _ in range(size // MB):
            member.write(bytes(MB))
    return out.getvalue()


def lying(declared: int, actual: int) -> bytes:
    """Return an archive whose file says that it is `declared` bytes long and unpacks to `actual`."""
    data = bytearray(packed({"a.txt": bytes(actual)}))
    directory = data.rfind(b"PK\x01\x02")
    struct.pack_into("<L", data, 22, declared)
    struct.pack_into("<L", data, directory + 24, declared)
    return bytes(data)


def nested(depth: int) -> bytes:
    """Return an archive in an archive in an archive."""
    data = packed({"a.txt": b"core"})
    for _ in range(depth):
        data = packed({"inner.zip": data})
    return data


def overlapping(copies: int = 1000) -> bytes:
    """Return an archive whose directory names the same bytes again and again."""
    one = packed({"a.txt": bytes(MB)})
    start, end = one.rfind(b"PK\x01\x02"), one.rfind(b"PK\x05\x06")
    entry = one[start:end]
    tail = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, copies, copies, copies * len(entry), start, 0)
    return one[:start] + entry * copies + tail


def crowded(count: int) -> bytes:
    """Return an archive with very many empty files."""
    return packed({f"{number}.txt": b"" for number in range(count)}, method=zipfile.ZIP_STORED)


def flipped(data: bytes, at: int) -> bytes:
    """Return the archive with one byte changed."""
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def locked() -> bytes:
    """Return an archive that says it is encrypted."""
    data = bytearray(packed({"a.txt": b"secret"}))
    directory = data.rfind(b"PK\x01\x02")
    data[6] |= 1
    data[directory + 8] |= 1
    return bytes(data)
