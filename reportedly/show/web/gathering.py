"""Which claims a drawing shows: those that a search finds, or the newest documents'; never more than it can hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.record import Claim, Record
from reportedly.show.web.case import CaseLike
from reportedly.show.web.shelf import Shelf

DOCUMENTS, CLAIMS = 120, 5000
"""Documents and claims of one drawing: what a page is made of in 0.2 s, and what an eye can still take in."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim of a drawing, with the record that it is of and the verdict of its story."""

    record: Record
    claim: Claim
    verdict: str | None
    origin: str

    @property
    def address(self) -> str:
        """Where its words stand."""
        return f"/document/{self.record.document.id}#{self.claim.id}"

    @property
    def words(self) -> str:
        """Its words, on one line."""
        return " ".join(self.record.document.text[self.claim.start : self.claim.end].split())


@dataclass(frozen=True, slots=True)
class Gathered:
    """The claims of a drawing, and what was left out of it in words."""

    claims: tuple[Drawn, ...]
    documents: int
    left_out: str


def gather(case: CaseLike, shelf: Shelf, asked: str) -> Gathered:
    """Return the claims that answer a query, or those of the newest documents. Raises OptionError."""
    if asked.strip():
        found = case.search(asked, limit=CLAIMS // 5)
        wanted: dict[str, set[str]] = {}
        for hit in found.hits:
            wanted.setdefault(hit.document, set()).update(hit.claims)
        names = list(wanted)[:DOCUMENTS]
        whole = len(wanted) <= DOCUMENTS and found.total <= len(found.hits) and not found.capped
    else:
        names = [row.id for row in case.documents(order="newest", limit=DOCUMENTS)]
        wanted, whole = {}, case.counts().documents <= len(names)
    claims = list(_claims(case, shelf, names, wanted))
    note = "" if whole and len(claims) <= CLAIMS else _note(len(names), asked)
    return Gathered(tuple(claims[:CLAIMS]), len(names), note)


def _claims(case: CaseLike, shelf: Shelf, names: list[str], wanted: dict[str, set[str]]) -> Iterator[Drawn]:
    verdicts, origins, records = case.verdicts_of(names), case.origins_of(names), shelf.records(names)
    for name, record in ((name, records[name]) for name in names if name in records):
        origin = origins[name].origin if name in origins else name
        for claim in record.claims:
            if not wanted or claim.id in wanted[name]:
                yield Drawn(record, claim, verdicts.get((name, claim.id)), origin)


def _note(documents: int, asked: str) -> str:
    chosen = "the best answers to the search" if asked.strip() else "the newest documents"
    return (
        f"Drawn are {chosen}, {documents:,} documents and {CLAIMS:,} claims at most; a narrower search shows the rest."
    )
