"""Handing the case on from the browser: every format of the exports, for what a search finds or a story holds."""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import FileResponse, RedirectResponse, Response
from starlette.background import BackgroundTask

from reportedly.errors import OptionError
from reportedly.show.exports.options import Choice
from reportedly.show.exports.table import FORMATS, Format, named
from reportedly.show.web.desk import allowed, desk_of, page, reader
from reportedly.show.web.filters import chips
from reportedly.show.web.notices import with_notice
from reportedly.show.web.pages import query
from reportedly.show.web.people import Person

router = APIRouter(include_in_schema=False)
Reader = Annotated[Person, Depends(reader)]
PDF = "application/pdf"
SORTS = (
    ("To read and to print", ("dossier", "markdown")),
    ("To reckon with", ("csv", "parquet", "events", "jsonl")),
    ("To draw", ("timelinejs", "geojson", "gexf", "graphml")),
    ("For other programs and archives", ("ftm", "annotation", "schema-claim", "prov", "tei", "conllu")),
)
"""The formats by what they are wanted for; a format that no group names stands in the last."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be handed on: what answers a search, the claims of a story, or the whole case."""

    query: str
    story: str

    @property
    def address(self) -> str:
        """The page that offers it."""
        return f"/export?{query(q=self.query, story=self.story)}".removesuffix("?")


@router.get("/export")
def export_page(request: Request, _person: Reader, q: str = "", story: str = "") -> Response:
    """The formats, and what each keeps and cannot hold."""
    desk = desk_of(request)
    wrong, found = "", None
    try:
        found = desk.case.search(q, limit=1) if q.strip() else None
    except OptionError as error:
        wrong = str(error)
    path = f"/export?{query(story=story)}" if story else "/export"
    return page(
        request,
        "export.html",
        status=400 if wrong else 200,
        title="Export",
        asked=q,
        story=story,
        wrong=wrong,
        found=found,
        counts=desk.case.counts(),
        sorts=_sorted(),
        can_export=desk.hand_on is not None,
        chips=chips(q, desk.case.publishers(), path),
    )


@router.post("/export")
def export(
    request: Request,
    *,
    token: Annotated[str, Form()],
    format_: Annotated[str, Form(alias="format")],
    q: Annotated[str, Form(max_length=2000)] = "",
    story: Annotated[str, Form(max_length=100)] = "",
    table: Annotated[str, Form(max_length=40)] = "",
    bom: Annotated[bool, Form()] = False,
    every: Annotated[bool, Form()] = False,
    comparison: Annotated[bool, Form()] = False,
) -> Response:
    """Write a format to a file of its own, whole or not at all, and send it; one export at a time."""
    allowed(request, token, "reader")
    desk, asked = desk_of(request), Asked(q.strip(), story.strip())
    if desk.hand_on is None:
        raise OptionError("this case is shown for reading only; nothing can be exported from it here")
    name, _, ending = format_.partition(".")
    known = named(name)
    choice = Choice(table if table in known.tables else "", bom=bom, every=every, comparison=comparison)
    if not desk.handing.acquire(blocking=False):
        return RedirectResponse(with_notice(asked.address, "exporting"), 303)
    folder = tempfile.TemporaryDirectory(prefix="reportedly-")
    try:
        path = Path(folder.name) / f"made.{_ending(known, ending)}"
        desk.hand_on(name, str(path), query=asked.query, story=asked.story or None, choice=choice)
    except BaseException:
        folder.cleanup()
        raise
    finally:
        desk.handing.release()
    return FileResponse(
        path,
        media_type=PDF if path.suffix == ".pdf" else known.media,
        filename=_file_name(desk.name, asked, choice.table, path.name.removeprefix("made.")),
        background=BackgroundTask(folder.cleanup),
    )


def _sorted() -> list[tuple[str, list[Format]]]:
    """The formats by what they are wanted for."""
    rest = {one.name for one in FORMATS} - {name for _, names in SORTS for name in names}
    found = [(words, [named(name) for name in names]) for words, names in SORTS]
    found[-1][1].extend(named(name) for name in sorted(rest))
    return found


def _ending(known: Format, asked: str) -> str:
    """The ending of the file, which for a format that can be printed may be `pdf`."""
    return "pdf" if known.prints and asked == "pdf" else known.ending


def _file_name(case: str, asked: Asked, table: str, ending: str) -> str:
    """A name that says what is in the file, in letters that every system takes."""
    words = (case.removesuffix(".case"), asked.query, asked.story, table)
    safe = (re.sub(r"[^\w.-]+", "-", word).strip("-.")[:40] for word in words)
    return f"{'-'.join(filter(None, safe)) or 'case'}.{ending}"
