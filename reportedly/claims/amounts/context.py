"""Gives bare numbers their unit from the words about them: ages, casualties, or the unit of the amount beside."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportedly.claims.amounts.atoms import Line
from reportedly.claims.amounts.bounds import Quantity
from reportedly.claims.amounts.units import Counted
from reportedly.lexicon import words

CASUALTY = words("en", "amounts", "people.casualty")
CLOSERS = frozenset({",", ")", ".", ";", "who", "and", "was", "is", ""})
OLDEST = 115
NEAR = 5
"""Atoms on either side of a bare number in which a word about people makes it a count of people."""


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity with its unit, in the atoms of one sentence."""

    line: Line
    quantity: Quantity
    what: Counted

    @property
    def start(self) -> int:
        """Offset of the first atom."""
        return self.line.starts[self.quantity.first]

    @property
    def end(self) -> int:
        """Offset just after the last atom."""
        return self.line.ends[max(self.what.last, self.quantity.last) - 1]


def fill(found: list[Found]) -> Iterable[Found]:
    """Give each bare number of a sentence its unit where the text tells one."""
    for index, one in enumerate(found):
        if one.what.sort != "bare":
            yield one
            continue
        unit, sort = _unit(found, index)
        found[index] = replace(one, what=replace(one.what, unit=unit, sort=sort))
        yield found[index]


def _unit(found: list[Found], index: int) -> tuple[str | None, str]:
    line, number = found[index].line, found[index].quantity
    if _is_age(line, number):
        return "years", "age"
    if "magnitude" in line.lower[number.first : number.begin]:
        return "magnitude", "measure"
    if index and _same_list(found[index - 1], found[index]):
        return found[index - 1].what.unit, "noun"
    if _about_people(line, number) or (number.kind == "vague" and number.low is not None):
        return "people", "noun"
    if index and found[index - 1].what.sort == "noun":
        return found[index - 1].what.unit, "noun"
    return None, "bare"


def _same_list(before: Found, number: Found) -> bool:
    """Tell whether a bare number goes on from the amount before it: "from 17 … to 24", "60 in the north, 43 …"."""
    joint = number.line.low(number.quantity.first - 1)
    return (
        joint in ("to", "from", ",", "and", "of")
        and before.what.sort in ("noun", "share")
        and before.what.unit is not None
    )


def _is_age(line: Line, number: Quantity) -> bool:
    """Read "aged 24", "at the age of 30", and the number after a name ("Ana Reyes, 62, said")."""
    if number.low is None or number.low > OLDEST or number.kind == "vague":
        return False
    before = line.low(number.begin - 1)
    if before in ("aged", "age") or line.lower[max(0, number.begin - 2) : number.begin] == ("age", "of"):
        return True
    if (
        before not in (",", "(")
        or number.first != number.begin
        or line.low(number.last) not in (",", ")", ".", "", ";")
    ):
        return False
    return line.upos(number.begin - 2) == "PROPN" and line.low(number.begin)[:1].isdigit()


def _about_people(line: Line, number: Quantity) -> bool:
    """Tell whether a word about people's fates stands close by."""
    around = line.lower[max(0, number.first - NEAR) : number.last + NEAR]
    return any(word in CASUALTY for word in around)
