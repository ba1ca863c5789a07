"""Lays two documents side by side: the claims of both that are about one act, and the links between the two."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from reportedly.compare.cards import card_of
from reportedly.compare.facts import Told
from reportedly.compare.owners import NOBODY, Owners
from reportedly.compare.pairing import Match, Shared, matches, shared
from reportedly.compare.ties import same_text, ties
from reportedly.comparison import Tie

WHOLE = 0.5
"""Share of a text from which words are copied though every one of them stands in many texts."""


@dataclass(frozen=True, slots=True)
class Met:
    """What came of laying two documents side by side, or one beside itself."""

    matches: tuple[Match, ...] = ()
    ties: tuple[Tie, ...] = ()


class Table:
    """Where documents are laid side by side, under the rulings of readers and the owners that a person told of."""

    def __init__(self, overruled: Iterable[tuple[str, str, str]] = (), owners: Owners = NOBODY) -> None:
        self.owners = owners
        self._overruled = {(frozenset((one, other)), kind) for one, other, kind in overruled}

    def meet(self, here: Told, there: Told, common: Collection[int]) -> Met:
        """Lay two documents side by side, the earlier first; `common` are the fingerprints of one that are formulas."""
        here, there = sorted((here, there), key=lambda told: card_of(told).place)
        met = tuple(matches(here, there))
        same = tuple(match for match in met if not match.across)
        found = ties(here, there, _shared(here, there, common), same, self.owners)
        return Met(met, tuple(map(self.ruled, found)))

    def alone(self, here: Told) -> Met:
        """Lay a document beside itself."""
        return Met(tuple(matches(here, here)))

    def copy(self, here: Told, there: Told) -> Tie:
        """Return the link of two documents of one text."""
        return self.ruled(same_text(here, there))

    def ruled(self, tie: Tie) -> Tie:
        """Return a link as readers have ruled of it."""
        out = self.is_overruled(tie.link.from_, tie.link.to, tie.link.kind)
        return replace(tie, link=replace(tie.link, overruled=True), joins=False) if out else tie

    def is_overruled(self, one: str, other: str, *kinds: str) -> bool:
        """Whether a reader has overruled links of one of some kinds, or all, between two documents by their ids."""
        ids = frozenset((one, other))
        return any((ids, kind) in self._overruled for kind in (*kinds, ""))


def _shared(here: Told, there: Told, common: Collection[int]) -> Shared:
    """What two documents share; formulas count only where whole texts are alike."""
    words = shared(here, there, common)
    if common:
        whole = shared(here, there)
        return whole if whole.share >= WHOLE else words
    return words
