"""Measures what one new document costs a case in which events are told as news tells of them: most by few documents.

    python -m bench.compare_events 100000                  in a case of so many claims, which is thrown away
    python -m bench.compare_events 1000000 --case one.case in a case that is made there, or goes on where it ended

The new documents are of events that the case has, drawn as documents are: an event of hundreds is met more often than
one of two. Printed are times of the clock, and of one core at work, from when a record is read to the stories that it
changes.
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import reportedly
from bench.synthetic_events import FIRST, one_more, records
from reportedly.cases import follow
from reportedly.record import Record
from reportedly.store.case import Case

PAGE, SINGLES = 200, 100
"""Documents that come to a case at once, and those that come one by one to be timed."""


def main(argv: Sequence[str] | None = None) -> int:
    """Fill a case, compare it, and time some more documents."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.compare_events", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("claims", type=int, metavar="CLAIMS", help="how many claims the case has")
    parser.add_argument("--case", type=Path, help="where the case is kept (default: it is thrown away)")
    options = parser.parse_args(argv)
    with (
        tempfile.TemporaryDirectory() as folder,
        reportedly.open(options.case or Path(folder) / "events.case") as case,
    ):
        filled(case, options.claims)
        singles(case)
    return 0


def filled(case: Case, claims: int) -> None:
    """Let the case hold so many claims, and compare them; say how far it is."""
    documents, number = case.counts().documents, 0
    start, clock = time.process_time(), time.monotonic()
    made = records(claims)
    for _ in islice(made, documents):
        number += 1
    while batch := list(islice(made, PAGE)):
        list(case.add_all(batch))
        follow(case)
        number += len(batch)
        if number // 2000 > (number - len(batch)) // 2000:
            each = (time.process_time() - start) / (number - documents) * 1000
            print(f"{number:9,} documents {case.counts().claims:10,} claims {each:6.1f} ms a document", flush=True)
    follow(case)
    print(f"{case.counts().documents:,} documents, {case.counts().claims:,} claims, {time.monotonic() - clock:.0f} s")


def singles(case: Case) -> None:
    """Time documents that come one by one."""
    sizes, times = [], list[tuple[float, float]]()
    for record in islice(_more(case), SINGLES):
        case.add(record)
        clock, start = time.perf_counter(), time.process_time()
        follow(case)
        times.append((time.perf_counter() - clock, time.process_time() - start))
        sizes.append(max((len(story.claims) for story in case.stories(document=record.document.id)), default=0))
    for name, found in (("clock", [t[0] for t in times]), ("processor", [t[1] for t in times])):
        ordered = sorted(found)
        p50, p95 = (ordered[len(ordered) * part // 100] * 1000 for part in (50, 95))
        print(f"one new document, {name}: p50 {p50:.0f} ms, p95 {p95:.0f} ms, most {ordered[-1] * 1000:.0f} ms")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    for (clock_, _), size in sorted(zip(times, sizes, strict=True))[-8:]:
        print(f"   {clock_ * 1000:.0f} ms: its longest story has {size} claims")


def _more(case: Case) -> Iterator[Record]:
    """Yield new documents of events that the case has, each drawn as a document is."""
    drawn, documents = random.Random(11), case.documents()
    for number in range(len(documents)):
        one = drawn.choice(documents)
        day = (date.fromisoformat(one.published or "") - FIRST).days
        yield one_more(int(one.source.split("/")[1]), 1000 + number, day)


if __name__ == "__main__":
    raise SystemExit(main())
