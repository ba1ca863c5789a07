"""Lays records side by side: takes them one at a time, and gives the origins, the links and the stories of all.

1. A document is laid open (`facts`) and put on the shelf (`shelf`), which finds those that may have to do with it.
2. Two that may are laid side by side (`pairing`): shared words, and claims about one act.
3. What links them (`ties`) makes one origin of some, and lets claims of others rest on another's telling.
4. Matched claims become groups (`grouping`), groups stories with a verdict (`roots`, `disputes`, `verdicts`).
Every answer is a function of the set of documents: the order of adding changes nothing.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.compare.cards import Card, card_of
from reportedly.compare.facts import Key, Told, key_of, told
from reportedly.compare.grouping import Id
from reportedly.compare.joining import Joined
from reportedly.compare.outlets import name_key
from reportedly.compare.pairing import Match, Shared, matches, shared
from reportedly.compare.ranking import ranked
from reportedly.compare.shelf import Shelf
from reportedly.compare.telling import Telling, stories
from reportedly.compare.ties import Tie, same_text, ties
from reportedly.comparison import Link, Origin, OriginDocument, Story
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
    ) -> None:
        self._records: dict[Key, Record] = {}
        self._fetch = record_of
        self._opened = lru_cache(maxsize=_OPEN)(self._laid_open)
        self._cards: dict[Key, Card] = {}
        self._shelf = Shelf()
        self._overruled = {(frozenset((one, other)), kind) for one, other, kind in overruled}

    def __len__(self) -> int:
        return len(self._cards)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the documents: their ids and sources."""
        return tuple(self._cards)

    def add(self, record: Record) -> bool:
        """Take a record; return False where the document, under this source, is there already."""
        key = key_of(record)
        if key in self._cards:
            return False
        if self._fetch is None:
            self._records[key] = record
        laid = told(record)
        self._cards[key] = card_of(laid)
        self._shelf.add(laid)
        return True

    def remove(self, key: Key) -> None:
        """Take a document out: all that rested on it is gone with it."""
        self._shelf.remove(key)
        del self._cards[key]
        self._records.pop(key, None)
        self._opened.cache_clear()

    def comparison(self) -> Comparison:
        """Compare all documents."""
        origins, links, found = self.parts(self._cards)
        return Comparison(origins, links, ranked(found))

    def about(self, key: Key) -> Comparison:
        """Compare what has to do with one document: its links, and the stories that its claims are in."""
        near, _ = self._shelf.near(self._opened(key))
        origins, links, found = self.parts([key, *near])
        mine = (story for story in found if any((c.document, c.source) == key for c in story.claims))
        return Comparison(origins, links, ranked(mine))

    def parts(self, keys: Iterable[Key]) -> tuple[tuple[Origin, ...], tuple[Link, ...], Iterator[Story]]:
        """Return the origins and the links of some documents, and their stories one by one, not yet numbered.

        For so many documents that their stories shall not be in memory together.
        """
        cards = sorted((self._cards[key] for key in keys), key=lambda card: card.place)
        twins = self._twins(cards)
        scores: dict[tuple[Id, Id], float] = {}
        across: set[tuple[Id, Id]] = set()
        found: list[Tie] = []
        for met, between in self._meetings(twins):
            scores.update({_ids(match): match.score for match in met if not match.across})
            across.update(_ids(match) for match in met if match.across)
            found.extend(between)
        for one in sorted(twins):
            found.extend(same_text(self._opened(one), self._opened(twin)) for twin in twins[one])
        all_ties = [self._ruled(tie) for tie in sorted(found, key=self._order)]
        origins, origin_of, group_of = self._origins(cards, all_ties)
        resting: dict[Key, list[Tie]] = {}
        for tie in all_ties:
            resting.setdefault(tie.later, []).append(tie)
        told_of = stories(Telling(self._opened, twins, resting, origin_of), scores, across)
        return origins, _shown(all_ties, group_of), told_of

    def _twins(self, cards: Iterable[Card]) -> dict[Key, list[Key]]:
        """Return the documents of which no text is another's, each with its exact copies: one telling, laid open once.

        A copy whose link a reader has overruled stands for itself.
        """
        by_text: dict[bytes, Key] = {}
        twins: dict[Key, list[Key]] = {}
        for card in cards:
            first = by_text.setdefault(card.digest, card.key)
            if first == card.key or self._is_overruled(first[0], card.key[0], ("same bytes", "copied text")):
                twins[card.key] = []
            else:
                twins[first].append(card.key)
        return twins

    def _meetings(self, twins: Collection[Key]) -> Iterator[tuple[tuple[Match, ...], tuple[Tie, ...]]]:
        """Lay each document beside itself, and beside those that may have to do with it, by date: these are open."""
        place = {key: number for number, key in enumerate(twins)}
        for key in twins:
            here = self._opened(key)
            yield tuple(matches(here, here)), ()
            near, common = self._shelf.near(here)
            for other in near:
                if place.get(other, -1) > place[key]:
                    there = self._opened(other)
                    met = tuple(matches(here, there))
                    same = tuple(match for match in met if not match.across)
                    yield met, tuple(ties(here, there, _shared(here, there, common), same))

    def _ruled(self, tie: Tie) -> Tie:
        out = self._is_overruled(tie.link.from_, tie.link.to, (tie.link.kind,))
        return replace(tie, link=replace(tie.link, overruled=True), joins=False) if out else tie

    def _is_overruled(self, one: str, other: str, kinds: tuple[str, ...]) -> bool:
        ids = frozenset((one, other))
        return any((ids, kind) in self._overruled for kind in (*kinds, ""))

    def _order(self, tie: Tie) -> tuple[object, ...]:
        return self._cards[tie.first].place, self._cards[tie.later].place, tie.link.kind

    def _origins(
        self, cards: Iterable[Card], all_ties: Iterable[Tie]
    ) -> tuple[tuple[Origin, ...], dict[Key, str], dict[Key, str]]:
        """Number the origins, earliest first; return them, the origin that each document counts for, and its own.

        In the counts of stories the tellings of one outlet are one origin.
        """
        joined = Joined(card.key for card in cards)
        later = {tie.later for tie in all_ties if tie.joins}
        for tie in all_ties:
            if tie.joins:
                joined.join(tie.first, tie.later)
        groups = [
            sorted((self._cards[key] for key in group), key=lambda c: (c.key in later, c.place))
            for group in joined.groups()
        ]
        origins, counts_for, own, by_outlet = [], dict[Key, str](), dict[Key, str](), dict[object, str]()
        for number, group in enumerate(sorted(groups, key=lambda group: group[0].place), start=1):
            called, outlet = f"o{number}", group[0].outlet
            told_by = by_outlet.setdefault(name_key(outlet), called) if outlet else called
            counts_for |= {card.key: told_by for card in group}
            own |= {card.key: called for card in group}
            origins.append(Origin(called, tuple(OriginDocument(*card.key, card.outlet) for card in group)))
        return tuple(origins), counts_for, own

    def _laid_open(self, key: Key) -> Told:
        return told(self._fetch(key) if self._fetch else self._records[key])


WHOLE = 0.5
"""Share of a text from which words are copied though every one of them stands in many texts."""


def compare(records: Iterable[Record], *, overruled: Overruled = ()) -> Comparison:
    """Compare some records."""
    comparer = Comparer(overruled=overruled)
    for record in records:
        comparer.add(record)
    return comparer.comparison()


def _ids(match: Match) -> tuple[Id, Id]:
    one, other = (*match.one.key, match.one.claim), (*match.other.key, match.other.claim)
    return (one, other) if one < other else (other, one)


def _shared(here: Told, there: Told, common: frozenset[int]) -> Shared:
    """What two documents share; formulas count only where whole texts are alike."""
    words = shared(here, there, common)
    if common:
        whole = shared(here, there)
        return whole if whole.share >= WHOLE else words
    return words


def _shown(all_ties: Iterable[Tie], own: dict[Key, str]) -> tuple[Link, ...]:
    """Return the links to show: of statements and citations between two origins, that of their first tellings.

    What the copies of an article quote or cite, they have from the article.
    """
    told: set[tuple[str, str, str]] = set()
    kept = []
    for tie in all_ties:
        between = own[tie.first], own[tie.later], tie.link.kind
        if tie.joins or tie.link.overruled or tie.link.kind not in ("same statement", "cites") or between not in told:
            told.add(between)
            kept.append(tie.link)
    return tuple(sorted(kept, key=_by_sources))


def _by_sources(link: Link) -> tuple[str, ...]:
    return link.from_source, link.to_source, link.from_, link.to, link.kind
