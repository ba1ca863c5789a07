"""The verdict on a file of records: its first faults, and how much was proved."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reportedly.casefile import CaseFault, Checked
from reportedly.record import Record
from reportedly.show.safe import harmless
from reportedly.verify import count_spans, faults
from reportedly.wire import read_records


@dataclass(slots=True)
class Tally:
    """How much was looked at, and how much of it is faulty."""

    records: int = 0
    spans: int = 0
    faults: int = 0
    decisions: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether there is something, and nothing wrong with it."""
        return bool(self.records) and not self.faults


def check(path: str, *, limit: int, say: Callable[[str], None]) -> Tally:
    """Look at every record of a file, say the first `limit` faults and the result. Raises InputError."""
    tally = Tally()
    for number, record in read_records(path):
        found = (
            [("", str(record))] if not isinstance(record, Record) else [(f.where, f.message) for f in faults(record)]
        )
        for where, message in found:
            tally.faults += 1
            if tally.faults <= limit:
                say(harmless(f"{path}:{number}: {where}{': ' if where else ''}{message}") + "\n")
        if isinstance(record, Record):
            tally.records += 1
            tally.spans += count_spans(record)
    say(f"{_result(tally, limit)}\n")
    return tally


def check_case(found: Iterable[CaseFault | Checked], *, limit: int, say: Callable[[str], None]) -> Tally:
    """Say the first `limit` faults of a case and the result."""
    tally = Tally()
    for one in found:
        if isinstance(one, Checked):
            tally.records, tally.spans, tally.decisions = one.documents, one.spans, one.decisions
            continue
        tally.faults += 1
        if tally.faults <= limit:
            say(harmless(f"{one.where}: {one.message}") + "\n")
    say(
        f"{_result(tally, limit, 'document')}\n"
        if tally.records
        else f"{_number(tally.faults, 'fault')}, no document\n"
    )
    return tally


def _result(tally: Tally, limit: int, noun: str = "record") -> str:
    seen = f"{_number(tally.records, noun)}, {_number(tally.spans, 'span')}"
    seen += f", {_number(tally.decisions, 'decision')}" if tally.decisions else ""
    if tally.faults:
        hidden = f", {tally.faults - limit:,} of them not shown" if tally.faults > limit else ""
        return f"{seen}: {_number(tally.faults, 'fault')}{hidden}"
    if not tally.records:
        return "got no record, so that nothing is proved; wanted one a line, as `reportedly read --json` writes them"
    return f"{seen}: every one cuts what it says, and every reference leads somewhere"


def _number(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}"
