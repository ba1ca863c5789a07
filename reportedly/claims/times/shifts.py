"""Steps on the calendar: a unit before or after a date, and the days, months or years that a unit takes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from reportedly.edtf import Date, Interval, Period, Value, days_in

WEEKDAYS: Final = 7


def day(when: date) -> Date:
    """A date of the calendar as a value."""
    return Date(when.year, when.month, when.day)


def plain(when: Date) -> date:
    """The first day of a value, for counting; raises ValueError where the calendar of the computer has none."""
    return date(when.year or 0, when.month or 1, when.day or 1)


def add_days(when: Date, days: int) -> Date:
    """A day so many days later."""
    try:
        return day(plain(when) + timedelta(days=days))
    except OverflowError as error:
        raise ValueError(f"{days} days from {when.year} leave the calendar") from error


def add_months(when: Date, months: int) -> Date:
    """A month so many months later, to the precision of a month."""
    count = (when.year or 0) * 12 + (when.month or 1) - 1 + months
    return Date(count // 12, count % 12 + 1)


def add_minutes(when: Date, minutes: int) -> Date:
    """A moment so many minutes later."""
    total = (when.hour or 0) * 60 + (when.minute or 0) + minutes
    moved = add_days(when, total // 1440)
    return replace(moved, hour=total % 1440 // 60, minute=total % 60, zone=when.zone)


def unit_around(when: Date, unit: str, steps: int) -> Value | None:
    """The calendar unit `steps` away from the one that `when` lies in, as precise as `when` allows."""
    if when.year is None:
        return None
    if unit in ("day", "week", "seven days", "weekend", "fortnight") and when.day is None:
        return None
    if unit in ("month", "quarter") and when.month is None:
        return None
    return _UNITS[unit](when, steps) if unit in _UNITS else None


def _week(when: Date, steps: int) -> Value:
    monday = add_days(when, -plain(when).weekday() + WEEKDAYS * steps)
    return Interval(monday, add_days(monday, WEEKDAYS - 1))


def _seven_days(when: Date, steps: int) -> Value:
    """The week before or after a day, which is not one from Monday to Sunday."""
    first, last = sorted((when, add_days(when, WEEKDAYS * steps)), key=plain)
    return Interval(first, replace(last, approximate=True))


def _weekend(when: Date, steps: int) -> Value:
    saturday = add_days(when, 5 - plain(when).weekday() + WEEKDAYS * steps)
    return Interval(saturday, add_days(saturday, 1))


def _quarter(when: Date, steps: int) -> Value:
    first = add_months(Date(when.year, (when.month or 1) - ((when.month or 1) - 1) % 3), 3 * steps)
    return Interval(first, add_months(first, 2))


def _season(when: Date, steps: int) -> Value:
    start = (when.year or 0) - ((when.month or 12) < 7) + steps
    return Interval(Date(start), Date(start + 1))


def _decade(when: Date, steps: int) -> Value:
    return Date((when.year or 0) // 10 * 10 + 10 * steps, width=10)


def _century(when: Date, steps: int) -> Value:
    return Date((when.year or 0) // 100 * 100 + 100 * steps, width=100)


_UNITS: Final = {
    "day": add_days,
    "week": _week,
    "fortnight": _week,
    "seven days": _seven_days,
    "weekend": _weekend,
    "month": add_months,
    "quarter": _quarter,
    "season": _season,
    "same": lambda when, steps: Date((when.year or 0) + steps, when.month),
    "year": lambda when, steps: Date((when.year or 0) + steps),
    "decade": _decade,
    "century": _century,
}


def moved(when: Date, period: Period, direction: int) -> Date | None:
    """A date moved by a period, to the precision of the smaller of the two; None where `when` is too coarse."""
    if when.year is None:
        return None
    minutes = round(period.hours * 60 + period.minutes + period.seconds / 60)
    days = round(period.weeks * WEEKDAYS + period.days)
    if minutes:
        return add_minutes(when, direction * minutes) if when.minute is not None else None
    if days:
        return add_days(when, direction * days) if when.day is not None else None
    if period.months:
        months = direction * round(period.months + period.years * 12)
        return add_months(when, months) if when.month is not None else None
    return Date(when.year + direction * round(period.years))


def whole_month(year: int, month: int) -> tuple[Date, Date]:
    """The first and last day of a month."""
    return Date(year, month, 1), Date(year, month, days_in(year, month))
