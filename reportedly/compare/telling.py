"""Stories of claims that have met: groups of claims, each with its roots and its verdict."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.compare.facts import Fact, Key, Told
from reportedly.compare.features import Pair, score
from reportedly.compare.grouping import Id, grouped
from reportedly.compare.joining import reachable
from reportedly.compare.outlets import name_key
from reportedly.compare.roots import name, rests_on, roots
from reportedly.compare.verdicts import judge
from reportedly.comparison import Card, Reason, Story, Tie

Scores = Mapping[tuple[Id, Id], float]
Near = Callable[[Id], Iterable[Id]]
Founded = tuple[str, Card]
"""An origin: its name, and the document that it goes by."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What stories are told from: how to open a document, its exact copies, its links, and its origin."""

    opened: Callable[[Key], Told]
    copies: Callable[[Key], Sequence[Key]]
    ties: Callable[[Key], Sequence[Tie]]
    origin_of: Callable[[Key], Founded]

    def fact(self, claim: Id) -> Fact:
        """Return a claim laid open."""
        return self.opened(claim[:2]).by_id[claim[2]]

    def weigh(self, one: Id, other: Id) -> float:
        """Return the sum of what speaks for and against two claims being of one act."""
        here, there = self.opened(one[:2]), self.opened(other[:2])
        return score(Pair(here.by_id[one[2]], there.by_id[other[2]], here, there))

    def groups(self, claims: Sequence[Id], scores: Scores, near: Near) -> list[tuple[Id, ...]]:
        """Return the groups of claims that matches connect, directly or by way of others; `scores` are the matches."""
        among = {pair: scores[pair] for one in claims for pair in _pairs(one, near)}
        return grouped(claims, among, self.weigh)


def stories(
    telling: Telling, documents: Iterable[Key], scores: Scores, across: Collection[tuple[Id, Id]]
) -> Iterator[Story]:
    """Yield the stories of documents, still without numbers, those that are near each other one after the other.

    `across` are pairs of claims that count in two scopes: they are laid side by side in stories of their own.
    """
    adjacent = _adjacent(scores)

    def near(claim: Id) -> Iterable[Id]:
        return adjacent.get(claim, ())

    wanted = {claim for pair in across for claim in pair}
    seen: set[Id] = set()
    group_of: dict[Id, int] = {}
    number = 0
    for document in documents:
        for fact in telling.opened(document).facts:
            claim = (*document, fact.claim)
            if claim in seen:
                continue
            members = sorted(reachable(claim, near))
            seen.update(member for member in members if member in adjacent)
            for group in telling.groups(members, scores, near):
                number += 1
                group_of.update((one, number) for one in group if one in wanted)
                yield told_of(telling, group)
    for claims in side_by_side(across, group_of):
        yield told_of(telling, claims)


def _adjacent(pairs: Iterable[tuple[Id, Id]]) -> dict[Id, list[Id]]:
    """Return what each claim is matched with."""
    near: dict[Id, list[Id]] = {}
    for one, other in pairs:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    return near


def side_by_side(across: Iterable[tuple[Id, Id]], group_of: Mapping[Id, object]) -> list[list[Id]]:
    """Return the claims that count in two scopes, by the two stories that they are from."""
    found: dict[frozenset[object], set[Id]] = {}
    for one, other in across:
        groups = frozenset((group_of[one], group_of[other]))
        if len(groups) > 1:
            found.setdefault(groups, set()).update((one, other))
    return sorted(map(sorted, found.values()))


def told_of(telling: Telling, claims: Iterable[Id]) -> Story:
    """Judge a group of claims; an exact copy tells each of them again, and rests on what the first rests on."""
    facts = [telling.fact(claim) for claim in claims]
    told = {fact.key: telling.opened(fact.key) for fact in facts}
    ties = {key: telling.ties(key) for key in told}
    labels, names = _labelled(telling, facts, ties)
    found = roots(facts, ties, labels, told)
    for fact in tuple(facts):
        for copy in telling.copies(fact.key):
            told.setdefault(copy, telling.opened(copy))
            again = told[copy].by_id.get(fact.claim)
            if again:
                facts.append(again)
                found[name(again)] = found[name(fact)]
    return _named(judge(facts, told, found, _tied(ties)), names)


def _labelled(
    telling: Telling, facts: Iterable[Fact], ties: Mapping[Key, Sequence[Tie]]
) -> tuple[dict[Key, str], dict[str, str]]:
    """Number the origins that a story speaks of, the earliest first; tellings of one outlet on several days are one.

    Return the label of each document, and the name of the origin that each label stands for.
    """
    keys = {key for fact in facts for key in (fact.key, rests_on(fact, ties)[0])}
    founded = {key: telling.origin_of(key) for key in keys}
    labels: dict[str, str] = {}
    names: dict[str, str] = {}
    by_outlet: dict[frozenset[str], str] = {}
    for called, head in sorted(set(founded.values()), key=lambda origin: origin[1].place):
        label = f"o{len(names) + 1}"
        label = by_outlet.setdefault(name_key(head.outlet), label) if head.outlet else label
        labels[called] = label
        names.setdefault(label, called)
    return {key: labels[called] for key, (called, _) in founded.items()}, names


def _named(story: Story, names: Mapping[str, str]) -> Story:
    """Return a story with the names of its origins in the place of their labels."""
    claims = tuple(replace(claim, origin=names[claim.origin]) for claim in story.claims)
    return replace(story, claims=claims, reasons=tuple(_with_name(reason, names) for reason in story.reasons))


def _with_name(reason: Reason, names: Mapping[str, str]) -> Reason:
    label, colon, why = reason.detail.removeprefix(RESTS).partition(":")
    if reason.feature != "origin" or label not in names:
        return reason
    return replace(reason, detail=f"{RESTS}{names[label]}{colon}{why}")


RESTS = "rests on "
"""How a reason begins that says on which origin claims rest."""


def _tied(ties: Mapping[Key, Sequence[Tie]]) -> Callable[[Key, Key], bool]:
    """Say of two documents whether one has words of the other; what both quote is a matter of its claims."""

    def tied(one: Key, other: Key) -> bool:
        both = {one, other}
        return any(
            {tie.first, tie.later} == both and not tie.link.overruled and tie.link.kind != "same statement"
            for key in both
            for tie in ties.get(key, ())
        )

    return tied


def _pairs(one: Id, near: Near) -> Iterator[tuple[Id, Id]]:
    for other in near(one):
        yield (one, other) if one < other else (other, one)
