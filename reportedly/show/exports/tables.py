"""CSV of one table (RFC 4180, UTF-8), in which no cell is taken for a formula."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.columns import Cell, Context
from reportedly.show.exports.defuse import SIGNS, defused
from reportedly.show.exports.laid import Laid
from reportedly.show.exports.options import Choice
from reportedly.show.exports.sheets import FIRST, SHEETS

AS_IT_IS = frozenset({int, type(None)})
"""Cells that are written as they are."""
WORDS = AS_IT_IS | {str}
"""Cells that are written as they are unless they begin with a sign of a formula."""

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
    columns = map(_column, zip(*rows, strict=True))
    csv.writer(page, lineterminator="\r\n").writerows(zip(*columns, strict=True))
    return page.getvalue().encode("utf-8", "replace")


def _column(cells: tuple[Cell, ...]) -> Iterable[Cell]:
    """Return the cells of a column as they are written; looking at each cell of a row took a fifth of the time."""
    kinds = set(map(type, cells))
    if kinds <= AS_IT_IS:
        return cells
    if kinds <= WORDS and SIGNS.isdisjoint(cell[:1] for cell in set(cells) if isinstance(cell, str)):
        return cells
    return map(_cell, cells)


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return defused(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return int(cell)
    return ("true" if cell else "false") if isinstance(cell, bool) else cell
