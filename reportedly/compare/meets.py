"""Which documents meet, by the keys of all that are compared, after some came and some went (see `shelf`)."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from reportedly.compare.facts import Key
from reportedly.compare.ground import Ground
from reportedly.compare.lots import COMMON_KEY, COMMON_PRINT, COMMON_THING, Lots, asked, neighbours, unpack
from reportedly.compare.shelf import BESIDE

Pair = tuple[Key, Key]


@dataclass
class Meets:
    """The index as it is now, and what came to it and went from it since it was looked at last."""

    ground: Ground
    came: Mapping[Key, Lots]
    gone: Mapping[Key, Lots]
    _counts: dict[int, int] = field(default_factory=dict)
    _lots: dict[Key, Lots] = field(default_factory=dict)
    _shift: Counter[int] = field(default_factory=Counter)

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
        return {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}

    def near(self, one: Key, other: Key) -> bool:
        """Whether two documents meet."""
        here, there = self._of(one), self._of(other)
        both = set(here.prints) & set(there.prints)
        self._count(both)
        if any(self._counts[lot] <= COMMON_PRINT or self._side_by_side(lot, one, other) for lot in both):
            return True
        return self._meet(here.claims, there.claims, COMMON_KEY) or self._meet(here.things, there.things, COMMON_THING)

    def common(self, one: Key, other: Key) -> frozenset[int]:
        """Return the fingerprints of two documents that are formulas."""
        both = set(self._of(one).prints) & set(self._of(other).prints)
        self._count(both)
        return frozenset(lot for lot in both if self._counts[lot] > COMMON_PRINT)

    def _meet(self, here: Iterable[int], there: Collection[int], most: int) -> bool:
        wanted = set(there)
        pairs = [(one, other) for one in here for other in neighbours(one) if other in wanted]
        self._count({lot for pair in pairs for lot in pair})
        return any(self._counts[one] <= most and self._counts[other] <= most for one, other in pairs)

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
        is_open = {lot for lot in asked(holders) if self._counts[lot] <= most}
        found = self.ground.holders(is_open | {lot for lot in holders if not self._was_common(lot, most)})
        for lot, (came, _) in holders.items():
            if lot not in is_open:
                if not self._was_common(lot, most):
                    yield from self._met_before(found.get(lot, ()))
                continue
            here = found.get(lot, ()) if self._was_common(lot, most) else came
            for near in neighbours(lot):
                if near in is_open:
                    yield from ((key, other) for key in here for other in found.get(near, ()))

    def _met_before(self, keys: Iterable[Key]) -> Iterator[Pair]:
        """The pairs that something was found of: those that only met by a key that is too common now are to part."""
        old = {key for key in keys if key not in self.came}
        for one, other, _, _ in self.ground.matches(old):
            yield one[:2], other[:2]
        for tie in self.ground.ties(old):
            if self.ground.is_first(tie.first) and self.ground.is_first(tie.later):
                yield tie.first, tie.later

    def _changed(self, sort: str) -> dict[int, tuple[list[Key], list[Key]]]:
        """Return the keys that documents came to or went from, with those documents."""
        found: dict[int, tuple[list[Key], list[Key]]] = {}
        for place, documents in enumerate((self.came, self.gone)):
            for key, lots in documents.items():
                for lot in getattr(lots, sort):
                    found.setdefault(lot, ([], []))[place].append(key)
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
