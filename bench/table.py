"""Prints measures as tables that a person can read, or as plain data for JSON."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bench.counts import BCubed, Measure, Scores, Share

_WIDTH = 34


def figure(value: float | None) -> str:
    """Write a percentage with one decimal, a dash for nothing to count."""
    return "–" if value is None else f"{value:.1f}"


def table(title: str, columns: Mapping[str, Scores]) -> list[str]:
    """Return the lines of a table of measures: precision, recall, value and count for each of `columns`."""
    heads = "".join(f"  │{name:>27}" for name in columns)
    units = "".join(f"  │{'P':>6}{'R':>7}{'value':>7}{'n':>7}" for _ in columns)
    lines = [f"{title:<{_WIDTH}}{heads}", f"{'':<{_WIDTH}}{units}"]
    for name in _names(columns, family=False):
        cells = "".join(f"  │{_cells(scores.get(name))}" for scores in columns.values())
        lines.append(f"  {name:<{_WIDTH - 2}}{cells}")
    return lines


def kinds(title: str, columns: Mapping[str, Scores]) -> list[str]:
    """Return the lines of a table of recall by kind of case: measures `FAMILY/KIND`, a column for each family."""
    names = _names(columns, family=True)
    families = list(dict.fromkeys(name.partition("/")[0] for name in names))
    if not names:
        return []
    wide = 8 * len(families) + 7
    lines = [f"{title:<{_WIDTH}}" + "".join(f"  │{name:>{wide}}" for name in columns)]
    lines.append(" " * _WIDTH + ("  │" + "".join(f"{one:>8}" for one in families) + f"{'n':>7}") * len(columns))
    for kind in sorted({name.partition("/")[2] for name in names}):
        row = [[scores.get(f"{family}/{kind}") for family in families] for scores in columns.values()]
        lines.append(f"  {kind:<{_WIDTH - 2}}" + "".join(f"  │{_kind_cells(each)}" for each in row))
    return lines


def _names(columns: Mapping[str, Scores], *, family: bool) -> list[str]:
    names = dict.fromkeys(name for scores in columns.values() for name in scores)
    return [name for name in names if ("/" in name) is family]


def _kind_cells(measures: Sequence[Measure | None]) -> str:
    cells = "".join(f"{figure(one.value) if one else '':>8}" for one in measures)
    return cells + f"{max((one.count for one in measures if one), default=0):>7}"


def _cells(measure: Measure | None) -> str:
    if measure is None:
        return " " * 27
    sides = " " * 13 if isinstance(measure, Share) else f"{figure(measure.precision):>6}{figure(measure.recall):>7}"
    return f"{sides}{figure(measure.value):>7}{measure.count:>7}"


def as_data(scores: Scores) -> dict[str, Any]:
    """Return measures as plain data: the figure and the counts behind it."""
    return {name: _measure_data(measure) for name, measure in scores.items()}


def _measure_data(measure: Measure) -> dict[str, Any]:
    rounded = None if measure.value is None else round(measure.value, 2)
    if isinstance(measure, Share):
        return {"value": rounded, "right": measure.right, "total": measure.total}
    if isinstance(measure, BCubed):
        return {"value": rounded, "precision": measure.precision, "recall": measure.recall, "total": measure.total}
    return {"value": rounded, "right": measure.right, "predicted": measure.predicted, "gold": measure.gold}


def tally(title: str, counts: Iterable[tuple[str, int]]) -> list[str]:
    """Return one paragraph that lists what was counted, most frequent first."""
    listed = ", ".join(f"{what} ×{count}" if count > 1 else what for what, count in counts)
    return [f"{title}: {listed}"] if listed else []
