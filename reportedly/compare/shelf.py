"""Finds the documents that may have to do with one another, without laying every document beside every other.

Two documents meet by a fingerprint of their words, or by keys of their claims (`lots`). What too many documents have
in common parts nothing: such a key of claims is passed over, and a fingerprint that stands in many texts is a
formula. By a formula a document meets only those next to it when all that have it stand in the order of their handles:
where whole texts are alike, that still makes one chain of all of them, however many they are. By a key of claims that
many have, as in an event that hundreds tell of, documents meet only its heads, the first in that order: all of them are
laid beside the same few, so that their claims still come together.
Whether two meet depends on both alike, and on the set of documents.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import nsmallest

from reportedly.compare.facts import Key
from reportedly.compare.lots import (
    BUSY,
    COMMON_KEY,
    COMMON_PRINT,
    COMMON_THING,
    HEADS,
    Lots,
    asked,
    handle_of,
    neighbours,
)
from reportedly.compare.postings import Postings

BESIDE = 2
"""Documents on either side that one meets by a formula."""


class Shelf:
    """The documents by number, and the index over them; what it finds does not depend on the order of adding."""

    def __init__(self) -> None:
        self.keys: list[Key] = []
        self._numbers: dict[Key, int] = {}
        self._gone: set[int] = set()
        self._prints, self._claims = Postings(), Postings()
        self._formulas: dict[int, list[tuple[int, Key]]] = {}

    def __contains__(self, document: Key) -> bool:
        return document in self._numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, document: Key, lots: Lots) -> None:
        """Put a document on the shelf."""
        number = len(self.keys)
        self.keys.append(document)
        self._numbers[document] = number
        self._prints.add(lots.prints, number)
        self._claims.add(sorted({*lots.claims, *lots.things}), number)
        for one in self._formulas.keys() & set(lots.prints):
            insort(self._formulas[one], (handle_of(document), document))

    def remove(self, document: Key) -> None:
        """Take a document off the shelf."""
        self._gone.add(self._numbers.pop(document))
        self._formulas.clear()

    def settle(self) -> None:
        """Make ready to be asked for every document."""
        self._prints.merge()
        self._claims.merge()

    def near(self, document: Key, lots: Lots) -> tuple[list[Key], frozenset[int]]:
        """Return the documents that may have to do with one, in order, and which of its fingerprints are formulas."""
        alike, common = set[Key](), set[int]()
        for value, found in self._find(self._prints, lots.prints, COMMON_PRINT):
            if found is None:
                common.add(value)
                alike.update(self._beside(value, document))
            else:
                alike.update(found)
        for own, most in ((lots.claims, COMMON_KEY), (lots.things, COMMON_THING)):
            few = dict(self._find(self._claims, sorted(asked(own)), most))
            for one in own:
                if here := few[one]:
                    for near in neighbours(one):
                        alike.update(_met(document, here, few[near] or ()))
        return sorted(alike - {document}), frozenset(common)

    def _find(self, index: Postings, lots: Sequence[int], most: int) -> Iterator[tuple[int, list[Key] | None]]:
        """Yield each key with the documents that have it, or None where there are more than `most`."""
        for value, numbers in zip(lots, index.find(lots, None if self._gone else most), strict=True):
            if numbers is None:
                yield value, None
                continue
            present = [self.keys[number] for number in numbers if number not in self._gone]
            yield value, present if len(present) <= most else None

    def _beside(self, formula: int, document: Key) -> list[Key]:
        holders = self._formulas.get(formula)
        if holders is None:
            numbers = self._prints.find([formula], None)[0] or ()
            present = (self.keys[number] for number in numbers if number not in self._gone)
            holders = sorted((handle_of(key), key) for key in present)
            self._formulas[formula] = holders
        place = bisect_left(holders, (handle_of(document), document))
        return [key for _, key in holders[max(place - BESIDE, 0) : place + BESIDE + 1]]


def _met(document: Key, here: Sequence[Key], there: Sequence[Key]) -> Sequence[Key]:
    """Return which documents one meets by a key, of those that have it, or its neighbour: `here` have its own."""
    if max(len(here), len(there)) <= BUSY or document in _heads(here):
        return there
    return _heads(there)


def _heads(holders: Sequence[Key]) -> list[Key]:
    """Return the first of many documents in the order of their handles; few have no heads."""
    return nsmallest(HEADS, holders, key=place) if len(holders) > BUSY else []


@lru_cache(maxsize=1 << 14)
def place(document: Key) -> tuple[int, Key]:
    """Return what orders documents by their handles."""
    return handle_of(document), document
