"""The process in which a file from anywhere is read: it limits itself, answers questions, and ends with its parent.

A question is a frame of two lengths, a pickled `Task` and the bytes of the file; an answer is a frame of one letter, a
length and JSON. A container gives many: for each part, as soon as it is found, a label with its document behind it, and
one at the end. Pickle goes in only, from us: what comes out may have been written by a parser that was taken over.
"""

import json
import os
import pickle
import queue
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePath
from traceback import extract_tb
from typing import Any, BinaryIO

from reportedly.errors import ReportedlyError
from reportedly.read.items import Item, Part
from reportedly.read.options import Options
from reportedly.read.parcels import label_of
from reportedly.record import Reading, Record
from reportedly.wire import encode

if sys.platform != "win32":  # There only the parent's clock and its limit on the answer hold.
    import resource

QUESTION, ANSWER = struct.Struct("<QQ"), struct.Struct("<cQ")
READ, FAILED, END = b"R", b"F", b"E"

BUFFER = 1 << 16
"""Bytes of an answer that go out at once."""

RENEWED = 1.0
"""Seconds of processor after which the limit on them is set anew: each part may cost as much as a document."""

Opener = Callable[[Item, str | None, Options], Iterator[tuple[Part, int]]]


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost: seconds on the clock and of processor, bytes of memory and of the answer.

    Of a container, that is what each part may cost; the time that its taker needs for the parts is not counted.

    A PDF file of 1,500 pages takes 12 processor seconds and 310 MB; the memory counts all that is mapped, of which
    Python and the libraries are 250 MB.
    """

    seconds: float = 180
    processor_seconds: int = 60
    memory: int = 1_500_000_000
    answer: int = 100_000_000


@dataclass(frozen=True, slots=True)
class Task:
    """What to read, with which function ("module:function"), and what it may cost.

    A container is an `item`; its bytes stand in the file at `path`, or come with the question.
    """

    reader: str
    source: str
    options: Options
    limits: Limits
    item: Item | None = None
    path: str | None = None


def main() -> None:
    """Answer questions on standard input until it ends."""
    out = os.fdopen(os.dup(1), "wb", BUFFER)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # Whatever a library prints must not get into the answers.
    tasks: queue.SimpleQueue[tuple[Task, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, tasks), daemon=True).start()
    while True:
        task, data = tasks.get()
        letter, body = answer(task, data) if task.item is None else poured(task, task.item, data, out)
        _put(out, letter, body)
        out.flush()


def _listen(questions: BinaryIO, tasks: "queue.SimpleQueue[tuple[Task, bytes]]") -> None:
    """Take in the questions, and end the process as soon as there is nobody to ask, also in the middle of one."""
    with suppress(OSError):
        while head := questions.read(QUESTION.size):
            task, data = map(questions.read, QUESTION.unpack(head))
            tasks.put((pickle.loads(task), data))
    os._exit(0)


def _put(out: BinaryIO, letter: bytes, body: bytes) -> None:
    out.write(ANSWER.pack(letter, len(body)) + body)


def answer(task: Task, data: bytes) -> tuple[bytes, bytes]:
    """Return the reading, or what went wrong, as JSON."""
    try:
        _limit(task.limits)
        reading: Reading = _load(task.reader)(data, task.source, task.options)
        body = encode(Record(document=reading.document, problems=reading.problems))
    except Exception as error:
        return _fault(error)
    if len(body) > task.limits.answer:
        message = f"{task.source}: got {len(body):,} bytes of text and blocks; wanted less: split the file"
        return FAILED, _told("Hostile", message)
    return READ, body


def poured(task: Task, item: Item, data: bytes, out: BinaryIO) -> tuple[bytes, bytes]:
    """Write the parts of a container to `out`, each as soon as it is found; return the last answer."""
    try:
        _limit(task.limits)
        opener: Opener = _load(task.reader)
        limited = time.process_time()
        for part, position in opener(replace(item, data=data), task.path, task.options):
            letter, label, behind = label_of(part, position)
            _put(out, letter, label)
            out.write(behind)
            out.flush()
            if time.process_time() - limited > RENEWED:
                _limit(task.limits)
                limited = time.process_time()
    except Exception as error:
        return _fault(error)
    return END, b""


def _load(where: str) -> Any:
    module, _, function = where.partition(":")
    return getattr(import_module(module), function)


def _fault(error: Exception) -> tuple[bytes, bytes]:
    if isinstance(error, ReportedlyError):
        return FAILED, _told(type(error).__name__, str(error))
    if isinstance(error, MemoryError | RecursionError):
        return FAILED, _told(type(error).__name__, "")
    last = extract_tb(error.__traceback__)[-1]
    place = f"{PurePath(last.filename).name}:{last.lineno}"
    return FAILED, _told("Exception", f"{type(error).__name__} at {place}: {str(error)[:200]}")


def _told(name: str, message: str) -> bytes:
    return json.dumps([name, message]).encode()


def _limit(limits: Limits) -> None:
    """Set what this process may use from now on; what a system does not let us set, it does not limit."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + 1 + limits.processor_seconds
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, hard) if hard == resource.RLIM_INFINITY else (min(most, hard), hard))
