"""Second and third level: what times make with one another: "early Friday", "10:30 on Monday", "March to May"."""

from dataclasses import replace
from typing import Final

from reportedly.claims.times.grammar import Hit, Rule
from reportedly.claims.times.nodes import (
    Between,
    Calendar,
    Clock,
    DayPart,
    Either,
    Fixed,
    Node,
    Part,
    Relative,
    Shift,
    Word,
)  # fmt: skip
from reportedly.claims.times.relative import earlier
from reportedly.edtf import Date, Period


def with_part(hit: Hit) -> Node | None:
    """Friday morning; early on Sunday morning: the day, and for an afternoon its hours."""
    day, part = hit.node("day"), hit.word("p")
    return DayPart(part, day) if day else None


def part_of(hit: Hit) -> Node | None:
    """The night of July 4."""
    whole, day = hit.node("whole"), hit.node("day")
    return DayPart(whole.part, day) if isinstance(whole, DayPart) and day else None


def part(hit: Hit) -> Node | None:
    """Early 2016; mid-December; the end of the century; later this year; about 2016."""
    whole, words = hit.node("x"), hit.words("w")
    which = next((_PARTS[word] for word in words if word in _PARTS), "about")
    if whole is None or (which == "about" and isinstance(whole, Word)):
        return None
    return Part(which, whole)


def part_of_unit(hit: Hit) -> Node:
    """The end of the year; the middle of this month; the end of the day."""
    named = hit.word("u")
    return Part(_PARTS[hit.word("w")], Relative(named, 0, "text" if named == "day" else "now"))


def clock_day(hit: Hit) -> Node | None:
    """7 a.m. on Saturday; Sunday at about 13:00; Friday, around 3:45 pm."""
    clock, day = hit.node("c"), hit.node("day")
    if isinstance(day, Clock):
        return None
    day = day.day if isinstance(day, DayPart) and day.day is not None else day
    if isinstance(clock, DayPart) and clock.day is None:
        return DayPart(clock.part, day)
    if isinstance(clock, Between) and isinstance(clock.start, Clock) and isinstance(clock.end, Clock):
        return Between(replace(clock.start, day=day), replace(clock.end, day=day))
    if not isinstance(clock, Clock):
        return None
    return Clock(clock.hour, clock.minute, clock.zone, clock.approximate, day)


def half_of(hit: Hit) -> Node | None:
    """The first half of the 19th century, of June."""
    count = {"first": 1, "second": 2, "last": 2}.get(hit.word("q"))
    whole = hit.node("x")
    return Part(f"half {count}", whole) if count and whole else None


def same_day(hit: Hit) -> Node | None:
    """Today (23 December): one day, said twice."""
    return hit.node("x")


def summed(hit: Hit) -> Node | None:
    """One hour and twenty minutes."""
    one, other = hit.node("x"), hit.node("y")
    if not (isinstance(one, Fixed) and isinstance(one.value, Period)):
        return None
    if not (isinstance(other, Fixed) and isinstance(other.value, Period)):
        return None
    left, right = one.value.parts(), other.value.parts()
    if _smallest(left) >= _first(right):
        return None
    last = hit.node("z")
    if last is not None:
        if not isinstance(last, Fixed) or not isinstance(last.value, Period):
            return None
        if _smallest(right) >= _first(last.value.parts()):
            return None
        right = tuple(a + b for a, b in zip(right, last.value.parts(), strict=True))
    years, months, weeks, days, hours, minutes, seconds = (a + b for a, b in zip(left, right, strict=True))
    return Fixed(Period(years, months, weeks, days, hours, minutes, seconds))


def _smallest(parts: tuple[float, ...]) -> int:
    return max(place for place, part in enumerate(parts) if part)


def _first(parts: tuple[float, ...]) -> int:
    return min(place for place, part in enumerate(parts) if part)


def from_on(hit: Hit) -> Node | None:
    """Since 2012; from July onwards."""
    return Between(hit.node("x"), None)


def onwards(hit: Hit) -> Node | None:
    """From July onwards; starting in May; but not "a good start on Monday"."""
    if hit.words("noun") and hit.word("noun") != "beginning":
        return None
    return Between(hit.node("x") or hit.node("y") or hit.node("z"), None)


def up_to(hit: Hit) -> Node | None:
    """Until March; by 2030; before the summer."""
    return Between(None, hit.node("x"))


def itself(hit: Hit) -> Node | None:
    """As of Friday."""
    return hit.node("x")


def between(hit: Hit) -> Node | None:
    """From 1990 to 2000; between March and May; Monday through Thursday."""
    start, end = hit.node("x"), hit.node("y")
    if start is None or end is None or _is_length(start) or _is_length(end):
        return None
    return Between(start, end)


def dashed(hit: Hit) -> Node | None:
    """Monday–Thursday; March to May: of one kind only."""
    start, end = hit.node("x"), hit.node("y")
    if start is None or end is None or isinstance(start, Clock) != isinstance(end, Clock):
        return None
    return between(hit) if _kind(start) == _kind(end) else None


def either(hit: Hit) -> Node | None:
    """Monday or Tuesday."""
    one, other = hit.node("x"), hit.node("y")
    if not isinstance(one, Calendar) or not isinstance(other, Calendar) or one.weekday is None:
        return None
    return Either(one, other)


def decades(hit: Hit) -> Node | None:
    """The 1960s and '70s."""
    one, other = hit.node("x"), hit.node("y")
    if not isinstance(one, Fixed) or not isinstance(other, Fixed):
        return None
    first, last = one.value, other.value
    if not isinstance(first, Date) or not isinstance(last, Date) or first.width != 10 or last.width != 10:
        return None
    return Between(one, other) if (first.year or 0) < (last.year or 0) else None


def from_event(hit: Hit) -> Node | None:
    """Three days after the attack: a moment where the text gives one before, else the length."""
    length, words = hit.node("x"), hit.words()
    if not isinstance(length, Fixed):
        return None
    side = next((word for word in words if word.split()[0] in ("after", "before", "since", "until")), "")
    if not isinstance(length.value, Period) or not side.startswith(("after", "before")):
        return None if not side.startswith(("after", "before")) else length
    period = length.value
    if period.hours or period.minutes:
        return Shift(period, 1 if side.startswith("after") else -1, "text", period.approximate)
    return length


def turn(hit: Hit) -> Node | None:
    """The turn of the century, of the 20th century."""
    whole = hit.node("x")
    if isinstance(whole, Fixed) and isinstance(whole.value, Date):
        return Part("start", whole)
    return Fixed(None)


def _is_length(node: Node) -> bool:
    return isinstance(node, Fixed) and isinstance(node.value, Period)


def _kind(node: Node) -> str:
    if isinstance(node, Calendar):
        parts = (node.weekday is not None and node.day is None, node.day is not None, node.month is not None)
        return str(parts)
    if isinstance(node, Relative):
        return node.unit
    return type(node).__name__


_PARTS: Final = {
    "early": "early", "earlier": "earlier", "late": "late", "later": "later", "mid": "mid", "middle": "mid",
    "midst": "mid", "beginning": "start", "start": "start", "onset": "start", "outset": "start", "end": "end",
    "close": "end",
}  # fmt: skip

NESTING: Final = "since an event"
"""The rule whose times hold another time: both are reported."""

_PHRASE = "(?:_|of|the|a|on|dash|s|number_word|to|for|comma){1,9}"
_OF = "(?:of|in) (?:the day_word)? of?"
_AT = "(?:comma|at|about|dash|by)*"

SECOND: Final = (
    Rule("part of a day", "day", "(?:(?:early|late) on?)? (?P<day>day) (?P<p>daypart)", with_part),
    Rule("half", "span", "the? (?P<q>ORD|last) half of (?P<x>span|month_of)", half_of),
    Rule("part of a day", "day", "(?P<whole>vague_time) of (?P<day>day)", part_of),
    Rule("part of a day", "day", "vague_time of (?P<x>day) to (?P<y>day)", between),
    Rule("part of a day", "day", "the early units of (?P<day>day) daypart?", lambda hit: hit.node("day")),
    Rule("part", "span", "the? (?P<w>early|late|mid) (?:in|on|dash|the|about)* (?P<x>month_of|span)", part),
    Rule("part of a day", "day", "(?P<w>early|late) on? (?P<x>day)", lambda hit: hit.node("x")),
    Rule("later", "span", "(?P<w>earlier|later) (?:in|on)? (?P<x>month_of|span|day|vague_time)", part),
    Rule("part", "span", f"about? the (?P<w>middle|start|end|early|late) {_OF} (?P<x>month_of|span|day)", part),
    Rule("part", "span", "(?P<w>middle|start|end) of (?P<x>month_of|span)", part),
    Rule(
        "end of a unit",
        "span",
        "the? (?P<w>middle|start|end|early) of (?:the|dem) (?P<u>year_word|unit|century|day_word)",
        part_of_unit,
    ),
    Rule("turn of the century", "span", "the? turn of (?:the (?:century|unit)|(?P<x>span))", turn),
    Rule("about", "span", "(?P<w>about) (?P<x>month_of|span|day)", part),
    Rule("time and day", "moment", "(?P<c>moment) comma? on? (?:early|late)? (?P<day>day) daypart?", clock_day),
    Rule("time and day", "moment", f"(?:early|late)? (?P<day>day) daypart? {_AT} (?P<c>moment)", clock_day),
    Rule("time and day", "moment", "(?P<c>moment) in vague_time", lambda hit: hit.node("c")),
    Rule("day twice", "day", "(?P<y>day) open (?P<x>day) shut", same_day),
    Rule("length", "length", "(?P<x>length) (?:comma|and)* (?P<y>length) (?:(?:comma|and)* (?P<z>length))?", summed),
)

THIRD: Final = (
    Rule("since", "span", "ever? since (?:about|at|on|the|whose)? (?P<x>TIME)", from_on),
    Rule("since then", "span", "since then|ever since", lambda _hit: Between(Word("then"), None)),
    Rule("until then", "span", "(?:by|until) then", lambda _hit: Between(None, Word("then"))),
    Rule(
        NESTING,
        "span",
        "since (?:the|whose|_|a) (?:_|of|the|a|on|dash|s|number_word|to|for|comma){1,9} in (?P<x>month_of|span)",
        from_on,
    ),
    Rule("decades", "span", "(?P<x>span) and (?P<y>span)", decades),
    Rule("earlier", "vague_time", "earlier|later", earlier),
    Rule(
        "shift from an event",
        "span",
        "(?P<x>length) (?P<dir>after|before) (?:the|whose|dem|_|last|number_word|ORD|event){1,4}",
        from_event,
    ),
    Rule("shift from an event", "span", "(?P<x>length) (?P<e>event)", from_event),
    Rule(
        "onwards",
        "span",
        "from? (?P<x>TIME) onward|from (?P<z>TIME) on(?! day)|(?:breaking|(?P<noun>start)) (?:on|in|from)? (?P<y>TIME)",
        onwards,
    ),
    Rule("until", "span", "(?:up? until|up to|through) (?:about|at the? least|at|on)? (?P<x>TIME)", up_to),
    Rule("by", "span", "no later than (?:about|at|on)? (?P<x>TIME)", up_to),
    Rule("after", "span", "no earlier than (?:about|at|on)? (?P<x>TIME)", from_on),
    Rule("leading up to", "span", "in? the units (?:before|preceding to) the? (?P<x>TIME)", up_to),
    Rule("leading up to", "span", "in? the units (?:after|since) the? (?P<x>TIME)", from_on),
    Rule("leading up to", "span", "in? the units _? up to the? (?P<x>TIME)", up_to),
    Rule("by", "span", "by (?:about|at|on|the)? (?P<x>TIME)(?! s)", up_to),
    Rule("before", "span", "(?:shortly|about)? (?:before|preceding to) (?:about|at|on|the)? (?P<x>TIME)", up_to),
    Rule("after", "span", "(?:shortly|about)? after (?:about|at|on|the)? (?P<x>TIME)", from_on),
    Rule("as of", "span", "as of (?:about|at|on)? (?P<x>TIME)", itself),
    Rule("from to", "span", "from (?P<x>TIME) comma? (?:TO|and|up to) (?P<y>TIME)", between),
    Rule("between", "span", "between (?P<x>TIME) (?:and|dash|to) (?P<y>TIME)", between),
    Rule("between", "span", "between (?P<x>span)", itself),
    Rule(
        "from to",
        "span",
        "from (?P<x>span)(?! TO)",
        lambda hit: hit.node("x") if isinstance(hit.node("x"), Between | Fixed) else None,
    ),
    Rule("to", "span", "(?P<x>TIME) TO (?P<y>TIME)", dashed),
    Rule("to", "span", "(?P<x>month_of) slash (?P<y>month_of)", between),
    Rule("either", "day", "(?P<x>day) or (?P<y>day)", either),
)
