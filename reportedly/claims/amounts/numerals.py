"""Reads a number, in digits or in words, into exact values: "1,426", "half a million", "hundreds of thousands"."""

import re
from dataclasses import replace
from decimal import Decimal

from reportedly.claims.amounts.atoms import DASHES, Line
from reportedly.claims.amounts.fractions import part, part_of_one, ratio
from reportedly.claims.amounts.money import NAMES
from reportedly.claims.amounts.nouns import is_person
from reportedly.claims.amounts.number_words import (
    MAGNITUDES,
    MULTIPLES,
    NUMBERS,
    ONES,
    PLURALS,
    SHORT,
    SHORT_AFTER_MONEY,
    SIGNS,
    STEPS,
    VAGUE,
    VAGUE_STEPS,
    Number,
    below_hundred,
    exact,
    magnified,
    magnitude_at,
)

GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?")
POINTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+")
PLAIN = re.compile(r"\d+(?:\.\d+)?")
POINT = re.compile(r"\.\d+")
COMMA = re.compile(r"\d+,\d{1,2}")
NOUGHT = frozenset(NUMBERS["context"]["nought"])
HARMED = frozenset(NUMBERS["context"]["harmed"])
NEAR_NO = 3
"""Atoms after "no" among which the counted noun must stand."""
LONGEST = 30
"""Digits of the longest number that we read; what is longer is a code."""


def digits(piece: str) -> Decimal | None:
    """Return the value of a number in digits, or None for a string of digits that is no one number."""
    text = re.sub(r"[\s'’]", "", piece)
    if len(text) > LONGEST:
        return None
    if GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if POINTED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if COMMA.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return Decimal(text) if PLAIN.fullmatch(text) or POINT.fullmatch(text) else None


def read(line: Line, atom: int, *, money: bool = False) -> Number | None:
    """Read the number that begins at the atom, with its magnitude; `money` says that a currency stands before it."""
    lower = line.low(atom)
    if lower[:1].isdigit() or POINT.fullmatch(lower):
        return _digits(line, atom, money=money)
    if lower in SIGNS and line.low(atom + 1) == "of" and SIGNS[lower] < 1:
        value = Decimal(str(SIGNS[lower])) * 100
        return Number(atom, atom + 1, value, value, "part")
    if lower in SIGNS:
        return magnified(line, Number(atom, atom + 1, Decimal(str(SIGNS[lower])), Decimal(str(SIGNS[lower])), "digits"))
    return (
        _nought(line, atom)
        or part_of_one(line, atom)
        or part(line, atom)
        or _majority(line, atom)
        or _plural(line, atom)
        or _vague(line, atom)
        or _words(line, atom)
        or _multiple(line, atom)
    )


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
    if money and short == "m" and not line.glued(last + 1 if line.low(last + 1).isalnum() else 0):
        return exact(atom, last + 1, value * SHORT_AFTER_MONEY["m"], "digits", scaled=True)
    if line.glued(last) and short not in STEPS:
        money = money or line.low(last + 1) in NAMES or _is_crowd(line, last + 1)
        scale = SHORT.get(short) or (SHORT_AFTER_MONEY.get(short) if money else None)
        if scale:
            return exact(atom, last + 1, value * scale, "digits", scaled=True)
    return ratio(line, magnified(line, exact(atom, last, value, "digits")))


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


def _words(line: Line, atom: int) -> Number | None:
    """Read "two hundred and five", "a million", "half a million", "two and a half million"."""
    lower = line.low(atom)
    if lower == "half" and line.low(atom + 1) in ("a", "an") and line.low(atom + 2) in MAGNITUDES:
        return magnified(line, exact(atom, atom + 2, Decimal("0.5"), "words"))
    if lower in ("a", "an"):
        return _article(line, atom)
    total, last, scale = Decimal(0), atom, 0
    group = _below_thousand(line, atom)
    while group is not None:
        value, last = group
        if half := _and_a_half(line, last):
            return magnified(line, exact(atom, half, total + value + Decimal("0.5"), "words"))
        here = magnitude_at(line, last)
        scale = MAGNITUDES[line.low(here)] if here >= 0 else 0
        if not scale:
            total += value
            break
        total, last = total + value * scale, here + 1
        group = _lower_group(line, last, scale)
    return None if last == atom else ratio(line, exact(atom, last, total, "words", scaled=bool(scale)))


def _lower_group(line: Line, last: int, scale: int) -> tuple[Decimal, int] | None:
    """The rest of a number after a magnitude: "two hundred" in "one thousand two hundred"."""
    group = _below_thousand(line, last + 1 if line.low(last) == "and" else last)
    if group is None:
        return None
    here = magnitude_at(line, group[1])
    return group if here < 0 or MAGNITUDES[line.low(here)] < scale else None


def _below_thousand(line: Line, atom: int) -> tuple[Decimal, int] | None:
    """The value of "five", "forty-two", "two hundred and five" at the atom, and one past it."""
    start = below_hundred(line, atom)
    if start is None or line.low(start[1]) != "hundred":
        return start
    value, last = start[0] * 100, start[1] + 1
    rest = below_hundred(line, last + 1 if line.low(last) == "and" else last)
    return (value, last) if rest is None else (value + rest[0], rest[1])


def _and_a_half(line: Line, here: int) -> int:
    """One past "and a half" at this atom, or 0."""
    return here + 3 if line.matches(here, ("and", "a", "half")) else 0


def _article(line: Line, atom: int) -> Number | None:
    """Read "a hundred", "a dozen", "a million"."""
    word = line.low(atom + 1)
    if word not in MAGNITUDES or word == "score":
        return None
    number = magnified(line, exact(atom, atom + 1, Decimal(1), "words"))
    rest = _lower_group(line, number.last, MAGNITUDES[word]) if line.low(number.last) == "and" else None
    if rest and number.low and number.last == atom + 2 and word in ("hundred", "thousand"):
        return exact(atom, rest[1], number.low + rest[0], "words")
    half = _and_a_half(line, number.last)
    if half and number.low:
        return exact(atom, half, number.low * Decimal("1.5"), "words", scaled=True)
    return number


def _plural(line: Line, atom: int) -> Number | None:
    """Read "dozens", "tens of thousands", "hundreds of millions"."""
    if line.low(atom) not in PLURALS or line.upos(atom) == "VERB" or line.low(atom - 1) in ONES:
        return None
    low, last = Decimal(PLURALS[line.low(atom)]), atom + 1
    if line.low(last) in ("upon", "and") and line.low(last + 1) == line.low(atom):
        last += 2
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
            number = magnified(line, exact(atom, here, Decimal(least), "vague"))
            return replace(number, high=number.low if "couple" in phrase else None, approximate=True)
    for phrase, (low, high, approximate) in sorted(VAGUE.items(), key=lambda item: -len(item[0])):
        if line.matches(atom, phrase):
            top = None if high < 0 else Decimal(high)
            return Number(atom, atom + len(phrase), Decimal(low), top, "vague", approximate=bool(approximate))
    return None


def _multiple(line: Line, atom: int) -> Number | None:
    value = MULTIPLES.get(line.low(atom))
    article = line.low(atom - 1) in ("a", "an", "the") and not line.low(atom).endswith("fold")
    if value is None or article or (line.low(atom + 1) in DASHES and line.low(atom + 1)):
        return None
    return exact(atom, atom + 1, Decimal(value), "times")


def _nought(line: Line, atom: int) -> Number | None:
    """Read "no casualties", "no further deaths", and "no one", "nobody" before a word of harm."""
    lower = line.low(atom)
    if line.matches(atom, ("none", "of", "the")):
        harmed = not HARMED.isdisjoint(line.lower[atom + 4 : atom + 4 + NEAR_NO])
        return exact(atom, atom + 4, Decimal(0), "none") if harmed else None
    if lower == "nobody" or line.matches(atom, ("no", "one")):
        last = atom + (1 if lower == "nobody" else 2)
        harmed = not HARMED.isdisjoint(line.lower[last : last + NEAR_NO])
        return exact(atom, last, Decimal(0), "none") if harmed else None
    if lower != "no" or NOUGHT.isdisjoint(line.lower[atom + 1 : atom + 1 + NEAR_NO]):
        return None
    return exact(atom, atom + 1, Decimal(0), "none")


def _majority(line: Line, atom: int) -> Number | None:
    """Read "a majority of": more than half."""
    here = atom + 1 if line.low(atom) in ("a", "the") else atom
    if not line.matches(here, ("majority", "of")) or read(line, here + 2) is not None:
        return None
    return Number(atom, here + 1, Decimal(50), None, "part")
