"""Lays records side by side: takes them one at a time, and gives the origins, the links and the stories of all.

1. A document is laid open (`facts`) and put on the shelf (`shelf`), which finds those that may have to do with it.
2. Two that may are laid side by side (`meeting`): shared words, and claims about one act.
3. What links them (`ties`) makes one origin of some, and lets claims of others rest on another's telling.
4. Matched claims become groups (`grouping`), groups stories with a verdict (`roots`, `disputes`, `verdicts`).
Every answer is a function of the set of documents: the order of adding changes nothing.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportedly.compare import founding
from reportedly.compare.cards import card_of
from reportedly.compare.facts import Key, Told, key_of, told
from reportedly.compare.grouping import Id
from reportedly.compare.lots import lots_of
from reportedly.compare.meeting import Met, Table
from reportedly.compare.owners import NOBODY, Owners
from reportedly.compare.ranking import ranked
from reportedly.compare.shelf import Shelf
from reportedly.compare.telling import Founded, Telling, stories
from reportedly.comparison import Card, Link, Origin, OriginDocument, Story, Tie
from reportedly.record import Record

Overruled = Collection[tuple[str, str, str]]
"""Links that a reader has overruled: two document ids, in whichever order, and the kind, "" for whatever kind."""
_OPEN = 2048
"""Documents that are kept laid open; the rest are laid open again when they are asked for."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came out: origins, the links that make them, and stories, first what a person should look at first."""

    origins: tuple[Origin, ...]
    links: tuple[Link, ...]
    stories: tuple[Story, ...]


class Comparer:
    """Takes records and compares them; `record_of` fetches a record by its key where memory shall not hold all."""

    def __init__(
        self,
        *,
        record_of: Callable[[Key], Record] | None = None,
        overruled: Overruled = (),
        owners: Owners = NOBODY,
    ) -> None:
        self._table = Table(overruled, owners)
        self._records: dict[Key, Record] = {}
        self._fetch = record_of
        self._opened = lru_cache(maxsize=_OPEN)(self._laid_open)
        self._cards: dict[Key, Card] = {}
        self._copies: dict[bytes, dict[Key, list[Key]]] = {}
        self._shelf = Shelf()

    def __len__(self) -> int:
        return len(self._cards)

    def add(self, record: Record) -> bool:
        """Take a record; return False where the document, under this source, is there already."""
        key = key_of(record)
        if key in self._cards:
            return False
        if self._fetch is None:
            self._records[key] = record
        laid = told(record)
        self._cards[key] = card = card_of(laid)
        self._sort(card.digest, {*self._alike(card.digest), key}, laid)
        return True

    def remove(self, key: Key) -> None:
        """Take a document out: all that rested on it is gone with it."""
        digest = self._cards[key].digest
        self._sort(digest, self._alike(digest) - {key})
        del self._cards[key]
        self._records.pop(key, None)
        self._opened.cache_clear()

    def comparison(self) -> Comparison:
        """Compare all documents."""
        origins, links, found = self.parts()
        return Comparison(origins, links, ranked(found))

    def parts(self) -> tuple[tuple[Origin, ...], tuple[Link, ...], Iterator[Story]]:
        """Return the origins and the links, and the stories one by one, not yet numbered.

        For so many documents that their stories shall not be in memory together.
        """
        copies = {first: more for alike in self._copies.values() for first, more in alike.items()}
        firsts = sorted(copies, key=lambda key: self._cards[key].place)
        scores: dict[tuple[Id, Id], float] = {}
        across: set[tuple[Id, Id]] = set()
        found: list[Tie] = []
        for met in self._meetings(firsts):
            scores.update({match.ids: match.score for match in met.matches if not match.across})
            across.update(match.ids for match in met.matches if match.across)
            found.extend(met.ties)
        for first, more in copies.items():
            found.extend(self._table.copy(self._opened(first), self._opened(copy)) for copy in more)
        ties = founding.in_order(found, self._cards)
        origins, of = self._origins(ties)
        resting: dict[Key, list[Tie]] = {}
        for tie in ties:
            resting.setdefault(tie.later, []).append(tie)
        telling = Telling(self._opened, copies.__getitem__, lambda key: resting.get(key, ()), of.__getitem__)
        links = founding.shown(ties, {key: called for key, (called, _) in of.items()})
        return origins, tuple(sorted(links, key=_by_sources)), stories(telling, firsts, scores, across)

    def _alike(self, digest: bytes) -> set[Key]:
        """Return the documents of one text."""
        return {key for first, more in self._copies.get(digest, {}).items() for key in (first, *more)}

    def _sort(self, digest: bytes, alike: Collection[Key], laid: Told | None = None) -> None:
        """Put those of one text that are no copies on the shelf, and take off the others."""
        before = self._copies.pop(digest, {})
        after = founding.copies((self._cards[key] for key in alike), self._table)
        for key in before.keys() - after.keys():
            self._shelf.remove(key)
        for key in sorted(after.keys() - before.keys()):
            self._shelf.add(key, lots_of(laid if laid and laid.key == key else self._opened(key)))
        if after:
            self._copies[digest] = after

    def _meetings(self, firsts: Iterable[Key]) -> Iterator[Met]:
        """Lay each document beside itself, and beside those that may have to do with it, by date: these are open."""
        self._shelf.settle()
        place = {key: number for number, key in enumerate(firsts)}
        for key, number in place.items():
            here = self._opened(key)
            yield self._table.alone(here)
            near, common = self._shelf.near(key, lots_of(here))
            for other in near:
                if place[other] > number:
                    yield self._table.meet(here, self._opened(other), common)

    def _origins(self, ties: Iterable[Tie]) -> tuple[tuple[Origin, ...], dict[Key, Founded]]:
        """Number the origins, the earliest first; return them, and that of each document."""
        origins, of = [], dict[Key, Founded]()
        for number, group in enumerate(founding.origins(self._cards, ties), start=1):
            of |= {card.key: (f"o{number}", group[0]) for card in group}
            origins.append(Origin(f"o{number}", tuple(OriginDocument(*card.key, card.outlet) for card in group)))
        return tuple(origins), of

    def _laid_open(self, key: Key) -> Told:
        return told(self._fetch(key) if self._fetch else self._records[key])


def compare(records: Iterable[Record], *, overruled: Overruled = (), owners: Owners = NOBODY) -> Comparison:
    """Compare some records."""
    comparer = Comparer(overruled=overruled, owners=owners)
    for record in records:
        comparer.add(record)
    return comparer.comparison()


def _by_sources(link: Link) -> tuple[str, ...]:
    return link.from_source, link.to_source, link.from_, link.to, link.kind
