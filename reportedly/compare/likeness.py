"""Whether two acts may be one, two that take part in them, and two numbers that are counted."""

from functools import lru_cache

from reportedly.compare.days import apart
from reportedly.compare.facts import Fact
from reportedly.compare.lexemes import acts
from reportedly.compare.slots import Figure, Slot, same_unit
from reportedly.compare.words import overlap, stem
from reportedly.names import same_name

_SOME_NAMES = 0.5
"""What it is worth that two names have a word in common, and each one that the other lacks."""
SAME_UNIT = 0.25
"""What it is worth that two claims of one act count one unit, whatever the numbers are."""
_BORROWED = 0.1
"""What it is worth that two other verbs both take a noun of one class: to file for insolvency, to leave it."""
_WORD_OF_ACT = 0.4
"""What it is worth that one has the other's verb among its words, though in another class, or in none."""
_OPEN_ACT = 0.3
"""What it is worth that one verb, such as "be", leaves open what the act is."""
AHEAD = frozenset({"planned", "promised", "possible", "hypothetical", "demanded"})
"""Statuses of what lies ahead, or may."""


def acts_alike(one: Fact, other: Fact) -> tuple[float, str]:
    """Return what speaks for and against two claims telling of one sort of act, and the sentence that says why."""
    known = acts()
    shared = one.acts & other.acts
    if one.lemma == other.lemma and shared:
        return 1.0, f"both say {one.lemma!r}"
    if shared and one.is_borrowed and other.is_borrowed:
        return (
            _BORROWED,
            f"{one.lemma!r} and {other.lemma!r} speak of {sorted(shared)[0]!r}, and may say different things",
        )
    if shared:
        return 0.9, f"{one.lemma!r} and {other.lemma!r} are of one class, {sorted(shared)[0]!r}"
    between = {frozenset((a, b)) for a in one.acts for b in other.acts}
    if between & known.near:
        return 0.5, f"{one.lemma!r} and {other.lemma!r} may tell of one act"
    if between & known.opposite:
        return 0.5, f"{one.lemma!r} and {other.lemma!r} exclude each other"
    if _says_nothing(one) or _says_nothing(other):
        return _OPEN_ACT, f"{(one if _says_nothing(one) else other).lemma!r} says nothing of the act by itself"
    also = (one.acts & other.also) | (other.acts & one.also)
    if said := _named_by(one, other) or _named_by(other, one):
        return _WORD_OF_ACT, f"both have the word {said!r} for what is done"
    if also:
        return 0.2, f"both speak of {sorted(also)[0]!r}"
    if one.also & other.also:
        return -0.2, f"both speak of {sorted(one.also & other.also)[0]!r}, and of it differently"
    if _is_listed(one) and _is_listed(other):
        return -1.0, f"{one.lemma!r} and {other.lemma!r} are different acts"
    return -0.4, f"{one.lemma!r} and {other.lemma!r} need not be one act"


def _named_by(one: Fact, other: Fact) -> str | None:
    """The verb of one claim that the other has too, or its noun: "they decided", "the decision fell"."""
    if one.lemma in acts().light or (one.status in AHEAD) != (other.status in AHEAD):
        return None
    return one.lemma if stem(one.lemma) in other.stems else None


def _is_listed(fact: Fact) -> bool:
    """Whether the table knows the act of a claim."""
    return fact.acts != {fact.lemma}


def _says_nothing(fact: Fact) -> bool:
    """Whether a claim has a light verb and no noun that names an act: "there were 219", "it did 140 km an hour"."""
    return fact.lemma in acts().light and fact.acts == {fact.lemma}


def slots_alike(one: Slot, other: Slot) -> tuple[float, str]:
    """Return what speaks for and against two being one, from -1 to 1, and the sentence that says why."""
    if one.is_another != other.is_another:
        return -0.5, f"one of {one.words!r} and {other.words!r} is another than the first"
    shared = one.names & other.names
    if shared:
        both = one.names - other.names and other.names - one.names
        return (_SOME_NAMES if both else 1.0), f"both name {', '.join(sorted(shared))}"
    if one.head == other.head and one.head:
        return (0.3, f"{one.words!r} and {other.words!r} bear different names") if one.names and other.names else (
            0.8, f"both speak of {one.words!r}")  # fmt: skip
    if one.names and other.names:
        if _may_be_one(one.names, other.names):
            return 0.8, f"{one.words!r} and {other.words!r} may be one name"
        return -1.0, f"{one.words!r} is not {other.words!r}"
    share = overlap(_kinds(one), _kinds(other))
    if share >= 0.3:
        return 0.6, f"{one.words!r} and {other.words!r} share words"
    if one.is_definite and other.is_definite and not (one.names or other.names):
        return 0.0, f"{one.words!r} and {other.words!r} may be one thing"
    return -0.5, f"{one.words!r} and {other.words!r} need not be the same"


def _kinds(slot: Slot) -> frozenset[str]:
    """The telling words of who takes part but for numbers: 212 coins are no kind of 212 tiles."""
    return frozenset(word for word in slot.stems if word not in acts().numbers and not word[0].isdigit())


@lru_cache(maxsize=1 << 14)
def _may_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(same_name(" ".join(sorted(one)), " ".join(sorted(other)), "other"))


def figures_alike(one: Figure, other: Figure) -> tuple[float, str]:
    """Return what speaks for and against two numbers being one count, from -1 to 1, and the sentence that says why."""
    if not same_unit(one, other):
        return -0.5, f"{one.words!r} and {other.words!r} count different things"
    if apart(one.low, one.high, other.low, other.high):
        return (SAME_UNIT if one.unit else -0.3), f"{one.words!r} and {other.words!r} exclude each other"
    if (one.low, one.high) == (other.low, other.high):
        return (1.0 if one.is_telling else 0.6), f"both count {one.words!r}"
    return 0.6, f"{one.words!r} and {other.words!r} do not exclude each other"
