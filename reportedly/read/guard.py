"""Reads and opens files in a process of their own, so that one that means harm costs an error and nothing more."""

import json
import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportedly import errors
from reportedly.errors import Hostile, InputError, RecordError, ReportedlyError
from reportedly.read.cell import END, READ, Limits, Task
from reportedly.read.items import Item, Part
from reportedly.read.keeper import CELLS, Answers, Cell, LostError, close
from reportedly.read.options import Options
from reportedly.read.parcels import KINDS, read_label
from reportedly.record import Failure, Reading
from reportedly.wire import decode

__all__ = ["close", "guarded", "opened_apart"]

READERS: Mapping[str, str] = {
    "pdf": "reportedly.read.pdf:read_pdf",
    "docx": "reportedly.read.docx:read_docx",
    "odt": "reportedly.read.odt:read_odt",
}
"""Short names of the readers that run here; any other importable one goes by "module:function"."""

OPENER = "reportedly.read.boxes:open_item"

CONTAINER = Limits(memory=2_000_000_000, answer=250_000_000)
"""What a part of a container may cost: a mail of the largest size takes 0.9 GB, and 250 MB hold the largest file."""

_ONE = threading.Lock()
"""Documents are read one at a time, however many threads ask: each may take all the memory that it is allowed."""


def guarded(reader: str, data: bytes, source: str, options: Options, *, limits: Limits | None = None) -> Reading:
    """Return what a reader makes of `data`, in a process with limits.

    Raises what the reader raises, Hostile where a limit was reached, and InputError where the parser broke down.
    """
    task = Task(READERS.get(reader, reader), source, options, limits or Limits())
    with _ONE:
        cell = CELLS.take()
        try:
            return _asked(cell, task, data)
        except LostError as lost:
            if not (lost.worn and cell.served > 1):
                raise _hostile(task, lost.what) from lost
        try:
            return _asked(CELLS.take(), task, data)  # What served others before may have been worn out.
        except LostError as lost:
            raise _hostile(task, lost.what) from lost


def _asked(cell: Cell, task: Task, data: bytes) -> Reading:
    with cell.asked(task, data) as answers:
        letter, body = answers.next()
        if letter != READ:
            _check_lives(body, task)
    CELLS.give(cell)
    return _reading(letter, body, task)


def opened_apart(
    item: Item, options: Options, *, opener: str = OPENER, limits: Limits = CONTAINER
) -> Iterator[tuple[Part, int]]:
    """Yield what comes out of a container of a known kind, and how many of its bytes are dealt with.

    A process that breaks down costs one Failure; what came out before it did stays.
    """
    path = os.path.abspath(item.source) if item.data is None else None
    task = Task(opener, item.source, options, limits, replace(item, data=None), path)
    came = False
    while True:
        try:
            cell = CELLS.take()
            for one in _poured(cell, task, item.data or b""):
                came = True
                yield one
        except LostError as lost:
            if lost.worn and cell.served > 1 and not came:
                continue  # What served others before may have been worn out.
            yield _failure(task, _hostile(task, lost.what)), 0
        except ReportedlyError as error:
            yield _failure(task, error), 0
        return


def _poured(cell: Cell, task: Task, data: bytes) -> Iterator[tuple[Part, int]]:
    with cell.asked(task, data) as answers:
        while True:
            letter, body = answers.next()
            if letter in KINDS:
                yield _part(answers, letter, body)
                continue
            if letter != END:
                _check_lives(body, task)
            break
    CELLS.give(cell)
    if letter != END:
        _reading(letter, body, task)


def _part(answers: Answers, letter: bytes, label: bytes) -> tuple[Part, int]:
    try:
        part, size, position = read_label(letter, label)
    except RecordError:
        raise EOFError from None
    if isinstance(part, Item):
        part = replace(part, data=answers.read(size))
    return part, position


def _failure(task: Task, error: ReportedlyError) -> Failure:
    return Failure(task.source, error.code, str(error).removeprefix(f"{task.source}: "))


def _check_lives(body: bytes, task: Task) -> None:
    """Raise LostError for an answer of a process that has no memory left: nobody asks it again."""
    if body.startswith(b'["MemoryError"'):
        raise LostError(f"needed more than {task.limits.memory:,} bytes of memory", worn=True)


def _reading(letter: bytes, body: bytes, task: Task) -> Reading:
    """Return the reading that an answer holds, or raise the error that it tells."""
    try:
        if letter == READ:
            record = decode(body)
            return Reading(record.document, record.problems)
        name, message = json.loads(body)
    except (RecordError, ValueError) as error:
        raise _hostile(task, "gave an answer that we do not understand") from error
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
