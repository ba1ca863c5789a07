"""Whether two that take part in claims may be one, and whether two numbers may be one count."""

from functools import lru_cache

from reportedly.compare.days import apart
from reportedly.compare.slots import Figure, Slot, same_unit
from reportedly.compare.words import overlap
from reportedly.names import same_name

_SOME_NAMES = 0.5
"""What it is worth that two names have a word in common, and each one that the other lacks."""
SAME_UNIT = 0.25
"""What it is worth that two claims of one act count one unit, whatever the numbers are."""


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
    share = overlap(one.stems, other.stems)
    if share >= 0.3:
        return 0.6, f"{one.words!r} and {other.words!r} share words"
    if one.is_definite and other.is_definite and not (one.names or other.names):
        return 0.0, f"{one.words!r} and {other.words!r} may be one thing"
    return -0.5, f"{one.words!r} and {other.words!r} need not be the same"


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
