"""Reads documents into a case, and reads those of a case again; what the case commands and the Python API call.

with reportedly.open("my.case") as case:
    for added in reportedly.add(["inbox/"], case):
        print(added)
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from reportedly import pipeline
from reportedly.casefile import Added, Reread, Run
from reportedly.errors import RecordError
from reportedly.pipeline import Known, Options, Watch
from reportedly.read import Item, Web, digest_of
from reportedly.record import Failure, Record
from reportedly.store.case import Case
from reportedly.wire import read_records

RECORDS = (".jsonl", ".ndjson")
HEAD = b'{"reportedly"'
"""How a line of a record begins; other JSON Lines are articles to be read."""

DIGITS = 12
"""Hexadecimal digits that tell versions of the model and of the language data apart."""


def add(
    paths: Iterable[str],
    case: Case,
    options: Options | None = None,
    *,
    jobs: int = 1,
    keep_raw: bool = False,
    watch: Watch | None = None,
) -> Iterator[Added | Failure]:
    """Read what is at the paths and keep it; yield what became of each document once it is on the disk.

    A file of records (`reportedly read --json`) is taken as it is. A document that is there from the same source, with
    the same bytes and read with the same options, is not read again. Raises CaseError, InputError.
    """
    options, paths = options or Options(), list(paths)
    web = Web(options)
    for ready, some in groupby(paths, _holds_records):
        group = list(some)
        if ready:
            yield from _kept(_ready(group), case, None)
            continue
        raws = _Raws() if keep_raw else None
        seen, raw = (raws.note, raws.bytes_of) if raws else (None, None)
        run = run_of(options)
        known = partial(_known, case=case, run=run, raw=keep_raw)
        found = pipeline.map_paths(group, _itself, options, jobs=jobs, watch=watch, web=web, seen=seen, known=known)
        for were_known, some_found in groupby(found, key=lambda one: isinstance(one, Added)):
            told = _added if were_known else partial(_kept, case=case, run=run, raw=raw)
            yield from told(some_found)


def _itself(record: Record) -> Record | Added:
    return record


def _added(found: Iterable[Record | Added | Failure]) -> Iterator[Added]:
    return (one for one in found if isinstance(one, Added))


def _known(item: Item, case: Case, run: Run, *, raw: bool) -> Known[Record | Added] | None:
    """Return what the case holds of a document, if it has the same bytes from the same source."""
    digest = digest_of(item)
    added = case.known(item.source, digest, run=run, raw=raw) if digest else None
    return Known(item.source, added) if added else None


class _Raws:
    """The documents as they were found, until their records come: those are in the same order."""

    def __init__(self) -> None:
        self._waiting: deque[Item] = deque()

    def note(self, item: Item) -> None:
        """Take note of a document that is about to be read."""
        self._waiting.append(item)

    def bytes_of(self, record: Record) -> bytes | None:
        """Return the bytes that a record was read from, and forget what failed before it.

        None for a file that was changed or taken away in the meantime.
        """
        while self._waiting:
            item = self._waiting.popleft()
            if item.source == record.document.source:
                data = _read(item)
                return data if hashlib.sha256(data).hexdigest() == record.document.sha256 else None
        return None


def _read(item: Item) -> bytes:
    if item.data is not None:
        return item.data
    with suppress(OSError):
        return Path(item.source).read_bytes()
    return b""


def reread(
    case: Case, names: Iterable[str] = (), *, every: bool = False, failed: Callable[[Failure], None] = lambda _: None
) -> Iterator[Reread]:
    """Read documents again with this program and model; yield each with what changed.

    By default those that another program or model has read; `every` for all, `names` for some. What cannot be read is
    left as it is, and `failed` is told. The old records are kept until `case.drop_run`.
    """
    run = run_of(Options())
    for row in [case.document(name) for name in names] or case.read_by_another(None if every else run):
        before = case.record(row.id)
        try:
            record = pipeline.read_again(before)
        except RecordError as error:
            failed(Failure(row.source, error.code, str(error)))
            continue
        yield Reread(row, case.replace(record, run=run))


def run_of(options: Options) -> Run:
    """Return what makes records now: the program, its model, its language data, and the options."""
    given = {"publisher": options.publisher, "published": options.published, "language": options.language}
    told = "; ".join(f"{name} {value}" for name, value in given.items() if value)
    return Run(version("reportedly"), _digest("parse/model"), _digest(f"languages/{options.language}"), told)


@cache
def _digest(folder: str) -> str:
    """What tells the files of a folder of the package from those of another version."""
    whole = hashlib.sha256()
    for path in sorted((Path(str(files("reportedly"))) / folder).iterdir()):
        if path.is_file():
            whole.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:DIGITS]


def _kept(
    found: Iterable[Record | Added | Failure],
    case: Case,
    run: Run | None,
    raw: Callable[[Record], bytes | None] | None = None,
) -> Iterator[Added | Failure]:
    """Keep the records among what was found; failures come out between them."""
    failures: list[Failure] = []

    def records() -> Iterator[Record]:
        for one in found:
            if isinstance(one, Failure):
                failures.append(one)
            elif isinstance(one, Record):
                yield one

    for added in case.add_all(records(), run=run, raw=raw):
        while failures:
            yield failures.pop(0)
        yield added
    yield from failures


def _holds_records(path: str) -> bool:
    if not path.endswith(RECORDS) or not Path(path).is_file():
        return False
    with Path(path).open("rb") as lines:
        return lines.read(len(HEAD)) == HEAD


def _ready(paths: Iterable[str]) -> Iterator[Record | Failure]:
    for path in paths:
        for number, record in read_records(path):
            if isinstance(record, RecordError):
                yield Failure(f"{path}:{number}", record.code, str(record))
            else:
                yield record
