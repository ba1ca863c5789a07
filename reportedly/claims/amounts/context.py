"""Gives bare numbers their unit from the words about them: ages, tolls, subjects, or the unit of the amount beside."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reportedly.analysis import Tree
from reportedly.claims.amounts.ages import is_age
from reportedly.claims.amounts.atoms import Line
from reportedly.claims.amounts.bounds import Quantity
from reportedly.claims.amounts.nouns import unit_of
from reportedly.claims.amounts.units import Counted
from reportedly.lexicon import table, words

CASUALTY = words("en", "amounts", "people.casualty")
TOLLS = words("en", "amounts", "people.tolls")
FIGURES: dict[str, str] = table("en", "amounts")["people"]["figures"]
COLLECTIVES = words("en", "amounts", "people.collectives")
QUAKES = words("en", "amounts", "people.quakes")
JOINTS = frozenset({"to", "from", ",", "and", "of"})
Told = tuple[str | None, str]
"""A unit and its sort."""
NEAR = 5
"""Atoms on either side of a bare number in which a word about people makes it a count of people."""
STRONGEST = 10
"""A bare decimal below this beside an earthquake is its magnitude."""


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


def fill(found: list[Found]) -> Iterator[Found]:
    """Give each bare number of a sentence its unit where the text tells one."""
    for index in range(len(found)):
        what = found[index].what
        if what.sort == "bare":
            unit, sort = next((told for rule in RULES if (told := rule(found, index)) is not None), (None, "bare"))
            found[index] = replace(found[index], what=replace(what, unit=unit, sort=sort))
        elif (told := _magnitude(found, index)) is not None:
            found[index] = replace(found[index], what=replace(what, unit=told[0], sort=told[1]))
        yield found[index]


def _age(found: list[Found], index: int) -> Told | None:
    """An age, or one more after it ("aged six and nine")."""
    line, number = found[index].line, found[index].quantity
    before = found[index - 1] if index else None
    goes_on = before is not None and before.what.sort == "age" and before.quantity.last == number.first - 1
    goes_on = goes_on and line.low(number.first - 1) in ("and", "or", ",")
    return ("years", "age") if goes_on or is_age(line, number) else None


def _age_list(found: list[Found], index: int) -> Told | None:
    """The first ages in "15, 17 and 19 years old"."""
    for later in range(index + 1, len(found)):
        line, number, after = found[index].line, found[later - 1].quantity, found[later]
        if line.low(number.last) not in JOINTS | {"or"} or after.quantity.begin - number.last > 2:
            return None
        if after.what.sort == "age":
            return after.what.unit, "age"
    return None


def _magnitude(found: list[Found], index: int) -> Told | None:
    """The strength of an earthquake: "magnitude 6.3", "a 5.0 earthquake"."""
    line, number = found[index].line, found[index].quantity
    sort, unit = found[index].what.sort, found[index].what.unit
    if "magnitude" in line.lower[number.first : number.begin]:
        return "magnitude", "measure"
    small = number.low is not None and number.low < STRONGEST and "." in line.low(number.begin)
    if (
        small
        and number.first == number.begin
        and (sort in ("bare", "noun") or unit == "megawatts")
        and not QUAKES.isdisjoint(line.lower)
    ):
        return "magnitude", "measure"
    return None


def _money(found: list[Found], index: int) -> Told | None:
    """Money goes on in "$2 billion and tens of billions"."""
    before = found[index - 1].what if index else None
    vague = found[index].quantity.kind == "vague"
    return (before.unit, "money") if before is not None and before.sort == "money" and vague else None


def _list(found: list[Found], index: int) -> Told | None:
    """A number that goes on from the one before: "from 17 flights to 24", "60 in the north, 43 in the south"."""
    if not index:
        return None
    before, here = found[index - 1].what, found[index]
    joint = here.line.low(here.quantity.first - 1)
    if before.sort == "share":
        told = joint == "to" and here.line.low(found[index - 1].quantity.first - 1) == "from"
    else:
        moved = joint in ("from", "to") and before.sort in ("money", "measure")
        told = ((joint in JOINTS and before.sort == "noun") or moved) and before.unit is not None
    return (before.unit, before.sort) if told else None


def _whole(found: list[Found], index: int) -> Told | None:
    """The part in "13 of 42 schools" has the unit of the whole."""
    if index + 1 == len(found):
        return None
    line, after = found[index].line, found[index].quantity.last
    after += line.low(after) == "out"
    if line.low(after) != "of":
        return None
    whole, after = found[index + 1], after + 1
    if found[index].line.low(after) in ("the", "its", "their", "his", "her"):
        after += 1
    told = whole.quantity.first == after and whole.what.unit is not None
    return (whole.what.unit, "noun") if told else None


def _of_an_age(found: list[Found], index: int) -> Told | None:
    """Those who are counted right before their age: "two 12-year-olds"."""
    if index + 1 == len(found):
        return None
    line, after = found[index].line, found[index + 1]
    olds = after.what.sort == "age" and line.low(after.what.last - 1) == "olds"
    return ("people", "noun") if olds and after.quantity.first == found[index].quantity.last else None


def _further_end(found: list[Found], index: int) -> Told | None:
    """The first of two figures, "from 700 to 900 units", has the unit of the second."""
    if index + 1 == len(found):
        return None
    line, number, after = found[index].line, found[index].quantity, found[index + 1]
    told = line.low(number.first - 1) == "from" and line.low(number.last) == "to"
    told = told and after.quantity.first == number.last + 1 and after.what.unit is not None
    return (after.what.unit, after.what.sort) if told else None


def _subject(found: list[Found], index: int) -> Told | None:
    line, number = found[index].line, found[index].quantity
    if line.low(number.first - 1) in TOLLS:
        return "people", "noun"
    first, last = line.words[number.begin], line.words[number.last - 1]
    heads = line.tree.heads
    top = next((word for word in range(first, last + 1) if not first <= heads[word] <= last), last)
    unit = _noun_about(line.tree, top)
    return None if unit is None else (unit, "age" if unit == "years" else "noun")


def _people(found: list[Found], index: int) -> Told | None:
    """A word about people's fates stands close by, or it is a crowd without a noun; nobody is half counted."""
    line, number = found[index].line, found[index].quantity
    if number.low is not None and number.low != number.low.to_integral_value():
        return None
    near = not CASUALTY.isdisjoint(line.lower[max(0, number.first - NEAR) : number.last + NEAR])
    return ("people", "noun") if near or number.kind == "vague" else None


def _beside(found: list[Found], index: int) -> Told | None:
    before = found[index - 1].what if index else None
    return (before.unit, "noun") if before is not None and before.sort == "noun" else None


RULES: tuple[Callable[[list[Found], int], Told | None], ...] = (
    _age, _of_an_age, _age_list, _magnitude, _money, _whole, _further_end, _list, _subject, _people, _beside,
)  # fmt: skip
"""What tells the unit of a bare number, the surest sign first."""


def _noun_about(tree: Tree, word: int) -> str | None:
    """The plural noun that a bare number tells something about: "teams rose to seven", "the number of teams"."""
    head = tree.heads[word]
    if tree.kids_by(word, "cop"):
        lemma = next((tree.lemmas[kid] for kid in tree.kids_by(word, "nsubj")), "")
        return "people" if lemma in TOLLS else FIGURES.get(lemma)
    if head < 0:
        return None
    if tree.upos[head] == "NUM" and tree.rel(word) == "nmod":
        head, word = tree.heads[head], head
        if head < 0:
            return None
    if tree.upos[head] == "NOUN":
        return "people" if tree.lemmas[head] in TOLLS | COLLECTIVES and tree.rel(word) in ("nmod", "nummod") else None
    if tree.upos[head] != "VERB" or tree.rel(word) not in ("obl", "obj", "xcomp"):
        return None
    for kid in (*tree.kids_by(head, "obj"), *tree.kids_by(head, "nsubj")):
        unit = None if kid == word else _plural_unit(tree, kid)
        if unit is not None:
            return unit
    return None


def _plural_unit(tree: Tree, noun: int) -> str | None:
    """The unit that a noun in the plural gives, or the noun behind "the number of"; a toll counts people."""
    if tree.lemmas[noun] == "number":
        return next((_plural_unit(tree, kid) for kid in tree.kids_by(noun, "nmod")), None)
    if tree.lemmas[noun] in TOLLS:
        return "people"
    if tree.lemmas[noun] in FIGURES:
        return FIGURES[tree.lemmas[noun]]
    plural = tree.upos[noun] == "NOUN" and tree.words[noun].lower() != tree.lemmas[noun]
    return unit_of(tree, noun) if plural else None
