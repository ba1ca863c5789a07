"""Lets a comparison that is kept follow the documents that come to it: what comes out is what comparing all would give.

1. Of exact copies of one text the first alone is laid beside others (`founding.copies`).
2. A document is found by the keys of those that are kept (`meets`); where a key becomes too common, or stops being so,
   the documents that had met by it are looked at again.
3. Only pairs that may have to do with each other are laid side by side, and what came of them is kept.
4. Origins are found anew among the documents that links were made or lost between.
5. Only stories are told again of which a claim, a link or an origin is another (`retelling`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from reportedly.compare import founding
from reportedly.compare.cards import card_of
from reportedly.compare.copying import share_within
from reportedly.compare.facts import Key, told
from reportedly.compare.ground import Edge, Ground
from reportedly.compare.grouping import Id
from reportedly.compare.lots import Lots, lots_of, unpack
from reportedly.compare.meeting import Met, Table
from reportedly.compare.meets import Meets
from reportedly.compare.pairing import Match
from reportedly.compare.retelling import retell
from reportedly.compare.weights import PASSAGE_SHARE
from reportedly.comparison import Card, Tie

_OPEN = 512
"""Documents that are kept laid open while a comparison grows."""


def grow(ground: Ground, new: Collection[Key], table: Table) -> None:
    """Take documents into a comparison; those that it has already are taken anew, as their records are now."""
    _Growth(ground, table).follow(sorted(new))


class _Growth:
    """What one step of growing looks at, and what it finds to be another than before."""

    def __init__(self, ground: Ground, table: Table) -> None:
        self.ground, self.table = ground, table
        self.opened = lru_cache(maxsize=_OPEN)(lambda key: told(ground.record(key)))
        self.claims: set[Id] = set()
        self.ties: list[Tie] = []
        self.gone: set[Key] = set()
        self.firsts: dict[Key, list[Key]] = {}

    def follow(self, new: Sequence[Key]) -> None:
        cards = {key: card_of(self.opened(key)) for key in new}
        before, came = self._sort(cards)  # 1
        lost = self._forget(before)
        lots = {key: lots_of(self.opened(key)) for key in came}
        self._put(cards, lots)
        meets = Meets(self.ground, came=lots, gone=lost)  # 2
        for pair in sorted(meets.pairs()):  # 3
            self._meet(pair, meets, is_new=not came.isdisjoint(pair))
        for key in sorted(came):
            self.ground.put_matches([_edge(match) for match in self.table.alone(self.opened(key)).matches])
            self.claims.update((*key, fact.claim) for fact in self.opened(key).facts)
        self._copy()
        moved = self._found(new)  # 4
        for tie in self.ties:
            self.claims.update(self._covered(tie))
        for key in moved:
            self._touch(key)
        retell(self.ground, self.opened, self.claims, {*self.gone, *new})  # 5

    def _sort(self, cards: Mapping[Key, Card]) -> tuple[dict[Key, list[Key]], set[Key]]:
        """Find the copies among the documents of texts that came or went; return what was, and what is to shelve."""
        digests = {card.digest for card in (*cards.values(), *self.ground.cards(cards).values())}
        stored = self.ground.alike(digests)
        before: dict[Key, list[Key]] = {}
        for card, first in stored:
            before.setdefault(first, [])
            if first != card.key:
                before[first].append(card.key)
        there = {card.key: card for card, _ in stored} | dict(cards)
        after = founding.copies(there.values(), self.table)
        self.gone = {key for key in before if key not in after or key in cards}
        self.firsts = after
        came = {key for key in after if key not in before or key in cards}
        for key in after.keys() & before.keys() - came:
            if sorted(after[key]) != sorted(before[key]):
                self.claims.update((*key, fact.claim) for fact in self.opened(key).facts)
        return before, came

    def _forget(self, before: Mapping[Key, Sequence[Key]]) -> dict[Key, Lots]:
        """Take documents off the shelf with all that was found of them, and copies from those that they copy."""
        lost = {key: unpack(packed) for key, packed in self.ground.packed(self.gone).items()}
        for one, other, _, _ in self.ground.matches(self.gone):
            self.claims.update(claim for claim in (one, other) if claim[:2] not in self.gone)
        copies = {copy for more in before.values() for copy in more}
        self.ties.extend(self.ground.ties({*self.gone, *copies}))
        self.ground.forget(self.gone, copies)
        return lost

    def _put(self, cards: Mapping[Key, Card], lots: Mapping[Key, Lots]) -> None:
        """Keep the documents of the texts that came or went, and put on the shelf those that came to it."""
        known = {**self.ground.cards({key for first, more in self.firsts.items() for key in (first, *more)}), **cards}
        for first, more in self.firsts.items():
            for key in (first, *more):
                self.ground.put(known[key], first, lots[key].pack() if key in lots else None)

    def _meet(self, pair: tuple[Key, Key], meets: Meets, *, is_new: bool) -> None:
        here, there = pair
        if not is_new and meets.is_as_before(here, there):
            return
        met = Met()
        if meets.near(here, there):
            met = self.table.meet(self.opened(here), self.opened(there), meets.common(here, there))
        edges = {_edge(match) for match in met.matches}
        before, tied = ((), ()) if is_new else self.ground.between(here, there)
        if {*before} == edges and {*tied} == {*met.ties}:
            return
        if not is_new:
            self.ground.drop_between(here, there)
        self.ground.put_matches(edges)
        self.ground.put_ties(met.ties)
        self.claims.update(claim for edge in {*before} ^ edges for claim in edge[:2])
        if {*tied} != {*met.ties}:
            self.ties.extend((*tied, *met.ties))
            if not is_new:
                self._touch(here)
                self._touch(there)

    def _copy(self) -> None:
        """Link exact copies with those that they are copies of."""
        for first, more in self.firsts.items():
            links = [self.table.copy(self.opened(first), self.opened(copy)) for copy in more]
            self.ground.put_ties(links)
            self.ties.extend(links)

    def _found(self, new: Iterable[Key]) -> set[Key]:
        """Find the origins of all that is linked otherwise than before; return the documents that have another."""
        ends = {key for tie in self.ties if tie.joins for key in (tie.first, tie.later)}
        old = self.ground.origins_of({*new, *ends})
        members = self.ground.members(set(old.values()))
        here = {*new, *ends, *(key for keys in members.values() for key in keys)}
        cards = self.ground.cards(here)
        of = {key: name for name, keys in members.items() for key in keys}
        heads = {name: keys[0] for name, keys in members.items()}
        groups = founding.origins(cards, [tie for tie in self.ground.ties(here) if tie.joins])
        moved: set[Key] = set()
        named: dict[str, list[Key]] = {}
        for group in groups:
            keys = [card.key for card in group]
            mine = sorted({of[key] for key in keys if key in of} - named.keys(), key=lambda name: int(name[1:]))
            name = mine[0] if mine else self.ground.next_origin()
            named[name] = keys
            again = heads.get(name) != keys[0] or keys[0] in new
            moved.update(key for key in keys if again or of.get(key) != name)
        self.ground.put_origins(named, set(members) - named.keys())
        self._show(of, {key: name for name, keys in named.items() for key in keys})
        return moved

    def _show(self, was: Mapping[Key, str], now: Mapping[Key, str]) -> None:
        """Say anew which links are shown, between the origins where that may be another (`founding.shown`)."""
        moved = {key for key in now if was.get(key) != now[key]}
        ties = [*self.ties, *self.ground.ties(moved)]
        ends = {key for tie in ties for key in (tie.first, tie.later)}
        own = {**self.ground.origins_of(ends), **now}
        between = {(names.get(tie.first), names.get(tie.later)) for tie in ties for names in (own, {**own, **was})}
        for first, later in sorted((a, b) for a, b in between if a and b):
            here = self.ground.members({first, later})
            inside = {key: name for name, keys in here.items() for key in keys}
            found = [
                t for t in self.ground.ties(inside) if inside.get(t.first) == first and inside.get(t.later) == later
            ]
            self.ground.show(found, founding.shown(founding.in_order(found, self.ground.cards(inside)), inside))

    def _covered(self, tie: Tie) -> Iterator[Id]:
        """Yield the claims that rest on another telling by a link."""
        if not self.ground.is_first(tie.later):
            return
        for fact in self.opened(tie.later).facts:
            if fact.claim in tie.claims or share_within((fact.start, fact.end), tie.passages) >= PASSAGE_SHARE:
                yield (*tie.later, fact.claim)

    def _touch(self, key: Key) -> None:
        """Let all stories be told again that a document is in, or that rest on it."""
        if self.ground.is_first(key):
            self.claims.update((*key, fact.claim) for fact in self.opened(key).facts)
        for tie in self.ground.ties({key}):
            if tie.first == key:
                self.claims.update(self._covered(tie))


def _edge(match: Match) -> Edge:
    return (*match.ids, match.score, match.across)
