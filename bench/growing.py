"""How adding goes on as a case grows: claims a second of each stretch, and the memory of the process that adds.

Seconds are those of the processor, ours and the server's together, but for the process that sorts words beside the
adding. Memory is what the process holds by itself, and pages of files that it looks at, which the system takes back.

python -m bench.growing --claims 300000                     a new case in SQLite, in a temporary folder
python -m bench.growing --claims 300000 --postgres          on a PostgreSQL server of its own
python -m bench.growing --case copy.case --claims 20000     adds to a file that is there: a copy, as it is changed
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import reportedly
from bench.case import BATCH, Watch, server
from bench.synthetic import records


def grow(where: str, claims: int, step: int, seed: int) -> Iterator[str]:
    """Add so many claims to a case; yield a line for each step."""
    adding, added, spent, passed = Watch(), 0, 0.0, 0.0
    with reportedly.open(where) as case:
        before = there = case.counts().claims
        made = records(claims, seed=seed)
        while batch := list(islice(made, BATCH)):
            with adding:
                added += sum(each.claims for each in case.add_all(batch))
            Watch.beside = case._sorter.process
            if before + added - there >= step or added >= claims:
                new, there = before + added - there, before + added
                told = new / (adding.spent - spent), new / (adding.passed - passed), memory("Anon"), memory("File")
                spent, passed = adding.spent, adding.passed
                yield "{:>11,} {:>14,.0f} {:>14,.0f} {:>9,.0f} {:>9,.0f}".format(there, *told)


def memory(kind: str) -> float:
    """Return the MB that this process holds: its own (Anon), or pages of files (File)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"Rss{kind}:")) * 1024 / 1e6


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--step", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=7, help="other claims; another than the case was made with")
    parser.add_argument("--case", help="a file that is there; it is changed")
    parser.add_argument("--postgres", action="store_true")
    options = parser.parse_args()
    print(f"{'claims':>11} {'processor, /s':>14} {'clock, /s':>14} {'own, MB':>9} {'files, MB':>9}")
    how = options.claims, options.step, options.seed
    if options.postgres:
        with server() as where:
            _print(grow(where, *how))
        return
    with tempfile.TemporaryDirectory() as folder:
        _print(grow(options.case or os.path.join(folder, "my.case"), *how))


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
