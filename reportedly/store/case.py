"""A case: the one door to what is kept in it, for the command line, the web pages and Python alike.

Each method is one call of a function beside this module, in one transaction: `_reading` sees one state of the case,
`_writing` is the only writer while it lasts, in SQLite as in PostgreSQL. Several threads may use one Case.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from reportedly.casefile import (
    Added,
    CaseFault,
    Change,
    Checked,
    ClaimRow,
    Counts,
    DocumentRow,
    EntityPage,
    EntityRow,
    Hits,
    Identifier,
    KeptRun,
    Query,
    Run,
)
from reportedly.decision import Brought, Clash, Decision, Entered, Orphan, Standing, Target
from reportedly.record import Record
from reportedly.store import (
    adding,
    changes,
    decisions,
    documents,
    entities,
    handing,
    proving,
    query,
    searching,
    sorting,
)
from reportedly.store.compared import Compared


class Case(Compared):
    """An open case; close it, or use it in a `with`. Every method raises CaseError where the file or server fails."""

    # --- keeping ---

    def add(self, record: Record, *, raw: bytes | None = None, run: Run | None = None) -> Added:
        """Keep a record, and the bytes that it was read from if given; it is on the disk when this returns.

        A document that is there already is left as it is.
        """
        with self._writing() as conn:
            return adding.add(conn, [record], raws=[raw], run=run)[0]

    def add_all(
        self,
        records: Iterable[Record],
        *,
        run: Run | None = None,
        raw: Callable[[Record], bytes | None] | None = None,
    ) -> Iterator[Added]:
        """Keep many records, some documents to a transaction; each is on the disk when it is yielded.

        `raw` gives the bytes that a record was read from, if they are to be kept.
        """
        new = 0
        for batch, raws in adding.batches(records, raw):
            many = sum(len(record.claims) for record in batch) >= sorting.MANY
            with self._writing() as conn:
                if many:
                    self._sorter.defer(conn)
                kept = adding.add(conn, batch, raws=raws, run=run)
            if many:
                self._sorter.sort_in()
            new += sum(added.is_new for added in kept)
            yield from kept
        if new >= adding.MANY:
            with self._writing() as conn:
                adding.weigh(conn)

    def known(self, source: str, sha256: str, *, run: Run, raw: bool = False) -> Added | None:
        """Return what is there of these bytes from this source, if they were read with the options of the run.

        With `raw`, only where the bytes are kept too.
        """
        with self._reading() as conn:
            return adding.known(conn, source, sha256, run=run, raw=raw)

    def replace(self, record: Record, *, run: Run) -> tuple[Change, ...]:
        """Let a new record of a known document take the place of its current one, and return what changed.

        The record of the old run is kept until `drop_run`; decisions are found again by their words.
        """
        with self._writing() as conn:
            return adding.replace(conn, record, run=run)

    def runs(self) -> Sequence[KeptRun]:
        """Return the runs that made the records of the case."""
        with self._reading() as conn:
            return documents.runs(conn)

    def drop_run(self, number: int) -> int:
        """Remove the records of a run that are not current; return how many."""
        with self._writing() as conn:
            return documents.drop_run(conn, number)

    # --- documents ---

    def counts(self) -> Counts:
        """Return how much the case holds."""
        with self._reading() as conn:
            return documents.counts(conn)

    def documents(
        self,
        *,
        publisher: str | None = None,
        order: str = "added",
        limit: int | None = None,
        offset: int = 0,
    ) -> Sequence[DocumentRow]:
        """Return a page of the list of documents; `order` is a key of `store.documents.ORDERS`."""
        with self._reading() as conn:
            return documents.rows(conn, publisher=publisher, order=order, limit=limit, offset=offset)

    def publishers(self) -> Sequence[tuple[str | None, int]]:
        """Return the publishers and how many documents each has, most first."""
        with self._reading() as conn:
            return documents.publishers(conn)

    def document(self, name: str) -> DocumentRow:
        """Return the row of a document by its id, the start of it, its number or its source. Raises CaseError."""
        with self._reading() as conn:
            return documents.row(conn, name)

    def record(self, name: str, *, run: int | None = None) -> Record:
        """Return the current record of a document (see `document`), or that of an older run. Raises CaseError."""
        with self._reading() as conn:
            return documents.record(conn, name, run=run)

    def rows_of(self, names: Collection[str]) -> dict[str, DocumentRow]:
        """Return the rows of several documents by their ids; one that is not there is left out."""
        with self._reading() as conn:
            return documents.rows_of(conn, names)

    def records_of(self, names: Collection[str]) -> dict[str, Record]:
        """Return the current records of several documents by their ids; one that is not there is left out."""
        with self._reading() as conn:
            return documents.records_of(conn, names)

    def records(self) -> Iterator[Record]:
        """Yield the current record of every document, in the order in which they were added."""
        after = 0
        while True:
            with self._reading() as conn:
                page = documents.record_page(conn, after=after)
            if not page:
                return
            for number, record in page:
                yield record
                after = number

    def read_by_another(self, run: Run | None) -> Iterator[DocumentRow]:
        """Yield the documents whose current record another run made; all of them if no run is given."""
        after = 0
        while True:
            with self._reading() as conn:
                page = documents.in_another_run(conn, run, after=after)
            yield from page
            if not page:
                return
            after = page[-1].number

    def raw(self, name: str) -> bytes | None:
        """Return the bytes that a document was read from, if they were kept."""
        with self._reading() as conn:
            return documents.raw(conn, name)

    def diff(self, name: str, *, before: int | None = None, after: int | None = None) -> tuple[Change, ...]:
        """Return what differs between two runs' records of a document: the one before the current, and the current."""
        with self._reading() as conn:
            return changes.between(*documents.two_records(conn, name, before=before, after=after))

    # --- finding ---

    def search(self, wanted: str | Query, *, limit: int = 20, offset: int = 0) -> Hits:
        """Return the sentences that answer a query, best first. Raises OptionError for a query that we cannot read."""
        asked = query.parse(wanted) if isinstance(wanted, str) else wanted
        with self._reading() as conn:
            return searching.search(conn, asked, limit=limit, offset=offset)

    def claims(self, name: str) -> Sequence[ClaimRow]:
        """Return the claims of a document, in its order."""
        with self._reading() as conn:
            return documents.claims_of(conn, name)

    def cut(self, spans: Collection[tuple[str, int, int]]) -> dict[tuple[str, int, int], str]:
        """Return the words of spans, each given as the id of a document, a start and an end."""
        with self._reading() as conn:
            return documents.cut(conn, spans)

    def entities(
        self, *, kind: str | None = None, name: str | None = None, limit: int | None = 100, offset: int = 0
    ) -> Sequence[EntityRow]:
        """Return entities of the case, most mentioned first; `name` is the start of a word of one of their names."""
        with self._reading() as conn:
            return entities.rows(conn, kind=kind, name=name, limit=limit, offset=offset)

    def entity(self, number: int, *, limit: int = 50) -> EntityPage:
        """Return the page of an entity; `limit` claims of each sort. Raises CaseError where there is none."""
        with self._reading() as conn:
            return entities.page(conn, number, limit=limit)

    def bearers(self, documents: Collection[str]) -> dict[str, dict[str, EntityRow]]:
        """Return the entity of the case that each entity of some documents (by ids) is."""
        with self._reading() as conn:
            return handing.bearers(conn, documents)

    def identifiers(self) -> dict[int, tuple[Identifier, ...]]:
        """Return the identifiers that people attached to entities, by their numbers."""
        with self._reading() as conn:
            return handing.identifiers(conn)

    def claims_found(self, wanted: str | Query) -> dict[str, frozenset[str]]:
        """Return all claims that answer a query, by the ids of their documents. Raises OptionError."""
        asked = query.parse(wanted) if isinstance(wanted, str) else wanted
        with self._reading() as conn:
            return handing.claims_found(conn, asked)

    # --- deciding ---

    def target(self, document: str, thing: str) -> Target:
        """Return a thing of a document (`c3`, `a1`, `e2` …, or "" for the document) as a decision speaks of it."""
        with self._reading() as conn:
            return decisions.target(conn, document, thing)

    def bearer(self, entity: int | str, *, but: Collection[int] = ()) -> Target:
        """Return an entity of the case, by its number or a name that is nobody else's, as a decision speaks of it.

        It is held by one of its names in a document; `but` are numbers of names that are to be split off.
        """
        with self._reading() as conn:
            return decisions.bearer(conn, entity, but=but)

    def decide(self, decision: Decision) -> Entered:
        """Enter what a person decides, let it take effect, and say what it does not agree with."""
        with self._writing() as conn:
            return decisions.decide(conn, decision)

    def decide_all(self, wanted: Iterable[Decision]) -> tuple[Entered, ...]:
        """Enter several acts in one transaction: all of them, or none."""
        with self._writing() as conn:
            return tuple(decisions.decide(conn, one) for one in wanted)

    def undo(self, by: str, *, of: str | None = None) -> Entered | None:
        """Take back an act, or the last one of a person that holds; return the undo, None where there is none."""
        with self._writing() as conn:
            return decisions.undo(conn, by, of=of)

    def undo_all(self, by: str, *, of: Collection[str] = (), times: int = 1) -> tuple[Entered, ...]:
        """Take back, in one transaction, those of some acts that hold, or the last few of a person."""
        with self._writing() as conn:
            return tuple(decisions.undo_all(conn, by, of=of, times=times))

    def redo(self, by: str) -> Entered | None:
        """Do again what the person took back last; return the redo, None where there is none."""
        with self._writing() as conn:
            return decisions.redo(conn, by)

    def decisions(self, *, document: str | None = None) -> Sequence[Decision]:
        """Return the acts in order of time, undone ones too: of one document (by id) or all."""
        with self._reading() as conn:
            return decisions.listed(conn, document=document)

    def standing(self, document: str, thing: str) -> Standing:
        """Return what people decided about a thing of a document (by id), as it holds now."""
        with self._reading() as conn:
            return decisions.standing(conn, document, thing)

    def standings(self, document: str) -> dict[str, Standing]:
        """Return what people decided about all things of a document (by id), under the ids of its current record."""
        with self._reading() as conn:
            return decisions.standings(conn, document)

    def corrected(self, document: str) -> Record:
        """Return the current record of a document with all corrections that hold and can be applied."""
        with self._reading() as conn:
            return decisions.corrected(conn, document)

    def clashes(self) -> Sequence[Clash]:
        """Return the decisions that do not agree with each other."""
        with self._reading() as conn:
            return decisions.clashes(conn)

    def orphans(self) -> Sequence[Orphan]:
        """Return the decisions whose words are gone."""
        with self._reading() as conn:
            return decisions.orphans(conn)

    def bring(self, acts: Iterable[Decision]) -> Brought:
        """Take in the acts of a decisions file; those that are known change nothing."""
        with self._writing() as conn:
            return decisions.bring(conn, tuple(acts))

    def overruled(self) -> frozenset[tuple[str, str, str]]:
        """Return the links that people overruled: ids of two documents, the smaller first, and the kind or ""."""
        with self._reading() as conn:
            return decisions.overruled(conn)

    # --- proving ---

    def verify(self) -> Iterator[CaseFault | Checked]:
        """Yield all that does not hold in the case; the last thing says how much was looked at."""
        yield from proving.prove(self._reading)
