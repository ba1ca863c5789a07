"""Who is who, and which link holds: what a person overrules of the machine's comparing."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.decision import Decision
from reportedly.errors import CaseError, OptionError
from reportedly.show.web.case import CaseLike
from reportedly.show.web.desk import allowed, desk_of, enter
from reportedly.show.web.notices import with_notice
from reportedly.show.web.pages import query

router = APIRouter(include_in_schema=False)
Token = Annotated[str, Form()]
Why = Annotated[str, Form(max_length=500)]


@router.post("/entity/{number}/merge")
def merge(
    request: Request, number: int, token: Token, other: Annotated[str, Form(max_length=300)], note: Why
) -> Response:
    """Hold two entities to be one."""
    person, desk = allowed(request, token, "reviewer"), desk_of(request)
    case = desk.case
    one, two = case.bearer(number), case.bearer(int(other) if other.strip().isdecimal() else other.strip())
    if one == two:
        raise OptionError(f"got {number} and {other!r}, which are one already; wanted two entities to merge")
    enter(desk, person, [Decision("merge", person.name, one, (two,), why=_reason(note))])
    return RedirectResponse(with_notice(_page_of(case, number, other.strip(), one.quote), "decided"), 303)


@router.post("/entity/{number}/split")
def split(
    request: Request,
    number: int,
    token: Token,
    document: Annotated[str, Form()],
    name: Annotated[str, Form()],
    note: Why,
) -> Response:
    """Hold what one document calls by this name to be somebody else."""
    person, desk = allowed(request, token, "reviewer"), desk_of(request)
    one, other = desk.case.bearer(number), desk.case.target(document, name)
    enter(desk, person, [Decision("split", person.name, one, (other,), why=_reason(note))])
    return RedirectResponse(with_notice(f"/entity/{number}", "decided"), 303)


@router.post("/overrule")
def overrule(
    request: Request,
    *,
    token: Token,
    start: Annotated[str, Form(alias="from")],
    end: Annotated[str, Form(alias="to")],
    kind: Annotated[str, Form()],
    note: Why,
    back: Annotated[str, Form()] = "/stories",
) -> Response:
    """Hold two documents to be two origins, whatever links them."""
    person, desk = allowed(request, token, "reviewer"), desk_of(request)
    one, other = desk.case.target(start, ""), desk.case.target(end, "")
    enter(desk, person, [Decision("overrule", person.name, one, (other,), field=kind, why=_reason(note))])
    return RedirectResponse(with_notice(back, "overruled"), 303)


def _page_of(case: CaseLike, number: int, other: str, name: str) -> str:
    """The page of two that are one now: it has the number of either."""
    for one in (number, int(other) if other.isdecimal() else number):
        try:
            case.entity(one, limit=1)
        except CaseError:
            continue
        return f"/entity/{one}"
    return f"/entities?{query(name=name)}"


def _reason(note: str) -> str:
    if not note.strip():
        raise OptionError("got no reason; write in a few words why, so that a colleague can follow it")
    return note.strip()
