"""What the pages ask of a case: `reportedly.store.Case` answers it, and so does any case made by hand."""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from reportedly.casefile import Counts, DocumentRow, EntityPage, EntityRow, Hits, OriginRow, Query
from reportedly.comparison import Link, Story, Verdict
from reportedly.decision import Clash, Decision, Entered, Orphan, Standing, Target
from reportedly.record import Record


class CaseLike(Protocol):
    """A case that pages can be made of; several threads may ask it at once."""

    def counts(self) -> Counts:
        """Return how much the case holds."""

    def documents(
        self, *, publisher: str | None = None, order: str = "added", limit: int | None = None, offset: int = 0
    ) -> Sequence[DocumentRow]:
        """Return a page of the list of documents."""

    def publishers(self) -> Sequence[tuple[str | None, int]]:
        """Return the publishers and how many documents each has."""

    def document(self, name: str) -> DocumentRow:
        """Return the row of a document. Raises CaseError."""

    def record(self, name: str) -> Record:
        """Return the record of a document. Raises CaseError."""

    def rows_of(self, names: Collection[str]) -> dict[str, DocumentRow]:
        """Return the rows of several documents by their ids."""

    def records_of(self, names: Collection[str]) -> dict[str, Record]:
        """Return the current records of several documents by their ids."""

    def search(self, wanted: str | Query, *, limit: int = 20, offset: int = 0) -> Hits:
        """Return the sentences that answer a query. Raises OptionError."""

    def cut(self, spans: Collection[tuple[str, int, int]]) -> dict[tuple[str, int, int], str]:
        """Return the words of spans, each given as the id of a document, a start and an end."""

    def entities(
        self, *, kind: str | None = None, name: str | None = None, limit: int | None = 100, offset: int = 0
    ) -> Sequence[EntityRow]:
        """Return entities of the case, most mentioned first."""

    def entity(self, number: int, *, limit: int = 50) -> EntityPage:
        """Return the page of an entity. Raises CaseError."""

    def target(self, document: str, thing: str) -> Target:
        """Return a thing of a document, or "" for the document, as a decision speaks of it."""

    def bearer(self, entity: int | str) -> Target:
        """Return an entity of the case as a decision speaks of it."""

    def decide_all(self, wanted: Iterable[Decision]) -> Sequence[Entered]:
        """Enter what a person decides: all of it, or nothing."""

    def undo_all(self, by: str, *, of: Collection[str] = (), times: int = 1) -> Sequence[Entered]:
        """Take back those of some acts that hold, or the last few of a person; return the undos."""

    def decisions(self, *, document: str | None = None) -> Sequence[Decision]:
        """Return the acts in order of time, undone ones too."""

    def standings(self, document: str) -> dict[str, Standing]:
        """Return what people decided about all things of a document, by their ids."""

    def corrected(self, document: str) -> Record:
        """Return the record of a document with all corrections that hold."""

    def clashes(self) -> Sequence[Clash]:
        """Return the decisions that do not agree."""

    def orphans(self) -> Sequence[Orphan]:
        """Return the decisions whose words are gone."""

    def origins_of(self, documents: Collection[str]) -> dict[str, OriginRow]:
        """Return the origins of some documents by their ids; one that is not compared has none."""

    def links(self, *, documents: Collection[str] | None = None) -> Sequence[Link]:
        """Return the links, of some documents to whatever else, or all."""

    def stories(
        self, *, document: str | None = None, verdict: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Sequence[Story]:
        """Return stories, those that most want a pair of eyes first."""

    def verdicts(self) -> dict[Verdict, int]:
        """Return how many stories there are of each verdict."""

    def verdicts_of(self, documents: Collection[str]) -> dict[tuple[str, str], Verdict]:
        """Return the verdict on each claim of some documents that a story has, by document and claim."""

    def story(self, name: str) -> Story | None:
        """Return one story."""
