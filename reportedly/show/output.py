"""Where the output goes: whole lines to standard output, or a file that is there complete or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import OutputError
from reportedly.show.interrupts import unbroken
from reportedly.show.safe import fit

UTF8 = "utf-8"
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Output:
    """An open place to write to; `name` is for messages, `encoding` for text that a person reads."""

    stream: BinaryIO
    name: str
    encoding: str = UTF8

    def line(self, data: bytes) -> None:
        """Write a line of bytes, whole, whatever interrupts us."""
        self._write(data + b"\n")

    def raw(self, data: bytes) -> None:
        """Write bytes as they are."""
        with _told(self.name):
            self.stream.write(data)

    def text(self, text: str) -> None:
        """Write text, with the nearest signs that the encoding has."""
        self._write(fit(text, self.encoding))

    def _write(self, data: bytes) -> None:
        with unbroken(), _told(self.name):
            self.stream.write(data)
            self.stream.flush()


@contextmanager
def opened(path: str | None, *, at_once: bool = False, further: bool = False) -> Iterator[Output]:
    """Open the file `path` for the body, or standard output for None and `-`.

    A file appears, or changes, only when the body ends well, unless it is written `at_once`, or `further`: behind the
    last whole line that stands in it. Raises OutputError; BrokenPipeError where the reader of standard output has gone.
    """
    if path is None or path == "-":
        yield _stdout()
        return
    target = Path(path)
    if at_once or (target.exists() and not target.is_file() and not target.is_dir()):
        with _told(path):
            device: BinaryIO = target.open("wb")  # a device or a pipe is written to, and not replaced
        with _closed(device, path):
            yield Output(device, path)
    elif further:
        with _told(path):
            device = _behind_last_line(target)
        with _closed(device, path):
            yield Output(device, path)
    else:
        with _complete(target.resolve(), path) as output:
            yield output


def _behind_last_line(target: Path) -> BinaryIO:
    """Open a file to go on in it; a line that was cut short, as by a loss of power, is taken away."""
    stream = target.open("r+b" if target.exists() else "w+b")
    end = stream.seek(0, os.SEEK_END)
    while end:
        start = max(0, end - CHUNK)
        stream.seek(start)
        last = stream.read(end - start).rfind(b"\n")
        end = start if last < 0 else start + last + 1
        if last >= 0:
            break
    stream.truncate(end)
    stream.seek(end)
    return stream


def is_terminal(path: str | None) -> bool:
    """Tell whether a person sees the output as it is written."""
    return path in (None, "-") and sys.stdout is not None and sys.stdout.isatty()


def let_go() -> None:
    """Send the rest of standard output nowhere, so that Python does not fail on it again at its end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _stdout() -> Output:
    if sys.stdout is None:
        raise OutputError("standard output is closed; open it, or name a file with --output")
    return Output(sys.stdout.buffer, "standard output", sys.stdout.encoding or UTF8)


@contextmanager
def _complete(target: Path, name: str) -> Iterator[Output]:
    with _told(name):
        if target.is_dir():
            raise OutputError(f"{name}: got a folder; wanted a file: add its name")
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        stream = part.open("wb")
    try:
        with _closed(stream, name):
            yield Output(stream, name)
        with _told(name):
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _closed(stream: BinaryIO, name: str) -> Iterator[None]:
    try:
        yield
    finally:
        with _told(name):
            stream.close()


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"{name}: it cannot be written ({reason}); wanted a place with room that we may write to"
        ) from error
