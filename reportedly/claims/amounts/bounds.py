"""Reads a quantity: a number or a range with its money sign, and the words that bound it ("at least", "or more")."""

from dataclasses import dataclass, replace
from decimal import Decimal

from reportedly.claims.amounts.atoms import DASHES, HYPHENS, Line
from reportedly.claims.amounts.measures import NAMES
from reportedly.claims.amounts.money import SIGNS, sign_before
from reportedly.claims.amounts.number_words import Kind, Number, trailing_scale
from reportedly.claims.amounts.numerals import read
from reportedly.claims.amounts.phrases import listed
from reportedly.lexicon import table, words

TABLE = table("en", "amounts")["bounds"]
BEFORE = listed(TABLE["before"])
AFTER = listed(TABLE["after"])
RANGING = frozenset(TABLE["ranging"])
GOING = frozenset(TABLE["going"])
MOVERS = (
    words("en", "amounts", "changes.up") | words("en", "amounts", "changes.down") | GOING | {"change", "turn", "switch"}
)
PERCENT = {"%": 1, "percent": 1, "per": 2}
"""Signs of per cent that may stand inside "between 30% and 40%", and how many atoms they take."""
THOUSAND = 1000
MOST_BOUNDS = 4
"""Bounding phrases before one number: "as many as an estimated total of"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """Bounds of a number from atom `first` up to `last`; from `begin` on, without its bounding words."""

    first: int
    begin: int
    last: int
    low: Decimal | None
    high: Decimal | None
    approximate: bool
    kind: Kind
    unit: str | None = None

    @property
    def one(self) -> bool:
        """Tell whether this is exactly one."""
        return self.low == self.high == 1


def quantity(line: Line, atom: int) -> Quantity | None:
    """Read the quantity whose number or money sign stands at the atom, without bounds."""
    money = sign_before(line, atom)
    start, code = (money.number, money.code) if money else (atom, None)
    number = read(line, start, money=money is not None)
    if number is None:
        return None
    begin = money.first if money else number.first
    number = _signed(line, number)
    low, high, last = number.low, number.high, number.last
    if (upper := _upper(line, number)) is not None:
        low, high, last = *_between(line, number, upper), upper.last
    elif number.kind in ("digits", "words"):
        last = number.last
    rough = number.approximate or (upper is not None and upper.approximate)
    return Quantity(min(begin, number.first), min(begin, number.first), last, low, high, rough, number.kind, code)


def bounded(line: Line, found: Quantity) -> Quantity:
    """Widen a quantity by the bounding words before and after it, and let them set its bounds."""
    for _ in range(MOST_BOUNDS):
        before = BEFORE.before(line, found.first)
        if before is None or (line.low(before[0]) == "up" and line.low(before[0] - 1) in GOING):
            break
        found = replace(_bound(found, before[1]), first=before[0])
    return bounded_after(line, found)


def bounded_after(line: Line, found: Quantity) -> Quantity:
    """Take in what stands behind a quantity or its unit: "or more", "+", "or so"."""
    after = AFTER.at(line, found.last)
    if after is None or (line.low(found.last) in ("+", "plus") and not line.glued(found.last)):
        return found
    return replace(_bound(found, after[1]), last=after[0])


def _bound(found: Quantity, meaning: str) -> Quantity:
    """Apply one bounding phrase."""
    low, high = found.low, found.high
    if meaning in ("low", "just_over"):
        high = None
    elif meaning in ("high", "just_under"):
        low = None
    approximate = found.approximate or meaning in ("about", "just_over", "just_under")
    return replace(found, low=low, high=high, approximate=approximate)


def _signed(line: Line, number: Number) -> Number:
    """Take a minus into the number: "−5", "minus ten"."""
    before = line.low(number.first - 1)
    dash = (
        before in "-−–"
        and before
        and line.glued(number.first)
        and not line.glued(number.first - 1)
        and number.kind == "digits"
    )
    if (before != "minus" or line.low(number.first - 2) == "or") and not dash:
        return number
    low = None if number.high is None else -number.high
    high = None if number.low is None else -number.low
    return replace(number, first=number.first - 1, low=low, high=high)


def _upper(line: Line, number: Number) -> Number | None:
    """The upper end of a range that begins with this number, or None."""
    opens = number.first - 1 - (line.low(number.first - 1) in SIGNS)
    before = line.low(opens)
    between = before == "between"
    joint = _joint(line, number, between=between)
    if joint < 0 or number.kind not in ("digits", "words", "part") or number.low is None:
        return None
    apart = before == "from" or _unit_at(line, number.last) is not None
    if line.low(joint) == "to" and apart and line.low(opens - 1) not in RANGING and _moves(line):
        return None
    start = joint + 2 if line.low(joint + 1) in HYPHENS and line.glued(joint + 1) else joint + 1
    money = sign_before(line, start)
    upper = read(line, money.number if money else start, money=money is not None)
    if upper is None or upper.low is None or (upper.kind == "part") != (number.kind == "part"):
        return None
    sure = between and line.low(joint) == "and"
    fits = upper.kind in ("digits", "words", "part") and _same_unit(line, number, upper)
    return upper if fits and (sure or _scaled(line, number, upper) < upper.low) else None


def _moves(line: Line) -> bool:
    """Tell whether something in the sentence rises or falls, so that "from 5 to 10" are two figures and no range."""
    return not MOVERS.isdisjoint(line.tree.lemmas)


def _unit_at(line: Line, atom: int) -> tuple[int, str] | None:
    """A short unit of the table right behind a number: one past it, and its name; no per cent, which may move."""
    unit = NAMES.at(line, atom)
    return unit if unit is not None and unit[1] not in ("percent", "times") else None


def _same_unit(line: Line, lower: Number, upper: Number) -> bool:
    """Tell whether the upper end has the unit that the lower one names, if it names one: "50g to 60g"."""
    unit = _unit_at(line, lower.last)
    other = _unit_at(line, upper.last)
    return unit is None or (other is not None and other[1] == unit[1])


def _joint(line: Line, number: Number, *, between: bool) -> int:
    """The atom that joins both ends of a range ("-", "to", "or", "and" after "between"), or -1."""
    here = number.last
    if between and line.low(here) in PERCENT:
        here += PERCENT[line.low(here)]
    elif (unit := _unit_at(line, here)) is not None:
        here = unit[0]
    if all(line.glued(here + step) for step in range(4)) and line.low(here) in HYPHENS and line.low(here + 1) == "to":
        return here + 1 if line.low(here + 2) in HYPHENS else -1
    hanging = line.low(here) in HYPHENS and line.glued(here) and not line.glued(here + 1)
    if hanging and line.low(here + 1) in ("to", "or", "and"):
        here += 1
    joint = line.low(here)
    dashed = joint in DASHES and line.glued(here) == line.glued(here + 1)
    return here if dashed or joint in ("to", "or") or (joint == "and" and between) else -1


def _scaled(line: Line, lower: Number, upper: Number) -> Decimal:
    """The lower end, with the magnitude word of the upper end if that is meant for both ("four to five billion")."""
    low, high = lower.low or Decimal(0), upper.low or Decimal(0)
    scale = trailing_scale(line, upper)
    if scale > 1 and trailing_scale(line, lower) == 1 and lower.kind == "words":
        return low * scale if low * scale <= high else low
    if not upper.scaled or lower.scaled:
        return low
    scale = 1
    while high >= scale * THOUSAND:
        scale *= THOUSAND
    return low * scale if low * scale <= high else low


def _between(line: Line, lower: Number, upper: Number) -> tuple[Decimal | None, Decimal | None]:
    """Both ends; a range that contradicts itself ("between 15 and 10") has none."""
    low, high = _scaled(line, lower, upper), upper.low
    if high is None or low > high:
        return None, None
    return low, high
