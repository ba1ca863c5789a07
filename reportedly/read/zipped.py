"""A safe view of a zip archive: what it holds is read in memory, within limits, and never more than it declares.

`zipfile` alone inflates whatever it is given. Here the sizes that an archive declares are judged before a byte is
inflated, and what comes out is counted too, as the sizes may lie. Nothing is ever written to disk.
"""

import io
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, Self

from reportedly.errors import Hostile, InputError

Source = bytes | str | os.PathLike[str] | BinaryIO

MB = 1_000_000
CHUNK = 1 << 16
"""Bytes that are inflated at a time: what a lie about a size can cost us."""

ENTRY = 46
"""Bytes of the smallest entry in an archive's directory."""

END, END64, TAIL = b"PK\x05\x06", b"PK\x06\x06", 65_557 + 76
"""What ends an archive, and how far from its end that may stand."""

METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Ways of compression that can be inflated in small steps; `zipfile` takes the others in gulps without a bound."""

OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\x00-\x1f]")
"""Names of members that lead out of the archive, or that no file can have."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold at most, those inside it counted in.

    A `ratio` beyond that of the densest real text counts only from `dense_from` bytes on: small files reach it by
    chance. Office documents were measured up to 60, sheets of one repeated word up to 140, deflate ends at 1,032.
    """

    members: int = 20_000
    member_bytes: int = 200 * MB
    total_bytes: int = 2_000 * MB
    ratio: int = 250
    dense_from: int = 5 * MB
    depth: int = 3


@dataclass(slots=True)
class _Spent:
    """What has been read of an archive and of those inside it."""

    members: int = 0
    bytes: int = 0


class Archive:
    """An open archive; `infos` are its files in their order, folders left out."""

    def __init__(
        self,
        data: Source,
        limits: Limits | None = None,
        *,
        source: str = "archive",
        _depth: int = 0,
        _spent: _Spent | None = None,
    ) -> None:
        """Open it. Raises Hostile, or InputError where it is no zip archive or a broken one."""
        self.source, self.limits = source, limits or Limits()
        self._depth, self._spent = _depth, _spent or _Spent()
        if _depth > self.limits.depth:
            raise self._hostile(f"archives inside archives, more than {self.limits.depth} deep")
        self._file: BinaryIO = io.BytesIO(data) if isinstance(data, bytes) else _opened(data)
        self._owned = not hasattr(data, "read")
        try:
            self._count()
            self._zip = self._directory()
            self.infos = tuple(info for info in self._zip.infolist() if info.filename and not info.is_dir())
            self._check()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, if we opened it."""
        if self._owned:
            self._file.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files."""
        return tuple(info.filename for info in self.infos)

    def read(self, member: str | zipfile.ZipInfo) -> bytes:
        """Return the bytes of one file. Raises Hostile, or InputError where this file cannot be read."""
        info = member if isinstance(member, zipfile.ZipInfo) else self._info(member)
        self._check_member(info)
        parts: list[bytes] = []
        size = 0
        with self._faults(info.filename), self._zip.open(info) as stream:
            while chunk := stream.read(CHUNK):
                size += len(chunk)
                self._spend(len(chunk))
                if size > info.file_size:
                    raise self._hostile(
                        f"{info.filename!r}, which holds more than the {info.file_size:,} bytes it declares"
                    )
                parts.append(chunk)
        if size != info.file_size:
            raise self._broken(f"{info.filename!r} has {size:,} of the {info.file_size:,} bytes it declares")
        return b"".join(parts)

    @contextmanager
    def stream(self, info: zipfile.ZipInfo) -> Iterator[BinaryIO]:
        """Open one file to be read piece by piece, for the body. Raises Hostile, or InputError where it breaks off."""
        self._check_member(info)
        with self._faults(info.filename), self._zip.open(info) as stream:
            yield stream  # type: ignore[misc]

    def inner(self, data: bytes, name: str) -> "Archive":
        """Open an archive that stands in this one: what it holds counts against the same limits."""
        return Archive(data, self.limits, source=f"{self.source}!/{name}", _depth=self._depth + 1, _spent=self._spent)

    def _info(self, name: str) -> zipfile.ZipInfo:
        for info in self.infos:
            if info.filename == name:
                return info
        raise self._broken(f"it holds no {name!r}")

    def _count(self) -> None:
        """Judge the size of the directory before `zipfile` makes an object of each entry."""
        self._file.seek(0, os.SEEK_END)
        start = max(0, self._file.tell() - TAIL)
        self._file.seek(start)
        tail = self._file.read(TAIL)
        end, end64 = tail.rfind(END), tail.rfind(END64)
        if end >= 0 and len(tail) >= end + 22:
            entries, size = struct.unpack_from("<HL", tail, end + 10)
            if end64 >= 0 and len(tail) >= end64 + 56:
                entries, size = struct.unpack_from("<QQ", tail, end64 + 32)
            if max(entries, size // (ENTRY + 1024)) > self.limits.members:
                raise self._hostile(f"{entries:,} files, and the limit is {self.limits.members:,}")

    def _directory(self) -> zipfile.ZipFile:
        with self._faults("its directory"):
            return zipfile.ZipFile(self._file)

    def _check(self) -> None:
        """Judge what the archive declares as a whole."""
        self._spent.members += len(self.infos)
        if self._spent.members > self.limits.members:
            raise self._hostile(f"{self._spent.members:,} files, and the limit is {self.limits.members:,}")
        declared = sum(info.file_size for info in self.infos)
        if self._spent.bytes + declared > self.limits.total_bytes:
            raise self._hostile(f"{declared:,} bytes unpacked, and the limit is {self.limits.total_bytes:,}")
        last, end = "", 0
        for info in sorted(self.infos, key=lambda info: info.header_offset):
            if info.header_offset < 0:
                raise self._broken(f"{info.filename!r} begins before it")
            if info.header_offset < end:
                raise self._hostile(f"{info.filename!r} in the same bytes as {last!r}")
            last, end = info.filename, info.header_offset + 30 + info.compress_size

    def _check_member(self, info: zipfile.ZipInfo) -> None:
        """Judge what the archive declares of one file."""
        name, size = info.filename, info.file_size
        if OUTSIDE.search(name):
            raise self._hostile(f"a file named {name!r}, which leads out of the archive")
        if size > self.limits.member_bytes:
            raise self._hostile(f"{name!r} with {size:,} bytes unpacked, and the limit is {self.limits.member_bytes:,}")
        if size > self.limits.dense_from and size > self.limits.ratio * max(1, info.compress_size):
            raise self._hostile(f"{name!r}, which unpacks {info.compress_size:,} bytes to {size:,}")
        if info.flag_bits & 1:
            raise InputError(f"{self.source}: {name!r} is locked with a password; unpack it with the password first")
        if info.compress_type not in METHODS:
            raise InputError(
                f"{self.source}: {name!r} is compressed in a way that we do not read ({info.compress_type}); "
                "wanted deflate: pack it as a plain zip"
            )

    def _spend(self, size: int) -> None:
        self._spent.bytes += size
        if self._spent.bytes > self.limits.total_bytes:
            raise self._hostile(f"more than {self.limits.total_bytes:,} bytes unpacked, which is the limit")

    @contextmanager
    def _faults(self, what: str) -> Iterator[None]:
        """Turn what `zipfile` raises over broken bytes into an InputError."""
        try:
            yield
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
            ValueError,
            struct.error,
        ) as error:
            raise self._broken(f"{what} cannot be read ({error})") from error

    def _hostile(self, what: str) -> Hostile:
        return Hostile(
            f"{self.source}: got an archive with {what}; wanted files that stay in it and are of honest size: unpack "
            "it yourself if you trust it"
        )

    def _broken(self, what: str) -> InputError:
        return InputError(f"{self.source}: got a zip archive that is broken: {what}; fetch or make it anew")


def members(
    data_or_file: Source, limits: Limits | None = None, *, source: str = "archive"
) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file in an archive, one at a time.

    Raises Hostile where it breaks a limit, and InputError where it is broken or locked. Whoever wants the rest after a
    bad file takes an `Archive` and reads its `infos` one by one.
    """
    with Archive(data_or_file, limits, source=source) as archive:
        for info in archive.infos:
            yield info.filename, archive.read(info)


def _opened(place: str | os.PathLike[str] | BinaryIO) -> BinaryIO:
    return open(place, "rb") if isinstance(place, (str, os.PathLike)) else place
