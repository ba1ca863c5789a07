"""First level: days, months, years, decades, centuries, seasons, holidays, in all the orders of English."""

import re
from collections.abc import Callable
from typing import Final

from reportedly.claims.times.grammar import Hit, Rule
from reportedly.claims.times.nodes import Between, Calendar, Fixed, Holiday, Months, Node, Part, Relative, Season
from reportedly.claims.times.numbers import language, month, near, ordinal, weekday
from reportedly.edtf import Date, Interval, Value, parse

YEARS: Final = range(1000, 2200)
PLAIN_YEARS: Final = range(1800, 2100)
"""Years that may stand alone; others need a word such as "in" before them."""


def fixed(make: Callable[[], Value]) -> Fixed:
    """A value, or none where the calendar has no such day."""
    try:
        return Fixed(make())
    except ValueError:
        return Fixed(None)


def year_of(hit: Hit) -> int | Relative | None:
    """The year of the groups `y` (digits) or `rely` ("of last year")."""
    if digits := hit.word("y", "y2"):
        return int(digits)
    words = hit.words("rely")
    return relative(words[:-1], "year") if words else None


def relative(words: list[str], unit: str) -> Relative:
    """What "last", "this", "that same" … say of a unit."""
    steps = next((language("steps")[word] for word in words if word in language("steps")), 0)
    loose = {"that", "those", "same", "following", "preceding", "previous", "prior"}
    return Relative(unit, steps, "text" if loose & set(words) else "now")


def full_date(hit: Hit) -> Node | None:
    """Monday, January 2, 2017; 2 January; the 2nd of January last year."""
    day = ordinal(hit.word("d"))
    named = hit.words("w")
    if day is None or not 1 <= day <= 31:
        return None
    return Calendar(year_of(hit), month(hit.word("m")), day, weekday(named[0]) if named else None)


def day_in_words(hit: Hit) -> Node | None:
    """The twenty-first of June."""
    words = [word for word in hit.words("d") if word != "-"]
    tens = language("numbers").get(words[0], 0) if len(words) > 1 else 0
    day = ordinal(words[-1])
    return Calendar(year_of(hit), month(hit.word("m")), day + tens) if day and day + tens <= 31 else None


def day_alone(hit: Hit) -> Node | None:
    """On the 12th: of the month at hand; not "on the 12th floor"."""
    after, day = hit.near(1), ordinal(hit.word("d"))
    goes_on = after.isalpha() and after not in language("context")["after_day"]
    return Calendar(day=day) if day and day <= 31 and not goes_on and after != "-" else None


def week_of_month(hit: Hit) -> Node | None:
    """The first week of June; the last week of June 2014."""
    count = 5 if hit.word("o") in ("last", "final") else ordinal(hit.word("o"))
    if hit.word("u") != "week" or count is None or count > 5:
        return None
    return Part(f"week {count}", Calendar(year_of(hit), month(hit.word("m"))))


def month_date(hit: Hit) -> Node | None:
    """March; March 2016; April last year."""
    word, year = hit.word("m"), year_of(hit)
    if year is None and len(word) < 4 and word != "may":
        return None
    if word in ("may", "march") and year is None and not _licensed(hit):
        return None
    return Calendar(year, month(word), sense=_sense(hit))


def _licensed(hit: Hit) -> bool:
    before = hit.near(-1)
    if hit.near(1) in ("-", "–", "—", "to", "through") and hit.near(2) in language("classes")["month"]:
        return True
    return (
        bool(hit.words("sense"))
        or (before == "least" and hit.near(-3) in ("until", "till"))
        or before in language("year")["after"]
        or before in ("last", "next", "s")
    )


def _sense(hit: Hit) -> str:
    word = hit.word("sense")
    step = language("steps").get(word, 0)
    return {-1: "last", 1: "next"}.get(step, word)


def weekday_date(hit: Hit) -> Node:
    """Friday; last Friday; this coming Friday."""
    return Calendar(weekday=weekday(hit.word("w")), sense=_sense(hit))


def day_run(hit: Hit) -> Node | None:
    """12–13 June; July 13 to 17 of last year."""
    year, number = year_of(hit), month(hit.word("m"))
    first, last = ordinal(hit.word("d")), ordinal(hit.word("e"))
    if first is None or last is None or not 1 <= first < last <= 31:
        return None
    words = hit.words()
    if "and" in words and "between" not in words and last - first > 1:
        return Fixed(None)
    return Between(Calendar(year, number, first), Calendar(year, number, last))


def iso(hit: Hit) -> Node:
    """2016-09-26, 2016/09/26, with or without a time."""
    text = hit.word().upper().replace("/", "-")
    return fixed(lambda: parse(text[:16]))


def slashed(hit: Hit) -> Node | None:
    """7/8/07, 26.09.2016: null where it may be read in two ways."""
    one, two, year = (int(part) for part in re.split(r"[/.]", hit.word()))
    year = year if year > 99 else 2000 + year if year < 50 else 1900 + year
    if one > 12:
        return fixed(lambda: Date(year, two, one))
    if two > 12 or one == two:
        return fixed(lambda: Date(year, one, two))
    return Fixed(None) if one and two else None


def year_date(hit: Hit) -> Node | None:
    """2016, where it is a year and not a number of something."""
    year, before, after = int(hit.word("y")), hit.near(-1), hit.near(1)
    sure = before in language("year")["after"] or hit.word() in ("the", "year")
    if before in language("year")["never_after"] or after in language("year")["never_before"]:
        return None
    if year not in YEARS or (year not in PLAIN_YEARS and not near("before_old_year", [before])):
        return None
    if not sure and _is_plural(hit):
        return None
    return Calendar(year)


def _is_plural(hit: Hit) -> bool:
    """Whether what follows looks like things that are counted."""
    after = hit.items.words[hit.match.end() : hit.match.end() + 1]
    return bool(after) and len(after[0]) > 3 and after[0].islower() and after[0].isalpha() and after[0].endswith("s")


def year_run(hit: Hit) -> Node | None:
    """1980-1988; the season 2014–15."""
    first, last = int(hit.word("y")), hit.word("z")
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if len(last) < 2 or end <= first or first not in PLAIN_YEARS or end not in YEARS:
        return None
    if hit.near(-1) in ("$", "€", "£") or hit.near(1) in language("year")["never_before"]:
        return None
    return Fixed(Interval(Date(first), Date(end)))


def old_years(hit: Hit) -> Node | None:
    """From 1720 to 1741: years together that would be numbers alone."""
    first, last, after = int(hit.word("y")), int(hit.word("z")), hit.near(1)
    if first not in YEARS or last not in YEARS or last <= first or last > PLAIN_YEARS.stop:
        return None
    if after in language("year")["never_before"] or (after.isalpha() and after not in language("context")["after_day"]):
        return None
    return Fixed(Interval(Date(first), Date(last)))


def in_the_decade(hit: Hit) -> Node | None:
    """The early nineties; the Roaring Twenties."""
    word = hit.word("e")
    whole = Fixed(Date(1900 + language("decades")[word], width=10))
    if part := hit.word("w"):
        return Part(part, whole)
    place = hit.match.end() - 1
    capital = all(word[:1].isupper() for word in hit.items.words[place - 1 : place + 1])
    return whole if capital else None


def centuries(hit: Hit) -> Node | None:
    """The 18th and 19th centuries."""
    first, last = ordinal(hit.word("o")), ordinal(hit.word("q"))
    if hit.words()[-1] != "centuries" or first is None or last is None or not 1 <= first < last <= 21:
        return None
    return fixed(lambda: Interval(Date((first - 1) * 100, width=100), Date((last - 1) * 100, width=100)))


def after_christ(hit: Hit) -> Node:
    """AD 79, 79 CE."""
    return fixed(lambda: Date(int(hit.word("y", "y2"))))


def decade(hit: Hit) -> Node | None:
    """The 1990s, the '70s, the sixties."""
    word = hit.word("d", "e")
    digits = re.sub(r"\D", "", word)
    if word in language("decades"):
        digits = str(language("decades")[word])
    start = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if len(digits) < 4 and hit.near(-1) in ("his", "her", "their", "my", "mid", "late", "early", "-"):
        return None
    if start % 100 == 0:
        return fixed(lambda: Date(start, width=100))
    return fixed(lambda: Date(start, width=10))


def century(hit: Hit) -> Node | None:
    """The 20th century; the turn of the century comes in the joins."""
    count = ordinal(hit.word("o"))
    if count is None or not 1 <= count <= 21 or hit.words("bc"):
        return Fixed(None) if count else None
    return fixed(lambda: Date((count - 1) * 100, width=100))


def before_christ(hit: Hit) -> Node:
    """575 BC, which is the year -574 of EDTF."""
    return fixed(lambda: Date(1 - int(hit.word("y"))))


def quarter(hit: Hit) -> Node | None:
    """The third quarter of 2016; Q3."""
    word = hit.word("q", "q2")
    if word == "last" and year_of(hit) is None:
        return Relative("quarter", -1)
    if hit.words("f"):
        return Fixed(None)
    count = int(word[1]) if word[0] == "q" else ordinal(word)
    return Months(count * 3 - 2, 3, year_of(hit)) if count and count <= 4 else None


def half_year(hit: Hit) -> Node | None:
    """The first half of 2016: only with its year, since a match has halves too."""
    count = {"first": 1, "second": 2, "last": 2}.get(hit.word("q"))
    return Months(count * 6 - 5, 6, year_of(hit)) if count else None


def season(hit: Hit) -> Node | None:
    """Spring 2011; last summer; the summer; not the Summer Olympics."""
    bare = len(hit.words()) == 1
    if bare and not near("before_season", [hit.near(-1)]):
        return None
    if not hit.word("y", "y2") and _is_title(hit):
        return None
    return Season(hit.word("n", "n2"), year_of(hit), _sense(hit))


def season_alone(hit: Hit) -> Node | None:
    """The spring, the fall: only after a word of time, and of nothing."""
    licensed = hit.near(-1) in language("context")["before_season"] and hit.near(1) not in ("of", "from", "in", "with")
    if hit.word("n") == "fall":
        licensed = licensed and hit.near(-1) in ("in", "during", "this")
    return Season(hit.word("n")) if licensed and not _is_title(hit) else None


def _is_title(hit: Hit) -> bool:
    """Whether a capital word follows a capital word: "the Summer Olympics"."""
    end = hit.match.end()
    pair = hit.items.words[end - 1 : end + 1]
    return len(pair) == 2 and all(word[:1].isupper() for word in pair)


def holiday(hit: Hit) -> Node | None:
    """Easter 2016; Christmas Day; not somebody whose name it is."""
    place = hit.match.start("n")
    before = hit.items.words[place - 1] if place else ""
    if before.isalpha() and before[0].isupper() and not near("before_holiday", [before.lower()]):
        return None
    name = " ".join(hit.items.words[hit.match.start("n")].replace("’", "'").split())
    return Holiday(name, year_of(hit), _sense(hit))


def fiscal(hit: Hit) -> Node:
    """Fiscal year 2016, FY17: which months it has is its owner's choice, so the year is approximate."""
    digits = hit.word("y", "y2") or hit.word().removeprefix("fy")
    year = int(digits)
    return fixed(lambda: Date(year if year > 99 else 2000 + year, approximate=True))


def fiscal_beside(hit: Hit) -> Node:
    """Last fiscal year, the current financial year."""
    words = hit.words("side")
    steps = next((language("steps")[word] for word in words if word in language("steps")), 0)
    return Part("about", Relative("year", steps))


_YEAR = "(?:comma? (?P<y>year)(?! dash small)| comma? of? RELY)"
_OF_YEAR = "(?:(?:of|in|comma)? (?:the? year_word of?)? (?:(?P<y>year)| RELY))"
_NEXT = "(?:last|preceding|next|coming|following|current)"
_SENSE = "(?:(?P<sense>last|next|dem|coming|preceding))"

RULES: Final = (
    Rule("iso date", "day", "iso", iso),
    Rule("numeric date", "day", "slashed", slashed),
    Rule("day month year", "day", f"(?:(?P<w>WD) comma?)? the? (?P<d>DD) of? (?P<m>MON) {_YEAR}?", full_date),
    Rule("month day year", "day", f"(?:(?P<w>WD) comma?)? (?P<m>MON) the? (?P<d>DD) {_YEAR}?", full_date),
    Rule("days of a month", "span", f"(?P<m>MON) (?P<d>DD) (?:TO|and) (?P<e>DD) {_YEAR}?", day_run),
    Rule("days of a month", "span", f"(?:from|between)? (?P<m>MON) (?P<d>DD) (?:TO|and) (?P<e>DD) {_YEAR}?", day_run),
    Rule("days of a month", "span", f"(?:from|between)? (?P<d>DD) (?:TO|and) (?P<e>DD) (?P<m>MON) {_YEAR}?", day_run),
    Rule(
        "day in words",
        "day",
        f"the (?P<d>ordinal_word|second|number_word dash (?:ordinal_word|second)) of (?P<m>MON) {_YEAR}?",
        day_in_words,
    ),
    Rule("day month year", "day", "(?P<d>DD) dash (?P<m>MON) dash (?P<y>year)", full_date),
    Rule("day of the month", "day", "(?<=on) the (?P<d>ordinal)", day_alone),
    Rule("week of a month", "span", f"the? (?P<o>ORD|last) (?P<u>unit) of (?P<m>MON) {_YEAR}?", week_of_month),
    Rule("month", "month_of", f"{_SENSE}? (?P<m>MON) (?:{_YEAR}| of (?P<y2>year))?", month_date),
    Rule("weekday", "day", f"(?:dem(?= last))? {_SENSE}? coming? (?P<w>weekday)", weekday_date),
    Rule("year", "span", "(?:the? year_word)? (?P<y>year) ad?", year_date),
    Rule("years", "span", "(?P<y>year) (?:dash|slash) (?P<z>year|small)", year_run),
    Rule("between", "span", "between (?P<y>year) (?:TO|and) (?P<z>year)", old_years),
    Rule("from to", "span", "from (?P<y>year) TO (?P<z>year)", old_years),
    Rule("fiscal year", "span", "the? fiscal year_word? (?P<y>year) (?:slash|dash) (?P<z>year|small)", year_run),
    Rule("fiscal year", "span", "the? (?P<y>year) (?:slash|dash) (?P<z>year|small) fiscal year_word", year_run),
    Rule(
        "fiscal year",
        "span",
        "(?P<side>the? (?:last|preceding|next|coming|following|current)|dem) fiscal year_word",
        fiscal_beside,
    ),
    Rule("decade", "span", "the? (?P<d>decade)| the (?P<e>decade_name)", decade),
    Rule("decade", "span", "the (?P<w>early|mid|late) dash? (?P<e>decade_name)", in_the_decade),
    Rule("decade", "span", "the _ (?P<e>decade_name)", in_the_decade),
    Rule("centuries", "span", "the? (?P<o>ORD) (?:and|to|dash) (?P<q>ORD) units", centuries),
    Rule("years after christ", "span", "ad (?P<y>small|big|year)| (?P<y2>small|big) ad", after_christ),
    Rule("century", "span", "the? (?P<o>ORD)(?: dash)? century (?P<bc>bc)?", century),
    Rule("years before christ", "span", "(?P<y>small|big|year) bc", before_christ),
    Rule("quarter", "span", f"the? (?:(?P<q>ORD|last|end) dash? quarter|(?P<q2>qnumber)) {_OF_YEAR}?", quarter),
    Rule("quarter", "span", "the? (?P<q>ORD|last) dash? quarter of (?P<f>fiscal) year_word? year", quarter),
    Rule("half of a year", "span", f"the? (?P<q>ORD|last) half {_OF_YEAR}", half_year),
    Rule("season", "span", f"the? {_SENSE}? (?P<n>season) (?:{_OF_YEAR} (?:(?:dash|slash) (?:small|year))?)?", season),
    Rule("season", "span", f"(?:the? (?P<n>season_verb) {_OF_YEAR}|{_SENSE} (?P<n2>season_verb))", season),
    Rule("season", "span", "the (?P<n>season_verb)", season_alone),
    Rule("holiday", "day", f"{_SENSE}? (?P<n>holiday) {_OF_YEAR}?", holiday),
    Rule("fiscal year", "span", "the? fiscal year_word? (?P<y>year)|fiscal_year", fiscal),
    Rule("fiscal year", "span", "the? (?P<y>year) fiscal year_word|fiscal_sign (?P<y2>year|small)", fiscal),
)
