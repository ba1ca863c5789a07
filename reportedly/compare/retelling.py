"""Tells those stories again of which a claim, a link or an origin is another than before, and leaves the others."""

from collections.abc import Callable, Collection, Iterable
from functools import cache

from reportedly.compare.facts import Key, Told
from reportedly.compare.ground import Ground
from reportedly.compare.grouping import Id
from reportedly.compare.joining import reachable
from reportedly.compare.ranking import place_of
from reportedly.compare.telling import Founded, Telling, side_by_side, told_of
from reportedly.comparison import Story


class _Near:
    """What each claim is matched with, looked up document by document as it is asked for."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._known: set[Key] = set()
        self.scores: dict[tuple[Id, Id], float] = {}
        self.across: set[tuple[Id, Id]] = set()
        self._near: dict[Id, list[Id]] = {}

    def __call__(self, claim: Id) -> Iterable[Id]:
        """Return the claims that one is matched with."""
        if claim[:2] not in self._known:
            self.know({claim[:2]})
        return self._near.get(claim, ())

    def know(self, keys: Collection[Key]) -> None:
        """Look up the matches of documents."""
        wanted = set(keys) - self._known
        for one, other, total, is_across in self._ground.matches(wanted):
            if is_across:
                self.across.add((one, other))
            elif (one, other) not in self.scores:
                self.scores[one, other] = total
                self._near.setdefault(one, []).append(other)
                self._near.setdefault(other, []).append(one)
        self._known |= wanted


def retell(ground: Ground, opened: Callable[[Key], Told], claims: Collection[Id], documents: Collection[Key]) -> None:
    """Tell all stories again that some claims are in, or may be in; those of some documents are told no more."""
    near = _Near(ground)
    near.know({claim[:2] for claim in claims})
    telling = _telling(ground, opened)
    seen: set[Id] = set()
    group_of: dict[Id, object] = {}
    found: list[tuple[Story, bool]] = []
    for claim in sorted(claims):
        if claim in seen:
            continue
        members = sorted(reachable(claim, near))
        seen.update(members)
        for group in telling.groups(members, near.scores, near):
            group_of.update(dict.fromkeys(group, len(found)))
            found.append((told_of(telling, group), False))
    across = {pair for pair in near.across if not seen.isdisjoint(pair)}
    group_of.update(ground.stories_of({claim for pair in across for claim in pair} - seen))
    found.extend((told_of(telling, beside), True) for beside in side_by_side(sorted(across), group_of))
    ordered = sorted(found, key=lambda one: (one[1], place_of(one[0])))
    ground.put_stories(ordered, claims=seen, documents=documents)


def _telling(ground: Ground, opened: Callable[[Key], Told]) -> Telling:
    @cache
    def origin_of(key: Key) -> Founded:
        name = ground.origins_of({key})[key]
        return name, ground.heads({name})[name]

    return Telling(
        opened,
        cache(ground.copies),
        cache(lambda key: [tie for tie in ground.ties({key}) if tie.later == key]),
        origin_of,
    )
