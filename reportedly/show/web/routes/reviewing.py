"""Deciding: one claim, or all that are shown; taking it back; what is left to review."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from reportedly.decision import Decision
from reportedly.errors import OptionError
from reportedly.record import Claim, Record
from reportedly.show.flow import bare
from reportedly.show.view import View
from reportedly.show.web.amending import amended, asked
from reportedly.show.web.desk import Desk, allowed, corrected, desk_of, enter, page, reader, take_back
from reportedly.show.web.filters import chips
from reportedly.show.web.notices import with_notice
from reportedly.show.web.people import Person
from reportedly.show.web.queue import waiting
from reportedly.show.web.reading import breadcrumb, claim_card, numbered
from reportedly.show.web.routes.documents import by_claim
from reportedly.show.web.states import State, state, states

router = APIRouter(include_in_schema=False)
Reader = Annotated[Person, Depends(reader)]
ACTS = ("accept", "reject", "correct")
REVIEWED = ("reviewed", "not reviewed")
"""Filters that say nothing where all is unreviewed."""
PAGE = 20
"""Sentences on a page of the review."""
MOST = 1000
"""Acts that are taken back at once."""
LAST = 8
"""Acts of the reviewer that the page of the review shows."""
LISTED = 5000
"""Acts of a case up to which it shows them: reading all of more would take longer than a page may."""


async def given(request: Request) -> dict[str, str]:
    """Return the fields of a form, whichever they are."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


@router.get("/review")
def review(request: Request, person: Reader, q: str = "", start: int = 0) -> Response:
    """The claims that nobody has decided on, sentence by sentence."""
    desk = desk_of(request)
    found = waiting(desk.case, desk.shelf, q, limit=PAGE, offset=max(start, 0))
    counts = desk.case.counts()
    acts = desk.case.decisions() if counts.decisions <= LISTED else ()
    return page(
        request,
        "review.html",
        title="Review",
        found=found,
        asked=q,
        chips=[one for one in chips(q, desk.case.publishers(), "/review") if one.words not in REVIEWED],
        start=max(start, 0),
        size=PAGE,
        counts=counts,
        mine=_mine(acts, person.name),
        undone={act.of for act in acts if act.act == "undo"},
    )


@router.get("/document/{name}/correct/{claim}")
def correct(request: Request, name: str, claim: str, _person: Reader) -> Response:
    """One claim and the forms to decide on it; a script puts the form to correct it into the card."""
    desk = desk_of(request)
    record, standings = corrected(desk, name)
    view, found, doc = View(record, 0, bare), _claim(record, claim), record.document.id
    number = next(number for number, one in numbered(record) if one.id == claim)
    return page(
        request,
        "correct.html",
        title="Decide on a reading",
        doc=doc,
        card=claim_card(view, found, number),
        stories=by_claim(desk.case.stories(document=doc), doc).get(claim, ()),
        voices=breadcrumb(view, found.voices),
        state=state(standings.get(claim)),
        fields=asked(record, found),
    )


@router.post("/decide")
def decide(
    request: Request,
    *,
    what: Annotated[str, Form()],
    document: Annotated[str, Form()],
    claim: Annotated[str, Form()],
    token: Annotated[str, Form()],
    form: Annotated[dict[str, str], Depends(given)],
    seen: Annotated[str, Form()] = "",
    note: Annotated[str, Form(max_length=500)] = "",
    back: Annotated[str, Form()] = "/",
) -> Response:
    """Keep what a person decides on a claim, if it is still as they saw it."""
    person, desk = allowed(request, token, "reviewer"), desk_of(request)
    record, _ = corrected(desk, document)
    target = _claim(record, claim)
    with desk.deciding:
        before = _state(desk, record, claim)
        if before and before.id != seen:
            return _answer(request, record, claim, "changed", back)
        enter(desk, person, _acts(desk, person, record, target, what, form=form, why=note.strip() or None))
    return _answer(request, record, claim, "decided", back)


@router.post("/decide-all")
def decide_all(
    request: Request,
    what: Annotated[str, Form()],
    token: Annotated[str, Form()],
    claims: Annotated[list[str], Form()],
    back: Annotated[str, Form()] = "/review",
) -> Response:
    """Accept or reject the claims that were shown, each as `document/claim`; those decided meanwhile are left."""
    person, desk = allowed(request, token, "reviewer"), desk_of(request)
    by_document: dict[str, list[str]] = {}
    for name in claims:
        document, _, claim = name.partition("/")
        by_document.setdefault(document, []).append(claim)
    with desk.deciding:
        acts: list[Decision] = []
        for document, names in by_document.items():
            record = desk.shelf.record(document)
            known = states(desk.case.standings(record.document.id))
            for name in (name for name in names if name not in known):
                acts += _acts(desk, person, record, _claim(record, name), what)
        enter(desk, person, acts)
    return RedirectResponse(with_notice(back, "bulk"), 303)


@router.post("/undo")
def undo(
    request: Request,
    token: Annotated[str, Form()],
    back: Annotated[str, Form()] = "/review",
    times: Annotated[int, Form()] = 1,
) -> Response:
    """Take back the last step, or the last few acts, of whoever asks."""
    person, desk = allowed(request, token, "reviewer"), desk_of(request)
    with desk.deciding:
        taken = [entered.decision.of for entered in take_back(desk, person, min(max(times, 1), MOST))]
    if _wants_data(request):
        return JSONResponse({"undone": [_now(desk, act) for act in desk.case.decisions() if act.id in taken]})
    return RedirectResponse(with_notice(back, "undone" if taken else "nothing"), 303)


def _now(desk: Desk, act: Decision) -> dict[str, object]:
    """What is taken back, and what stands there now."""
    target = act.target
    if target is None:
        return {"document": None, "claim": None, "state": None}
    record = desk.shelf.record(target.document)
    found = next((one.id for one in record.claims if (one.start, one.end) == (target.start, target.end)), None)
    return {"document": target.document, "claim": found, "state": _told(_state(desk, record, found or ""))}


def _told(now: State | None) -> dict[str, str] | None:
    return {"what": now.what, "words": now.words, "id": now.id} if now else None


def _acts(
    desk: Desk,
    person: Person,
    record: Record,
    claim: Claim,
    what: str,
    *,
    form: Mapping[str, str] | None = None,
    why: str | None = None,
) -> list[Decision]:
    """The acts that a form asks for: one for each field that is corrected."""
    if what not in ACTS:
        raise OptionError(f"got the act {what!r}; wanted {', '.join(ACTS)}")
    if what == "correct":
        return amended(desk.case, person.name, record, claim, form or {}, why)
    target = desk.case.target(record.document.id, claim.id)
    return [Decision("accept" if what == "accept" else "reject", person.name, target, why=why)]


def _claim(record: Record, name: str) -> Claim:
    found = next((claim for claim in record.claims if claim.id == name), None)
    if found is None:
        raise OptionError(f"got the claim {name!r}; the document has none of this id: load the page again")
    return found


def _state(desk: Desk, record: Record, claim: str) -> State | None:
    return states(desk.case.standings(record.document.id)).get(claim)


def _answer(request: Request, record: Record, claim: str, code: str, back: str) -> Response:
    """Data for a script, and a page for everybody else."""
    if not _wants_data(request):
        return RedirectResponse(with_notice(back, code), 303)
    now = _state(desk_of(request), record, claim)
    return JSONResponse({"state": _told(now), "changed": code == "changed"}, 409 if code == "changed" else 200)


def _wants_data(request: Request) -> bool:
    return request.headers.get("accept", "").startswith("application/json")


def _mine(acts: Sequence[Decision], name: str) -> list[Decision]:
    """The last acts of a reviewer that are no undoing, the latest first."""
    return [act for act in acts if act.by == name and act.of is None][-LAST:][::-1]
