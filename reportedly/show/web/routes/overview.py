"""The case, what is found in it, its stories, and its people and places."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from reportedly.errors import CaseError, OptionError
from reportedly.record import EntityKind
from reportedly.show.web.bearing import bearing
from reportedly.show.web.contrast import CONTRADICTED, VERDICTS, story_lines
from reportedly.show.web.desk import Desk, desk_of, page, reader
from reportedly.show.web.filters import chips
from reportedly.show.web.people import Person
from reportedly.show.web.scale import SLIM, draw_scale
from reportedly.show.web.telling import ALONE, ORIGINS, shown_of, tell

router = APIRouter(include_in_schema=False)
Reader = Annotated[Person, Depends(reader)]
FIRST = (("disputed", 4), ("denied", 2), ("repeated", 3))
"""How many stories of which verdict the first page shows as what to look at first."""
DOCUMENTS, PAGE, HITS = 25, 50, 25
"""Documents on the first page, rows of any other list on one, and sentences that a search shows on one."""
LATEST = 50
"""Claims of each sort that the page of a name shows at first."""
ORDERS = {"newest": "newest first", "disputed": "most disputed", "unreviewed": "most to review", "title": "by title"}
"""The orders of the list of documents, and what they are called."""
Most = Annotated[int, Query(ge=1, le=5000)]
KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place", "group", "event", "work", "other")


@router.get("/")
def overview(
    request: Request, _person: Reader, start: int = 0, outlet: str | None = None, order: str = "newest"
) -> Response:
    """What is in the case, and what to look at first."""
    desk = desk_of(request)
    start = max(start, 0)
    first = [(name, desk.case.stories(verdict=name, limit=most)) for name, most in FIRST]
    return page(
        request,
        "case.html",
        title=desk.name,
        counts=desk.case.counts(),
        documents=desk.case.documents(publisher=outlet, order=order, limit=DOCUMENTS + 1, offset=start),
        outlets=desk.case.publishers(),
        outlet=outlet,
        order=order,
        orders=ORDERS,
        start=start,
        size=DOCUMENTS,
        verdicts=_counted(desk),
        first=[(name, story_lines(desk.case, found, sides=True)) for name, found in first if found],
        can_add=desk.take is not None,
    )


@router.get("/search")
def search(request: Request, _person: Reader, q: str = "", start: int = 0) -> Response:
    """The sentences that answer a query; one that cannot be read is told beside its chips, to be mended."""
    desk, start, wrong, found = desk_of(request), max(start, 0), "", None
    try:
        found = desk.case.search(q, limit=HITS, offset=start) if q.strip() else None
    except OptionError as error:
        wrong = str(error)
    return page(
        request,
        "search.html",
        status=400 if wrong else 200,
        title=f"Search: {q}" if q else "Search",
        q=q,
        found=found,
        wrong=wrong,
        start=start,
        size=HITS,
        chips=chips(q, desk.case.publishers()),
    )


@router.get("/stories")
def stories(request: Request, _person: Reader, verdict: str | None = None, start: int = 0) -> Response:
    """The stories, those that most want a pair of eyes first."""
    desk, start = desk_of(request), max(start, 0)
    counted = _counted(desk)
    found = desk.case.stories(verdict=verdict, limit=PAGE, offset=start)
    return page(
        request,
        "stories.html",
        title="Stories",
        documents=desk.case.counts().documents,
        lines=story_lines(desk.case, found, sides=verdict in CONTRADICTED),
        total=sum(count for name, count in counted if verdict in (None, name)),
        verdicts=counted,
        verdict=verdict,
        meaning=next((told for name, told in VERDICTS.items() if name == verdict), ""),
        start=start,
        size=PAGE,
    )


@router.get("/story/{name}")
def story(request: Request, name: str, _person: Reader, origin: str | None = None, start: int = 0) -> Response:
    """One story, a column for each origin; or one origin of it with all that it tells."""
    desk, start = desk_of(request), max(start, 0)
    case = desk.case
    found = case.story(name)
    if found is None:
        raise CaseError(
            f"got the story {name!r}; the case has none of this name: it may have another since the last comparison"
        )
    shown = shown_of(found, origin=origin, start=start)
    ids = list(dict.fromkeys(told.document for told in shown))
    links = case.links(documents=ids)
    told = tell(found, shown, desk.shelf.records(ids), links)
    between = [link for link in links if link.from_ in ids and link.to in ids]
    return page(
        request,
        "story.html",
        title=f"Story {name}",
        told=told,
        story=found,
        scales=[(unit, draw_scale(same), draw_scale(same, SLIM)) for unit, same in told.figures if len(same) > 1],
        links=between,
        line=story_lines(case, [found], sides=True)[0],
        rows=case.rows_of({one for link in between for one in (link.from_, link.to)}),
        origin=origin,
        start=start,
        size=ORIGINS if origin is None else ALONE,
        tellings=sum(one.origin == origin for one in found.claims),
    )


def _counted(desk: Desk) -> list[tuple[str, int]]:
    """The verdicts and how many stories have each, those that most want a pair of eyes first."""
    counted = desk.case.verdicts()
    return [(name, counted[name]) for name in VERDICTS if name in counted]


@router.get("/entities")
def entities(
    request: Request, _person: Reader, kind: str | None = None, name: str | None = None, start: int = 0
) -> Response:
    """The people, organisations and places of the case."""
    start = max(start, 0)
    rows = desk_of(request).case.entities(kind=kind or None, name=name or None, limit=PAGE + 1, offset=start)
    return page(
        request,
        "entities.html",
        title="People and places",
        rows=rows,
        kinds=KINDS,
        kind=kind,
        name=name,
        start=start,
        size=PAGE,
    )


@router.get("/entity/{number}")
def entity(request: Request, number: int, _person: Reader, most: Most = LATEST) -> Response:
    """One of them: names, what it says, what is said of it, by whom, over time."""
    found = desk_of(request).case.entity(number, limit=most)
    told = bearing(found)
    return page(request, "entity.html", title=found.row.name, entity=found, told=told, most=most, next_most=most * 10)


@router.get("/keys")
def keys(request: Request, _person: Reader) -> Response:
    """The keys."""
    return page(request, "keys.html", title="Keys")
