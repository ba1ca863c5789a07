"""Stories of documents whose claims have met: groups of claims, each with its roots and its verdict."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from reportedly.compare.facts import Fact, Key, Told
from reportedly.compare.features import Pair, score
from reportedly.compare.grouping import Id, grouped
from reportedly.compare.joining import Joined, reachable
from reportedly.compare.roots import name, roots
from reportedly.compare.ties import Tie
from reportedly.compare.verdicts import judge
from reportedly.comparison import Story

Scores = Mapping[tuple[Id, Id], float]


@dataclass(frozen=True, slots=True)
class Telling:
    """What stories are told from: how to open a document, its exact copies, its ties, and its origin."""

    opened: Callable[[Key], Told]
    twins: Mapping[Key, Sequence[Key]]
    resting: Mapping[Key, Sequence[Tie]]
    origin_of: Mapping[Key, str]


def stories(telling: Telling, scores: Scores, across: Collection[tuple[Id, Id]] = ()) -> Iterator[Story]:
    """Yield the stories, still without numbers; documents that have no claim in common are never open together.

    `across` are pairs of claims that count in two scopes: they are laid side by side in stories of their own.
    """
    met = Joined(telling.twins)
    for one, other in chain(scores, across):
        met.join(one[:2], other[:2])
    beside: dict[Key, list[tuple[Id, Id]]] = {}
    for pair in sorted(across):
        beside.setdefault(met.top(pair[0][:2]), []).append(pair)
    inside: dict[Key, dict[tuple[Id, Id], float]] = {}
    for pair, total in scores.items():
        inside.setdefault(met.top(pair[0][:2]), {})[pair] = total
    for keys in met.groups():
        yield from _of_cluster(
            telling, sorted(keys), inside.get(met.top(keys[0]), {}), beside.get(met.top(keys[0]), ())
        )


def _of_cluster(
    telling: Telling, keys: Iterable[Key], scores: Scores, across: Sequence[tuple[Id, Id]]
) -> Iterator[Story]:
    opened = {key: telling.opened(key) for key in keys}
    by_id: dict[Id, Fact] = {(*key, fact.claim): fact for key, told in opened.items() for fact in told.facts}
    near: dict[Id, list[Id]] = {}
    for one, other in scores:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)

    def weigh(one: Id, other: Id) -> float:
        a, b = by_id[one], by_id[other]
        return score(Pair(a, b, opened[a.key], opened[b.key]))

    seen: set[Id] = set()
    group_of: dict[Id, int] = {}
    for claim in sorted(by_id):
        if claim not in seen:
            members = sorted(reachable(claim, near))
            seen.update(members)
            among = {pair: scores[pair] for one in members for pair in _pairs(one, near)}
            for group in grouped(members, among, weigh):
                group_of.update(dict.fromkeys(group, len(group_of)))
                yield _story(telling, opened, [by_id[one] for one in group])
    for claims in _side_by_side(across, group_of):
        yield _story(telling, opened, [by_id[one] for one in claims])


def _side_by_side(across: Sequence[tuple[Id, Id]], group_of: Mapping[Id, int]) -> list[list[Id]]:
    """Return the claims that count in two scopes, by the two stories that they are from."""
    found: dict[frozenset[int], set[Id]] = {}
    for one, other in across:
        groups = frozenset((group_of[one], group_of[other]))
        if len(groups) > 1:
            found.setdefault(groups, set()).update((one, other))
    return sorted(map(sorted, found.values()))


def _story(telling: Telling, opened: Mapping[Key, Told], facts: list[Fact]) -> Story:
    """Judge a group of claims; an exact copy tells each of them again, and rests on what the first rests on."""
    told = {fact.key: opened[fact.key] for fact in facts}
    found = roots(facts, telling.resting, telling.origin_of, told)
    for fact in tuple(facts):
        for twin in telling.twins[fact.key]:
            told.setdefault(twin, telling.opened(twin))
            again = told[twin].by_id.get(fact.claim)
            if again:
                facts.append(again)
                found[name(again)] = found[name(fact)]
    return judge(facts, told, found, _tied(telling))


def _tied(telling: Telling) -> Callable[[Key, Key], bool]:
    """Say of two documents whether one has words of the other; what both quote is a matter of its claims."""

    def tied(one: Key, other: Key) -> bool:
        both = {one, other}
        return any(
            {tie.first, tie.later} == both and not tie.link.overruled and tie.link.kind != "same statement"
            for key in both
            for tie in telling.resting.get(key, ())
        )

    return tied


def _pairs(one: Id, near: Mapping[Id, Sequence[Id]]) -> Iterator[tuple[Id, Id]]:
    for other in near.get(one, ()):
        yield (one, other) if one < other else (other, one)
