"""Which documents meet, by the keys of all that are compared, after some came and some went (see `shelf`)."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from reportedly.compare.facts import Key
from reportedly.compare.ground import Ground
from reportedly.compare.lots import (
    BUSY,
    COMMON_KEY,
    COMMON_PRINT,
    COMMON_THING,
    HEADS,
    Lots,
    asked,
    neighbours,
    unpack,
)
from reportedly.compare.shelf import BESIDE, place

Pair = tuple[Key, Key]


@dataclass
class Meets:
    """The index as it is now, and what came to it and went from it since it was looked at last."""

    ground: Ground
    came: Mapping[Key, Lots]
    gone: Mapping[Key, Lots]
    _counts: dict[int, int] = field(default_factory=dict)
    _lots: dict[Key, Lots] = field(default_factory=dict)
    _known: dict[int, Sequence[Key]] = field(default_factory=dict)
    _first: dict[int, frozenset[Key]] = field(default_factory=dict)
    _shift: Counter[int] = field(default_factory=Counter)
    _before: set[Pair] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._shift.update(lot for lots in self.came.values() for lot in lots.all)
        self._shift.subtract(lot for lots in self.gone.values() for lot in lots.all)

    def pairs(self) -> set[Pair]:
        """Return the pairs to look at: those that may meet by what came, and those that a key may no longer join."""
        found = (
            *self._by_prints(),
            *self._by_claims("claims", COMMON_KEY),
            *self._by_claims("things", COMMON_THING),
        )
        return {_in_order(pair) for pair in found if pair[0] != pair[1]}

    def is_as_before(self, one: Key, other: Key) -> bool:
        """Whether two documents of which something was found before, still meet, and by the same formulas."""
        if _in_order((one, other)) not in self._before or not self.near(one, other):
            return False
        changed = set(self._of(one).prints) & set(self._of(other).prints) & self._shift.keys()
        return not any((self._counts[lot] > COMMON_PRINT) != self._was_common(lot, COMMON_PRINT) for lot in changed)

    def near(self, one: Key, other: Key) -> bool:
        """Whether two documents meet."""
        here, there = self._of(one), self._of(other)
        both = set(here.prints) & set(there.prints)
        self._count(both)
        if any(self._counts[lot] <= COMMON_PRINT or self._side_by_side(lot, one, other) for lot in both):
            return True
        return any(
            self._may_meet((one, lot), (other, near), most)
            for own, others, most in (
                (here.claims, there.claims, COMMON_KEY),
                (here.things, there.things, COMMON_THING),
            )
            for lot, near in self._next_to(own, set(others))
        )

    def common(self, one: Key, other: Key) -> frozenset[int]:
        """Return the fingerprints of two documents that are formulas."""
        both = set(self._of(one).prints) & set(self._of(other).prints)
        self._count(both)
        return frozenset(lot for lot in both if self._counts[lot] > COMMON_PRINT)

    def _next_to(self, here: Iterable[int], there: Collection[int]) -> list[tuple[int, int]]:
        """Return the keys of two documents that are one, or neighbours."""
        pairs = [(lot, near) for lot in here for near in neighbours(lot) if near in there]
        self._count({lot for pair in pairs for lot in pair})
        return pairs

    def _may_meet(self, one: tuple[Key, int], other: tuple[Key, int], most: int) -> bool:
        """Whether two documents meet by a key of one and one of the other."""
        counts = [self._counts[lot] for _, lot in (one, other)]
        if max(counts) > most:
            return False
        return max(counts) <= BUSY or any(key in self._heads(lot) for key, lot in (one, other))

    def _by_prints(self) -> Iterator[Pair]:
        holders = self._changed("prints")
        self._count(holders)
        few = {lot for lot in holders if self._counts[lot] <= COMMON_PRINT or not self._was_common(lot, COMMON_PRINT)}
        found = self.ground.holders(few)
        for lot, (came, gone) in holders.items():
            is_common, was_common = self._counts[lot] > COMMON_PRINT, self._was_common(lot, COMMON_PRINT)
            if is_common and not was_common:
                yield from combinations([key for key in found[lot] if key not in self.came], 2)
            elif was_common and not is_common:
                yield from combinations(found[lot], 2)
            elif not is_common:
                yield from ((key, other) for key in came for other in found[lot])
            if is_common:
                for key in (*came, *gone):
                    yield from self._beside(lot, key)

    def _beside(self, formula: int, key: Key) -> Iterator[Pair]:
        """The pairs around a document that came to a formula or went from it: who is next to whom is another now."""
        before, after = self.ground.beside(formula, key, BESIDE + len(self.came))
        old = [other for side in (before, after) for other in self._nearest(side)]
        yield from combinations(old, 2)
        if key in self.came:
            yield from ((key, other) for other in (*before[:BESIDE], *after[:BESIDE]))

    def _nearest(self, side: Iterable[Key]) -> list[Key]:
        return [key for key in side if key not in self.came][:BESIDE]

    def _side_by_side(self, formula: int, one: Key, other: Key) -> bool:
        before, after = self.ground.beside(formula, one, BESIDE)
        return other in before or other in after

    def _by_claims(self, sort: str, most: int) -> Iterator[Pair]:
        holders = self._changed(sort)
        self._count(asked(holders))
        few = {lot for lot in asked(holders) if self._counts[lot] <= BUSY}
        self._known |= self.ground.holders(few)
        parting = set[Key]()
        for lot, (came, gone) in holders.items():
            now, before = (_grade(count, most) for count in (self._counts[lot], self._counts[lot] - self._shift[lot]))
            heads = self._heads(lot) if now == 1 else frozenset()
            old = self._heads_before(lot, came, gone) if before == 1 else frozenset()
            parting.update(old - heads if now == before else self._holders(lot))
            if now < 2:
                here = self._holders(lot) if now < before else {*came, *(heads - old)}
                yield from self._met_by(lot, here, most)
        yield from self._met_before(parting)

    def _met_by(self, lot: int, here: Iterable[Key], most: int) -> Iterator[Pair]:
        """The pairs of some documents that have a key with those that they meet by it."""
        for near in neighbours(lot):
            if self._counts[near] <= most:
                for key in here:
                    is_open = max(self._counts[lot], self._counts[near]) <= BUSY or key in self._heads(lot)
                    yield from ((key, other) for other in (self._holders(near) if is_open else self._heads(near)))

    def _holders(self, lot: int) -> Sequence[Key]:
        if lot not in self._known:
            self._known |= self.ground.holders({lot})
        return self._known[lot]

    def _heads(self, lot: int) -> frozenset[Key]:
        """The heads of a key that many documents have (see `shelf`)."""
        if lot not in self._first:
            many = self._counts[lot] > BUSY
            self._first[lot] = frozenset(self.ground.first(lot, HEADS) if many else ())
        return self._first[lot]

    def _heads_before(self, lot: int, came: Collection[Key], gone: Collection[Key]) -> frozenset[Key]:
        """The heads as they were before documents came and went."""
        there = set(self.ground.first(lot, HEADS + len(came))) - set(came)
        return frozenset(sorted({*there, *gone}, key=place)[:HEADS])

    def _met_before(self, keys: Iterable[Key]) -> Iterator[Pair]:
        """The pairs that something was found of: those that only met by a key that is too common now are to part."""
        old = {key for key in keys if key not in self.came}
        found = {(one[:2], other[:2]) for one, other, _, _ in self.ground.matches(old)}
        ties = {(tie.first, tie.later) for tie in self.ground.ties(old)}
        found |= {pair for pair in ties - found if all(map(self.ground.is_first, pair))}
        self._before.update(map(_in_order, found))
        yield from found

    def _changed(self, sort: str) -> dict[int, tuple[list[Key], list[Key]]]:
        """Return the keys that documents came to or went from, with those documents."""
        found: dict[int, tuple[list[Key], list[Key]]] = {}
        for side, documents in enumerate((self.came, self.gone)):
            for key, lots in documents.items():
                for lot in getattr(lots, sort):
                    found.setdefault(lot, ([], []))[side].append(key)
        return found

    def _was_common(self, lot: int, most: int) -> bool:
        return self._counts[lot] - self._shift[lot] > most

    def _count(self, lots: Collection[int]) -> None:
        unknown = {lot for lot in lots if lot not in self._counts}
        if unknown:
            self._counts.update(self.ground.counted(unknown, COMMON_KEY + 1 + len(self.came) + len(self.gone)))

    def _of(self, key: Key) -> Lots:
        if key not in self._lots:
            self._lots[key] = self.came.get(key) or unpack(self.ground.packed({key})[key])
        return self._lots[key]


def _in_order(pair: Pair) -> Pair:
    return min(pair), max(pair)


def _grade(count: int, most: int) -> int:
    """How common a key is that so many have: 0 where all of them meet, 1 where they meet its heads, 2 where none do."""
    return 2 if count > most else int(count > BUSY)
