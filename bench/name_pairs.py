"""Measures `reportedly.names.same_name` on pairs of names, by halves: the rule has not seen the second.

python -m bench.name_pairs --data ../shared/data
"""

import argparse
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.data import MissingDataError, data_folder, exit_without_data
from reportedly.names import Reason, same_name

FILE = "alias/name-pairs.csv"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, whether they are one bearer's, and the kind of entity that bears them."""

    one: str
    other: str
    same: bool
    kind: str

    def judge(self) -> Reason:
        """Return what the rule says of them."""
        return same_name(self.one, self.other, self.kind)

    def is_right(self) -> bool:
        """Whether the rule says what the file says."""
        return bool(self.judge()) == self.same


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a file in their order."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Pair(row["name1"], row["name2"], row["is_match"] == "true", _kind(row["schema"]))
            for row in csv.DictReader(lines)
        ]


def _kind(schema: str) -> str:
    return "person" if schema == "Person" else "organisation"


def report(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield a line for each half and one for all."""
    middle = len(pairs) // 2
    for title, part in (("first half", pairs[:middle]), ("second half", pairs[middle:]), ("all", pairs)):
        right = sum(pair.is_right() for pair in part)
        yield f"{title:12} {right:4} of {len(part):4}  {100 * right / len(part):5.1f} %"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the accuracy, and with `--misses` the wrong pairs of the first half; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.name_pairs", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", help="folder of the data (default: DATA, else ../shared/data)")
    parser.add_argument("--misses", action="store_true", help="list the wrong pairs of the first half")
    options = parser.parse_args(argv)
    try:
        pairs = read_pairs(data_folder(options.data, FILE) / FILE)
    except MissingDataError as error:
        return exit_without_data(error)
    print("\n".join(report(pairs)))
    for pair in pairs[: len(pairs) // 2] if options.misses else ():
        if not pair.is_right():
            reason = pair.judge()
            print(f"{pair.one}  {'=' if pair.same else '≠'}  {pair.other}: {reason.score:.2f}, {reason.detail}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
