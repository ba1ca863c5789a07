"""From what an expression says to its value: one function a noun, all given the scene."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from reportedly.claims.times import calendar, parts
from reportedly.claims.times.nodes import (
    Between,
    Calendar,
    Clock,
    DayPart,
    Either,
    Fixed,
    Holiday,
    Months,
    Node,
    Part,
    Relative,
    Season,
    Shift,
    Window,
    Word,
)  # fmt: skip
from reportedly.claims.times.scene import Scene
from reportedly.claims.times.shifts import WEEKDAYS, add_days, moved, plain, unit_around
from reportedly.edtf import Date, Interval, OneOf, Period, Value


def resolve(node: Node, scene: Scene) -> Value | None:
    """Return the value of an expression, None where the text does not allow one or the calendar has no such day."""
    try:
        value: Value | None = _RESOLVERS[type(node)](node, scene)
    except ValueError:
        return None
    return value


def _fixed(node: Fixed, _scene: Scene) -> Value | None:
    return node.value


def _relative(node: Relative, scene: Scene) -> Value | None:
    base = scene.today if node.base == "now" else _text_base(node.unit, scene)
    if base is None:
        return None
    if node.unit == "weekend" and node.steps == 0:
        return calendar.weekend(base, scene)
    return unit_around(base, node.unit, node.steps)


def _text_base(unit: str, scene: Scene) -> Date | None:
    if unit in ("day", "week", "seven days", "weekend"):
        return scene.day or scene.published
    if unit == "month" and scene.last is not None and scene.last.month is None:
        return scene.day or scene.published
    return scene.last or scene.published


def _window(node: Window, scene: Scene) -> Value | None:
    now = scene.today
    if now is None:
        return None if node.approximate else node.period
    other = moved(now, node.period, node.direction)
    if other is None or other.minute is not None:
        return node.period
    here = now if node.approximate else _to_precision(now, other)
    if node.direction > 0:
        return Interval(here, replace(other, approximate=node.approximate))
    return Interval(replace(other, approximate=node.approximate), here)


def _to_precision(when: Date, like: Date) -> Date:
    return Date(when.year, when.month if like.month else None, when.day if like.day else None)


def _shift(node: Shift, scene: Scene) -> Value | None:
    if node.period is None:
        return None
    clocked = bool(node.period.hours or node.period.minutes or node.period.seconds)
    if node.base == "now":
        base = scene.today
        if clocked and base is not None:
            return replace(_hours_from(base, node), approximate=node.approximate)
    else:
        base = scene.moment if clocked and scene.moment else _finest(node.period, scene)
    found = moved(base, node.period, node.direction) if base else None
    if found is None:
        return None if node.base == "now" else replace(node.period, approximate=node.approximate)
    return replace(found, approximate=node.approximate)


def _hours_from(base: Date, node: Shift) -> Date:
    hours = node.period.hours if node.period else 0
    return add_days(base, node.direction * int(hours // 24)) if base.day else base


def _finest(period: Period, scene: Scene) -> Date | None:
    if period.days or period.weeks:
        return scene.day
    if period.months:
        return scene.last if scene.last and scene.last.month else scene.day
    return scene.last


def _clock(node: Clock, scene: Scene) -> Value | None:
    found = resolve(node.day, scene) if node.day is not None else scene.event_day or scene.day or scene.published
    if isinstance(found, Interval) and isinstance(found.start, Date):
        found = found.start
    if not isinstance(found, Date) or found.day is None:
        return None
    return Date(found.year, found.month, found.day, node.hour, node.minute, node.zone, approximate=node.approximate)


def _day_part(node: DayPart, scene: Scene) -> Value | None:
    found = resolve(node.day, scene) if node.day is not None else scene.event_day or scene.day or scene.published
    if not isinstance(found, Date) or found.day is None or node.part != "afternoon":
        return found
    first, last = (replace(found, hour=hour, minute=0) for hour in parts.hours(node.part))
    return Interval(first, replace(last, approximate=True))


def _part(node: Part, scene: Scene) -> Value | None:
    whole = resolve(node.whole, scene)
    if whole is None:
        return None
    if node.which in ("later", "earlier"):
        text = isinstance(node.whole, Relative) and node.whole.base == "text"
        return parts.beside(whole, node.which, scene.last if text else scene.published)
    if node.which.startswith("half"):
        return parts.half(whole, int(node.which[-1])) if isinstance(whole, Date) else None
    return parts.cut(whole, node.which)


def _between(node: Between, scene: Scene) -> Value | None:
    first, last = _share_year(node.start, node.end)
    start = resolve(first, scene) if first is not None else None
    if first is None or last is None:
        scene.leaning = "future"
        end = resolve(last, scene) if last is not None else None
        scene.leaning = ""
        side = start if last is None else end
        if side is None or isinstance(side, Period):
            return None
        return Interval(_open_side(side, 0), None) if last is None else Interval(None, _open_side(side, 1))
    end = calendar.after(last, start) or resolve(last, scene)
    start, end = _over_already(first, start, end, scene)
    if isinstance(last, Clock) and last.day is None and isinstance(start, Date) and isinstance(end, Date):
        end = replace(end, year=start.year, month=start.month, day=start.day)
    if start is None or end is None:
        return None
    return Interval(_open_side(start, 0), _open_side(end, 1))


def _over_already(
    first: Node, start: Value | None, end: Value | None, scene: Scene
) -> tuple[Value | None, Value | None]:
    """A range of weekdays that is told in the past lies before publication, its end too."""
    weekdays = isinstance(first, Calendar) and first.weekday is not None and first.day is None and not first.sense
    now = scene.published
    if not weekdays or now is None or not isinstance(start, Date) or not isinstance(end, Date):
        return start, end
    if scene.tense != "past" or end.day is None or now.day is None or plain(end) <= plain(now):
        return start, end
    return add_days(start, -WEEKDAYS), add_days(end, -WEEKDAYS)


def _share_year(start: Node | None, end: Node | None) -> tuple[Node | None, Node | None]:
    """Give a date without a year the year of the other end: "January 23 to March 9, 2014"."""
    if isinstance(start, Clock) and isinstance(end, Clock) and start.day is None and end.day is not None:
        return replace(start, day=end.day), end
    if not isinstance(start, Calendar) or not isinstance(end, Calendar) or not start.month:
        return start, end
    if start.year is None and isinstance(end.year, int) and end.month:
        return replace(start, year=end.year - (start.month > end.month)), end
    if start.year is None and end.year is not None:
        return replace(start, year=end.year), end
    return start, end


def _open_side(value: Value, side: int) -> Date | Period:
    if isinstance(value, OneOf):
        return value.dates[-side]
    if isinstance(value, Interval):
        found = (value.start, value.end)[side] or value.start or value.end
        if found is None:
            raise ValueError("an interval without ends")
        return found
    if isinstance(value, Date | Period):
        return value
    raise ValueError("a repeated time has no ends")


def _either(node: Either, scene: Scene) -> Value | None:
    one, other = resolve(node.one, scene), resolve(node.other, scene)
    if not isinstance(one, Date) or not isinstance(other, Date):
        return None
    return OneOf((one, calendar.not_before(other, one)))


def _word(node: Word, scene: Scene) -> Value | None:
    now, here = scene.today, scene.event_day or scene.published
    if now is None and node.sense not in ("then",):
        return None
    return _WORDS[node.sense](now, here, scene) if node.sense in _WORDS else None


def _month_of(when: Date | None) -> Date | None:
    return Date(when.year, when.month, approximate=True) if when else None


def _until(when: Date | None) -> Value | None:
    return Interval(None, when) if when else None


def _since(when: Date | None) -> Value | None:
    return Interval(when, None) if when else None


_WORDS: Final[dict[str, Callable[[Date | None, Date | None, Scene], Value | None]]] = {
    "now": lambda now, _here, _scene: now,
    "present": lambda now, _here, _scene: now,
    "until now": lambda now, _here, _scene: _until(now),
    "before": lambda _now, here, _scene: _until(here),
    "later": lambda _now, here, _scene: here,
    "recent": lambda now, _here, _scene: _month_of(now),
    "until recently": lambda now, _here, _scene: _until(_month_of(now)),
    "future": lambda now, _here, _scene: _since(now),
    "then": lambda _now, _here, scene: scene.last,
    "event": lambda _now, _here, scene: scene.day,
}


_RESOLVERS: Final[dict[type, Callable[[Any, Scene], Value | None]]] = {
    Fixed: _fixed, Relative: _relative, Calendar: calendar.calendar_date, Window: _window, Shift: _shift, Clock: _clock,
    DayPart: _day_part, Part: _part, Season: calendar.season, Months: calendar.months, Holiday: calendar.holiday,
    Between: _between, Either: _either, Word: _word,
}  # fmt: skip
