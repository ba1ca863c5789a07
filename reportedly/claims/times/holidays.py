"""The days of holidays that move: from Easter, by the nth weekday of a month, and by the tabular Islamic calendar."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from reportedly.claims.times.numbers import language, weekday
from reportedly.claims.times.shifts import day
from reportedly.edtf import Date, Interval, Value

ISLAMIC_EPOCH: Final = date(622, 7, 19).toordinal()
"""The first day of the civil tabular calendar, counted by the Gregorian; a sighting differs by a day or two."""


HEBREW_EPOCH: Final = -1373427
"""The first day of the Hebrew calendar, as the computer counts days, less those that its first month had begun."""
HEBREW_YEARS: Final = 3761
"""What to add to a year for the Hebrew one that begins in its autumn."""
NEW_MOON: Final = date(2000, 1, 6).toordinal() + 0.7597
"""A mean new moon, in days and their parts, universal time."""
LUNATION: Final = 29.530588853
"""Days from one mean new moon to the next."""


def holiday_in(name: str, year: int) -> Value | None:
    """The day, or days, of a holiday in a year; approximate where the moon decides."""
    if not 1 < year < 9000:
        return None
    rule: str = language("holidays")[name]
    if rule.startswith("easter"):
        return day(easter(year) + timedelta(days=int(rule.removeprefix("easter"))))
    if rule.startswith("orthodox"):
        return day(orthodox_easter(year) + timedelta(days=int(rule.removeprefix("orthodox"))))
    if rule.startswith("hebrew"):
        return _hebrew(year, rule.split()[1:])
    if rule.startswith("new moon"):
        return _new_moon(year, *rule.split()[2:])
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


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a day of the Gregorian (Meeus)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, number = divmod(d + e + 114, 31)
    return date(year, month, number + 1) + timedelta(days=year // 100 - year // 400 - 2)


def hebrew_new_year(year: int) -> date:
    """The first of Tishri in the autumn of a year, put off where the Hebrew year would have a length not allowed."""
    before, here, after = (_elapsed(year + HEBREW_YEARS + step) for step in (-1, 0, 1))
    delay = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return date.fromordinal(HEBREW_EPOCH + here + delay)


def _elapsed(lunar: int) -> int:
    """Days from the epoch to the new moon that begins a Hebrew year; it begins on no Sunday, Wednesday or Friday."""
    months = (235 * lunar - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + (3 * (days + 1) % 7 < 3)


def _hebrew(year: int, words: list[str]) -> Value:
    """So many days after (or before) the Hebrew new year of an autumn, and for how long."""
    first = hebrew_new_year(year) + timedelta(days=int(words[0]))
    length = int(words[1]) if len(words) > 1 else 1
    return Interval(day(first), day(first + timedelta(days=length - 1))) if length > 1 else day(first)


def _new_moon(year: int, start: str, hours: str) -> Date:
    """The day of the first mean new moon from a day on; the true one differs by some hours."""
    month, number = map(int, start.split("-"))
    begin = date(year, month, number).toordinal()
    first = NEW_MOON + float(hours) / 24
    rounds = -(-(begin - first) // LUNATION)
    return _about(date.fromordinal(int(first + rounds * LUNATION)))


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
