"""Measures how fast the program is, how much memory it takes, and how long a person waits for the first result.

    python -m bench.speed                    everything, as a table beside the aims
    python -m bench.speed --json
    python -m bench.speed --against spacy    a spaCy pipeline of the same layers beside it and the ratio (extra `spacy`)

How it is measured:

1. The text is about 16,000 words of news: the Wikinews articles of the corpus' dev split where DATA is there, else
   the articles of `reportedly demo`; repeated as often as it takes. A word is what white space parts, so that every
   program counts the same.
2. Each row runs in a process of its own, so that its memory is its own. One document is read before the clock starts;
   then the whole text three times, of which the median counts.
3. `--jobs 2` reads a folder of files in two processes, on four times the text; starting the processes counts.
4. A whole process (`--help`, the first record) is timed from outside, five times, the median counts. Its files are in
   the disk's cache by then.
5. On a machine that does other work beside, the clock says little: the rows "of processor" count the seconds that a
   processor really spent on it.
6. Memory is the peak of the resident set of the process; with two jobs, that of the larger one.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.speed_workers import WORKERS, MissingPackageError

WORDS = 16_000
"""Words of a run: long enough that the clock's grain and the first batch do not show."""
TIMES_FOR_JOBS = 4
"""How many times that text is read in several processes: starting them takes a second or so."""
REPEATS = 5
"""Runs of a whole process, of which the median counts."""


TRAINED = 1.19
"""How many times faster spaCy's pipeline is with trained weights than with random ones.

Random ones take nearly every word for a sentence and a name. Measured once, on 16,600 words: 7,380 words a processor
second before, 8,740 to 8,800 after one, two and three epochs on 60 documents of GUM. It moves with spaCy's version.
"""


@dataclass(frozen=True, slots=True)
class Aim:
    """A row of the table: what is measured, its unit, and the value that we want: the least or the most."""

    name: str
    unit: str
    wanted: float | None = None
    at_most: bool = False


AIMS = (
    Aim("parse, 1 thread", "words/s", 12_000),
    Aim("parse, 2 threads", "words/s"),
    Aim("parse, of processor", "words/s"),
    Aim("record, 1 job", "words/s", 7_000),
    Aim("record, of processor", "words/s"),
    Aim("record, 2 jobs", "words/s", 13_000),
    Aim("memory, parse", "MB", 400, at_most=True),
    Aim("memory, record", "MB", 400, at_most=True),
    Aim("model load", "s"),
    Aim("reportedly --help", "s", 0.35, at_most=True),
    Aim("first record", "s", 2.0, at_most=True),
    Aim("spaCy, 1 thread", "words/s"),
    Aim("spaCy, of processor", "words/s"),
    Aim("spaCy, if trained", "words/s"),
    Aim("memory, spaCy", "MB"),
    Aim("parse / spaCy", "times"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code: 0, or 2 where something that it needs is missing."""
    options = _parser().parse_args(argv)
    if options.worker:
        print(json.dumps(WORKERS[options.worker](Path(options.folder), options.threads)))
        return 0
    texts = news(options.data)
    if not texts:
        print(
            "speed: found neither DATA nor the demo articles; wanted some text: name DATA with --data", file=sys.stderr
        )
        return 2
    try:
        measured = measure(texts, against=options.against)
    except MissingPackageError as error:
        print(f"speed: {error}", file=sys.stderr)
        return 2
    print(json.dumps(measured) if options.json else "\n".join(lines(measured, against=options.against)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", help="folder of the data (default: DATA, else ../shared/data, else the demo articles)"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    parser.add_argument("--against", choices=("spacy",), help="run this beside ours")
    parser.add_argument("--worker", choices=sorted(WORKERS), help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    parser.add_argument("--threads", type=int, default=1, help=argparse.SUPPRESS)
    return parser


def news(data: str | None) -> list[str]:
    """Return the texts to read: about WORDS words, repeated whole texts."""
    folder = Path(data or os.environ.get("DATA") or "../shared/data")
    names = sorted((folder / "corpus" / "dev").glob("wikinews_*.json"))
    paths = [folder / "corpus" / "docs" / f"{path.stem}.txt" for path in names]
    paths = paths or sorted((Path(__file__).parents[1] / "reportedly" / "demo").glob("*.txt"))
    return repeated([path.read_text("utf-8") for path in paths], WORDS)


def repeated(texts: Sequence[str], words: int) -> list[str]:
    """Return `texts` again and again until they have as many words."""
    chosen: list[str] = []
    count = 0
    while texts and count < words:
        chosen.append(texts[len(chosen) % len(texts)])
        count += len(chosen[-1].split())
    return chosen


def measure(texts: Sequence[str], *, against: str | None) -> dict[str, float]:
    """Return all measures by name."""
    with tempfile.TemporaryDirectory() as folder:
        small = _write(Path(folder) / "small", texts)
        large = _write(Path(folder) / "large", list(texts) * TIMES_FOR_JOBS)
        rival = _worker("spacy", small) if against == "spacy" else None
        parse, pair = _worker("parse", small), _worker("parse", small, threads=2)
        record, jobs = _worker("record", small), _worker("jobs", large, threads=2)
        first = next(small.iterdir())
        measured = {
            "parse, 1 thread": parse["rate"],
            "parse, of processor": parse["per processor second"],
            "parse, 2 threads": pair["rate"],
            "record, 1 job": record["rate"],
            "record, of processor": record["per processor second"],
            "record, 2 jobs": jobs["rate"],
            "memory, parse": parse["memory"],
            "memory, record": record["memory"],
            "memory, record, 2 jobs": jobs["memory"],
            "model load": parse["load"],
            "reportedly --help": whole_process(["--help"]),
            "first record": whole_process(["read", str(first), "--json"]),
        }
    if rival:
        measured |= {
            "spaCy, 1 thread": rival["rate"],
            "spaCy, of processor": rival["per processor second"],
            "memory, spaCy": rival["memory"],
            "spaCy, if trained": rival["per processor second"] * TRAINED,
            "parse / spaCy": parse["per processor second"] / (rival["per processor second"] * TRAINED),
        }
    return {name: round(value, 3) for name, value in measured.items()}


def _write(folder: Path, texts: Sequence[str]) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, "utf-8")
    return folder


def _worker(name: str, folder: Path, *, threads: int = 1) -> dict[str, float]:
    command = [
        sys.executable,
        "-m",
        "bench.speed",
        "--worker",
        name,
        "--folder",
        str(folder),
        "--threads",
        str(threads),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise MissingPackageError.of(done.stderr) if "MissingPackageError" in done.stderr else RuntimeError(done.stderr)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def whole_process(arguments: Sequence[str], run: Callable[..., Any] = subprocess.run) -> float:
    """Return the seconds that `reportedly` with these arguments takes from start to end: the median of REPEATS runs."""
    took = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        run([sys.executable, "-m", "reportedly", *arguments], check=True, stdout=subprocess.DEVNULL)
        took.append(time.perf_counter() - started)
    return statistics.median(took)


def lines(measured: dict[str, float], *, against: str | None) -> list[str]:
    """Return the table: each measure, its unit, and whether it is as we want it."""
    aims = {aim.name: aim for aim in AIMS}
    rows = []
    for name, value in measured.items():
        aim = aims.get(name, Aim(name, "MB"))
        number = f"{value:,.0f}" if value >= 100 else f"{value:.2f}"
        rows.append(f"{name:<24}{number:>9} {aim.unit:<8}{judged(aim, value)}")
    if against:
        rows.append(
            "spaCy finds words, tags, trees and names with a CNN of its usual size and our label sets; no lemmas, no\n"
            "features, no cues. Its weights are random, and that slows it: they take nearly every word for a sentence\n"
            f"and a name. Trained, the same pipeline was {TRAINED:g} times as fast; the ratio is to that figure."
        )
    return rows


def judged(aim: Aim, value: float) -> str:
    """Say whether a value is as wanted; nothing where nothing is wanted."""
    if aim.wanted is None:
        return ""
    holds = value <= aim.wanted if aim.at_most else value >= aim.wanted
    sign = "≤" if aim.at_most else "≥"
    return f"  wanted {sign} {aim.wanted:,g}" + ("" if holds else "  MISSED")


if __name__ == "__main__":
    raise SystemExit(main())
