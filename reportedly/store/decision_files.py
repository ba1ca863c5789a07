"""Decisions as a file that a person can read, compare and send on: JSON Lines, one act a line, in order of time.

A line never changes once it is written, and an act's id is the hash of what it says: two files of one case differ only
in the acts that one of them lacks, and a line that was altered by hand is noticed.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from reportedly.decision import Decision
from reportedly.errors import InputError, MissingInput, RecordError
from reportedly.store.acts import in_order
from reportedly.wire import decode_decision, encode_decision

ID_LENGTH = 20
"""Hexadecimal digits of an act's id: 80 bits, short enough to type, and no chance that two acts share one."""


_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


def named(act: Decision) -> Decision:
    """Return an act with the id that what it says gives it."""
    bare = replace(act, id="")
    return replace(act, id=hashlib.sha256(encode_decision(bare)).hexdigest()[:ID_LENGTH])


def lines(acts: Iterable[Decision]) -> Iterator[bytes]:
    """Yield the lines of a decisions file, without their ends: the same set of acts gives the same bytes."""
    yield from map(encode_decision, in_order({act.id: act for act in acts}.values()))


def read(path: str) -> Iterator[tuple[int, Decision | RecordError]]:
    """Yield the number of each line of a decisions file (`-` is stdin) and its act, or what is wrong with the line.

    Raises InputError where the file cannot be read. Empty lines are passed over.
    """
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as rows:
            for number, row in enumerate(rows, start=1):
                if row.strip():
                    yield number, _checked(row)
    except FileNotFoundError as error:
        raise MissingInput(f"{path}: there is no such file; wanted a file of `decisions --export`") from error
    except OSError as error:
        raise InputError(
            f"{path}: it cannot be read ({error.strerror}); wanted a file of `decisions --export`"
        ) from error


def _checked(row: bytes) -> Decision | RecordError:
    try:
        act = decode_decision(row)
    except RecordError as error:
        return error
    if not _MOMENT.fullmatch(act.at):
        return RecordError(f'got the moment {act.at!r}; wanted one like 2024-05-14T09:30:00.000000Z under "at"')
    proper = named(replace(act, on=act.on or ()))
    if act.id not in ("", proper.id):
        return RecordError(
            f"got the act {act.id!r}, which says something else than when it was written; wanted it unaltered: "
            'leave "decision" out of a line that you write yourself'
        )
    return proper
