"""Measures how the program lays reports side by side, on the invented events of `bench/stories`.

    python -m bench.compare                     the dev split, each event alone beside all of them together
    python -m bench.compare --split test        the split that nothing was chosen on
    python -m bench.compare --split fresh       events written later, richer in contradictions, to choose on too
    python -m bench.compare --split blind       twelve events more, which no rule was chosen on
    python -m bench.compare --show keld-flood   what is wrong in one event, in its own words
    python -m bench.compare --worst 5           the events with most wrong stories

How each figure is counted stands at the head of `score_links` and `score_stories`; what the marks mean, in
`bench/stories/README.md`. Whoever chooses rules looks at dev and fresh alone.
"""

import argparse
import json
from collections.abc import Iterator, Sequence

from bench.compare_differences import differences
from bench.comparing import TOGETHER, compared, measure
from bench.counts import Measure, Scores, Share
from bench.events import SPLITS, Split, load
from bench.table import as_data, table

COUNTED = ("statements read", "claims unmarked", "stories of several unmarked")
"""Counts that are no marks of the comparing: what the reading found, and what the marks do not speak of."""

GOALS = (
    ("copies", "precision", 97),
    ("copies", "recall", 95),
    ("pairs", "value", 80),
    ("B³", "value", 85),
    ("origins", "value", 85),
    ("dispute precision", "value", 95),
    ("dispute recall", "value", 65),
    ("dispute type", "value", 85),
    ("independent", "value", 97),
)
"""What comparing is meant to reach on the test split: measure, which figure of it, and the least in percent."""


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code."""
    options = _parser().parse_args(argv)
    if options.show:
        return _show(options)
    if options.worst:
        print("\n".join(_worst(options.split, options.worst)))
        return 0
    measured = measure(options.split)
    if options.json:
        print(json.dumps({name: as_data(scores) for name, scores in measured.items()}, ensure_ascii=False))
        return 0
    print("\n".join(_report(options.split, measured)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.compare", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--split", choices=SPLITS, default="dev")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    parser.add_argument("--show", metavar="EVENT", help="print what is wrong in one event")
    parser.add_argument("--worst", type=int, metavar="N", help="list the N events with most that is wrong")
    return parser


def _report(split: str, measured: dict[str, Scores]) -> Iterator[str]:
    marks = {column: {n: m for n, m in scores.items() if n not in COUNTED} for column, scores in measured.items()}
    yield from table(f"compare ({split})", marks)
    for name in COUNTED:
        counts = [(column, scores[name]) for column, scores in measured.items()]
        told = (f"{one.right} of {one.total} ({column})" for column, one in counts if isinstance(one, Share))
        yield f"  {name}: " + ", ".join(told)
    for column, scores in measured.items():
        under = [f"{name} ({figure} {goal})" for name, figure, goal in GOALS if _below(scores[name], figure, goal)]
        yield f"  goals of the test split ({column}): " + (
            f"not reached: {', '.join(under)}" if under else "all reached"
        )


def _below(measure: Measure, figure: str, goal: int) -> bool:
    value: float | None = getattr(measure, figure)
    return value is None or value < goal


def _show(options: argparse.Namespace) -> int:
    names = [event.name for event in load(options.split)]
    if options.show not in names:
        print(f"compare: got the event {options.show!r}; wanted one of {', '.join(names)}")
        return 1
    for name, one in compared(options.split, only=options.show):
        if name != TOGETHER:
            print("\n".join(differences(one)))
    return 0


def _worst(split: Split, count: int) -> Iterator[str]:
    each = [(name, list(differences(one))) for name, one in compared(split) if name != TOGETHER]
    for name, lines in sorted(each, key=lambda pair: -len(pair[1]))[:count]:
        yield f"{len(lines):4}  {name}"


if __name__ == "__main__":
    raise SystemExit(main())
