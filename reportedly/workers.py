"""Does one piece of work for each of many sources in several processes, and gives the results back in order.

A pool of our own rather than `Executor.map`, because that takes all sources before it gives the
first result, loses all results when one process is killed, and leaves its processes behind.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")
Work = Callable[[Given], Result]

AHEAD = 4
"""Sources that each process may have in hand or in wait: enough that none idles, few enough to bound the memory."""


def in_order(
    work: Work[Given, Result],
    sources: Iterable[Given],
    *,
    jobs: int,
    lost: Work[Given, Result],
    here: Container[object] = (),
) -> Iterator[Result]:
    """Yield `work(source)` for each source, in order, made by `jobs` processes.

    `lost` makes the result where the work killed its process. The sources in `here` are worked on in this
    process: it has what they need. The functions have to be importable ones, or `functools.partial` of such.
    """
    pool = _Pool(work, jobs)
    try:
        for source in sources:
            if source in here:
                pool.waiting.append((source, _done(work(source))))
            else:
                pool.send(source)
            if len(pool.waiting) >= jobs * AHEAD:
                yield pool.take(lost)
        while pool.waiting:
            yield pool.take(lost)
    finally:
        pool.stop()


class _Pool(Generic[Given, Result]):
    """The processes, and what they have been sent."""

    def __init__(self, work: Work[Given, Result], jobs: int) -> None:
        self.waiting: deque[tuple[Given, Future[Result]]] = deque()
        self._work = work
        self._jobs = jobs
        self._start(jobs)

    def _start(self, jobs: int) -> None:
        context = multiprocessing.get_context("spawn")
        ours, self._leash = context.Pipe(duplex=False)
        self._executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_settle, initargs=(ours,))

    def send(self, source: Given) -> None:
        """Give a source to the next free process."""
        try:
            with _shielded():
                self.waiting.append((source, self._executor.submit(self._work, source)))
        except BrokenProcessPool as broken:
            future: Future[Result] = Future()
            future.set_exception(broken)
            self.waiting.append((source, future))

    def take(self, lost: Work[Given, Result]) -> Result:
        """Wait for the result of the source that has waited longest."""
        source, future = self.waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return self._mend(source, lost)

    def _mend(self, source: Given, lost: Work[Given, Result]) -> Result:
        """Begin anew after a process died: this source on its own, as it may be the cause, then the others."""
        others = list(self.waiting)
        self.waiting.clear()
        self.stop()
        self._start(1)
        try:
            with _shielded():
                tried = self._executor.submit(self._work, source)
            result = tried.result()
        except BrokenProcessPool:
            result = lost(source)
        self.stop()
        self._start(self._jobs)
        for other, future in others:
            if future.done() and future.exception() is None:
                self.waiting.append((other, future))
            else:
                self.send(other)
        return result

    def stop(self) -> None:
        """End the processes; what they still have in hand is dropped."""
        self._leash.close()
        self._executor.shutdown(cancel_futures=True)


@contextmanager
def _shielded() -> Iterator[None]:
    """Keep interrupts from the processes that start inside: they inherit the mask, and the parent ends them itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _done(result: Result) -> Future[Result]:
    future: Future[Result] = Future()
    future.set_result(result)
    return future


def _settle(leash: Connection) -> None:
    """Make a new process end at once with its parent, or when the parent lets go of the leash."""
    threading.Thread(target=_follow, args=(leash,), daemon=True).start()


def _follow(leash: Connection) -> None:
    with suppress(EOFError, OSError):
        leash.recv()
    os._exit(1)
