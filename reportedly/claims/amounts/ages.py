"""Reads ages: "aged 24", "17-year-old", "in her forties", and the number after a name ("Ana Reyes, 62, said")."""

from decimal import Decimal

from reportedly.claims.amounts.atoms import Line
from reportedly.claims.amounts.bounds import Quantity
from reportedly.claims.amounts.nouns import is_person
from reportedly.claims.amounts.numerals import TENS

OLDEST = 115
OWNERS = frozenset({"his", "her", "their", "my", "your", "our"})
PARTS = frozenset({"early", "mid", "middle", "late", "-", "mid-"})
ENDS = frozenset({",", ")", ".", "", ";"})
BEING = frozenset({"was", "is", "am", "turned", "turns", "turning"})
ENDING = frozenset({"died", "dies", "dead", "retired", "married", "retire", "retires"})
WHO = frozenset({"he", "she", "i"})
DECADES = {f"{word[:-1]}ies": value for word, value in TENS.items()}
COMPARED = frozenset({"young", "old"})


def decade_of_life(line: Line, atom: int) -> Quantity | None:
    """Read "her 40s", "their late fifties" at the number: ten years of age."""
    word = line.low(atom)
    plural = line.low(atom + 1) == "s" and line.glued(atom + 1)
    low = int(word) if plural and word.isdecimal() and len(word) == 2 and word[1] == "0" else DECADES.get(word)
    owner = atom - 1
    while line.low(owner) in PARTS:
        owner -= 1
    if low is None or line.low(owner) not in OWNERS:
        return None
    first = owner - 1 if line.low(owner - 1) == "in" else owner
    last = atom + 2 if plural else atom + 1
    return Quantity(first, atom, last, Decimal(low), Decimal(low + 9), False, "words")


def is_age(line: Line, number: Quantity) -> bool:
    """Tell whether a bare number is somebody's age."""
    if (number.low is None and number.high is None) or number.kind not in ("digits", "words"):
        return False
    if (number.low or Decimal(0)) > OLDEST or (number.high or Decimal(0)) > OLDEST:
        return False
    before = line.low(number.begin - 1)
    if before in ("aged", "age", "ages") or line.lower[max(0, number.begin - 2) : number.begin] == ("age", "of"):
        return True
    if COMPARED.intersection(line.lower[number.first : number.begin]):
        return True
    return _after_being(line, number) or _after_name(line, number) or _of_persons(line, number)


def _of_persons(line: Line, number: Quantity) -> bool:
    """Read "children under five", "men over 65"."""
    bound = line.lower[number.first : number.begin] in (("under",), ("over",), ("below",), ("above",))
    return bound and line.upos(number.first - 1) == "NOUN" and is_person(line.low(number.first - 1))


def _after_being(line: Line, number: Quantity) -> bool:
    """Read "when she was six", "once they turned 38", "died at 89"."""
    before = line.low(number.begin - 1)
    if before == "at" and line.low(number.begin - 2) in ENDING:
        return True
    return before in BEING and (before.startswith("turn") or line.low(number.begin - 2) in WHO)


def _after_name(line: Line, number: Quantity) -> bool:
    """Read the number that stands between commas behind a name."""
    if number.first != number.begin or line.low(number.begin - 1) not in (",", "("):
        return False
    digits = line.low(number.begin)[:1].isdigit() and line.low(number.last) in ENDS
    return digits and line.upos(number.begin - 2) == "PROPN"
