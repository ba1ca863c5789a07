"""The head of a sheet: title, publisher, date, authors, audience, and what could not be read."""

from collections.abc import Iterator

from reportedly.record import DateFound, Published
from reportedly.show import voices
from reportedly.show.flow import Piece, flow
from reportedly.show.safe import harmless
from reportedly.show.values import date_words
from reportedly.show.view import View

COLUMN = 11
"""Cells that the labels of the head take."""


def header_lines(view: View) -> Iterator[str]:
    """Yield the head of a sheet."""
    doc = view.record.document
    title = harmless(doc.title or "") or "(no headline)"
    yield view.paint("─" * view.width, "quiet")
    yield from flow([[(title, "title")]], width=view.width, first="", rest="", paint=view.paint)
    yield from _row(view, "publisher", _publisher(view))
    if doc.published:
        yield from _row(view, "published", _published(doc.published))
    if doc.authors:
        yield from _row(view, "by", [(", ".join(map(harmless, doc.authors)), "")])
    if doc.audience is not None:
        yield from _row(view, "audience", [(f"{doc.audience:,}", ""), (" (a figure printed with the text)", "quiet")])
    for label, value in (("address", doc.url), ("fetched", doc.retrieved), ("read from", doc.source)):
        if value and not (label == "address" and value == doc.source):
            yield from _row(view, label, [(harmless(value), "")])
    yield from _row(view, "found", [(_summary(view), "")])
    for problem in view.record.problems:
        yield from _row(view, "problem", [(f"{harmless(problem.code)}: {harmless(problem.message)}", "problem")])


def _publisher(view: View) -> list[Piece]:
    doc = view.record.document
    if not doc.publisher:
        return [("not named", "quiet"), *_rivals(view)]
    return [(voices.publisher(view), ""), *_origin(view, "publisher"), *_rivals(view)]


def _origin(view: View, field: str) -> list[Piece]:
    chosen = (item.found_in for item in view.record.document.found if item.field == field and item.chosen)
    return [(f" ({harmless(where)})", "quiet") for where in list(chosen)[:1]]


def _rivals(view: View) -> list[Piece]:
    doc = view.record.document
    rivals = [
        item for item in doc.found if item.field == "publisher" and not item.chosen and item.value != doc.publisher
    ]
    return [(f"; also {harmless(item.value)} ({harmless(item.found_in)})", "quiet") for item in rivals]


def _published(published: Published) -> list[Piece]:
    rivals = [(f"; also {_date(other)}", "quiet") for other in published.others]
    return [(date_words(published.edtf), ""), (f" ({harmless(published.found_in)})", "quiet"), *rivals]


def _date(date: DateFound) -> str:
    return f"{date_words(date.edtf)} ({harmless(date.found_in)})"


def _summary(view: View) -> str:
    record = view.record
    if not (record.claims or record.attributions or record.wording):
        return "no claims"
    told = (
        (len(record.claims), "claim"),
        (voices.count(view), "voice"),
        (len(record.attributions), "attribution"),
        (len(record.wording), "loaded word"),
    )
    return ", ".join(f"{number:,} {name}{'' if number == 1 else 's'}" for number, name in told if number)


def _row(view: View, label: str, pieces: list[Piece]) -> Iterator[str]:
    first = view.paint(label, "label") + " " * (COLUMN - len(label))
    yield from flow([pieces], width=view.width, first=first, rest=" " * COLUMN, paint=view.paint)
