"""First level: lengths of time, repeated sets, and times counted in lengths: "two years ago", "the last two months"."""

from typing import Final

from reportedly.claims.times.grammar import Hit, Rule
from reportedly.claims.times.nodes import Base, Fixed, Node, Shift, Window
from reportedly.claims.times.numbers import language, near, number, ordinal, period
from reportedly.edtf import Interval, Period, Repeat, parse

SPARE_UNITS: Final = 3
"""How many units "the last few days" is taken for."""


def length(hit: Hit) -> Node | None:
    """Two years; half an hour; the 12-year; over 30 hours. Ages are none."""
    if _is_rate(hit):
        return rate(hit)
    if _is_age(hit) or _is_none(hit):
        return None
    amount = number(hit.words("n"))
    if amount is None:
        return Fixed(None)
    amount += 0.5 * bool(hit.words("h"))
    return Fixed(period(amount, hit.word("u"), approximate=_rough(hit)))


def _rough(hit: Hit) -> bool:
    return near("rough", hit.words())


def _is_none(hit: Hit) -> bool:
    """Whether the words are no length: "a second attempt", "a day of mourning", "three quarters of the votes"."""
    words, after = hit.words(), hit.near(1)
    if words[0].isdigit() and len(words) == 2 and len(words[0]) == 4 and words[1] in ("day", "night", "week", "season"):
        return True
    odd = words[-1] == "second" or (words[-1] == "day" and after in ("of", "when", "that"))
    if len(words) == 2 and words[0] in ("a", "an") and odd:
        return True
    if words[-1] == "quarter":
        return len(words) < 2 or words[-2] in ("a", "an", "one")
    if words in (["a", "day"], ["one", "day"]) and hit.near(1) not in ("after", "before", "later", "earlier", "ago"):
        return not near("before_a_day", [hit.near(-1)])
    parted = "-" in words or after in ("of", "full", "empty", "complete")
    return words[-1] == "quarters" and parted


def _is_age(hit: Hit) -> bool:
    after = (hit.near(1), hit.near(2))
    if hit.near(-1) in ("was", "is", "of") and "age" in [hit.near(-place) for place in range(2, 7)]:
        return True
    if "old" in after[: 2 if after[0] in ("-", "–", "‑", "‐") else 1] or after == ("of", "age"):
        return True
    return hit.near(-1) in ("aged", "age")


def _is_rate(hit: Hit) -> bool:
    """Whether "a year" means each year: "12 issues a year"."""
    words = hit.words()
    if len(words) != 2 or words[0] not in ("a", "an") or words[1] == "second" or near("before_length", [hit.near(-1)]):
        return False
    if hit.near(-1) in ("once", "twice", "times"):
        return True
    if hit.near(-1)[:1].isdigit():
        return True
    return any(hit.near(-place)[:1].isdigit() for place in (2, 3, 4)) and hit.near(-1).endswith("s")


def rate(hit: Hit) -> Node | None:
    """Every day; each year; per month; a week, where it is a rate; a speed is none."""
    if hit.word() == "per" and hit.words()[-1] in ("second", "minute", "hour"):
        return None
    row = hit.word("o")
    amount = (2 if row == "other" else ordinal(row) or 1) if row else number(hit.words("n")) or 1
    if hit.words("few"):
        return Fixed(None)
    every = period(amount, hit.word("u") or hit.words()[-1])
    return Fixed(Repeat(every) if every else None)


def often(hit: Hit) -> Node | None:
    """Twice a day: every twelve hours."""
    amount = number(hit.words("n"))
    words = hit.words("u")
    named = language("rounds").get(words[-1])
    every = parse(named) if named else period(1, words[-1])
    if not amount or not isinstance(every, Period):
        return Fixed(None)
    return Fixed(Repeat(_divided(every, amount)))


def _divided(every: Period, amount: float) -> Period:
    if amount == 1:
        return every
    if every.days and not 24 * every.days % amount:
        return Period(hours=24 * every.days / amount)
    if every.years and not 12 * every.years % amount:
        return Period(months=12 * every.years / amount)
    return every


def named_round(hit: Hit) -> Node | None:
    """Daily; annual; on a weekly basis."""
    word = next(word for word in hit.words() if word in language("rounds"))
    if hit.items.words[hit.match.start()][:1].isupper() and hit.near(-1) not in ("", "\n", ".", '"', "“"):
        return None
    every = parse(language("rounds")[word])
    return Fixed(Repeat(every)) if isinstance(every, Period) else None


def fortnightly(hit: Hit) -> Node:
    """Every other Friday, every third Monday."""
    return Fixed(Repeat(Period(weeks=2 if hit.word("o") == "other" else ordinal(hit.word("o")) or 1)))


def yearly(_hit: Hit) -> Node:
    """Every summer, every June."""
    return Fixed(Repeat(Period(years=1)))


def fraction(hit: Hit) -> Node | None:
    """A quarter of an hour, three quarters of a century."""
    count = number([word for word in hit.words("n") if word not in ("quarter", "quarters")]) or 1
    named = hit.word("u")
    if named == "hour":
        return Fixed(period(count * 15, "minute"))
    return Fixed(period(count / 4, named))


def weekly(_hit: Hit) -> Node:
    """Every Friday; Mondays."""
    return Fixed(Repeat(Period(weeks=1)))


def daily(_hit: Hit) -> Node:
    """Every morning."""
    return Fixed(Repeat(Period(days=1)))


def length_run(hit: Hit) -> Node | None:
    """Two to three weeks."""
    few, many = number(hit.words("n")), number(hit.words("k"))
    if "and" in hit.words() and hit.word() != "between":
        return None
    if few is None or many is None or _is_age(hit):
        return None
    low, high = period(few, hit.word("u")), period(many, hit.word("u"))
    return Fixed(Interval(low, high)) if low and high and few < many else Fixed(low)


def bare(hit: Hit) -> Node | None:
    """Decades, for months, years: a length that nobody has counted; only where a word makes it one."""
    if not near("uncounted", hit.words()) or not near("before_uncounted", [hit.near(-1)]):
        return None
    return None if hit.near(1) in ("when", "where", "that", "which", "old") else Fixed(None)


def shift(hit: Hit) -> Node | None:
    """Two years ago; three days later; a decade earlier; years before."""
    words = hit.words("dir")
    back = words[0] in ("ago", "earlier", "before", "prior", "previously")
    base: Base = "now" if words[0] in ("ago", "from", "hence") else "text"
    amount = number(hit.words("n"))
    counted = period(amount, hit.word("u")) if amount else None
    rough = bool({"a", "an"} & set(hit.words("n"))) and counted is not None and bool(counted.years)
    return Shift(counted, -1 if back else 1, base, _rough(hit) or rough)


def ahead(hit: Hit) -> Node | None:
    """In two years' time."""
    amount = number(hit.words("n"))
    return Shift(period(amount, hit.word("u")) if amount else None, 1, "now", _rough(hit))


def window(hit: Hit) -> Node | None:
    """The last two years; the next few days; recent weeks."""
    words = hit.words("side")
    back = not {"next", "coming", "upcoming", "following"} & set(words)
    counted = number(hit.words("n"))
    named = hit.word("u")
    if not hit.words("n") and named.endswith("s"):
        return Fixed(None)
    amount = counted or (SPARE_UNITS if hit.words("n") else 1)
    span = period(amount, named)
    return Window(span, -1 if back else 1, counted is None and amount > 1) if span else None


_HOW = "(?:a? vague of?|a couple of?|half a|a? half|CARD(?: and a half)?|a)"
_ANY = "(?:unit|day_word|year_word|century|quarter|units|quarters|second)"
_DIR = "(?:ago|later|earlier|before(?! THAT)|preceding(?! to)|hence|from now|from dayname)"

RULES: Final = (
    Rule(
        "length",
        "length",
        f"(?:a? APPROX)* (?:a(?= small))? (?P<n>{_HOW}) (?:dash|additional|dash? entire|open|shut)* (?P<u>{_ANY})"
        "(?: dash additional)? (?P<h>and a half)?",
        length,
    ),
    Rule("length", "length", f"the? (?P<n>CARD) dash (?P<u>{_ANY})", length),
    Rule(
        "range of lengths",
        "length",
        f"(?:between|from)? (?P<n>CARD) (?:to|or|dash|and) (?P<k>CARD) dash? (?P<u>{_ANY})",
        length_run,
    ),
    Rule("uncounted length", "length", "(?P<u>units)", bare),
    Rule("every", "set", f"(?:every|per) (?:(?P<n>CARD)|(?P<o>ORD|additional)|(?P<few>vague))? (?P<u>{_ANY})", rate),
    Rule("every weekday", "set", "every (?P<o>ORD|additional) weekday daypart?", fortnightly),
    Rule("every year", "set", "every (?:MON|season|season_verb)", yearly),
    Rule("length", "length", "(?P<n>a? quarter|CARD quarters) of a (?P<u>unit|year_word|century)", fraction),
    Rule("every weekday", "set", "(?:every weekday daypart?|weekdays)", weekly),
    Rule("every part of the day", "set", "every (?:daypart|noon|dawn)", daily),
    Rule(
        "often",
        "set",
        f"(?P<n>times_word|CARD times|vague times) (?P<u>(?:a|every|per) (?:{_ANY})|calendar_daily)",
        often,
    ),
    Rule("named round", "set", "(?:on a)? about? calendar_daily basis?", named_round),
    Rule("shift", "span", f"(?:APPROX)* (?P<n>{_HOW})? (?:additional|dash|shut)? (?P<u>{_ANY}) (?P<dir>{_DIR})", shift),
    Rule("in a length", "span", f"in (?:APPROX)* (?P<n>{_HOW}) (?P<u>{_ANY}) (?:s|apostrophe) time", ahead),
    Rule(
        "window",
        "span",
        "(?:the|dem|whose)? (?P<side>last|preceding|next|coming|following|dem last)"
        "(?P<n>vague|CARD|couple of|vague of) additional? "
        "(?P<u>units|quarters|unit|day_word|year_word)",
        window,
    ),
    Rule(
        "window", "span", "(?:the|dem|whose)? (?P<side>last|next|coming|recent|following) (?P<u>units|quarters)", window
    ),
    Rule("window", "span", "(?:the|dem) (?P<side>last) (?P<u>unit|year_word|century)", window),
)
