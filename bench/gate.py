"""Holds the program to the floors of accuracy that it has reached.

    python -m bench.gate                measure everything and compare to bench/floors.toml
    python -m bench.gate --update       raise floors to just below what was measured; never lowers one
    python -m bench.gate --new-data     pin the fingerprints of the data as it is now; floors stay
    python -m bench.gate --only syntax  (or corpus, compare) one part, for a quick look

Exit codes: 0 every floor holds; 1 a measure is under its floor, or the data is not the data that the floors were
measured on; 2 there is no data (1 in continuous integration, where nothing may go unmeasured).
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench.corpus import LAYERS, PARTS
from bench.counts import Scores, total
from bench.data import MissingDataError, data_folder, exit_without_data
from bench.events import FOLDER as EVENTS
from bench.events import GATED
from bench.floors import FILE, Floors, Pinned, changed, faults, fingerprint, load, raised, save
from bench.strangers import SOURCES

HALVES = ("syntax", "corpus", "compare")
NEEDED = {
    "syntax": ("syntax/ewt-dev.conllu", "syntax/gum-dev.conllu", "names/uner-ewt-dev.iob2", "factuality/uds-dev.tsv"),
    "corpus": ("corpus/dev", "corpus/docs"),
    "compare": ("meantime", SOURCES, "corpus/docs"),
}
"""What has to lie in the folder of the data; the invented events that comparing is measured on lie in the project."""


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, compare, print, and return the exit code."""
    options = _parser().parse_args(argv)
    halves = (options.only,) if options.only else HALVES
    try:
        data = data_folder(options.data, *(path for half in halves for path in NEEDED[half]))
    except MissingDataError as error:
        return exit_without_data(error)
    pinned = load(options.floors)
    present = {name: digest for half in halves for name, digest in fingerprints(data, half)}
    if options.new_data:
        pinned = replace(pinned, fingerprints=pinned.fingerprints | present)
        save(pinned, options.floors)
    elif moved := changed({k: v for k, v in pinned.fingerprints.items() if _half(k) in halves}, present):
        print(_moved(moved), file=sys.stderr)
        return 1
    started = time.perf_counter()
    measured = {name: scores for half in halves for name, scores in measure(data, half)}
    return _compare(options, pinned, measured, halves, time.perf_counter() - started)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.gate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", help="folder of the data (default: DATA, else ../shared/data)")
    parser.add_argument("--floors", type=Path, default=FILE, help="file of the floors (default: bench/floors.toml)")
    parser.add_argument("--update", action="store_true", help="raise floors to just below what was measured")
    parser.add_argument("--new-data", action="store_true", help="accept the data as it is: pin its fingerprints")
    parser.add_argument("--only", choices=HALVES, help="measure one part")
    return parser


def _half(name: str) -> str:
    """Return the part that a set of data, or of cases, belongs to."""
    if name.startswith(("compare", "stories")):
        return "compare"
    return "corpus" if name.startswith(("corpus", *PARTS)) else "syntax"


def fingerprints(data: Path, half: str) -> Iterator[tuple[str, str]]:
    """Go through the data of one part: name and fingerprint. Of the corpus only the texts of the dev split count."""
    if half == "compare":
        for split in GATED:
            yield f"stories/{split}", fingerprint(sorted((EVENTS / split).glob("*/*")))
        strangers = ("meantime/*/*.xml", "corpus/docs/meantime_*.txt")
        yield "compare/strangers", fingerprint(path for each in strangers for path in sorted(data.glob(each)))
        return
    if half == "syntax":
        for name in NEEDED["syntax"]:
            yield name, fingerprint([data / name])
        return
    marks = list((data / "corpus" / "dev").glob("*.json"))
    yield "corpus/dev", fingerprint(marks)
    yield "corpus/docs", fingerprint(data / "corpus" / "docs" / f"{path.stem}.txt" for path in marks)


def measure(data: Path, half: str) -> Iterator[tuple[str, Scores]]:
    """Measure one part: the set of cases and its scores."""
    if half == "compare":
        from bench import comparing, strangers

        for split in GATED:
            compared = comparing.measure(split)
            yield f"compare {split}", compared[comparing.ALONE]
            yield f"compare {split} together", compared[comparing.TOGETHER]
        yield "compare strangers", total(strangers.measure(data).values())
        return
    if half == "syntax":
        from bench.factuality import measure as measure_factuality
        from bench.syntax import measure_syntax
        from reportedly.parse.parser import shipped

        yield from measure_syntax(shipped(), data).items()
        yield "factuality", measure_factuality(shipped(), data)
        return
    from bench import reading

    measured = reading.measure(reading.read_all(data, "dev"), LAYERS)
    for layer, part, scores in reading.flat(measured):
        yield f"{part} {layer}", scores


def _moved(names: list[str]) -> str:
    return (
        f"gate: the data is not what the floors were measured on: {', '.join(names)} differ in fingerprint.\n"
        "gate: measure with the pinned data, or accept this one with --new-data and say so in the commit."
    )


def _compare(
    options: argparse.Namespace, pinned: Pinned, measured: dict[str, Scores], halves: Sequence[str], took: float
) -> int:
    floors = {cases: each for cases, each in pinned.floors.items() if _half(cases) in halves}
    broken = faults(floors, measured)
    for fault in broken:
        print(f"gate: {fault}")
    if options.update:
        lifted = raised(pinned.floors, measured)
        save(replace(pinned, floors=lifted), options.floors)
        print(f"gate: {_differing(pinned.floors, lifted)} floors raised or added in {options.floors}; none lowered")
    count = sum(map(len, floors.values()))
    print(f"gate: {count - len(broken)} of {count} floors hold, measured in {took:.0f} s")
    return 1 if broken else 0


def _differing(old: Floors, new: Floors) -> int:
    return sum(old.get(cases, {}).get(name) != floor for cases, each in new.items() for name, floor in each.items())


if __name__ == "__main__":
    raise SystemExit(main())
