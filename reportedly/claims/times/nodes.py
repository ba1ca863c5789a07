"""What an expression of time says before anybody asks when it was said: the nouns between grammar and value."""

from dataclasses import dataclass
from typing import Literal

from reportedly.edtf import Period, Value

Base = Literal["now", "text"]
"""What a relative time counts from: the day of publication, or the time that the text spoke of last."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no other: a decade, a period, a full interval of years; None where there is none."""

    value: Value | None


@dataclass(frozen=True, slots=True)
class Relative:
    """A calendar unit counted from another: last week (-1), this year (0), tomorrow (+1), the same day (0, text)."""

    unit: str
    steps: int
    base: Base = "now"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The parts of a date that the text names; `sense` is "last" or "next" where a word says so."""

    year: "int | Relative | None" = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    sense: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """The last two years (-1), the next few days (+1)."""

    period: Period
    direction: int
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """Three years ago, two days later; `period` is None for "decades later"."""

    period: Period | None
    direction: int
    base: Base
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, and its day where the text names one."""

    hour: int
    minute: int
    zone: str = ""
    approximate: bool = False
    day: "Node | None" = None


@dataclass(frozen=True, slots=True)
class DayPart:
    """Morning, afternoon, evening, night: of a day, or of the day that the text speaks of."""

    part: str
    day: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Part:
    """Early, mid, late, start or end of something, or about it."""

    which: str
    whole: "Node"


@dataclass(frozen=True, slots=True)
class Season:
    """A season of a year; `sense` as for Calendar."""

    name: str
    year: "int | Relative | None" = None
    sense: str = ""


@dataclass(frozen=True, slots=True)
class Months:
    """A quarter or a half: `count` months from `first`, of a year."""

    first: int
    count: int
    year: "int | Relative | None" = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day or season of a year; `sense` as for Calendar."""

    name: str
    year: "int | Relative | None" = None
    sense: str = ""


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another; None is an open end."""

    start: "Node | None"
    end: "Node | None"


@dataclass(frozen=True, slots=True)
class Either:
    """Monday or Tuesday."""

    one: "Node"
    other: "Node"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of time without a calendar: now, recently, soon, so far; or an event that dates another."""

    sense: str


Node = (
    Fixed | Relative | Calendar | Window | Shift | Clock | DayPart | Part | Season | Months | Holiday
    | Between | Either | Word
)  # fmt: skip
