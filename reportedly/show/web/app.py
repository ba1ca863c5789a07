"""The web application: its routes, its guard, and a page for everything that goes wrong."""

from collections.abc import Callable
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from reportedly.errors import CaseError, DatabaseFailure, OptionError, ReportedlyError
from reportedly.show.web.case import CaseLike
from reportedly.show.web.desk import Desk, HandOn, Sessions, Take, page, person_of
from reportedly.show.web.guard import LOOPBACK, App, Guard
from reportedly.show.web.pages import query
from reportedly.show.web.people import NotAllowed, SignInNeeded
from reportedly.show.web.routes import ROUTERS

TITLES = {
    404: "Not found",
    400: "That cannot be read",
    403: "Not allowed",
    405: "Not possible",
    500: "An error of ours",
    503: "The case does not answer",
}

STATUSES: dict[type[Exception], int] = {
    NotAllowed: 403,
    CaseError: 404,
    DatabaseFailure: 503,
    OptionError: 400,
    ReportedlyError: 400,
}
"""What went wrong, and the status of the page that tells it; of a kind and a narrower one, the narrower counts."""

SAID = {
    404: "There is no such page.",
    400: "got a form that cannot be read ({detail}); give a long text as a file, and send the form again",
}


def make_app(
    case: CaseLike,
    *,
    name: str = "case",
    reviewer: str = "reviewer",
    take: Take | None = None,
    compare: Callable[[], object] | None = None,
    hand_on: HandOn | None = None,
    sessions: Sessions | None = None,
    hosts: tuple[str, ...] = LOOPBACK,
    https: bool = False,
    key: str | None = None,
) -> App:
    """Return the pages of a case as an ASGI application.

    `take` reads what a person adds, `compare` lays the documents side by side anew, `hand_on` writes exports: without
    them none of these can be done.
    With `sessions` people sign in; without, whoever opens `/enter?key=…` may do everything in the name of `reviewer`,
    and where there is no `key` whoever reaches it: serve that on loopback alone.
    """
    app = FastAPI(title="reportedly", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.desk = Desk(case, name, reviewer, take, compare, hand_on, sessions, https, key)
    with as_file(files("reportedly.show.web") / "static") as folder:
        app.mount("/static", StaticFiles(directory=Path(folder)), name="static")
    for router in ROUTERS:
        app.include_router(router)
    _tell(app)
    return Guard(app, hosts, https=https)


def _tell(app: FastAPI) -> None:
    """Give every failure its page."""

    @app.exception_handler(SignInNeeded)
    def sign_in(request: Request, _error: Exception) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": "sign in first"}, 401)
        if request.app.state.desk.sessions is None:
            return page(request, "closed.html", status=401, title="Closed")
        address = request.url.path if request.method == "GET" else "/"
        return RedirectResponse(f"/sign-in?{query(back=address)}", 303)

    for kind, status in STATUSES.items():
        app.add_exception_handler(kind, partial(_told, status))

    @app.exception_handler(RequestValidationError)
    def wrong_form(request: Request, error: Exception) -> Response:
        del error
        return _failure(request, 400, "got an address or a form that lacks something; go back and try once more")

    @app.exception_handler(HTTPException)
    def http(request: Request, error: Exception) -> Response:
        code, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
        return _failure(request, code, SAID.get(code, "That is not possible here.").format(detail=detail))


def _told(status: int, request: Request, error: Exception) -> Response:
    return _failure(request, status, str(error))


def _failure(request: Request, status: int, message: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": message}, status)
    title = TITLES.get(status, "That did not work")
    if person_of(request) is None:
        return HTMLResponse(title, status)
    return page(request, "error.html", status=status, title=title, message=message)
