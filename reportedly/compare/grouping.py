"""Matched claims become groups: the surest matches first, and two groups only if all of both fit together."""

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from reportedly.compare.weights import GROUP_LINE, VETO

Id = tuple[str, str, str]
"""A claim: id and source of its document, and its id there."""
_WEIGHED = 12
"""Claims of a group that are weighed against another group; a story of a thousand copies needs no million sums."""


def grouped(
    claims: Sequence[Id], scores: Mapping[tuple[Id, Id], float], weigh: Callable[[Id, Id], float]
) -> list[tuple[Id, ...]]:
    """Return groups of claims, each in order; `scores` are the matches, `weigh` tells the sum of any other pair.

    A chain of matches in which the ends do not fit is not one story: groups join only where the mean over all pairs
    between them reaches a line, and no pair speaks clearly against it.
    """
    group: dict[Id, list[Id]] = {claim: [claim] for claim in claims}
    known = dict(scores)

    def between(one: Id, other: Id) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in known:
            known[pair] = weigh(*pair)
        return known[pair]

    for pair in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        one, other = group[pair[0]], group[pair[1]]
        if one is other:
            continue
        pairs = list(product(_sample(one), _sample(other)))
        sums = [between(a, b) for a, b in pairs]
        if sum(sums) / len(sums) >= GROUP_LINE and min(sums) >= VETO:
            one.extend(other)
            for claim in other:
                group[claim] = one
    return sorted({tuple(sorted(members)) for members in group.values()})


def _sample(members: list[Id]) -> list[Id]:
    return sorted(members)[:_WEIGHED]
