"""The process in which files are read, as its parent sees it: what it is asked, what it answers, and how it ends.

It is no `multiprocessing` child, because those must not have children of their own, and start only from a main module
that can be imported. A few are kept for the next file, and made anew when they were killed.
"""

import atexit
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from reportedly.errors import InputError
from reportedly.read.cell import ANSWER, QUESTION, Limits, Task

SERVED = 1_000
"""Files after which the process is made anew: libraries leak a little."""

KEPT = 2
"""Processes that are kept while nobody asks them: one opens a container while another reads what is in it."""

GRACE = 0.2
"""Seconds for a process that nobody asks any more to end by itself."""

TICK = 0.1
"""Seconds between two looks at the clock."""

BUFFER = 1 << 18
"""Bytes of answers that are taken in at once."""

PIPE = 1 << 20
"""Bytes of answers that may wait to be taken in, where a system lets us say so: a few dozen pages."""

START = "import sys; sys.path[:] = sys.argv[1:]; from reportedly.read.cell import main; main()"


class LostError(Exception):
    """The process is gone, and what it did; `worn` where that may be due to the files before."""

    def __init__(self, what: str, *, worn: bool) -> None:
        super().__init__(what)
        self.what, self.worn = what, worn


class Cell:
    """The process; `served` counts the files that it was asked for."""

    def __init__(self) -> None:
        self.served = 0
        self.owner = os.getpid()
        # A session of its own keeps Ctrl-C from it: the document in hand is finished, or the parent ends it.
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, *sys.path],
            bufsize=BUFFER,
            pipesize=PIPE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def pid(self) -> int | None:
        """The number of the process; None where it is gone."""
        return self._process.pid if self._process.poll() is None else None

    @contextmanager
    def asked(self, task: Task, data: bytes) -> Iterator["Answers"]:
        """Ask it for a file, and give its answers to the body.

        Raises LostError where it breaks down; then, and after whatever else the body raises, the process is gone.
        """
        self.served += 1
        clock = _Clock(self._process, task.limits.seconds)
        try:
            clock.start()
            self._send(pickle.dumps(task), data)
            clock.pause()
            yield Answers(self._process, clock, task.limits)
        except (OSError, EOFError):
            raise _ending(self.close(), task.limits, late=clock.late) from None
        except BaseException:
            self.close()
            raise
        finally:
            clock.stop()

    def _send(self, task: bytes, data: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(QUESTION.pack(len(task), len(data)) + task)
        self._process.stdin.write(data)
        self._process.stdin.flush()

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


class _Clock:
    """Kills a process that lets us wait for too long; only while somebody waits does the time count."""

    def __init__(self, process: "subprocess.Popen[bytes]", seconds: float) -> None:
        self.late = False
        self._process, self._seconds = process, seconds
        self._until: float | None = None
        self._done = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def start(self) -> None:
        """Somebody waits from now on."""
        self._until = time.monotonic() + self._seconds

    def pause(self) -> None:
        """Nobody waits any more."""
        self._until = None

    def _watch(self) -> None:
        while not self._done.wait(TICK):
            until = self._until
            if until is not None and time.monotonic() > until:
                self.late = True
                self._process.kill()
                return

    def stop(self) -> None:
        """Kill nobody any more."""
        self._done.set()


@dataclass(frozen=True, slots=True)
class Answers:
    """What comes back from a process, read piece by piece. Raises EOFError where it says nothing more, or too much."""

    process: "subprocess.Popen[bytes]"
    clock: _Clock
    limits: Limits

    def next(self) -> tuple[bytes, bytes]:
        """Return letter and body of the next answer."""
        letter, size = ANSWER.unpack(self.read(ANSWER.size))
        return letter, self.read(size)

    def read(self, size: int) -> bytes:
        """Return so many bytes."""
        assert self.process.stdout is not None
        self.clock.start()
        found = self.process.stdout.read(size) if size <= max(ANSWER.size, self.limits.answer) else b""
        self.clock.pause()
        if len(found) < size:
            raise EOFError
        return found


def _ending(code: int | None, limits: Limits, *, late: bool) -> LostError:
    """Say from its exit code why a process ended."""
    if late:
        return LostError(f"took more than {limits.seconds:g} seconds", worn=False)
    if not code:  # It did not end before we did not ask it any more.
        return LostError("gave an answer that is too long, or that we do not understand", worn=False)
    if code > 0:
        return LostError(f"ended with exit code {code}", worn=True)
    if -code == getattr(signal, "SIGXCPU", None):
        return LostError(f"took more than {limits.processor_seconds:g} seconds of processor", worn=False)
    name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
    return LostError(f"crashed ({name}), perhaps for want of memory", worn=True)


@dataclass(slots=True)
class _Cells:
    """The processes of this parent that nobody asks just now."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free: list[Cell] = field(default_factory=list)
    foreign: list[Cell] = field(default_factory=list)
    bound: bool = False

    def take(self) -> Cell:
        """Return a process that lives, started if need be. Raises InputError."""
        with self.lock:
            if not self.bound:
                self.bound = True
                atexit.register(close)
            while self.free:
                cell = self.free.pop()
                if cell.owner != os.getpid():
                    self.foreign.append(cell)  # We are a fork of its parent: it is not ours to ask, nor to end.
                elif cell.served < SERVED and cell.pid is not None:
                    return cell
                else:
                    cell.close()
        try:
            return Cell()
        except (OSError, ValueError) as error:
            raise InputError(f"no process to read files in can be started ({error}); free memory, try again") from error

    def give(self, cell: Cell) -> None:
        """Keep a process that has answered, for the next file."""
        with self.lock:
            if len(self.free) < KEPT:
                self.free.append(cell)
                return
        cell.close()


CELLS = _Cells()


def close() -> None:
    """End the processes that are kept; the next file starts another."""
    with CELLS.lock:
        cells, CELLS.free = CELLS.free, []
    for cell in cells:
        if cell.owner == os.getpid():
            cell.close()
