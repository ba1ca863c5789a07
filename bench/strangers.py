"""Counts how often reports of different acts of the same bearers are taken for one story, on real articles.

    python -m bench.strangers            figures by subject
    python -m bench.strangers --show     and the stories that join strangers

MEANTIME holds 30 articles each about Airbus, Apple and General Motors, of many years. Two of one subject that were
published more than a month apart, and share no event by the corpus' own coreference across documents, are strangers:
a story that both are told in is most likely none. What comparing costs in false friends shows only here: the invented
events are each of one act. Without annotated stories a figure is a bound, and no precision.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from bench.counts import Scores, Share
from bench.data import MissingDataError, data_folder, exit_without_data
from bench.table import table
from reportedly.comparison import Story
from reportedly.record import Record

SUBJECTS = ("airbus", "apple", "gm")
SOURCES = "corpus/meantime-sources.json"
APART = 30
"""Days between the publication of two articles from which they may be strangers."""
DISPUTED = ("disputed", "denied")

Pairs = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Compared:
    """The articles about one subject, which pairs are strangers, and the stories that the program tells."""

    records: tuple[Record, ...]
    strangers: Pairs
    stories: tuple[Story, ...]

    def joining(self) -> Iterator[Story]:
        """Yield the stories that join strangers."""
        return (story for story in self.stories if not self.strangers.isdisjoint(pairs(story)))

    def scores(self) -> Scores:
        """Return the share of strangers that no story joins, and that none calls disputed or independent."""
        joined = {pair for story in self.stories for pair in pairs(story)}
        against = {pair for story in self.stories if story.verdict in DISPUTED for pair in pairs(story)}
        alike = {pair for story in self.stories if story.verdict == "independently reported" for pair in pairs(story)}
        count = len(self.strangers)
        return {
            "strangers apart": Share(count - len(self.strangers & joined), count),
            "strangers undisputed": Share(count - len(self.strangers & against), count),
            "strangers never independent": Share(count - len(self.strangers & alike), count),
        }


def pairs(story: Story) -> Pairs:
    """Return the pairs of documents that a story is told in, by their sources."""
    return frozenset(map(frozenset, combinations({claim.source for claim in story.claims}, 2)))


def measure(data: Path) -> dict[str, Scores]:
    """Return the measures of each subject."""
    return {subject: compared(data, subject).scores() for subject in SUBJECTS}


def compared(data: Path, subject: str) -> Compared:
    """Read and compare the articles about one subject."""
    from reportedly import read_text
    from reportedly.compare.comparer import compare

    files = json.loads((data / SOURCES).read_text("utf-8"))
    names = sorted(name for name in files if name.startswith(f"meantime_{subject}"))
    texts = ((name, (data / "corpus" / "docs" / f"{name}.txt").read_text("utf-8")) for name in names)
    records = tuple(read_text(text, source=name) for name, text in texts)
    events = {name: _events(data / "meantime" / subject / files[name]) for name in names}
    days = {one.document.source: _day(one) for one in records}
    strangers = frozenset(
        frozenset((one, other))
        for one, other in combinations(names, 2)
        if abs((days[one] - days[other]).days) > APART and events[one].isdisjoint(events[other])
    )
    return Compared(records, strangers, tuple(compare(records).stories))


def _events(path: Path) -> frozenset[str]:
    return frozenset(re.findall(r'<EVENT [^>]*instance_id="([^"]+)"', path.read_text("utf-8")))


def _day(record: Record) -> date:
    published = record.document.published
    if published is None:
        raise ValueError(f"{record.document.source}: it has no date of publication")
    return date.fromisoformat(published.edtf[:10])


def _told(one: Compared) -> Iterator[str]:
    texts = {record.document.source: record.document.text for record in one.records}
    for story in one.joining():
        yield f"{story.verdict} {story.dispute or ''}".rstrip()
        for claim in story.claims:
            yield f"    {claim.source}: {' '.join(texts[claim.source][claim.start : claim.end].split())}"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.strangers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", help="folder of the data (default: DATA, else ../shared/data)")
    parser.add_argument("--show", action="store_true", help="print the stories that join strangers")
    options = parser.parse_args(argv)
    try:
        data = data_folder(options.data, SOURCES, "meantime")
    except MissingDataError as error:
        return exit_without_data(error)
    if options.show:
        for subject in SUBJECTS:
            print("\n".join(_told(compared(data, subject))))
        return 0
    print("\n".join(table("strangers", measure(data))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
