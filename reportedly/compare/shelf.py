"""Finds the documents that may have to do with one another, without laying every document beside every other.

A document is found by the fingerprints of its words, and by keys that join an act, a name and the fortnight of its
publication. What too many documents have in common parts nothing: such a key is passed over, and a fingerprint
that stands in many texts is a formula, unless whole texts are alike.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from reportedly.compare.days import day_number
from reportedly.compare.facts import Key, Told
from reportedly.compare.postings import Postings
from reportedly.compare.words import key
from reportedly.record import Entity, Record

COMMON_PRINT = 25
"""Texts from which a fingerprint is a formula; few outlets print one agency report more often."""
COMMON_KEY = 400
"""Documents from which a key of claims parts nothing any more."""
COMMON_THING = 12
"""The same for keys without a name: that a thing was bought, or that 40 were hurt, tells less."""
REPRESENTATIVES = 3
"""Texts, the first by id, that stand for all that hold a common fingerprint; a copy is a copy of them too."""
_NAMES, _PAIRED = 8, 4
"""Names of a document that make keys: those that it mentions most."""
_FORTNIGHT = 14


class Shelf:
    """The documents by number, and the two indexes over them; what it finds does not depend on the order of adding."""

    def __init__(self) -> None:
        self.keys: list[Key] = []
        self._numbers: dict[Key, int] = {}
        self._gone: set[int] = set()
        self._prints, self._claims = Postings(), Postings()

    def __contains__(self, document: Key) -> bool:
        return document in self._numbers

    def __iter__(self) -> Iterator[Key]:
        return iter(sorted(self._numbers))

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, told: Told) -> None:
        """Put a document on the shelf."""
        number = len(self.keys)
        self.keys.append(told.key)
        self._numbers[told.key] = number
        self._prints.add(sorted(set(told.prints.hashes)), number)
        self._claims.add(_posted(told), number)

    def remove(self, document: Key) -> None:
        """Take a document off the shelf."""
        self._gone.add(self._numbers.pop(document))

    def near(self, told: Told) -> tuple[list[Key], frozenset[int]]:
        """Return the documents that may have to do with one, in order, and which of its fingerprints are formulas."""
        hashes = sorted(set(told.prints.hashes))
        alike, common = set[int](), set[int]()
        for value, numbers in zip(hashes, self._prints.find(hashes), strict=True):
            present = self._present(numbers)
            if self._texts(present) > COMMON_PRINT:
                common.add(value)
                present = sorted(present, key=lambda number: self.keys[number])[:REPRESENTATIVES]
            alike.update(present)
        for found, most in ((_asked(told), COMMON_KEY), (_asked_of_things(told), COMMON_THING)):
            for numbers in self._claims.find(found):
                present = self._present(numbers)
                if len(present) <= most:
                    alike.update(present)
        return sorted({self.keys[number] for number in alike} - {told.key}), frozenset(common)

    def _present(self, numbers: list[int]) -> list[int]:
        return [number for number in numbers if number not in self._gone] if self._gone else numbers

    def _texts(self, numbers: list[int]) -> int:
        """How many texts: a copy of one under another source is no other text."""
        return len(numbers) if len(numbers) <= COMMON_PRINT else len({self.keys[number][0] for number in numbers})


def _posted(told: Told) -> list[int]:
    own = _bucket(told)
    found = {key("act", act, name, own) for act in _acts(told) for name in _names(told)}
    return sorted(found | _pairs(told) | {key(*thing, own) for thing in _things(told)})


def _asked(told: Told) -> list[int]:
    buckets = _buckets(told)
    found = {key("act", act, name, bucket) for act in _acts(told) for name in _names(told) for bucket in buckets}
    return sorted(found | _pairs(told))


def _asked_of_things(told: Told) -> list[int]:
    return sorted({key(*thing, bucket) for thing in _things(told) for bucket in _buckets(told)})


def _buckets(told: Told) -> list[int | None]:
    own = _bucket(told)
    return [own] if own is None else [own - 1, own, own + 1]


def _pairs(told: Told) -> set[int]:
    """Keys without a date: two names that stand together in both documents, whenever they appeared."""
    return {key("names", *sorted(pair)) for pair in combinations(_names(told)[:_PAIRED], 2)}


def _acts(told: Told) -> list[str]:
    return sorted({act for fact in told.facts for act in fact.acts})


def _things(told: Told) -> set[tuple[str, ...]]:
    """What claims say of which thing, and their telling figures: two reports of one event may share no name."""
    found: set[tuple[str, ...]] = set()
    for fact in told.facts:
        heads = {slot.head for slot in (fact.doer, fact.undergoer) if slot and not slot.names and slot.head}
        found |= {("thing", act, head) for act in fact.acts for head in heads if act != head}
        found |= {
            ("figure", act, f.unit, str(f.low), str(f.high)) for act in fact.acts for f in fact.figures if f.is_telling
        }
    return found


def _names(told: Told) -> list[str]:
    return _most_named(told.record, told.names)


def _most_named(record: Record, names: frozenset[str]) -> list[str]:
    counts: Counter[str] = Counter(dict.fromkeys(names, 0))
    for entity in record.entities:
        _count(entity, counts)
    return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_NAMES]]


def _count(entity: Entity, counts: Counter[str]) -> None:
    for word in entity.name.replace("’", "'").casefold().removesuffix("'s").split():
        if word in counts:
            counts[word] += len(entity.mentions)


def _bucket(told: Told) -> int | None:
    day = day_number(told.published)
    return None if day is None else day // _FORTNIGHT
