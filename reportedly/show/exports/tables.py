"""CSV of one table (RFC 4180, UTF-8), in which no cell is taken for a formula."""

import csv
from collections.abc import Iterator
from io import StringIO

from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.columns import Cell, Context
from reportedly.show.exports.defuse import SIGNS, defused
from reportedly.show.exports.laid import Laid
from reportedly.show.exports.options import Choice
from reportedly.show.exports.sheets import FIRST, SHEETS

AS_IT_IS = frozenset({int, type(None)})
"""Cells that are written as they are: most of a table, for which a call each took a fifth of the time."""

BOM = b"\xef\xbb\xbf"


def table(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield the table, a document at a time."""
    sheet = SHEETS[choice.table or FIRST]
    yield (BOM if choice.bom else b"") + lines([tuple(column.name for column in sheet.columns)])
    context = context_of(bundle)
    for exhibit in bundle.exhibits():
        made = lines(sheet.rows(Laid(exhibit), context))
        if made:
            yield made


def context_of(bundle: Bundle) -> Context:
    """Return what a comparison says of claims and documents."""
    verdicts, origins = bundle.verdicts(), bundle.origin_of()

    def story(document: str, claim: str) -> tuple[str | None, str | None, int | None]:
        found = verdicts.get((document, claim))
        return (found.story, found.verdict, found.origins) if found else (None, None, None)

    return Context(story, origins.get)


def lines(rows: Iterator[tuple[Cell, ...]] | list[tuple[Cell, ...]]) -> bytes:
    """Return rows as CSV."""
    page = StringIO()
    csv.writer(page, lineterminator="\r\n").writerows(
        [
            cell if cell.__class__ in AS_IT_IS or (isinstance(cell, str) and cell[:1] not in SIGNS) else _cell(cell)
            for cell in row
        ]
        for row in rows
    )
    return page.getvalue().encode("utf-8", "replace")


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return defused(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return int(cell)
    return ("true" if cell else "false") if isinstance(cell, bool) else cell
