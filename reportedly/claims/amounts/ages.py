"""Reads ages: "aged 24", "17-year-old", "in her forties", and the number after a name ("Ana Reyes, 62, said")."""

from decimal import Decimal

from reportedly.claims.amounts.atoms import HYPHENS, Line
from reportedly.claims.amounts.bounds import Quantity
from reportedly.claims.amounts.nouns import is_person
from reportedly.claims.amounts.number_words import TENS
from reportedly.lexicon import words

OLDEST = 115
OWNERS = frozenset({"his", "her", "their", "my", "your", "our"})
PARTS = frozenset({"early", "mid", "middle", "late", "-", "mid-"})
ENDS = frozenset({",", ")", ".", "", ";"})
BEING = frozenset({"was", "is", "am", "turned", "turns", "turning"})
ENDING = frozenset({"died", "dies", "dead", "retired", "married", "retire", "retires"})
WHO = frozenset({"he", "she", "i", "who"})
MOST = frozenset({"oldest", "youngest", "eldest"})
OF_AGE = words("en", "amounts", "people.of_age")
DECADES = {f"{word[:-1]}ies": value for word, value in TENS.items()}
COMPARED = frozenset({"young", "old", "age", "aged"})
OLDER = frozenset({"older", "younger"})
BEHIND = ENDS | {"when", "and", "but", "while", "at"}


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
    if before == "between" and line.low(number.begin - 2) in ("aged", "ages"):
        return True
    if COMPARED.intersection(line.lower[number.first : number.begin]) or before in MOST:
        return True
    if OLDER.intersection(line.lower[number.begin : number.last]):
        return True
    return any(told(line, number) for told in (_after_being, _after_name, _of_persons, _of_one, _predicated))


def _of_one(line: Line, number: Quantity) -> bool:
    """Read "a boy of nine"."""
    return number.first == number.begin and line.low(number.begin - 1) == "of" and line.low(number.begin - 2) in OF_AGE


def _predicated(line: Line, number: Quantity) -> bool:
    """Read "Anna Berg is 62", "the youngest player is 14": a bare number that is said of one person."""
    tree, word = line.tree, line.words[number.begin]
    if line.low(number.last) not in BEHIND or not tree.kids_by(word, "cop"):
        return False
    return any(_is_one_person(line, kid) for kid in tree.kids_by(word, "nsubj"))


def _is_one_person(line: Line, word: int) -> bool:
    text = line.tree.words[word].lower()
    if text in WHO or is_named_person(line, word):
        return True
    return line.tree.upos[word] == "NOUN" and "Number=Sing" in line.tree.feats[word] and is_person(text)


def is_named_person(line: Line, word: int) -> bool:
    """Tell whether a word stands in the name of a person."""
    return any(name.first <= word < name.last and name.kind == "person" for name in line.tree.names)


def over_so_old(line: Line, atom: int) -> Quantity | None:
    """Read "over-65s", "under-21s" at the bounding word."""
    bound = line.low(atom)
    if bound not in ("over", "under") or line.low(atom + 1) not in HYPHENS or not line.low(atom + 2).isdecimal():
        return None
    if line.low(atom + 3) != "s" or not line.glued(atom + 3):
        return None
    age = Decimal(line.low(atom + 2))
    low, high = (age, None) if bound == "over" else (None, age)
    return Quantity(atom, atom + 2, atom + 4, low, high, False, "digits")


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
    before = number.begin - 2 if line.low(number.begin - 1) == "now" else number.begin - 1
    if number.first != number.begin or line.low(before) not in (",", "("):
        return False
    digits = line.low(number.begin)[:1].isdigit() and line.low(number.last) in ENDS
    if digits and line.upos(before - 1) == "PROPN":
        return True
    return digits and line.low(number.last) in (",", ")") and _is_one_person(line, line.words[before - 1])
