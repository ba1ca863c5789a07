"""What is left to review, sentence by sentence, with the claims that stand in each."""

from dataclasses import dataclass
from itertools import count

from reportedly.casefile import Hit, Query
from reportedly.record import Claim, Record
from reportedly.show.flow import Piece, bare
from reportedly.show.view import View
from reportedly.show.web.case import CaseLike
from reportedly.show.web.marks import Highlight, Run, runs
from reportedly.show.web.reading import Card, breadcrumb, claim_card
from reportedly.show.web.shelf import Shelf
from reportedly.show.web.states import State, states

UNREVIEWED = "is:unreviewed"
"""How the query language asks for claims that nobody has decided on."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim to review, with its voices."""

    document: str
    card: Card
    voices: tuple[tuple[Piece, ...], ...]
    state: State | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the claims in it that wait; `runs` are its words, cut where these claims stand."""

    hit: Hit
    runs: tuple[Run, ...]
    claims: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of what is left: sentences with their claims, and how many such sentences there are in all."""

    sentences: tuple[Sentence, ...]
    total: int
    capped: bool

    @property
    def claims(self) -> tuple[Waiting, ...]:
        """All claims of the page."""
        return tuple(claim for sentence in self.sentences for claim in sentence.claims)


def waiting(case: CaseLike, shelf: Shelf, asked: str, *, limit: int, offset: int) -> Queue:
    """Return the claims that answer a query and that nobody has decided on. Raises OptionError."""
    wanted: str | Query = f"{asked} {UNREVIEWED}".strip() if asked.strip() else Query(flags=("unreviewed",))
    found = case.search(wanted, limit=limit, offset=offset)
    records = shelf.records(list(dict.fromkeys(hit.document for hit in found.hits)))
    acts = {name: states(case.standings(name)) for name in records}
    views = {name: View(record, 0, bare) for name, record in records.items()}
    seen: set[tuple[str, str]] = set()
    numbers = count(1)
    sentences = []
    for hit in (hit for hit in found.hits if hit.document in records):
        record, known = records[hit.document], acts[hit.document]
        claims = [claim for claim in record.claims if claim.id in hit.claims and claim.id not in known]
        fresh = [claim for claim in claims if (hit.document, claim.id) not in seen]
        seen.update((hit.document, claim.id) for claim in fresh)
        if fresh:
            cards = tuple(_waiting(hit.document, claim, views[hit.document], next(numbers)) for claim in fresh)
            sentences.append(Sentence(hit, _cut(hit, record, fresh), cards))
    return Queue(tuple(sentences), found.total, found.capped)


def _waiting(document: str, claim: Claim, view: View, number: int) -> Waiting:
    return Waiting(document, claim_card(view, claim, number), breadcrumb(view, claim.voices), None)


def _cut(hit: Hit, record: Record, claims: list[Claim]) -> tuple[Run, ...]:
    marked = [Highlight(claim.start, claim.end, "claim", claim.id) for claim in claims]
    return tuple(runs(record.document.text, hit.start, hit.end, marked))
