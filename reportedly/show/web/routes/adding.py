"""Adding to the case from the browser: files, an address, or a text that is pasted."""

import json
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from reportedly.casefile import Added
from reportedly.errors import OptionError, ReportedlyError
from reportedly.record import Failure
from reportedly.show.web.desk import Desk, allowed, desk_of, page, reader
from reportedly.show.web.notices import with_notice
from reportedly.show.web.pages import query
from reportedly.show.web.people import Person

router = APIRouter(include_in_schema=False)
Reader = Annotated[Person, Depends(reader)]
Words = Annotated[str, Form(max_length=300)]
LINES = "application/x-ndjson"
"""What a script asks for: a line for each document, as soon as it is read."""
FILES = 200
"""Files that one form may bring."""


@router.get("/add")
def add_page(request: Request, _person: Reader) -> Response:
    """What can be added, and how."""
    return page(request, "add.html", title="Add", can_add=desk_of(request).take is not None, told=())


@router.post("/add")
def add(
    request: Request,
    *,
    token: Annotated[str, Form()],
    uploads: list[UploadFile] | None = None,
    text: Annotated[str, Form()] = "",
    address: Annotated[str, Form(max_length=4000)] = "",
    publisher: Words = "",
    published: Words = "",
) -> Response:
    """Read what was given, each by itself, and say what became of it."""
    allowed(request, token, "reviewer")
    desk = desk_of(request)
    given: list[tuple[str, bytes | None]] = [
        (item.filename or "file", item.file.read()) for item in (uploads or [])[:FILES] if item.filename
    ]
    if text.strip():
        given.append(("pasted.txt", text.encode("utf-8", "surrogatepass")))
    if address.strip():
        given.append((_web_address(address.strip()), None))
    if not given:
        raise OptionError("got neither a file, an address nor a text; choose a file, or paste one, and send it again")
    made = (one for source, data in given for one in _taken(desk, data, source, publisher, published))
    if request.headers.get("accept", "").startswith(LINES):
        return StreamingResponse(_as_lines(made), media_type=LINES)
    told = list(made)
    if len(told) == 1 and isinstance(told[0], Added):
        code = "added" if told[0].is_new else "known"
        return RedirectResponse(f"/document/{told[0].id}?{query(notice=code)}", 303)
    return page(request, "add.html", title="Add", can_add=True, told=[(one, isinstance(one, Added)) for one in told])


@router.post("/compare")
def compare(request: Request, token: Annotated[str, Form()]) -> Response:
    """Lay the documents side by side anew; one comparison at a time."""
    allowed(request, token, "reviewer")
    desk = desk_of(request)
    if desk.compare is None:
        raise OptionError("this case is shown for reading only; it cannot be compared here")
    if not desk.comparing.acquire(blocking=False):
        return RedirectResponse(with_notice("/stories", "busy"), 303)
    try:
        desk.compare()
    finally:
        desk.comparing.release()
    return RedirectResponse(with_notice("/stories", "compared"), 303)


def _as_lines(made: Iterator[Added | Failure]) -> Iterator[bytes]:
    """One line of JSON for each document, as soon as it is read."""
    try:
        for one in made:
            told = {"source": one.source, "message": one.message} if isinstance(one, Failure) else _told(one)
            yield json.dumps(told).encode() + b"\n"
    except ReportedlyError as error:
        yield json.dumps({"source": "", "message": str(error)}).encode() + b"\n"


def _told(one: Added) -> dict[str, object]:
    return {"source": one.source, "id": one.id, "new": one.is_new, "claims": one.claims}


def _web_address(address: str) -> str:
    """The address, if it is one of the web: what is named here shall never be a file of the server."""
    if not address.lower().startswith(("http://", "https://")) or not address.isprintable():
        raise OptionError(f"got the address {address[:100]!r}; wanted one that begins with https:// or http://")
    return address


def _taken(desk: Desk, data: bytes | None, source: str, publisher: str, published: str) -> Iterator[Added | Failure]:
    if desk.take is None:
        raise OptionError("this case is shown for reading only; nothing can be added to it here")
    name = source if data is None else source.replace("\\", "/").rsplit("/", 1)[-1][-200:] or "file"
    yield from desk.take(data, name, publisher=publisher.strip() or None, published=published.strip() or None)
