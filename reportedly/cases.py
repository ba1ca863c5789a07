"""Joins the case file with reading and comparing; what the case commands and the Python API call."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly import pipeline
from reportedly.compare import Comparer, Comparison, Overruled
from reportedly.errors import OptionError, RecordError
from reportedly.read import Web
from reportedly.record import Failure, Record
from reportedly.wire import read_records

_RECORDS = (".jsonl", ".ndjson")
_HEAD = b'{"reportedly"'
"""How a line of a record begins; other JSON Lines are articles to be read."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, the records that it speaks of, and what could not be read."""

    comparison: Comparison
    records: dict[tuple[str, str], Record]
    failures: tuple[Failure, ...] = ()

    def record_of(self, document: str, source: str) -> Record:
        """Return the record of a document by its id and source."""
        return self.records[document, source]


def compare_paths(paths: Iterable[str]) -> Compared:
    """Read files, folders and files of records, and compare them. Raises InputError."""
    records: list[Record] = []
    failures: list[Failure] = []
    for one in _read(paths):
        (failures if isinstance(one, Failure) else records).append(one)  # type: ignore[arg-type]
    return _compared(records, (), tuple(failures))


def compare_case(where: str) -> Compared:
    """Compare the documents of a case, as its readers have ruled, and save the comparison in it. Raises CaseError."""
    from reportedly.store.open import open as open_case

    with open_case(where, create=False) as case:
        found = _compared(case.records(), case.overruled())
        made = found.comparison
        case.save_comparison(made.origins, made.links, made.stories)
    return found


def _compared(records: Iterable[Record], overruled: Overruled, failures: tuple[Failure, ...] = ()) -> Compared:
    comparer = Comparer(overruled=overruled)
    kept = {}
    for record in records:
        if comparer.add(record):
            kept[record.document.id, record.document.source] = record
    return Compared(comparer.comparison(), kept, failures)


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


def chosen(paths: list[str], case: str | None) -> Compared:
    """Compare what a person named: files, or a case. Raises OptionError where it is neither, or both."""
    if bool(paths) == (case is not None):
        raise OptionError("wanted files to compare, or --case with a case file: give one of the two")
    return compare_case(case) if case is not None else compare_paths(paths)
