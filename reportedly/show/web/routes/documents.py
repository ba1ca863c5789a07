"""The reading page of a document."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.comparison import Link, Story
from reportedly.errors import CaseError
from reportedly.record import Span
from reportedly.show.flow import bare
from reportedly.show.view import View
from reportedly.show.web.desk import corrected, desk_of, page, reader
from reportedly.show.web.pages import query
from reportedly.show.web.people import Person
from reportedly.show.web.reading import groups, lay_out, numbered
from reportedly.show.web.states import states

router = APIRouter(include_in_schema=False)
Reader = Annotated[Person, Depends(reader)]
CARDS = 100
"""Cards that come with the page of a document; a text of a few thousand words has more, which come behind it."""


@router.get("/document/{name}")
def document(request: Request, name: str, _person: Reader) -> Response:
    """The text with its highlights, and its claims beside it."""
    desk = desk_of(request)
    case, (record, standings) = desk.case, corrected(desk, name)
    doc = record.document
    links = [link for link in case.links(documents=[doc.id]) if not link.overruled]
    known = states(standings)
    return page(
        request,
        "document.html",
        title=doc.title or doc.source,
        page=lay_out(record, copied_words(links, doc.id), cards=CARDS),
        cards=CARDS,
        links=links,
        origin=case.origins_of([doc.id]).get(doc.id),
        rows=case.rows_of(_linked(links, doc.id)),
        stories=by_claim(case.stories(document=doc.id), doc.id),
        states=known,
        reviewed=sum(claim.id in known for claim in record.claims),
        numbers={claim.id: number for number, claim in numbered(record)},
    )


@router.get("/document/{name}/claims")
def claims(request: Request, name: str, _person: Reader) -> Response:
    """The cards of a long document that its page leaves out; a script puts them there."""
    desk = desk_of(request)
    record, standings = corrected(desk, name)
    doc = record.document
    return page(
        request,
        "claims.html",
        title=f"Claims of {doc.title or doc.source}",
        doc=doc,
        groups=groups(View(record, 0, bare), numbered(record)[CARDS:]),
        cards=CARDS,
        stories=by_claim(desk.case.stories(document=doc.id), doc.id),
        states=states(standings),
    )


@router.get("/document/{name}/entity/{entity}")
def entity(request: Request, name: str, entity: str, _person: Reader) -> Response:
    """Leads on to the page of whoever a document calls by this id."""
    case = desk_of(request).case
    record = case.record(name)
    found = next((item for item in record.entities if item.id == entity), None)
    if found is None:
        raise CaseError(f"got the entity {entity!r}; the document has none of this id")
    for row in case.entities(name=found.name, limit=10):
        if any((known.document, known.id) == (record.document.id, entity) for known in case.entity(row.number).names):
            return RedirectResponse(f"/entity/{row.number}", 303)
    return RedirectResponse(f"/entities?{query(name=found.name)}", 303)


def copied_words(links: list[Link], document: str) -> tuple[Span, ...]:
    """Return the words that a document has from an earlier one."""
    return tuple(Span(*shared.to) for link in links if link.to == document for shared in link.spans)


def _linked(links: list[Link], document: str) -> list[str]:
    """The documents at the other ends of links."""
    return sorted({one for link in links for one in (link.from_, link.to)} - {document})


def by_claim(stories: Sequence[Story], document: str) -> dict[str, list[Story]]:
    """Return the stories of each claim of a document that something else tells too."""
    found: dict[str, list[Story]] = {}
    for story in (story for story in stories if len(story.claims) > 1):
        for told in story.claims:
            if told.document == document:
                found.setdefault(told.claim, []).append(story)
    return found
