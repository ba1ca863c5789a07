"""How fast a case is handed on: makes one of so many claims and writes it; prints the table.

python -m bench.exports --claims 100000              a case in a temporary folder, in CSV and JSON Lines
python -m bench.exports --claims 100000 300000 1000000 --formats csv jsonl parquet
python -m bench.exports --case my.case               a case that is there

Each format is written in a process of its own, so that its memory is its own: the peak of the resident set, less what
the program takes before it opens the case. The aim is a million claims in 60 seconds, with memory that does not grow.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import reportedly
from reportedly.exporting import export
from reportedly.record import Record

AIM = 1_000_000 / 60
"""Claims a second."""
SOME = ("csv", "jsonl")


def write(where: str, name: str) -> None:
    """Write a case in one format and print what it took: seconds, seconds of the processor, and memory in MB."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started, worked = time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory() as folder, reportedly.open(where) as case:
        export(name, case, f"{folder}/out")
        size = Path(f"{folder}/out").stat().st_size
    taken, work = time.perf_counter() - started, time.process_time() - worked
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(taken, work, memory, size)


def until(made: Iterator[Record], claims: int) -> Iterator[Record]:
    """Yield the next records until they hold so many claims."""
    while claims > 0 and (record := next(made, None)) is not None:
        claims -= len(record.claims)
        yield record


def measure(where: str, names: list[str]) -> None:
    """Print a line for each format."""
    with reportedly.open(where) as case:
        claims = case.counts().claims
    print(f"{claims:,} claims; wanted: {AIM:,.0f} claims/s")
    for name in names:
        command = [sys.executable, "-m", "bench.exports", "--case", where, "--worker", name]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        taken, work, memory, size = map(float, told)
        sign = "ok" if claims / taken >= AIM else "NO"
        print(
            f"  {name:12} {claims / taken:10,.0f} claims/s {sign}   of processor {claims / work:10,.0f} "
            f"  {memory:6,.0f} MB more   {size / 1e6:8,.1f} MB written"
        )


def main() -> None:
    """Make the case if none is named, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[100_000], help="one case, measured as it grows")
    parser.add_argument("--formats", nargs="+", default=list(SOME))
    parser.add_argument("--case", help="a case that is there")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        write(options.case, options.worker)
        return
    if options.case:
        measure(options.case, options.formats)
        return
    from bench.synthetic import records

    with tempfile.TemporaryDirectory() as folder:
        where = f"{folder}/my.case"
        made, there = records(max(options.claims)), 0
        for wanted in sorted(options.claims):
            with reportedly.open(where) as case:
                for added in case.add_all(until(made, wanted - there)):
                    there += added.claims
            measure(where, options.formats)


if __name__ == "__main__":
    main()
