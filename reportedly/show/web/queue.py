"""What is left to review, sentence by sentence, with the claims that stand in each."""

from dataclasses import dataclass, replace

from reportedly.casefile import Hit, Query
from reportedly.record import Record
from reportedly.show.flow import Piece, bare
from reportedly.show.view import View
from reportedly.show.web.case import CaseLike
from reportedly.show.web.reading import Card, breadcrumb, claim_card
from reportedly.show.web.shelf import Shelf
from reportedly.show.web.states import State, states

UNREVIEWED = "is:unreviewed"
"""How the query language asks for claims that nobody has decided on."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim to review, with its voices and where it stands."""

    document: str
    source: str
    title: str | None
    publisher: str | None
    card: Card
    voices: tuple[tuple[Piece, ...], ...]
    state: State | None


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of what is left: the claims, and how many sentences hold such in all."""

    claims: tuple[Waiting, ...]
    total: int
    capped: bool


def waiting(case: CaseLike, shelf: Shelf, asked: str, *, limit: int, offset: int) -> Queue:
    """Return the claims that answer a query and that nobody has decided on. Raises OptionError."""
    wanted: str | Query = f"{asked} {UNREVIEWED}".strip() if asked.strip() else Query(flags=("unreviewed",))
    found = case.search(wanted, limit=limit, offset=offset)
    records = {name: shelf.record(name) for name in dict.fromkeys(hit.document for hit in found.hits)}
    acts = {name: states(case.standings(name)) for name in records}
    views = {name: View(record, 0, bare) for name, record in records.items()}
    claims: list[Waiting] = []
    for hit in found.hits:
        claims += _of_hit(hit, records[hit.document], views[hit.document], acts[hit.document])
    unique = {(item.document, item.card.claim.id): item for item in claims}
    numbered = (replace(item, card=replace(item.card, number=n)) for n, item in enumerate(unique.values(), offset + 1))
    return Queue(tuple(numbered), found.total, found.capped)


def _of_hit(hit: Hit, record: Record, view: View, acts: dict[str, State]) -> list[Waiting]:
    return [
        Waiting(
            hit.document,
            hit.source,
            hit.title,
            hit.publisher,
            claim_card(view, claim, 0),
            breadcrumb(view, claim.voices),
            acts.get(claim.id),
        )
        for claim in record.claims
        if claim.id in hit.claims and claim.id not in acts
    ]
