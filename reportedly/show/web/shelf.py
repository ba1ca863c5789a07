"""What is asked for again and again: the records of the last pages."""

from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from reportedly.casefile import DocumentRow
from reportedly.record import Record
from reportedly.show.web.case import CaseLike

RECORDS = 256
"""Records that are kept: those of the last few pages."""

FRESH = 2.0
"""Seconds for which a record is not asked for anew: a page asks for one many times over."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A record, the run that made it, and when we looked whether it is still the current one."""

    record: Record
    run: int
    looked: float


class Shelf:
    """Keeps the last records."""

    def __init__(self, case: CaseLike, clock: Callable[[], float] = monotonic) -> None:
        self.case = case
        self._lock = Lock()
        self._records: OrderedDict[str, _Kept] = OrderedDict()
        self._clock = clock

    def record(self, name: str) -> Record:
        """Return the current record of a document. Raises CaseError."""
        fresh = self._fresh([name])
        return fresh[name] if fresh else self._look(self.case.document(name), name)

    def records(self, names: Collection[str]) -> dict[str, Record]:
        """Return the current records of documents by their ids, with two questions however many they are."""
        found = self._fresh(names)
        unsure = [name for name in names if name not in found]
        if not unsure:
            return found
        rows = self.case.rows_of(unsure)
        with self._lock:
            same = {name for name, row in rows.items() if (kept := self._records.get(name)) and kept.run == row.run}
            read = {name: self._records[name].record for name in same}
        if missing := [name for name in rows if name not in read]:
            read |= self.case.records_of(missing)
        for name, record in read.items():
            self._keep(name, record, rows[name].run)
        return found | read

    def _fresh(self, names: Collection[str]) -> dict[str, Record]:
        """The records that were looked for a moment ago."""
        now, found = self._clock(), {}
        with self._lock:
            for name in names:
                kept = self._records.get(name)
                if kept and now - kept.looked < FRESH:
                    self._records.move_to_end(name)
                    found[name] = kept.record
        return found

    def _look(self, row: DocumentRow, name: str) -> Record:
        with self._lock:
            kept = self._records.get(name)
        record = kept.record if kept and kept.run == row.run else self.case.record(row.id)
        self._keep(name, record, row.run)
        return record

    def _keep(self, name: str, record: Record, run: int) -> None:
        with self._lock:
            self._records[name] = _Kept(record, run, self._clock())
            self._records.move_to_end(name)
            while len(self._records) > RECORDS:
                self._records.popitem(last=False)
