"""The case as data, for scripts of one's own; described at /api/openapi.json."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response

from reportedly.casefile import Counts, DocumentRow, EntityPage, EntityRow, Hits
from reportedly.comparison import Story
from reportedly.errors import CaseError
from reportedly.show.web.desk import desk_of, reader
from reportedly.show.web.people import Person
from reportedly.wire import encode, encode_comparison

Reader = Annotated[Person, Depends(reader)]
Limit = Annotated[int, Query(ge=1, le=500)]
Offset = Annotated[int, Query(ge=0, le=2**31)]
_WRONG: dict[int | str, dict[str, Any]] = {
    400: {"description": "The question cannot be read."},
    401: {"description": "Nobody is signed in."},
    404: {"description": "There is no such thing in the case."},
}
router = APIRouter(prefix="/api", responses=_WRONG)


@router.get("/counts")
def counts(request: Request, _person: Reader) -> Counts:
    """Return how much the case holds."""
    return desk_of(request).case.counts()


@router.get("/documents")
def documents(request: Request, _person: Reader, limit: Limit = 100, offset: Offset = 0) -> list[DocumentRow]:
    """Return a page of the list of documents."""
    return list(desk_of(request).case.documents(limit=limit, offset=offset))


@router.get("/documents/{name}")
def document(request: Request, name: str, _person: Reader) -> Response:
    """Return the record of a document, as `reportedly read --json` prints it."""
    return Response(encode(desk_of(request).shelf.record(name)), media_type="application/json")


@router.get("/search")
def search(request: Request, _person: Reader, q: str, limit: Limit = 20, offset: Offset = 0) -> Hits:
    """Return the sentences that answer a query."""
    return desk_of(request).case.search(q, limit=limit, offset=offset)


@router.get("/entities")
def entities(request: Request, _person: Reader, limit: Limit = 100, offset: Offset = 0) -> list[EntityRow]:
    """Return the entities of the case, most mentioned first."""
    return list(desk_of(request).case.entities(limit=limit, offset=offset))


@router.get("/entities/{number}")
def entity(request: Request, number: Annotated[int, Path(ge=0, le=2**63 - 1)], _person: Reader) -> EntityPage:
    """Return one entity."""
    return desk_of(request).case.entity(number)


@router.get("/stories")
def stories(request: Request, _person: Reader, limit: Limit = 100, offset: Offset = 0) -> list[Story]:
    """Return the stories, those that most want a pair of eyes first."""
    return list(desk_of(request).case.stories(limit=limit, offset=offset))


@router.get("/stories/{name}")
def story(request: Request, name: str, _person: Reader) -> Response:
    """Return one story."""
    found = desk_of(request).case.story(name)
    if found is None:
        raise CaseError(f"got the story {name!r}; the case has none of this name")
    return Response(encode_comparison(found), media_type="application/json")
