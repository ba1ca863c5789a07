"""The days of holidays that move: from Easter, by the nth weekday of a month, and by the tabular Islamic calendar."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from reportedly.claims.times.numbers import language, weekday
from reportedly.claims.times.shifts import day
from reportedly.edtf import Date, Interval, Value

ISLAMIC_EPOCH: Final = date(622, 7, 19).toordinal()
"""The first day of the civil tabular calendar, counted by the Gregorian; a sighting differs by a day or two."""


def holiday_in(name: str, year: int) -> Value | None:
    """The day, or days, of a holiday in a year; approximate where the moon decides."""
    if not 1 < year < 9000:
        return None
    rule: str = language("holidays")[name]
    if rule.startswith("easter"):
        return day(easter(year) + timedelta(days=int(rule.removeprefix("easter"))))
    if rule.startswith("nth"):
        _, month, name_of_day, count = rule.split()
        return day(nth_weekday(year, int(month), weekday(name_of_day), int(count)))
    if rule.startswith("islamic"):
        return _islamic(year, [int(part) for part in rule.split()[1:]])
    month, number = rule.split("-")
    return Date(year, int(month), int(number))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, number + 1)


def nth_weekday(year: int, month: int, number: int, count: int) -> date:
    """The `count`-th weekday of a month; -1 is the last."""
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(number - first.weekday()) % 7 + 7 * (count - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - number) % 7)


def islamic_day(year: int, month: int, number: int) -> date:
    """A day of the tabular Islamic calendar."""
    days = number + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(ISLAMIC_EPOCH + days - 1)


def _islamic(year: int, parts: list[int]) -> Value | None:
    guess = int((year - 622) * 33 / 32)
    for lunar in (guess - 1, guess, guess + 1, guess + 2):
        if lunar < 1:
            continue
        first = islamic_day(lunar, parts[0], parts[1])
        if first.year == year:
            start = _about(first)
            return Interval(start, _about(islamic_day(lunar, parts[2], parts[3]))) if len(parts) > 2 else start
    return None


def _about(when: date) -> Date:
    return Date(when.year, when.month, when.day, approximate=True)
