"""First level: times of day, with their zones."""

import re
from typing import Final

from reportedly.claims.times.grammar import Hit, Rule
from reportedly.claims.times.nodes import Between, Clock, DayPart, Node
from reportedly.claims.times.numbers import language, near, number

UNIVERSAL: Final = frozenset({"utc", "gmt", "z", "zulu"})
HOURS: Final = {"noon": 12, "midday": 12, "midnight": 0}
LONGEST_NAME: Final = 4
"""Words of the place that somebody left or reached, before "at"."""


def moment(hit: Hit) -> Node | None:
    """10:30am; 4.53pm; 0100 UTC; 8 p.m. local time."""
    hour, minute = _figures(hit.word("t"))
    half = hit.word("half").replace(".", "").replace(" ", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (half == "pm")
    if not (0 <= hour <= 24 and 0 <= minute < 60) or hour * 60 + minute > 24 * 60:
        return None
    zoned = bool(hit.words("z")) or bool(hit.words("z2"))
    if not half and not zoned and hit.near(-1) not in language("clock")["before"] and not near("rough", hit.words()):
        return None
    universal = UNIVERSAL & set(hit.words("z")) or UNIVERSAL & set(hit.words("z2"))
    return Clock(hour, minute, "Z" if universal else "", near("rough", hit.words()))


def _figures(word: str) -> tuple[int, int]:
    if word.isdigit() and len(word) > 2:
        return int(word[:-2]), int(word[-2:])
    parts = [int(part) for part in re.split(r"[:.]", word)]
    return parts[0], parts[1] if len(parts) > 1 else 0


def dotted(hit: Hit) -> Node | None:
    """Left Selm at 4.51: a figure with a dot is a time where a verb says what began then, and nothing is counted."""
    counts = hit.near(1).isalnum() and hit.near(1) not in language("clock")["behind"]
    hour, _, minute = hit.word("t").partition(".")
    if counts or len(minute) != 2 or int(hour) > 23 or int(minute) > 59 or not _is_begun(hit):
        return None
    return Clock(int(hour), int(minute))


def _is_begun(hit: Hit) -> bool:
    """Whether "at" stands before the figure, and before it a verb, perhaps with a name between them."""
    place, words = hit.match.start() - 1, hit.items.words
    if place < 1 or words[place].lower() != "at":
        return False
    before = place - 1
    while before > max(0, place - LONGEST_NAME) and words[before][:1].isupper():
        before -= 1
    return words[before].lower() in language("clock")["begun"]


def in_words(hit: Hit) -> Node | None:
    """10.30 in the morning; six o'clock in the evening; a bare "six o'clock" may be of either half of the day."""
    named = number(hit.words("n")) if hit.words("n") else None
    hour, minute = (int(named), 0) if named else _figures(hit.word("t"))
    if not 1 <= hour <= 12 or minute > 59:
        return None
    part = hit.word("p")
    if not part:
        return DayPart("hour")
    late = part in ("afternoon", "evening") or (part == "night" and hour >= 6)
    return Clock(hour % 12 + 12 * late, minute, "", near("rough", hit.words()))


def several(hit: Hit) -> Node | None:
    """Between 9 and 11 a.m.: the half of the day is said once for both."""
    half = hit.word("half").replace(".", "").replace(" ", "")
    (first, minute), (last, other) = _figures(hit.word("s")), _figures(hit.word("t"))
    if not (1 <= first <= 12 and 1 <= last <= 12 and minute < 60 and other < 60):
        return None
    end = last % 12 + 12 * (half == "pm")
    start = first % 12 + 12 * (half == "pm")
    return Between(Clock(start if start <= end else start - 12, minute), Clock(end, other))


def noon(hit: Hit) -> Node:
    """Noon, midnight."""
    return Clock(HOURS[hit.word("t")], 0, "", near("rough", hit.words()))


def part_of_day(hit: Hit) -> Node | None:
    """The morning; early evening; overnight."""
    return DayPart(hit.word("p"))


_ABOUT = "(?:(?:shortly|about|nearly)+ (?:before|after)?)?"
_LOCAL = "(?P<z>LOCAL)"

RULES: Final = (
    Rule("time of day", "moment", f"{_ABOUT} (?P<t>clock|small|decimal) (?P<half>ampm) {_LOCAL}?", moment),
    Rule("time of day", "moment", f"{_ABOUT} (?P<t>clock) {_LOCAL}?", moment),
    Rule("time of day", "moment", "(?P<t>decimal)", dotted),
    Rule("time of day", "moment", f"{_ABOUT} (?P<t>year|big|small) (?P<z>zone)", moment),
    Rule("time of day", "moment", f"{_ABOUT} (?P<z2>zone) (?P<t>clock)", moment),
    Rule("time of day", "moment", f"{_ABOUT} (?P<t>decimal|clock|small) in the (?P<p>daypart)", in_words),
    Rule(
        "time of day",
        "moment",
        f"{_ABOUT} (?:(?P<n>number_word)|(?P<t>small)) oclock {_LOCAL}? (?:in the (?P<p>daypart))?",
        in_words,
    ),
    Rule(
        "times of day",
        "moment",
        "(?:from|between) (?P<s>clock|small|decimal) (?:and|to|dash|until) (?P<t>clock|small|decimal) (?P<half>ampm)",
        several,
    ),
    Rule("noon", "moment", f"{_ABOUT} (?P<t>noon) {_LOCAL}?", noon),
    Rule("part of the day", "vague_time", "(?:the|dem) (?:early|late|same)? (?P<p>daypart)", part_of_day),
)
