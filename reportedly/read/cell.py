"""The process in which a file from anywhere is read: it limits itself, answers questions, and ends with its parent.

A question is a frame of two lengths, a pickled `Task` and the bytes of the file; an answer is a frame of one letter, a
length and JSON. Pickle goes in only, from us: what comes out may have been written by a parser that was taken over.
"""

import json
import os
import pickle
import queue
import struct
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from traceback import extract_tb
from typing import BinaryIO

from reportedly.errors import ReportedlyError
from reportedly.read.options import Options
from reportedly.record import Reading, Record
from reportedly.wire import encode

if sys.platform != "win32":  # There only the parent's clock and its limit on the answer hold.
    import resource

QUESTION, ANSWER = struct.Struct("<QQ"), struct.Struct("<cQ")
READ, FAILED = b"R", b"F"


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost: seconds on the clock and of processor, bytes of memory and of the answer.

    A PDF file of 1,500 pages takes 12 processor seconds and 310 MB; the memory counts all that is mapped, of which
    Python and the libraries are 250 MB.
    """

    seconds: float = 180
    processor_seconds: int = 60
    memory: int = 1_500_000_000
    answer: int = 100_000_000


@dataclass(frozen=True, slots=True)
class Task:
    """What to read, with which function ("module:function"), and what it may cost."""

    reader: str
    source: str
    options: Options
    limits: Limits


def main() -> None:
    """Answer questions on standard input until it ends."""
    out = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # Whatever a library prints must not get into the answers.
    tasks: queue.SimpleQueue[tuple[Task, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, tasks), daemon=True).start()
    while True:
        task, data = tasks.get()
        letter, body = answer(task, data)
        out.write(ANSWER.pack(letter, len(body)) + body)
        out.flush()


def _listen(questions: BinaryIO, tasks: "queue.SimpleQueue[tuple[Task, bytes]]") -> None:
    """Take in the questions, and end the process as soon as there is nobody to ask, also in the middle of one."""
    with suppress(OSError):
        while head := questions.read(QUESTION.size):
            task, data = map(questions.read, QUESTION.unpack(head))
            tasks.put((pickle.loads(task), data))
    os._exit(0)


def answer(task: Task, data: bytes) -> tuple[bytes, bytes]:
    """Return the reading, or what went wrong, as JSON."""
    try:
        _limit(task.limits)
        module, _, function = task.reader.partition(":")
        reading: Reading = getattr(import_module(module), function)(data, task.source, task.options)
        body = encode(Record(document=reading.document, problems=reading.problems))
    except ReportedlyError as error:
        return FAILED, _told(type(error).__name__, str(error))
    except (MemoryError, RecursionError) as error:
        return FAILED, _told(type(error).__name__, "")
    except Exception as error:
        last = extract_tb(error.__traceback__)[-1]
        place = f"{PurePath(last.filename).name}:{last.lineno}"
        return FAILED, _told("Exception", f"{type(error).__name__} at {place}: {str(error)[:200]}")
    if len(body) > task.limits.answer:
        message = f"{task.source}: got {len(body):,} bytes of text and blocks; wanted less: split the file"
        return FAILED, _told("Hostile", message)
    return READ, body


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
