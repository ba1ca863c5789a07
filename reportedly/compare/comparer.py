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

from reportedly.compare.facts import Fact, Key, Told, key_of, told
from reportedly.compare.features import Pair, score
from reportedly.compare.grouping import Id, grouped
from reportedly.compare.joining import Joined, reachable
from reportedly.compare.outlets import name_key
from reportedly.compare.pairing import Match, matches, shared
from reportedly.compare.ranking import ranked
from reportedly.compare.roots import name, roots
from reportedly.compare.shelf import Shelf
from reportedly.compare.ties import Tie, same_text, ties
from reportedly.compare.verdicts import judge
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


@dataclass(frozen=True, slots=True)
class _Met:
    """What lies between two documents."""

    ties: tuple[Tie, ...]
    matches: tuple[Match, ...]


class Comparer:
    """Takes records and compares them; `record_of` fetches a record by its key where memory shall not hold all."""

    def __init__(
        self,
        *,
        record_of: Callable[[Key], Record] | None = None,
        overruled: Overruled = (),
        owners: dict[str, str] | None = None,
    ) -> None:
        self._records: dict[Key, Record] = {}
        self._fetch = record_of
        self._open = lru_cache(maxsize=_OPEN)(self._laid_open)
        self._shelf = Shelf()
        self._overruled = {(frozenset((one, other)), kind) for one, other, kind in overruled}
        self._owners = {name_key(outlet): owner for outlet, owner in (owners or {}).items()}

    def __len__(self) -> int:
        return len(self._shelf)

    def add(self, record: Record) -> bool:
        """Take a record; return False where the document, under this source, is there already."""
        key = key_of(record)
        if key in self._shelf:
            return False
        if self._fetch is None:
            self._records[key] = record
        self._shelf.add(told(record))
        return True

    def remove(self, key: Key) -> None:
        """Take a document out: all that rested on it is gone with it."""
        self._shelf.remove(key)
        self._records.pop(key, None)
        self._open.cache_clear()

    def comparison(self) -> Comparison:
        """Compare all documents."""
        return self._compare(list(self._shelf))

    def about(self, key: Key) -> Comparison:
        """Compare what has to do with one document: its links, and the stories that its claims are in."""
        near, _ = self._shelf.near(self._open(key))
        found = self._compare(sorted([key, *near]))
        mine = tuple(story for story in found.stories if any((c.document, c.source) == key for c in story.claims))
        return replace(found, stories=mine)

    def _compare(self, keys: list[Key]) -> Comparison:
        twins = self._twins(keys)
        firsts = sorted(twins)
        met = dict(self._meetings(firsts))
        doubled = (same_text(self._open(one), self._open(twin)) for one in firsts for twin in twins[one])
        all_ties = [self._ruled(tie) for tie in (*(tie for pair in sorted(met) for tie in met[pair].ties), *doubled)]
        groups = self._joined(keys, all_ties)
        later = {tie.later.key for tie in all_ties if tie.joins}
        origins, origin_of = self._origins(groups, later)
        matched = [match for pair in sorted(met) for match in met[pair].matches]
        stories = self._stories(twins, matched, all_ties, origin_of)
        links = sorted((tie.link for tie in self._shown(all_ties, groups)), key=_by_sources)
        return Comparison(origins, tuple(links), ranked(stories))

    def _shown(self, all_ties: Iterable[Tie], groups: list[list[Key]]) -> list[Tie]:
        """Return the ties to show: of statements and citations between two origins, that of their first tellings.

        What the copies of an article quote or cite, they have from the article.
        """
        number = {key: count for count, group in enumerate(groups) for key in group}
        shown: dict[object, Tie] = {}
        kept = []
        for tie in sorted(all_ties, key=lambda tie: (self._when(tie.first.key), self._when(tie.later.key))):
            if tie.joins or tie.link.overruled or tie.link.kind not in ("same statement", "cites"):
                kept.append(tie)
            else:
                shown.setdefault((number[tie.first.key], number[tie.later.key], tie.link.kind), tie)
        return [*kept, *shown.values()]

    def _twins(self, keys: list[Key]) -> dict[Key, list[Key]]:
        """Return the documents of which no text is another's, each with its exact copies: one telling, laid open once.

        A copy whose link a reader has overruled stands for itself.
        """
        by_text: dict[str, Key] = {}
        twins: dict[Key, list[Key]] = {}
        for key in sorted(keys, key=self._when):
            first = by_text.setdefault(self._open(key).record.document.text, key)
            if first == key or self._is_overruled(first[0], key[0], ("same bytes", "copied text")):
                twins[key] = []
            else:
                twins[first].append(key)
        return twins

    def _meetings(self, keys: list[Key]) -> Iterator[tuple[tuple[Key, Key], _Met]]:
        wanted = set(keys)
        for key in keys:
            here = self._open(key)
            inside = tuple(matches(here, here))
            if inside:
                yield (key, key), _Met((), inside)
            near, common = self._shelf.near(here)
            for other in near:
                if key < other and other in wanted:
                    met = self._meeting(here, self._open(other), common)
                    if met.ties or met.matches:
                        yield (key, other), met

    def _meeting(self, here: Told, there: Told, common: frozenset[int]) -> _Met:
        met = tuple(matches(here, there))
        words = shared(here, there, common)
        if common:
            whole = shared(here, there)
            words = whole if whole.share >= WHOLE else words
        return _Met(tuple(ties(here, there, words, met)), met)

    def _ruled(self, tie: Tie) -> Tie:
        out = self._is_overruled(tie.link.from_, tie.link.to, (tie.link.kind,))
        return replace(tie, link=replace(tie.link, overruled=True), joins=False) if out else tie

    def _is_overruled(self, one: str, other: str, kinds: tuple[str, ...]) -> bool:
        ids = frozenset((one, other))
        return any((ids, kind) in self._overruled for kind in (*kinds, ""))

    def _joined(self, keys: list[Key], all_ties: Iterable[Tie]) -> list[list[Key]]:
        joined = Joined(keys)
        for tie in all_ties:
            if tie.joins:
                joined.join(tie.first.key, tie.later.key)
        return joined.groups()

    def _origins(self, groups: list[list[Key]], later: set[Key]) -> tuple[tuple[Origin, ...], dict[Key, str]]:
        """Number the origins, earliest first; in stories, the tellings of one outlet are one origin."""
        told = [sorted(group, key=lambda key: (key in later, self._when(key))) for group in groups]
        ordered = sorted(told, key=lambda group: self._when(group[0]))
        origins, origin_of, by_outlet = [], dict[Key, str](), dict[object, str]()
        for number, group in enumerate(ordered, start=1):
            called = f"o{number}"
            outlet = self._open(group[0]).outlet
            told_by = by_outlet.setdefault(name_key(outlet), called) if outlet else called
            origin_of |= dict.fromkeys(group, told_by)
            origins.append(Origin(called, tuple(self._document(key) for key in group)))
        return tuple(origins), origin_of

    def _stories(
        self, twins: dict[Key, list[Key]], met: list[Match], all_ties: list[Tie], origin_of: dict[Key, str]
    ) -> Iterator[Story]:
        by_id: dict[Id, Fact] = {(*key, fact.claim): fact for key in twins for fact in self._open(key).facts}
        scores = {_pair((*m.one.key, m.one.claim), (*m.other.key, m.other.claim)): m.score for m in met}
        near: dict[Id, list[Id]] = {}
        for one, other in scores:
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
        resting: dict[Key, list[Tie]] = {}
        for tie in all_ties:
            resting.setdefault(tie.later.key, []).append(tie)
        seen: set[Id] = set()
        for claim in sorted(by_id):
            if claim in seen:
                continue
            members = sorted(reachable(claim, near))
            seen.update(members)
            for group in grouped(members, _among(members, near, scores), self._weigh(by_id)):
                facts = [by_id[one] for one in group]
                yield self._story(facts, twins, resting, origin_of)

    def _story(
        self,
        facts: list[Fact],
        twins: dict[Key, list[Key]],
        resting: dict[Key, list[Tie]],
        origin_of: dict[Key, str],
    ) -> Story:
        """Judge a group of claims; an exact copy tells each of them again, and rests on what the first rests on."""
        rank = {origin: int(origin[1:]) for origin in set(origin_of.values())}
        outlets = {fact.key: (self._open(fact.key).published, self._open(fact.key).outlet) for fact in facts}
        found = roots(facts, resting, origin_of, rank, outlets)
        for fact in tuple(facts):
            for twin in twins[fact.key]:
                again = self._open(twin).by_id.get(fact.claim)
                if again:
                    facts.append(again)
                    found[name(again)] = found[name(fact)]
        return judge(facts, {fact.key: self._open(fact.key) for fact in facts}, found)

    def _weigh(self, by_id: dict[Id, Fact]) -> Callable[[Id, Id], float]:
        def weigh(one: Id, other: Id) -> float:
            a, b = by_id[one], by_id[other]
            return score(Pair(a, b, self._open(a.key), self._open(b.key)))

        return weigh

    def _document(self, key: Key) -> OriginDocument:
        return OriginDocument(*key, self._open(key).outlet)

    def _when(self, key: Key) -> tuple[str, int, str, str]:
        laid = self._open(key)
        return laid.published or "~", len(laid.record.document.text), key[1], key[0]

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


def _pair(one: Id, other: Id) -> tuple[Id, Id]:
    return (one, other) if one < other else (other, one)


def _among(
    members: list[Id], near: dict[Id, list[Id]], scores: dict[tuple[Id, Id], float]
) -> dict[tuple[Id, Id], float]:
    return {pair: scores[pair] for one in members for other in near.get(one, ()) if (pair := _pair(one, other))}


def _by_sources(link: Link) -> tuple[str, ...]:
    return link.from_source, link.to_source, link.from_, link.to, link.kind
