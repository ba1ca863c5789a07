"""Values in words: the days that a time allows, the bounds of an amount."""

from reportedly import edtf
from reportedly.lexicon import table
from reportedly.record import Amount, When

MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def time_words(when: When, language: str = "en") -> str:
    """Return what a time means in words; "" where its value is unknown."""
    return date_words(when.edtf, language) if when.edtf else ""


def date_words(value: str, language: str = "en") -> str:
    """Return an EDTF value in words; one that we cannot read is returned as it is."""
    try:
        return _words(edtf.parse(value), language)
    except ValueError:
        return value


def amount_words(amount: Amount, language: str = "en") -> str:
    """Return the bounds of an amount in words; "" where it has none."""
    low, high = amount.low, amount.high
    if low is None and high is None:
        return ""
    if low == high:
        words = ("about " if amount.approximate else "") + _figure(low)
        return _with_unit(words, amount.unit, language, one=low == 1)
    if low is None:
        words = ("under " if amount.approximate else "at most ") + _figure(high)
    elif high is None:
        words = f"at least {_figure(low)}"
    else:
        words = f"between {_figure(low)} and {_figure(high)}"
    return _with_unit(words, amount.unit, language) + (", approximately" if amount.approximate else "")


def is_measure(unit: str | None, language: str = "en") -> bool:
    """Tell whether the unit asks "how much" and not "how many"."""
    return unit in table(language, "sheet")["money"] or unit in table(language, "amounts")["units"]["names"]


def _with_unit(figure: str, unit: str | None, language: str, *, one: bool = False) -> str:
    if not unit:
        return figure
    names = table(language, "sheet")
    forms = names["units"].get(unit) or names["money"].get(unit) or (unit.removesuffix("s"), unit)
    return f"{figure} {forms[0] if one else forms[1]}"


def _figure(number: float | None) -> str:
    """Write a number in full, or in millions where that is just as exact."""
    if number is None:
        return ""
    for size, name in MAGNITUDES:
        if abs(number) >= size and round(number / size, 3) * size == number:
            return f"{number / size:,.3f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.10g}"


def _words(value: edtf.Value, language: str) -> str:
    match value:
        case edtf.Date():
            return ("about " if value.approximate else "") + _date(value, language)
        case edtf.Period():
            return ("about " if value.approximate else "") + _period(value, language)
        case edtf.Interval():
            return _interval(value, language)
        case edtf.OneOf(dates):
            return " or ".join(_words(date, language) for date in dates)
        case edtf.Repeat(every):
            return f"every {_period(every, language)}".replace("every 1 ", "every ")


def _interval(value: edtf.Interval, language: str) -> str:
    start, end = value.start, value.end
    if start is None or end is None:
        side = start or end
        return f"{'since' if start else 'until'} {_words(side, language)}" if side else ""
    rough = start.approximate or end.approximate
    words = f"between {_side(start, language)} and {_side(end, language, last=True)}"
    return words + (", approximately" if rough else "")


def _side(side: edtf.Date | edtf.Period, language: str, *, last: bool = False) -> str:
    """Write an end of an interval as the day that bounds it."""
    if isinstance(side, edtf.Period):
        return _period(side, language)
    day = edtf.last_day(side) if last else edtf.first_day(side)
    known = side if day is None or side.minute is not None else edtf.parse(day)
    return _date(known, language) if isinstance(known, edtf.Date) else ""


def _date(date: edtf.Date, language: str) -> str:
    if date.year is None:
        year = ""
    elif date.width > 1:
        return f"the {date.year}s" if date.width == 10 else f"{date.year} to {date.year + date.width - 1}"
    else:
        year = f"{1 - date.year} BC" if date.year < 1 else str(date.year)
    month = "" if date.month is None else table(language, "sheet")["time"]["months"][date.month - 1]
    words = " ".join(part for part in (str(date.day or ""), month, year) if part)
    if date.minute is None:
        return words
    zone = {"": "", "Z": " UTC"}.get(date.zone, f" UTC{date.zone}")
    return f"{words}, {date.hour:02}:{date.minute:02}{zone}"


def _period(period: edtf.Period, language: str) -> str:
    names = table(language, "sheet")["time"]["periods"]
    parts = zip(period.parts(), names, strict=True)
    return " ".join(f"{count:g} {name}{'' if count == 1 else 's'}" for count, name in parts if count)
