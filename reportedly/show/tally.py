"""Counts what became of the sources of a run, writes its report, and says at the end what was read, skipped and why."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

from reportedly.record import Receipt
from reportedly.show.output import Output, opened

FEW = 3
"""Sources that a reader counts at a glance: with no more, there is no table."""

REASONS = 8
"""Reasons that the table shows, the most frequent first; the report has all."""


@dataclass(slots=True)
class Tally:
    """What was told of a run so far; `done` counts the bytes of its files."""

    report: Output | None = None
    done: int = 0
    words: int = 0
    formats: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)

    def note(self, receipt: Receipt) -> None:
        """Count a source, and write its line of the report."""
        if receipt.outcome == "read":
            self.formats[receipt.format or "text"] += 1
            self.words += receipt.words
        else:
            counted = self.failed if receipt.outcome == "failed" else self.skipped
            counted[receipt.code or ""] += 1
        if self.report:
            self.report.line(json.dumps(_plain(receipt), ensure_ascii=False).encode("utf-8", "replace"))

    def reach(self, size: int) -> None:
        """Count bytes of the files."""
        self.done += size

    @property
    def read(self) -> int:
        """Documents that were read."""
        return self.formats.total()

    def lines(self) -> Iterator[str]:
        """Yield the table, as lines; nothing for a few sources of which none was passed over."""
        failed, skipped = self.failed.total(), self.skipped.total()
        if self.read + failed + skipped <= FEW:
            return
        yield _row("read", self.read, f"{self.words:,} words", self.formats)
        if failed:
            yield _row("failed", failed, "", self.failed)
        if skipped:
            yield _row("skipped", skipped, "", self.skipped)


def _row(label: str, count: int, words: str, kinds: "Counter[str]") -> str:
    shown = [f"{name} {number:,}" for name, number in kinds.most_common(REASONS)]
    more = len(kinds) - len(shown)
    details = "; ".join([part for part in (words, ", ".join(shown)) if part] + ([f"{more} more kinds"] if more else []))
    return f"{label:<8}{count:>9,}  {details}"


def _plain(receipt: Receipt) -> dict[str, object]:
    return {key: value for key, value in asdict(receipt).items() if value not in (None, (), 0)}


@contextmanager
def tallied(path: str | None) -> Iterator[Tally]:
    """Count for the body; with a path, each line of the report is written there at once."""
    if path is None:
        yield Tally()
        return
    with opened(path, at_once=True) as report:
        yield Tally(report)
