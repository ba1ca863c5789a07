"""The keys under which a document is found: fingerprints of its words, and what its claims say of whom, and when.

A key is a whole number of 64 bits. Its last bits are the fortnight of publication where it has one, so that the keys
of the fortnights before and after are its neighbours.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

from reportedly.compare.days import day_number
from reportedly.compare.facts import Key, Told
from reportedly.compare.words import key
from reportedly.record import Entity, Record

COMMON_PRINT = 25
"""Texts from which a fingerprint is a formula; few outlets print one agency report more often."""
COMMON_KEY = 400
"""Documents from which a key of claims parts nothing any more."""
COMMON_THING = 12
"""The same for keys of a thing or of one name, which tell less: that a thing was bought, that 40 were hurt.

So all documents meet in a case, or of a fortnight, that has no more: reports of one event may have no word in common.
"""
BUSY, HEADS = 16, 8
"""Documents from which those that have a key of claims meet only its heads by it, and how many heads it has."""
_NAMES, _PAIRED = 8, 4
"""Names of a document that make keys: those that it mentions most."""
_FORTNIGHT = 14
_DATED = (1 << 20) - 1
"""The bits of a key that hold its fortnight; all zero where it has none."""


@dataclass(frozen=True, slots=True)
class Lots:
    """The keys of one document, of each sort in ascending order."""

    prints: tuple[int, ...]
    claims: tuple[int, ...]
    things: tuple[int, ...]

    @property
    def all(self) -> list[int]:
        """All keys, each once."""
        return sorted({*self.prints, *self.claims, *self.things})

    def pack(self) -> bytes:
        """Return the keys as bytes, to be kept."""
        sorts = self.prints, self.claims, self.things
        return array("Q", [*map(len, sorts), *(one for sort in sorts for one in sort)]).tobytes()


def unpack(packed: bytes) -> Lots:
    """Return the keys that `Lots.pack` packed."""
    numbers = array("Q")
    numbers.frombytes(packed)
    prints, claims, _ = numbers[:3]
    rest = numbers[3:]
    return Lots(tuple(rest[:prints]), tuple(rest[prints : prints + claims]), tuple(rest[prints + claims :]))


def handle_of(document: Key) -> int:
    """Return the number by which a document stands among others that have a formula: of its id, and of nothing else."""
    return int.from_bytes(blake2b(document[0].encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def lots_of(told: Told) -> Lots:
    """Return the keys of a document."""
    names = _most_named(told.record, told.names)
    fortnight = _fortnight(told)
    acts = {act for fact in told.facts for act in fact.acts}
    claims = {_dated(key("act", act, name), fortnight) for act in acts for name in names}
    claims |= {_dated(key("names", *sorted(pair)), 0) for pair in combinations(names[:_PAIRED], 2)}
    things = {_dated(key(*thing), fortnight) for thing in _things(told)}
    things |= {_dated(key("name", name), fortnight) for name in names}
    things |= {_dated(key("any"), fortnight), _dated(key("any"), 0)}
    return Lots(tuple(sorted(set(told.prints.hashes))), tuple(sorted(claims)), tuple(sorted(things)))


def neighbours(lot: int) -> tuple[int, ...]:
    """Return a key of claims or things with those of the fortnights before and after, where it has one."""
    return (lot - 1, lot, lot + 1) if lot & _DATED else (lot,)


def _dated(lot: int, fortnight: int) -> int:
    return lot & ~_DATED | fortnight


def _fortnight(told: Told) -> int:
    """Which fortnight a document is of, counted so that none and its neighbours are 0: that is no date."""
    day = day_number(told.published)
    return 0 if day is None else day // _FORTNIGHT + 2


def _things(told: Told) -> Iterator[tuple[str, ...]]:
    """What claims say of which thing, and their telling figures: two reports of one event may share no name."""
    for fact in told.facts:
        heads = {slot.head for slot in (fact.doer, fact.undergoer) if slot and not slot.names and slot.head}
        for act in fact.acts:
            yield from (("thing", act, head) for head in heads if act != head)
            yield from (("figure", act, f.kin, str(f.low), str(f.high)) for f in fact.figures if f.is_telling)


def _most_named(record: Record, names: frozenset[str]) -> list[str]:
    counts: Counter[str] = Counter(dict.fromkeys(names, 0))
    for entity in record.entities:
        _count(entity, counts)
    return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_NAMES]]


def _count(entity: Entity, counts: Counter[str]) -> None:
    for word in entity.name.replace("’", "'").casefold().removesuffix("'s").split():
        if word in counts:
            counts[word] += len(entity.mentions)


def asked(lots: Iterable[int]) -> set[int]:
    """Return the keys under which to look for the documents that some keys of claims or things may meet."""
    return {near for lot in lots for near in neighbours(lot)}
