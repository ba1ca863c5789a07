"""Reads files of binary formats in a process of their own, so that one that means harm costs an error and nothing more.

One process is kept for all documents, and made anew when it was killed. It is no `multiprocessing` child, because those
must not have children of their own, and start only from a main module that can be imported.
"""

import atexit
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from reportedly import errors
from reportedly.errors import Hostile, InputError, RecordError, ReportedlyError
from reportedly.read.cell import ANSWER, QUESTION, READ, Limits, Task
from reportedly.read.options import Options
from reportedly.record import Reading
from reportedly.wire import decode

READERS: Mapping[str, str] = {
    "pdf": "reportedly.read.pdf:read_pdf",
    "docx": "reportedly.read.docx:read_docx",
    "odt": "reportedly.read.odt:read_odt",
}
"""Short names of the readers that run here; any other importable one goes by "module:function"."""

SERVED = 1_000
"""Files after which the process is made anew: libraries leak a little."""

GRACE = 0.2
"""Seconds for a process that nobody asks any more to end by itself."""

START = "import sys; sys.path[:] = sys.argv[1:]; from reportedly.read.cell import main; main()"


def guarded(reader: str, data: bytes, source: str, options: Options, *, limits: Limits | None = None) -> Reading:
    """Return what a reader makes of `data`, in a process with limits.

    Raises what the reader raises, Hostile where a limit was reached, and InputError where the parser broke down.
    """
    task = Task(READERS.get(reader, reader), source, options, limits or Limits())
    with _KEPT.lock:
        cell = _KEPT.take()
        try:
            return _reading(cell.ask(task, data), task)
        except _LostError as lost:
            if not (lost.worn and cell.served > 1):
                raise _hostile(task, lost.what) from lost
        try:
            return _reading(_KEPT.take().ask(task, data), task)  # What served others before may have been worn out.
        except _LostError as lost:
            raise _hostile(task, lost.what) from lost


def close() -> None:
    """End the process that is kept, if there is one; the next file starts another."""
    cell, _KEPT.cell = _KEPT.cell, None
    if cell is not None and cell.owner == os.getpid():
        cell.close()


class _LostError(Exception):
    """The process is gone, and what it did; `worn` where that may be due to the files before."""

    def __init__(self, what: str, *, worn: bool) -> None:
        super().__init__(what)
        self.what, self.worn = what, worn


class _Cell:
    """The process, as its parent sees it; `served` counts the files that it was asked for."""

    def __init__(self) -> None:
        self.served = 0
        self.owner = os.getpid()
        # A session of its own keeps Ctrl-C from it: the document in hand is finished, or the parent ends it.
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def pid(self) -> int | None:
        """The number of the process; None where it is gone."""
        return self._process.pid if self._process.poll() is None else None

    def ask(self, task: Task, data: bytes) -> tuple[bytes, bytes]:
        """Return letter and body of the answer; raises _LostError, and then the process is gone."""
        self.served += 1
        late = threading.Event()
        watch = threading.Timer(task.limits.seconds, self._stop, [late])
        watch.daemon = True
        watch.start()
        try:
            self._send(pickle.dumps(task), data)
            letter, size = ANSWER.unpack(self._read(ANSWER.size))
            return letter, self._read(size, most=task.limits.answer)
        except (OSError, EOFError):
            raise _ending(self.close(), task.limits, late=late.is_set()) from None
        except BaseException:
            self.close()
            raise
        finally:
            watch.cancel()

    def _send(self, task: bytes, data: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(QUESTION.pack(len(task), len(data)) + task)
        self._process.stdin.write(data)
        self._process.stdin.flush()

    def _read(self, size: int, *, most: int = ANSWER.size) -> bytes:
        assert self._process.stdout is not None
        found = self._process.stdout.read(size) if size <= most else b""
        if len(found) < size:
            raise EOFError
        return found

    def _stop(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def close(self) -> int | None:
        """End the process, and return its exit code; None where it did not end by itself."""
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(GRACE)
        self._process.kill()
        self._process.wait()
        return None


def _ending(code: int | None, limits: Limits, *, late: bool) -> _LostError:
    """Say from its exit code why a process ended."""
    if late:
        return _LostError(f"took more than {limits.seconds:g} seconds", worn=False)
    if code is None:
        return _LostError("gave an answer that is too long, or that we do not understand", worn=False)
    if code >= 0:
        return _LostError(f"ended with exit code {code}", worn=True)
    if -code == getattr(signal, "SIGXCPU", None):
        return _LostError(f"took more than {limits.processor_seconds:g} seconds of processor", worn=False)
    name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
    return _LostError(f"crashed ({name}), perhaps for want of memory", worn=True)


@dataclass(slots=True)
class _Kept:
    """The process of this parent, if it has one, and the lock around it: it answers one question at a time."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    cell: _Cell | None = None
    foreign: list[_Cell] = field(default_factory=list)

    def take(self) -> _Cell:
        """Return a process that lives, started if need be."""
        cell = self.cell
        if cell is None:
            atexit.register(close)
        elif cell.owner != os.getpid():
            self.foreign.append(cell)  # We are a fork of its parent: it is not ours to ask, nor to end.
        elif cell.served < SERVED and cell.pid is not None:
            return cell
        else:
            cell.close()
        try:
            self.cell = _Cell()
        except (OSError, ValueError) as error:
            raise InputError(f"no process to read files in can be started ({error}); free memory, try again") from error
        return self.cell


_KEPT = _Kept()


def _reading(answer: tuple[bytes, bytes], task: Task) -> Reading:
    """Return the reading that an answer holds, or raise the error that it tells."""
    letter, body = answer
    try:
        if letter == READ:
            record = decode(body)
            return Reading(record.document, record.problems)
        name, message = json.loads(body)
    except (RecordError, ValueError) as error:
        raise _hostile(task, "gave an answer that we do not understand") from error
    if name == "MemoryError":
        close()
        raise _LostError(f"needed more than {task.limits.memory:,} bytes of memory", worn=True)
    if name == "RecursionError":
        raise _hostile(task, "was led too deep by nesting")
    kind = getattr(errors, str(name), None)
    if isinstance(kind, type) and issubclass(kind, ReportedlyError):
        raise kind(message)
    raise InputError(
        f"{task.source}: got a file that its parser cannot make sense of ({message}); "
        "wanted a sound one: open it in another program and save it anew"
    )


def _hostile(task: Task, what: str) -> Hostile:
    return Hostile(
        f"{task.source}: the parser {what}, and was stopped; wanted a file that is read within its limits: "
        "if you trust it, split it, or save it anew as text"
    )
