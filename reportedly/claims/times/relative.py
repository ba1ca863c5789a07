"""First level: today, last week, that month, the same day, the day before; and words such as now, recently, so far."""

from typing import Final

from reportedly.claims.times.dates import relative
from reportedly.claims.times.grammar import Build, Hit, Rule
from reportedly.claims.times.nodes import DayPart, Node, Part, Relative, Word
from reportedly.claims.times.numbers import language, near, unit


def day_name(hit: Hit) -> Node:
    """Today, yesterday evening, later yesterday."""
    day = Relative("day", language("steps").get(hit.word("d"), 0))
    part = hit.word("p")
    return DayPart(part, day) if part == "afternoon" and not hit.words("early") else day


def two_days(hit: Hit) -> Node:
    """The day before yesterday, the day after tomorrow."""
    steps = language("steps")
    return Relative("day", steps[hit.word("side")] + steps.get(hit.word("d"), 0))


def tonight(_hit: Hit) -> Node:
    """Tonight, this morning, this very evening."""
    return Relative("day", 0)


def last_night(_hit: Hit) -> Node:
    """Last night, which began yesterday."""
    return Relative("day", -1)


def that_night(_hit: Hit) -> Node:
    """That morning, the same evening: of the day that the text spoke of."""
    return Relative("day", 0, "text")


def next_morning(hit: Hit) -> Node:
    """The next morning, the previous night."""
    return Relative("day", language("steps").get(hit.word("side"), 0), "text")


def unit_of(hit: Hit) -> Node | None:
    """Last week, this year, next month; the same day, that year, the previous decade."""
    words, named = hit.words("side"), hit.word("u")
    if named == "day" and words[-1] in ("this", "last", "past"):
        return None
    found = relative(words, unit(named))
    if named == "season":
        return Relative(named, found.steps)
    if named == "day" or ("the" in words and {"next", "following"} & set(words) and named in ("week", "year")):
        return Relative(found.unit, found.steps, "text")
    return found


def unit_beside(hit: Hit) -> Node:
    """The day before, the year after, the week prior."""
    named = {"week": "seven days"}.get(hit.word("u"), unit(hit.word("u")))
    return Relative(named, language("steps").get(hit.word("side"), 1), "text")


def year_end(hit: Hit) -> Node:
    """Year's end, month end."""
    return Part("end", Relative(unit(hit.word("u")), 0))


def rest(hit: Hit) -> Node:
    """The rest of the year."""
    return Part("later", Relative(unit(hit.word("u")), 0, "text" if hit.word("u") == "day" else "now"))


def whole_weekend(_hit: Hit) -> Node:
    """The weekend, over the weekend."""
    return Relative("weekend", 0)


def says(sense: str) -> Build:
    """A builder of a word with one meaning."""
    return lambda _hit: Word(sense)


def earlier(hit: Hit) -> Node | None:
    """Earlier, later: only where they stand for a time of their own."""
    word, before, after = hit.word(), hit.near(-1), hit.near(1)
    if hit.near(-2) == "sooner" or near("before_no_later", [before]) or after in ("than", "or"):
        return None
    return Word("before" if word == "earlier" else "later")


def recent(hit: Hit) -> Node | None:
    """Recent, in front of what happened."""
    return None if hit.near(-1) == "most" else Word("recent")


_SIDE = "(?:last|preceding|next|coming|following|same|current|entire)"

RULES: Final = (
    Rule("day", "day", "(?P<early>later|earlier|early|late)? (?P<d>dayname) (?P<p>daypart|noon)?", day_name),
    Rule("day", "day", "the day_word (?P<side>before|after) (?P<d>dayname)", two_days),
    Rule("today", "day", "tonight|dem (?:coming|entire|early|same)? (?:daypart|noon)", tonight),
    Rule("last night", "day", "late? last daypart|overnight", last_night),
    Rule("that night", "day", "the same (?:daypart|noon)", that_night),
    Rule("next morning", "day", "the? early? (?P<side>next|following|preceding) daypart", next_morning),
    Rule(
        "unit",
        "span",
        f"(?P<side>the? dem? {_SIDE}|dem) (?P<u>unit|year_word|weekend|century|quarter|season_of)",
        unit_of,
    ),
    Rule("unit", "day", f"(?P<side>the? {_SIDE}|dem same?) (?P<u>day_word)", unit_of),
    Rule("entire unit", "span", "(?:the|a) entire (?P<u>unit|year_word)", lambda hit: Relative(unit(hit.word("u")), 0)),
    Rule(
        "same period",
        "span",
        "the same (?:unit|period|time|day_word|quarter) (?:of|in|as)?"
        "(?:the? (?:last|preceding) year_word|a year_word (?:ago|earlier|before)|the year_word before)",
        lambda _hit: Relative("same", -1, "text"),
    ),
    Rule("one of a row", "span", "(?:the|a)? (?P<o>ORD) additional (?:day_word|daypart|unit|year_word)", says("event")),
    Rule(
        "unit beside",
        "span",
        "the (?P<u>unit|year_word|day_word|weekend) (?P<side>before|after|preceding|earlier)",
        unit_beside,
    ),
    Rule("year's end", "day", "the? (?P<u>year_word|unit) (?:s|dash)? end", year_end),
    Rule("rest", "span", "the rest of (?:the|dem) (?P<u>unit|year_word|day_word)", rest),
    Rule("weekend", "span", "(?:over|throughout|through)? (?:the|dem)? weekend", whole_weekend),
    Rule(
        "now",
        "vague_time",
        "(?:right|for|so)? now|at (?:the|dem) moment|at present|at dem point (?:in time)?",
        says("now"),
    ),
    Rule("now and then", "vague_time", "every now and (?:_|then)", says("unknown")),
    Rule("present", "vague_time", "present", says("present")),
    Rule(
        "these days", "vague_time", "dem (?:units)", lambda hit: Word("present") if hit.words()[0] == "these" else None
    ),
    Rule("so far", "vague_time", "so far|(?:up|to|until)+ (?:date|now)|as of now", says("until now")),
    Rule("previously", "vague_time", "previously", says("before")),
    Rule(
        "recently",
        "vague_time",
        "until? (?:more)? recently",
        lambda hit: Word("until recently" if hit.word() == "until" else "recent"),
    ),
    Rule("recent", "vague_time", "recent", recent),
    Rule("soon", "vague_time", "as? soon", lambda hit: None if hit.near(1) in ("as", "after") else Word("unknown")),
    Rule("future", "vague_time", "in the near? future|the near future", says("future")),
    Rule("at the time", "vague_time", "at (?:dem|the same) time|at the time(?! of)", says("then")),
    Rule("on that occasion", "vague_time", "on (?:dem|the same) occasion", says("then")),
    Rule("at one point", "vague_time", "in the meantime", says("unknown")),
)
