"""Which telling words two claims have in common, each weighed by how few claims of the two documents have it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log


@dataclass(frozen=True, slots=True)
class InCommon:
    """What the telling words of two claims weigh: all of either, and those that both have."""

    of_one: float
    of_other: float
    of_both: float
    best: tuple[float, str] | None
    """The heaviest of those that both have, with its weight."""


def in_common(
    one: frozenset[str], other: frozenset[str], here: Mapping[str, int], there: Mapping[str, int], claims: int
) -> InCommon:
    """Weigh the words of two claims; `here` and `there` tell in how many claims of either document a word stands."""
    weights = _weights(claims)
    first = {word: weights[here.get(word, 0) + there.get(word, 0)] for word in one}
    second = {word: weights[here.get(word, 0) + there.get(word, 0)] for word in other}
    both = {word: weight for word, weight in first.items() if word in second}
    best = max(((weight, word) for word, weight in both.items()), default=None)
    return InCommon(sum(first.values()), sum(second.values()), sum(both.values()), best)


@lru_cache(maxsize=1 << 10)
def _weights(claims: int) -> tuple[float, ...]:
    """What a word weighs that so many of the claims of two documents have, by that number."""
    return tuple(log(1 + claims / max(number, 1)) for number in range(claims + 1))
