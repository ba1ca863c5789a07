"""What every route has at hand: the case, who asks, and the pages."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from reportedly.casefile import Added
from reportedly.decision import Decision, Entered, Standing
from reportedly.record import Failure, Record
from reportedly.show.exports.options import Choice
from reportedly.show.safe import harmless
from reportedly.show.web.case import CaseLike
from reportedly.show.web.notices import notice
from reportedly.show.web.pages import render
from reportedly.show.web.people import NotAllowed, Person, Role, SignInNeeded
from reportedly.show.web.shelf import Shelf


class Take(Protocol):
    """Reads what a person gives, and puts it into the case."""

    def __call__(
        self, data: bytes | None, source: str, *, publisher: str | None, published: str | None
    ) -> Iterable[Added | Failure]:
        """Yield what became of each document in it; without data, at the address that is its source."""


class HandOn(Protocol):
    """Writes what a query finds in the case, or the claims of a story, to a file in a format of the exports."""

    def __call__(self, name: str, path: str, *, query: str, story: str | None, choice: Choice) -> None:
        """Write it whole. Raises OptionError, OutputError, MissingExtra."""


class Sessions(Protocol):
    """Knows who is signed in."""

    def person(self, cookie: str | None) -> Person | None:
        """Return whose session it is."""


@dataclass(slots=True)
class Desk:
    """One case, served: to who signs in with `sessions`, else to who has the `key`, else to whoever reaches it."""

    case: CaseLike
    name: str
    reviewer: str = "reviewer"
    take: Take | None = None
    compare: Callable[[], object] | None = None
    hand_on: HandOn | None = None
    sessions: Sessions | None = None
    https: bool = False
    key: str | None = None
    tag: str = field(default_factory=lambda: secrets.token_hex(4))
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    deciding: Lock = field(default_factory=Lock)
    comparing: Lock = field(default_factory=Lock)
    handing: Lock = field(default_factory=Lock)
    shelf: Shelf = field(init=False)
    steps: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The acts that each person entered last, by their ids: what is decided in one step is taken back in one."""

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.case)


def enter(desk: Desk, person: Person, wanted: Sequence[Decision]) -> None:
    """Enter what a person decides in one step."""
    desk.steps[person.name] = tuple(entered.decision.id for entered in desk.case.decide_all(wanted))


def take_back(desk: Desk, person: Person, times: int) -> Sequence[Entered]:
    """Take back the last step of a person; where it is not known, or more is asked for, their last acts."""
    step = desk.steps.pop(person.name, ()) if times == 1 else ()
    return desk.case.undo_all(person.name, of=step) if step else desk.case.undo_all(person.name, times=times)


def corrected(desk: Desk, name: str) -> tuple[Record, dict[str, Standing]]:
    """Return a document as it holds now, and what people decided about the things in it. Raises CaseError."""
    record = desk.shelf.record(name)
    standings = desk.case.standings(record.document.id)
    if any(standing.corrections for standing in standings.values()):
        record = desk.case.corrected(record.document.id)
    return record, standings


def desk_of(request: Request) -> Desk:
    """Return the desk that the app was made with."""
    desk: Desk = request.app.state.desk
    return desk


def person_of(request: Request) -> Person | None:
    """Return who asks, if they are known."""
    desk = desk_of(request)
    cookie = request.cookies.get(cookie_name(desk))
    if desk.sessions is not None:
        return desk.sessions.person(cookie)
    if desk.key is None or secrets.compare_digest((cookie or "").encode(), desk.key.encode()):
        return Person(desk.reviewer, "admin", desk.token)
    return None


def cookie_name(desk: Desk) -> str:
    """Return the name of the cookie: of this process, since browsers share cookies among all ports of a host.

    Browsers let no other site, and no plain http, set one that starts with `__Host-`.
    """
    return f"{'__Host-' if desk.https else ''}reportedly-{desk.tag}"


def remember(desk: Desk, answer: Response, cookie: str) -> Response:
    """Let the browser keep a cookie; it comes along with links from a mail, and forms need their token besides."""
    answer.set_cookie(cookie_name(desk), cookie, path="/", secure=desk.https, httponly=True, samesite="lax")
    return answer


def reader(request: Request) -> Person:
    """Return who asks; raises SignInNeeded."""
    person = person_of(request)
    if person is None:
        raise SignInNeeded
    return person


def allowed(request: Request, token: str, role: Role) -> Person:
    """Return who asks, if the form is ours and the act is theirs to do; raises SignInNeeded, NotAllowed."""
    person = reader(request)
    if not secrets.compare_digest(token.encode(), person.token.encode()):
        raise NotAllowed("the form is not of this session; go back, load the page again, and send it once more")
    if not person.may(role):
        raise NotAllowed(f"got a {person.role}'s account; wanted a {role}'s: ask whoever looks after the accounts")
    return person


def page(request: Request, template: str, /, *, status: int = 200, **context: Any) -> HTMLResponse:
    """Return a page for whoever asks."""
    desk, person = desk_of(request), person_of(request)
    frame = {
        "case_name": desk.name,
        "here": request.url.path,
        "notice": notice(request.query_params),
        "signed_in": desk.sessions is not None,
        "can_compare": desk.compare is not None and person is not None and person.may("reviewer"),
        "can_review": person is not None and person.may("reviewer"),
        "q": "",
    }
    told = frame | context | {"title": harmless(context["title"])}
    return HTMLResponse(render(template, person=person, **told), status)
