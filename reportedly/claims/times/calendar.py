"""Dates that lack a part: the year of "March", the week of "Friday", chosen by tense and the day of publication."""

from dataclasses import replace
from typing import Final

from reportedly.claims.times.holidays import holiday_in
from reportedly.claims.times.nodes import Calendar, Holiday, Months, Node, Relative, Season
from reportedly.claims.times.numbers import language
from reportedly.claims.times.scene import Scene
from reportedly.claims.times.shifts import WEEKDAYS, add_days, add_months, plain, unit_around
from reportedly.edtf import Date, Interval, Value

LAST_MONTH_GAP: Final = 6
"""From so many months back, "last March" may lie in the same year; a nearer one lies in the year before."""

NEAR_DAYS: Final = 45
"""A day of the year that lies so close ahead of publication is not the one of last year, whatever the tense."""


def calendar_date(node: Calendar, scene: Scene) -> Value | None:
    """A date of which parts may lack; XXXX stands for a year that nothing gives."""
    if node.month is None and node.day is None and node.weekday is not None:
        return _weekday(node, scene)
    year = year_of(node.year, scene)
    if node.year is not None:
        return Date(year, node.month, node.day) if year is not None else None
    if node.month is None:
        return _day_of_month(node.day, scene)
    year = None if node.sense else scene.years.get((node.month, node.day))
    if year is None:
        year = _year_for(node, scene)
    return None if year is None and node.sense else Date(year, node.month, node.day)


def year_of(year: int | Relative | None, scene: Scene) -> int | None:
    """The number of a year that is named or told relative to another."""
    if not isinstance(year, Relative):
        return year
    base = scene.published if year.base == "now" else scene.last or scene.published
    found = unit_around(base, "year", year.steps) if base else None
    return found.year if isinstance(found, Date) else None


def _day_of_month(number: int | None, scene: Scene) -> Value | None:
    """The day of the month at hand, or in a sentence that looks back the month before."""
    now = scene.published
    if now is None or now.day is None or number is None:
        return None
    step = -(number > now.day) if scene.tense == "past" else number < now.day if scene.tense == "future" else 0
    month = add_months(now, step)
    return Date(month.year, month.month, number)


def _year_for(node: Calendar, scene: Scene) -> int | None:
    now = scene.published
    if now is None or now.year is None:
        return None if node.sense else scene.only_year
    here, there = (now.month or 1, now.day or 31), (node.month or 1, node.day or 0)
    if node.day is None:
        here = (now.month or 1, 0)
    if node.sense == "last":
        long_ago = there < here and (now.month or 1) - (node.month or 1) >= LAST_MONTH_GAP
        return now.year if long_ago else now.year - 1
    if node.sense == "next":
        return now.year + (there <= here)
    if node.sense == "this":
        return now.year
    return now.year + _turn(scene.tense, here, there)


def _turn(tense: str, here: tuple[int, int], there: tuple[int, int]) -> int:
    """How many years to step so that a past date is not ahead, and a future one not behind."""
    if tense == "future":
        ahead = (there[0] - here[0]) % 12
        return (there < here) * (ahead <= 9)
    if there <= here:
        return 0
    months = there[0] - here[0]
    if there[1] and months * 30 + there[1] - here[1] <= NEAR_DAYS:
        return 0
    return 0 if not tense and months <= 2 else -1


def _weekday(node: Calendar, scene: Scene) -> Value | None:
    now = scene.published
    if now is None or now.day is None or node.weekday is None:
        return None
    back = (plain(now).weekday() - node.weekday) % WEEKDAYS
    if node.sense == "last":
        return add_days(now, -(back or WEEKDAYS))
    if node.sense == "next":
        return add_days(now, WEEKDAYS - back)
    if back and (scene.tense == "future" or (node.sense == "this" and scene.tense != "past")):
        return add_days(now, WEEKDAYS - back)
    return add_days(now, -back)


def weekend(base: Date, scene: Scene) -> Value | None:
    """The weekend at hand: the last one that began, or in a sentence that looks forward the next."""
    if base.day is None:
        return None
    steps = 0 if scene.tense == "future" or plain(base).weekday() >= 5 else -1
    return unit_around(base, "weekend", steps)


def not_before(day: Date, other: Date) -> Date:
    """The same weekday at or after another day."""
    if day.day is None or other.day is None or plain(day) >= plain(other):
        return day
    return add_days(day, WEEKDAYS * (1 + (plain(other) - plain(day)).days // WEEKDAYS))


def after(node: Node, start: Value | None) -> Value | None:
    """The end of a range whose end lacks its year or week: the first such date after the start."""
    if not isinstance(node, Calendar) or node.year is not None or not isinstance(start, Date):
        return None
    if node.weekday is not None and node.month is None and start.day is not None:
        return add_days(start, (node.weekday - plain(start).weekday()) % WEEKDAYS)
    if node.month is None or start.year is None:
        return None
    first = (start.month or 1, start.day or 0 if node.day else 0)
    return Date(start.year + ((node.month, node.day or 0) < first), node.month, node.day)


def season(node: Season, scene: Scene) -> Value | None:
    """The months of a season; the end is approximate."""
    first, last = language("seasons")[node.name]
    year = year_of(node.year, scene)
    if year is None:
        now = scene.published
        if node.year is not None or now is None or now.year is None or now.month is None:
            return None
        year = now.year + _season_step(node, (first, last), now.month, scene)
    return Interval(Date(year, first), Date(year + (last < first), last, approximate=True))


def _season_step(node: Season, span: tuple[int, int], month: int, scene: Scene) -> int:
    first, last = span
    over = month > last if first <= last else False
    if node.sense == "last":
        return 0 if over and month - last > 1 else -1
    if node.sense == "next":
        return 0 if month < first else 1
    if node.sense == "this":
        return 0
    if scene.tense == "past":
        return -(month < first)
    return int(over and scene.tense == "future")


def months(node: Months, scene: Scene) -> Value | None:
    """A quarter or half; without a year the last that began, or in a sentence that looks forward the next."""
    year = year_of(node.year, scene)
    if year is None:
        now = scene.published
        if node.year is not None or now is None or now.year is None or now.month is None:
            return None
        year = now.year + _quarter_step(node.first, now.month, scene.tense)
    return Interval(Date(year, node.first), add_months(Date(year, node.first), node.count - 1))


def _quarter_step(first: int, month: int, tense: str) -> int:
    if tense == "future":
        return int(first + 2 < month)
    return -(first > month + 3) if tense == "past" else 0


def holiday(node: Holiday, scene: Scene) -> Value | None:
    """The day or the days of a holiday; without a year the one nearest to publication on the side of the tense."""
    year = year_of(node.year, scene)
    if year is not None:
        return holiday_in(node.name, year)
    now = scene.published
    if node.year is not None or now is None or now.year is None or now.day is None:
        return None
    found = holiday_in(node.name, now.year)
    start = found.start if isinstance(found, Interval) else found
    if not isinstance(start, Date):
        return None
    days = (plain(replace(start, approximate=False)) - plain(now)).days
    if node.sense in ("last", "next", "this"):
        step = -(days >= 0) if node.sense == "last" else days <= 0 if node.sense == "next" else 0
        return holiday_in(node.name, now.year + step)
    tense = scene.tense
    if tense == "future" and days < 0:
        return holiday_in(node.name, now.year + 1)
    if days > (0 if tense == "past" else 90):
        return holiday_in(node.name, now.year - 1)
    return found
