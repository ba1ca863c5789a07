"""Joins the case file with reading and comparing; what the case commands and the Python API call."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportedly import pipeline
from reportedly.compare import NOBODY, Comparer, Comparison, Owners, Table, grow, owners_in
from reportedly.compare.owners import WANTED as OWNERS_WANTED
from reportedly.errors import OptionError, RecordError
from reportedly.keeping import run_of
from reportedly.read import Web
from reportedly.record import Failure, Record
from reportedly.store.case import Case
from reportedly.wire import read_records

_RECORDS = (".jsonl", ".ndjson")
_HEAD = b'{"reportedly"'
"""How a line of a record begins; other JSON Lines are articles to be read."""


BATCH = 50
"""Documents that are compared in one transaction: others may write between two."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, the records that it speaks of, and what could not be read."""

    comparison: Comparison
    record_of: Callable[[str, str], Record]
    """Return the record of a document by its id and source."""
    failures: tuple[Failure, ...] = ()


def compare_paths(paths: Iterable[str], *, owners: Owners = NOBODY) -> Compared:
    """Read files, folders and files of records, and compare them. Raises InputError."""
    comparer = Comparer(owners=owners)
    kept: dict[tuple[str, str], Record] = {}
    failures: list[Failure] = []
    for one in _read(paths):
        if isinstance(one, Failure):
            failures.append(one)
        elif comparer.add(one):
            kept[one.document.id, one.document.source] = one
    return Compared(comparer.comparison(), lambda document, source: kept[document, source], tuple(failures))


def compare_case(where: str, *, owners: Owners | None = None) -> Compared:
    """Bring the comparison of a case up to date, as its readers have ruled, and return it. Raises CaseError.

    A case remembers the owners that it was given last.
    """
    from reportedly.store.open import open as open_case

    with open_case(where, create=False) as case:
        if owners is not None:
            case.put_owners(owners.of)
        follow(case)
        found = Comparison(tuple(case.origins()), tuple(case.links()), tuple(case.stories()))

    @lru_cache(maxsize=BATCH)
    def record_of(document: str, source: str) -> Record:
        del source
        with open_case(where, create=False) as case:
            return case.record(document)

    return Compared(found, record_of)


def follow(case: Case) -> int:
    """Compare what came to a case, or is another than when it was compared; return how many documents that were.

    What comes out is what comparing all documents anew would give. Where the program, its language data or the table
    of owners is another, all of them are. Raises CaseError.
    """
    owners = Owners(case.owners())
    basis = _basis(owners)
    if case.basis() != basis:
        case.begin_comparison(basis)
    table, number = Table(case.reconsider(), owners), 0
    while waiting := case.waiting(BATCH):
        with case.growing() as ground:
            grow(ground, waiting, table)
        number += len(waiting)
    return number


def _basis(owners: Owners) -> str:
    """What a comparison is made by: the program, the language data, and the owners of outlets."""
    made_by = run_of(pipeline.Options())
    told = hashlib.sha256(repr(sorted(owners.of.items())).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{made_by.program} {made_by.lexicon} {told}"


def owners_of(path: str) -> Owners:
    """Return the owners that a table in a file tells of. Raises OptionError."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise OptionError(f"got --owners {path}, which cannot be read ({error.strerror}); {OWNERS_WANTED}") from error
    return owners_in(data, path)


def _read(paths: Iterable[str]) -> Iterator[Record | Failure]:
    web = Web(pipeline.Options())
    for path in paths:
        if path.endswith(_RECORDS) and _holds_records(path):
            for number, record in read_records(path):
                if isinstance(record, RecordError):
                    yield Failure(f"{path}:{number}", record.code, str(record))
                else:
                    yield record
        else:
            yield from pipeline.read_paths([path], web=web)


def _holds_records(path: str) -> bool:
    if not Path(path).is_file():
        return False
    with Path(path).open("rb") as lines:
        return lines.read(len(_HEAD)) == _HEAD


def chosen(paths: list[str], case: str | None, *, owners: str | None = None) -> Compared:
    """Compare what a person named: files, or a case. Raises OptionError where it is neither, or both."""
    if bool(paths) == (case is not None):
        got = f"files and the case {case}" if paths else "neither files nor a case"
        raise OptionError(f"got {got}; wanted one of the two: files to compare, or --case with a case")
    told = None if owners is None else owners_of(owners)
    return compare_case(case, owners=told) if case is not None else compare_paths(paths, owners=told or NOBODY)
