"""Reads documents into a case, and reads those of a case again; what the case commands and the Python API call.

with reportedly.open("my.case") as case:
    for added in reportedly.add(["inbox/"], case):
        print(added)
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from reportedly import pipeline
from reportedly.casefile import Added, Reread, Run
from reportedly.errors import RecordError
from reportedly.pipeline import Options, Watch
from reportedly.read import Item, Web, expand
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

    A file of records (`reportedly read --json`) is taken as it is. Raises CaseError, InputError.
    """
    options, paths = options or Options(), list(paths)
    with TemporaryDirectory(prefix="reportedly-", ignore_cleanup_errors=True) as folder:
        web = Web(options, folder=Path(folder) if keep_raw else None)
        for ready, some in groupby(paths, _holds_records):
            group = list(some)
            found = _ready(group) if ready else pipeline.read_paths(group, options, jobs=jobs, watch=watch, web=web)
            yield from _kept(found, case, None if ready else run_of(options))
        if keep_raw:
            _keep_raws(paths, case, options, web)


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


def _kept(found: Iterable[Record | Failure], case: Case, run: Run | None) -> Iterator[Added | Failure]:
    """Keep the records among what was found; failures come out between them."""
    failures: list[Failure] = []

    def records() -> Iterator[Record]:
        for one in found:
            if isinstance(one, Failure):
                failures.append(one)
            else:
                yield one

    for added in case.add_all(records(), run=run):
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


def _keep_raws(paths: Iterable[str], case: Case, options: Options, web: Web) -> None:
    """Keep the bytes of what was read: the paths are gone through once more, one part in memory at a time."""
    named = [path for path in paths if path != pipeline.STDIN and not _holds_records(path)]
    for part in expand(named, options, web=web):
        if isinstance(part, Item):
            data = part.data if part.data is not None else Path(part.source).read_bytes()
            case.keep_raw(data)
