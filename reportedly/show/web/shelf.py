"""What is asked for again and again: the stories, sorted and counted once for each state of the case, and records."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from reportedly.casefile import Counts
from reportedly.comparison import Story
from reportedly.record import Record
from reportedly.show.web.case import CaseLike

URGENCY = ("disputed", "denied", "repeated", "asserted", "independently reported", "not comparable")
"""Verdicts, those that most want a pair of eyes first."""

RECORDS = 256
"""Records that are kept: those of the last few pages."""

FRESH = 2.0
"""Seconds for which a record is not asked for anew: a page asks for one many times over."""


@dataclass(frozen=True, slots=True)
class Stories:
    """All stories, the most urgent first, and how many there are of each verdict."""

    ordered: tuple[Story, ...]
    counted: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A record, the run that made it, and when we looked whether it is still the current one."""

    record: Record
    run: int
    looked: float


class Shelf:
    """Keeps the stories until the case changes, and the last records."""

    def __init__(self, case: CaseLike, clock: Callable[[], float] = monotonic) -> None:
        self.case = case
        self._lock = Lock()
        self._state: Counts | None = None
        self._kept = Stories((), ())
        self._records: OrderedDict[str, _Kept] = OrderedDict()
        self._clock = clock

    def stories(self) -> Stories:
        """Return the stories as they are now."""
        state = self.case.counts()
        with self._lock:
            if state != self._state:
                self._kept = _sorted(self.case.stories())
                self._state = state
            return self._kept

    def forget(self) -> None:
        """Ask for the stories anew: the comparison was made again, which the counts need not show."""
        with self._lock:
            self._state = None

    def record(self, name: str) -> Record:
        """Return the current record of a document. Raises CaseError."""
        now = self._clock()
        with self._lock:
            kept = self._records.get(name)
            if kept and now - kept.looked < FRESH:
                self._records.move_to_end(name)
                return kept.record
        row = self.case.document(name)
        record = kept.record if kept and kept.run == row.run else self.case.record(row.id)
        with self._lock:
            self._records[name] = _Kept(record, row.run, now)
            self._records.move_to_end(name)
            while len(self._records) > RECORDS:
                self._records.popitem(last=False)
        return record

    def gists(self, stories: Iterable[Story]) -> dict[str, str]:
        """Return the words of one claim of each story: of the first, as good as any."""
        return {story.story: self._words(story) for story in stories}

    def _words(self, story: Story) -> str:
        if not story.claims:
            return story.story
        told = story.claims[0]
        return self.record(told.document).document.text[told.start : told.end]


def _sorted(stories: Sequence[Story]) -> Stories:
    found = sorted(stories, key=lambda story: (URGENCY.index(story.verdict), -story.origins, -len(story.claims)))
    counted: Counter[str] = Counter(story.verdict for story in found)
    return Stories(tuple(found), tuple((name, counted[name]) for name in URGENCY if counted[name]))
