"""What a comparison that is kept has to offer, so that it can follow its documents; a case file does."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from reportedly.compare.facts import Key
from reportedly.compare.grouping import Id
from reportedly.comparison import Card, Link, Story, Tie
from reportedly.record import Record

Edge = tuple[Id, Id, float, bool]
"""Two claims that match, the smaller first, with the sum that says so; true where they count in two scopes."""


class Ground(Protocol):
    """The documents that are compared, what was found of each two, their origins and stories; by ids and sources."""

    def record(self, key: Key) -> Record:
        """Return the current record of a document."""

    def cards(self, keys: Collection[Key]) -> Mapping[Key, Card]:
        """Return the cards of those documents that are compared."""

    def alike(self, digests: Collection[bytes]) -> Sequence[tuple[Card, Key]]:
        """Return the documents of some texts, each with the one that it is a copy of, or itself."""

    def is_first(self, key: Key) -> bool:
        """Whether a document is compared, and is no copy of another."""

    def copies(self, key: Key) -> Sequence[Key]:
        """Return the exact copies of a document."""

    def put(self, card: Card, first: Key, packed: bytes | None) -> None:
        """Keep a document: what it is a copy of, or itself; and its keys, if it is to be found by them from now on."""

    def forget(self, firsts: Collection[Key], copies: Collection[Key]) -> None:
        """Take documents out of the index with their matches and links; of copies, take the links."""

    def packed(self, keys: Collection[Key]) -> Mapping[Key, bytes]:
        """Return the keys of documents, as they were put."""

    def counted(self, lots: Collection[int], most: int) -> Mapping[int, int]:
        """Return how many documents have each key; where there are more, `most`."""

    def holders(self, lots: Collection[int]) -> Mapping[int, Sequence[Key]]:
        """Return the documents that have each key."""

    def first(self, lot: int, number: int) -> Sequence[Key]:
        """Return the first documents that have a key, in the order of their handles."""

    def beside(self, lot: int, key: Key, width: int) -> tuple[Sequence[Key], Sequence[Key]]:
        """Return the documents that have a key next to one, nearest first: those before it, and those after it."""

    def matches(self, keys: Collection[Key]) -> Sequence[Edge]:
        """Return the matches that claims of some documents take part in."""

    def ties(self, keys: Collection[Key]) -> Sequence[Tie]:
        """Return the links of some documents, in their order."""

    def between(self, one: Key, other: Key) -> tuple[Sequence[Edge], Sequence[Tie]]:
        """Return the matches and links between two documents."""

    def drop_between(self, one: Key, other: Key) -> None:
        """Remove the matches and links between two documents."""

    def put_matches(self, edges: Collection[Edge]) -> None:
        """Keep matches."""

    def put_ties(self, ties: Collection[Tie]) -> None:
        """Keep links."""

    def show(self, ties: Collection[Tie], shown: Collection[Link]) -> None:
        """Say which of some links are shown."""

    def origins_of(self, keys: Collection[Key]) -> Mapping[Key, str]:
        """Return the origins of those documents that have one."""

    def heads(self, names: Collection[str]) -> Mapping[str, Card]:
        """Return the documents that origins go by."""

    def members(self, names: Collection[str]) -> Mapping[str, Sequence[Key]]:
        """Return the documents of origins; first the one that it goes by."""

    def next_origin(self) -> str:
        """Return a name that no origin has had."""

    def put_origins(self, named: Mapping[str, Sequence[Key]], gone: Collection[str]) -> None:
        """Keep origins, first the document that each goes by, and remove others."""

    def stories_of(self, claims: Collection[Id]) -> Mapping[Id, str]:
        """Return the story of each claim; those that lay counts beside each other are left out."""

    def put_stories(
        self, told: Iterable[tuple[Story, bool]], *, claims: Collection[Id], documents: Collection[Key]
    ) -> None:
        """Put stories, ranked, in the place of those that some claims and documents were in.

        With each comes whether it lays counts of two scopes beside each other.
        """
