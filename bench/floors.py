"""Floors under measures, the fingerprints of the data that they were measured on, and the file that keeps both."""

import hashlib
import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.counts import Measure, Scores

FILE = Path(__file__).with_name("floors.toml")
MARGIN = 0.5
"""Points that a floor lies below what was measured: one model differs by some tenths from processor to processor."""
CASES = 2
"""A floor also leaves room for this many cases to turn, which in a small category is more than MARGIN."""
FEWEST = 30
"""A measure that stands on fewer cases than this gets no floor of its own."""
WITHOUT_FLOOR = ("characters", "invented", "tokens", "unmarked")
"""Ends of the names of measures that get no floor: shown for information, or better when low."""

Floors = dict[str, dict[str, float]]
"""Floors in percent, by set ("news attributions") and by the name of the measure ("found")."""

_HEAD = """\
# The least that each measure may be, in percent, by set of cases. A floor only ever rises:
# `python -m bench.gate --update` puts it just below what was measured, and never lowers one.
# The fingerprints name the data that the floors were measured on.
"""


@dataclass(frozen=True, slots=True)
class Pinned:
    """What the file of floors holds."""

    fingerprints: dict[str, str] = field(default_factory=dict)
    floors: Floors = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """A measure under its floor, or one that a floor speaks of and that was not measured."""

    cases: str
    name: str
    floor: float
    value: float | None
    count: int

    def __str__(self) -> str:
        """Say what was measured and what was wanted."""
        got = "not measured" if self.value is None else f"{self.value:.2f} on {self.count} cases"
        return f"{self.cases}, {self.name}: {got}; the floor is {self.floor:g}"


def load(path: Path = FILE) -> Pinned:
    """Read the file of floors."""
    raw = tomllib.loads(path.read_text("utf-8"))
    return Pinned(raw.get("fingerprints", {}), raw.get("floors", {}))


def save(pinned: Pinned, path: Path = FILE) -> None:
    """Write the file of floors."""
    lines = [_HEAD, "[fingerprints]"]
    lines += [f'"{name}" = "{digest}"' for name, digest in sorted(pinned.fingerprints.items())]
    for cases, floors in sorted(pinned.floors.items()):
        lines += ["", f'[floors."{cases}"]']
        lines += [f'"{name}" = {floor:g}' for name, floor in floors.items()]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def fingerprint(paths: Iterable[Path]) -> str:
    """Return one SHA-256 over some files: their names and what they hold."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda one: one.name):
        digest.update(f"{path.name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def changed(pinned: Mapping[str, str], present: Mapping[str, str]) -> list[str]:
    """Return the names of the data whose fingerprint is another than the pinned one, or that only one side has."""
    return sorted(name for name in {*pinned, *present} if pinned.get(name) != present.get(name))


def faults(floors: Floors, measured: Mapping[str, Scores]) -> list[Fault]:
    """Return every floor that was not reached."""
    found = []
    for cases, each in floors.items():
        for name, floor in each.items():
            measure = measured.get(cases, {}).get(name)
            value = measure.value if measure else None
            if value is None or value < floor:
                found.append(Fault(cases, name, floor, value, measure.count if measure else 0))
    return found


def raised(floors: Floors, measured: Mapping[str, Scores]) -> Floors:
    """Return the floors lifted to just below what was measured: none is lower than before, and new measures get one."""
    lifted = {cases: dict(each) for cases, each in floors.items()}
    for cases, scores in measured.items():
        for name, measure in scores.items():
            old, new = lifted.get(cases, {}).get(name), _floor_for(name, measure)
            if new is not None and (old is None or new > old):
                lifted.setdefault(cases, {})[name] = new
    return lifted


def _floor_for(name: str, measure: Measure) -> float | None:
    if measure.value is None or measure.count < FEWEST or name.endswith(WITHOUT_FLOOR):
        return None
    floor = measure.value - max(MARGIN, 100 * CASES / measure.count)
    return max(0.0, math.floor(floor * 10) / 10)
