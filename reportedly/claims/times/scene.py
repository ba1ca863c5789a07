"""What a time is resolved against: the day of publication, the times spoken of so far, tense and quotation marks."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from reportedly.analysis import Analysis
from reportedly.claims.times.tense import tense
from reportedly.edtf import Date, Interval, Value, parse

QUOTED_ANCHOR_DAYS = 8
"""A quotation's "today" is the day that the text spoke of last, if it lies at most so many days before publication."""


@dataclass(slots=True)
class Scene:
    """The state of the resolver as it goes through a text."""

    analysis: Analysis
    published: Date | None
    quoted: list[int]
    starts: list[int]
    day: Date | None = None
    last: Date | None = None
    event_day: Date | None = None
    moment: Date | None = None
    years: dict[tuple[int, int | None], int] = field(default_factory=dict)
    place: int = 0
    leaning: str = ""
    only_year: int | None = None

    @property
    def in_quotes(self) -> bool:
        """Whether the expression at hand stands between quotation marks."""
        return bisect_right(self.quoted, self.place) % 2 == 1

    @property
    def tense(self) -> str:
        """`past`, `future` or nothing, of the clause around the expression at hand."""
        return tense(self.analysis, self.starts, self.place) or self.leaning

    @property
    def today(self) -> Date | None:
        """The day that "today" is: of publication, or in a quotation the day that the text spoke of last."""
        if not self.in_quotes or self.published is None or self.day is None or self.published.day is None:
            return self.published
        near = 0 <= _days(self.published) - _days(self.day) <= QUOTED_ANCHOR_DAYS
        return self.day if near else self.published

    def note(self, value: Value | None, *, deictic: bool = False, explicit: bool = False) -> None:
        """Remember a value as what the text spoke of last; `explicit` where its year was said."""
        if isinstance(value, Interval):
            value = value.start if isinstance(value.start, Date) else value.end
        if not isinstance(value, Date) or value.year is None:
            return
        if value.zone == "Z" and self.moment is not None and not self.moment.zone:
            return
        self.last = value
        if value.minute is not None:
            self.moment = value
        if value.day is not None:
            self.day = Date(value.year, value.month, value.day)
            self.years[value.month or 0, value.day] = value.year
            dateline = explicit and self.day == self.published
            if value.minute is not None or not (deictic or dateline or self._is_far(self.day)):
                self.event_day = self.day
        elif value.month is not None and explicit:
            self.years[value.month, None] = value.year

    def _is_far(self, when: Date) -> bool:
        """Whether a day lies too long before publication to be the day of what is reported."""
        return self.published is not None and _days(self.published) - _days(when) > QUOTED_ANCHOR_DAYS


def _days(when: Date) -> int:
    return (when.year or 0) * 372 + (when.month or 1) * 31 + (when.day or 1)


def open_scene(analysis: Analysis) -> Scene:
    """Return the scene at the beginning of a document."""
    document = analysis.document
    published = None
    if document.published is not None:
        published = _date(document.published.edtf)
    return Scene(analysis, published, quotation_marks(document.text), [tree.start for tree in analysis.sentences])


def _date(text: str) -> Date | None:
    try:
        value = parse(text)
    except ValueError:
        return None
    return Date(value.year, value.month, value.day) if isinstance(value, Date) and value.width == 1 else None


def quotation_marks(text: str) -> list[int]:
    """Offsets where a quotation opens and closes in turn; an unclosed one ends with its paragraph."""
    marks: list[int] = []
    for match in re.finditer(r"[\"“”]|\n", text):
        inside = len(marks) % 2 == 1
        if match[0] == "\n":
            marks += [match.start()] * inside
        elif match[0] == '"' or (match[0] == "”") == inside:
            marks.append(match.start())
    return marks
