"""What is asked for again and again: the stories, sorted and counted once for each state of the case, and records."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from reportedly.casefile import Counts
from reportedly.comparison import Story
from reportedly.record import Record
from reportedly.show.web.case import CaseLike

URGENCY = ("disputed", "denied", "repeated", "asserted", "independently reported", "not comparable")
"""Verdicts, those that most want a pair of eyes first."""

RECORDS = 256
"""Records that are kept: those of the last few pages."""


@dataclass(frozen=True, slots=True)
class Stories:
    """All stories, the most urgent first, and how many there are of each verdict."""

    ordered: tuple[Story, ...]
    counted: tuple[tuple[str, int], ...]


class Shelf:
    """Keeps the stories until the case changes, and the last records."""

    def __init__(self, case: CaseLike) -> None:
        self.case = case
        self._lock = Lock()
        self._state: Counts | None = None
        self._kept = Stories((), ())
        self._records: OrderedDict[tuple[str, int], Record] = OrderedDict()

    def stories(self) -> Stories:
        """Return the stories as they are now."""
        state = self.case.counts()
        with self._lock:
            if state != self._state:
                self._kept = _sorted(self.case.stories())
                self._state = state
            return self._kept

    def record(self, name: str) -> Record:
        """Return the current record of a document. Raises CaseError."""
        row = self.case.document(name)
        key = (row.id, row.run)
        with self._lock:
            if key in self._records:
                self._records.move_to_end(key)
                return self._records[key]
        record = self.case.record(row.id)
        with self._lock:
            self._records[key] = record
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
