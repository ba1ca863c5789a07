"""The words that write small numbers, and what magnitude words make of a number."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from reportedly.claims.amounts.atoms import DASHES, Line
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
SIGNS: dict[str, float] = NUMBERS["signs"]
ORDINALS = frozenset({*FRACTIONS, "first", "second"}) - {"half", "quarter"}


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


def exact(first: int, last: int, value: Decimal, kind: Kind, *, scaled: bool = False) -> Number:
    """A number without bounds."""
    return Number(first, last, value, value, kind, scaled=scaled)


def below_hundred(line: Line, atom: int) -> tuple[Decimal, int] | None:
    """The value of "seven", "fifteen", "forty-two" at the atom and one past it."""
    word = line.low(atom)
    if word in ONES or word in TEENS:
        return Decimal(ONES.get(word, TEENS.get(word, 0))), atom + 1
    if word not in TENS:
        return None
    unit = atom + 2 if line.low(atom + 1) in DASHES else atom + 1
    if line.low(unit) in ORDINALS and line.glued(unit):
        return None
    if ONES.get(line.low(unit)):
        return Decimal(TENS[word] + ONES[line.low(unit)]), unit + 1
    return Decimal(TENS[word]), atom + 1


def magnitude_at(line: Line, atom: int) -> int:
    """The atom of a magnitude word that goes with the number before `atom` ("5 million", "5-million"), or -1."""
    here = atom + 1 if line.low(atom) in DASHES and line.glued(atom) and line.glued(atom + 1) else atom
    word = line.low(here)
    return here if word in MAGNITUDES and word != "score" else -1


def magnified(line: Line, number: Number) -> Number:
    """Multiply by the magnitude words that follow."""
    while (here := magnitude_at(line, number.last)) >= 0:
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
        number = exact(number.first, number.last + 1, (number.low or Decimal(0)) * short, number.kind, scaled=True)
    return number


def trailing_scale(line: Line, number: Number) -> int:
    """What the magnitude words at the end of a number multiply it by: 12 for "three dozen", 1 where none stands."""
    scale, atom = 1, number.last - 1
    while atom > number.first and line.low(atom) in MAGNITUDES:
        scale, atom = scale * MAGNITUDES[line.low(atom)], atom - 1
    return scale
