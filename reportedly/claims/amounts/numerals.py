"""Reads a number, in digits or in words, into exact values: "1,426", "half a million", "hundreds of thousands"."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from reportedly.claims.amounts.atoms import DASHES, Line
from reportedly.claims.amounts.money import NAMES
from reportedly.claims.amounts.nouns import is_person
from reportedly.lexicon import table

Kind = Literal["digits", "words", "vague", "part", "times", "none"]

NUMBERS = table("en", "amounts")["numbers"]
ONES: dict[str, int] = NUMBERS["ones"]
TEENS: dict[str, int] = NUMBERS["teens"]
TENS: dict[str, int] = NUMBERS["tens"]
MAGNITUDES: dict[str, int] = NUMBERS["magnitudes"]
SHORT: dict[str, int] = NUMBERS["short"]
SHORT_AFTER_MONEY: dict[str, int] = NUMBERS["short_after_money"]
PLURALS: dict[str, int] = NUMBERS["plurals"]
STEPS: dict[str, int] = NUMBERS["steps"]
VAGUE: dict[tuple[str, ...], list[int]] = {tuple(text.split()): value for text, value in NUMBERS["vague"].items()}
VAGUE_STEPS: dict[tuple[str, ...], int] = {tuple(text.split()): value for text, value in NUMBERS["vague_steps"].items()}
MULTIPLES: dict[str, int] = NUMBERS["multiples"]
FRACTIONS: dict[str, int] = NUMBERS["fractions"]
AFTER_HALF = frozenset(NUMBERS["context"]["after_half"])
BEFORE_HALF = frozenset(NUMBERS["context"]["before_half"])
AFTER_PART = frozenset(NUMBERS["context"]["after_part"])
SIGNS: dict[str, float] = NUMBERS["signs"]

GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?")
POINTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+")
PLAIN = re.compile(r"\d+(?:\.\d+)?")
COMMA = re.compile(r"\d+,\d{1,2}")
NOUGHT = frozenset(NUMBERS["context"]["nought"])
HARMED = frozenset(NUMBERS["context"]["harmed"])
MOST_IN = 10
"""Largest whole of "nine in ten"; a larger one is another number ("two in 2019")."""
NEAR_NO = 3
"""Atoms after "no" among which the counted noun must stand."""
LONGEST = 30
"""Digits of the longest number that we read; what is longer is a code."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number from atom `first` up to `last` (not included), with the bounds that it has by itself."""

    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    kind: Kind
    approximate: bool = False
    scaled: bool = False
    """True where a magnitude word ("million") belongs to it."""

    @property
    def value(self) -> Decimal | None:
        """The lowest count, which is the number itself where it is exact."""
        return self.low


def digits(piece: str) -> Decimal | None:
    """Return the value of a number in digits, or None for a string of digits that is no one number."""
    text = re.sub(r"\s", "", piece)
    if len(text) > LONGEST:
        return None
    if GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if POINTED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if COMMA.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return Decimal(text) if PLAIN.fullmatch(text) else None


def read(line: Line, atom: int, *, money: bool = False) -> Number | None:
    """Read the number that begins at the atom, with its magnitude; `money` says that a currency stands before it."""
    lower = line.low(atom)
    if lower[:1].isdigit():
        return _digits(line, atom, money=money)
    if lower in SIGNS:
        return _scale(line, Number(atom, atom + 1, Decimal(str(SIGNS[lower])), Decimal(str(SIGNS[lower])), "digits"))
    return (
        _nought(line, atom)
        or _part(line, atom)
        or _majority(line, atom)
        or _plural(line, atom)
        or _vague(line, atom)
        or _words(line, atom)
        or _multiple(line, atom)
    )


def _exact(first: int, last: int, value: Decimal, kind: Kind, *, scaled: bool = False) -> Number:
    return Number(first, last, value, value, kind, scaled=scaled)


def _digits(line: Line, atom: int, *, money: bool) -> Number | None:
    value = digits(line.atoms[atom])
    if value is None:
        return None
    last = atom + 1
    if line.low(last) in SIGNS:
        value, last = value + Decimal(str(SIGNS[line.low(last)])), last + 1
    elif (fraction := _written_fraction(line, last)) is not None and not line.glued(last):
        value, last = value + fraction, last + 3
    short = line.low(last)
    if line.glued(last) and short not in STEPS:
        money = money or line.low(last + 1) in NAMES or _is_crowd(line, last + 1)
        scale = SHORT.get(short) or (SHORT_AFTER_MONEY.get(short) if money else None)
        if scale:
            return _exact(atom, last + 1, value * scale, "digits", scaled=True)
    return _ratio(line, _scale(line, _exact(atom, last, value, "digits")))


def _is_crowd(line: Line, atom: int) -> bool:
    """Tell whether a plural noun stands here, so that "1.2m users" are millions and "a 300m race" is not."""
    noun = line.low(atom)
    return line.upos(atom) == "NOUN" and (noun.endswith("s") or is_person(noun))


def _written_fraction(line: Line, atom: int) -> Decimal | None:
    """The value of "1/2" at the atom, below one and with a denominator of one digit."""
    over, whole = line.low(atom), line.low(atom + 2)
    plain = line.low(atom + 1) in ("/", "⁄") and len(over) == len(whole) == 1 and over.isdecimal() and whole.isdecimal()
    if not plain or not 0 < int(over) < int(whole):
        return None
    return (Decimal(over) / Decimal(whole)).quantize(Decimal("0.001"))


def _magnitude_at(line: Line, atom: int) -> int:
    """The atom of a magnitude word that goes with the number before `atom` ("5 million", "5-million"), or -1."""
    here = atom + 1 if line.low(atom) in DASHES and line.glued(atom) and line.glued(atom + 1) else atom
    word = line.low(here)
    return here if word in MAGNITUDES and word != "score" else -1


def _scale(line: Line, number: Number) -> Number:
    """Multiply by the magnitude words that follow."""
    while (here := _magnitude_at(line, number.last)) >= 0:
        scale = MAGNITUDES[line.low(here)]
        number = replace(
            number,
            last=here + 1,
            low=None if number.low is None else number.low * scale,
            high=None if number.high is None else number.high * scale,
            scaled=True,
        )
    short = SHORT.get(line.low(number.last))
    if short and short > 1000 and not number.scaled:
        number = _exact(number.first, number.last + 1, (number.low or Decimal(0)) * short, number.kind, scaled=True)
    return number


def _words(line: Line, atom: int) -> Number | None:
    """Read "two hundred and five", "a million", "half a million", "two and a half million"."""
    lower = line.low(atom)
    if lower == "half" and line.low(atom + 1) in ("a", "an") and line.low(atom + 2) in MAGNITUDES:
        return _scale(line, _exact(atom, atom + 2, Decimal("0.5"), "words"))
    if lower in ("a", "an"):
        return _article(line, atom)
    total, last, scale = Decimal(0), atom, 0
    group = _below_thousand(line, atom)
    while group is not None:
        value, last = group
        if half := _and_a_half(line, last):
            return _scale(line, _exact(atom, half, total + value + Decimal("0.5"), "words"))
        here = _magnitude_at(line, last)
        scale = MAGNITUDES[line.low(here)] if here >= 0 else 0
        if not scale:
            total += value
            break
        total, last = total + value * scale, here + 1
        group = _lower_group(line, last, scale)
    return None if last == atom else _ratio(line, _exact(atom, last, total, "words", scaled=bool(scale)))


def _lower_group(line: Line, last: int, scale: int) -> tuple[Decimal, int] | None:
    """The rest of a number after a magnitude: "two hundred" in "one thousand two hundred"."""
    group = _below_thousand(line, last + 1 if line.low(last) == "and" else last)
    if group is None:
        return None
    here = _magnitude_at(line, group[1])
    return group if here < 0 or MAGNITUDES[line.low(here)] < scale else None


def _below_thousand(line: Line, atom: int) -> tuple[Decimal, int] | None:
    """The value of "five", "forty-two", "two hundred and five" at the atom, and one past it."""
    start = _below_hundred(line, atom)
    if start is None or line.low(start[1]) != "hundred":
        return start
    value, last = start[0] * 100, start[1] + 1
    rest = _below_hundred(line, last + 1 if line.low(last) == "and" else last)
    return (value, last) if rest is None else (value + rest[0], rest[1])


def _and_a_half(line: Line, here: int) -> int:
    """One past "and a half" at this atom, or 0."""
    return here + 3 if line.matches(here, ("and", "a", "half")) else 0


def _article(line: Line, atom: int) -> Number | None:
    """Read "a hundred", "a dozen", "a million"."""
    word = line.low(atom + 1)
    if word not in MAGNITUDES or word == "score":
        return None
    number = _scale(line, _exact(atom, atom + 1, Decimal(1), "words"))
    half = _and_a_half(line, number.last)
    if half and number.low:
        return _exact(atom, half, number.low * Decimal("1.5"), "words", scaled=True)
    return number


def _below_hundred(line: Line, atom: int) -> tuple[Decimal, int] | None:
    """The value of "seven", "fifteen", "forty-two" at the atom and one past it."""
    word = line.low(atom)
    if word in ONES or word in TEENS:
        return Decimal(ONES.get(word, TEENS.get(word, 0))), atom + 1
    if word not in TENS:
        return None
    unit = atom + 2 if line.low(atom + 1) in DASHES else atom + 1
    if ONES.get(line.low(unit)):
        return Decimal(TENS[word] + ONES[line.low(unit)]), unit + 1
    return Decimal(TENS[word]), atom + 1


def _plural(line: Line, atom: int) -> Number | None:
    """Read "dozens", "tens of thousands", "hundreds of millions"."""
    if line.low(atom) not in PLURALS or line.upos(atom) == "VERB" or line.low(atom - 1) in ONES:
        return None
    low, last = Decimal(PLURALS[line.low(atom)]), atom + 1
    if line.low(last) == "of" and line.low(last + 1) in STEPS:
        low, last = low * STEPS[line.low(last + 1)], last + 2
    elif line.low(atom) == "tens":
        return None
    return Number(atom, last, low, None, "vague", approximate=True, scaled=True)


def _vague(line: Line, atom: int) -> Number | None:
    """Read "several", "a few", "a couple of", also before a magnitude ("several hundred thousand")."""
    for phrase, least in VAGUE_STEPS.items():
        here = atom + len(phrase)
        if line.matches(atom, phrase) and line.low(here) in MAGNITUDES:
            number = _scale(line, _exact(atom, here, Decimal(least), "vague"))
            return replace(number, high=None, approximate=True)
    for phrase, (low, high, approximate) in sorted(VAGUE.items(), key=lambda item: -len(item[0])):
        if line.matches(atom, phrase):
            top = None if high < 0 else Decimal(high)
            return Number(atom, atom + len(phrase), Decimal(low), top, "vague", approximate=bool(approximate))
    return None


def _multiple(line: Line, atom: int) -> Number | None:
    value = MULTIPLES.get(line.low(atom))
    if value is None or line.low(atom - 1) in ("a", "an", "the") or line.low(atom + 1) in DASHES:
        return None
    return _exact(atom, atom + 1, Decimal(value), "times")


def _nought(line: Line, atom: int) -> Number | None:
    """Read "no casualties", "no further deaths", and "no one", "nobody" before a word of harm."""
    lower = line.low(atom)
    if lower == "nobody" or line.matches(atom, ("no", "one")):
        last = atom + (1 if lower == "nobody" else 2)
        harmed = not HARMED.isdisjoint(line.lower[last : last + NEAR_NO])
        return _exact(atom, last, Decimal(0), "none") if harmed else None
    if lower != "no" or NOUGHT.isdisjoint(line.lower[atom + 1 : atom + 1 + NEAR_NO]):
        return None
    return _exact(atom, atom + 1, Decimal(0), "none")


def _majority(line: Line, atom: int) -> Number | None:
    """Read "a majority of": more than half."""
    here = atom + 1 if line.low(atom) in ("a", "the") else atom
    if not line.matches(here, ("majority", "of")) or read(line, here + 2) is not None:
        return None
    return Number(atom, here + 1, Decimal(50), None, "part")


def _percentage(parts: Decimal, whole: int) -> tuple[Decimal, bool]:
    """A fraction in per cent to one decimal place, and whether that had to be rounded."""
    exact = parts * 100 / whole
    rounded = exact.quantize(Decimal("0.1"))
    return rounded, rounded != exact


def _part(line: Line, atom: int) -> Number | None:
    """Read "half of", "a third", "two-thirds", "three quarters" as per cent."""
    here, parts = atom, Decimal(1)
    if line.low(here) in ("a", "an", "one"):
        here += 1
    elif (step := _below_hundred(line, here)) is not None:
        parts, here = step
    if here > atom and line.low(here) in DASHES:
        here += 1
    whole = FRACTIONS.get(line.low(here))
    if whole is None or not _is_part(line, atom, here, bare=here == atom):
        return None
    value, rounded = _percentage(parts, whole)
    if parts > whole:
        return None
    return Number(atom, here + 1, value, value, "part", approximate=rounded)


def _is_part(line: Line, atom: int, here: int, *, bare: bool) -> bool:
    """Tell a fraction from an ordinal ("a third man") and from half of a match ("the first half")."""
    following = line.low(here + 1)
    if bare:
        return line.low(here) == "half" and following in AFTER_HALF and line.low(atom - 1) not in BEFORE_HALF
    if line.low(here).endswith("s"):
        return True
    if line.low(here) == "half":
        return line.low(atom) == "one" and following == "of"
    if line.low(atom) == "one" and line.upos(here + 1) in ("VERB", "AUX"):
        return True
    return following in AFTER_PART and line.low(atom) != "an"


def _ratio(line: Line, number: Number) -> Number:
    """Read "one in three", "4 out of 10" as per cent."""
    here = number.last
    width = 1 if line.low(here) == "in" else 2 if line.matches(here, ("out", "of")) else 0
    if not width or number.scaled or number.low is None:
        return number
    if line.low(here + width) == "every":
        width += 1
    whole = _below_hundred(line, here + width)
    if whole is None and re.fullmatch(r"\d{1,3}", line.low(here + width)):
        whole = (Decimal(line.low(here + width)), here + width + 1)
    if whole is None or not number.low < whole[0]:
        return number
    if width == 1 and number.low != 1 and (whole[0] > MOST_IN or line.upos(number.first - 1) == "VERB"):
        return number
    value, rounded = _percentage(number.low, int(whole[0]))
    return Number(number.first, whole[1], value, value, "part", approximate=rounded)
