"""Adding to the case from the browser: files, or a text that is pasted."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from reportedly.casefile import Added
from reportedly.errors import OptionError
from reportedly.record import Failure
from reportedly.show.web.desk import Desk, allowed, desk_of, page, reader
from reportedly.show.web.notices import with_notice
from reportedly.show.web.pages import query
from reportedly.show.web.people import Person

router = APIRouter(include_in_schema=False)
Reader = Annotated[Person, Depends(reader)]
Words = Annotated[str, Form(max_length=300)]
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
    publisher: Words = "",
    published: Words = "",
) -> Response:
    """Read what was given, each by itself, and say what became of it."""
    allowed(request, token, "reviewer")
    desk = desk_of(request)
    given = [(item.filename or "file", item.file.read()) for item in (uploads or [])[:FILES] if item.filename]
    if text.strip():
        given.append(("pasted.txt", text.encode("utf-8", "surrogatepass")))
    if not given:
        raise OptionError("got neither a file nor a text; choose a file, or paste a text, and send the form again")
    told = [one for source, data in given for one in _taken(desk, data, source, publisher, published)]
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
    desk.shelf.forget()
    return RedirectResponse(with_notice("/stories", "compared"), 303)


def _taken(desk: Desk, data: bytes, source: str, publisher: str, published: str) -> list[Added | Failure]:
    if desk.take is None:
        raise OptionError("this case is shown for reading only; nothing can be added to it here")
    name = source.replace("\\", "/").rsplit("/", 1)[-1][-200:] or "file"
    return list(desk.take(data, name, publisher=publisher.strip() or None, published=published.strip() or None))
