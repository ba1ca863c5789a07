"""Signing in and out, and who did what."""

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.show.web.accounts import SignedIn, TooManyTries
from reportedly.show.web.desk import allowed, cookie_name, desk_of, page, person_of, reader, remember
from reportedly.show.web.notices import own_address
from reportedly.show.web.people import NotAllowed, Person, SignInNeeded

router = APIRouter(include_in_schema=False)
Reader = Annotated[Person, Depends(reader)]
ACTS = 500
"""Acts that the audit page shows, the latest."""


@router.get("/enter")
def enter(request: Request, key: str = "") -> Response:
    """Let in who has the key: whoever started the program, and nobody else at this machine."""
    desk = desk_of(request)
    if desk.key is None or not secrets.compare_digest(key.encode(), desk.key.encode()):
        raise SignInNeeded
    return remember(desk, RedirectResponse("/", 303), desk.key)


@router.get("/sign-in")
def sign_in_page(request: Request, back: str = "/") -> Response:
    """The form."""
    if person_of(request) is not None:
        return RedirectResponse("/", 303)
    return page(request, "sign_in.html", title="Sign in", back=own_address(back), wrong="")


@router.post("/sign-in")
def sign_in(
    request: Request,
    user: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
    back: Annotated[str, Form()] = "/",
) -> Response:
    """Begin a session; the form needs no token, since the cookie that it sets is nobody's but the signer's."""
    sessions = _sessions(request)
    try:
        cookie = sessions.sign_in(user, password, request.client.host if request.client else "")
    except TooManyTries as error:
        return page(request, "sign_in.html", status=429, title="Sign in", back=own_address(back), wrong=str(error))
    if cookie is None:
        wrong = "No account has this name and password."
        return page(request, "sign_in.html", status=401, title="Sign in", back=own_address(back), wrong=wrong)
    desk = desk_of(request)
    return remember(desk, RedirectResponse(own_address(back), 303), cookie)


@router.post("/sign-out")
def sign_out(request: Request, token: Annotated[str, Form()]) -> Response:
    """End the session."""
    allowed(request, token, "reader")
    desk = desk_of(request)
    _sessions(request).sign_out(request.cookies.get(cookie_name(desk)))
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(cookie_name(desk), path="/", secure=desk.https, httponly=True, samesite="lax")
    return answer


@router.get("/audit")
def audit(request: Request, person: Reader) -> Response:
    """Who decided what, the latest first; what does not agree, and what lost its words."""
    if not person.may("admin"):
        raise NotAllowed("the audit page is for admins; ask whoever looks after the accounts")
    case = desk_of(request).case
    acts = case.decisions()
    return page(
        request,
        "audit.html",
        title="Audit",
        acts=acts[-ACTS:][::-1],
        total=len(acts),
        undone={act.of for act in acts if act.act == "undo"},
        clashes=case.clashes(),
        orphans=case.orphans(),
    )


def _sessions(request: Request) -> SignedIn:
    sessions = desk_of(request).sessions
    if not isinstance(sessions, SignedIn):
        raise NotAllowed("this case has no accounts: whoever is at this machine may read it")
    return sessions
