"""What the case commands share: their options, opening a case, and printing lines; heavy modules load late."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

CaseFile = Annotated[
    str,
    typer.Option("--case", metavar="CASE", envvar="REPORTEDLY_CASE", help="A file, or postgresql://user@host/name."),
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")]
Offset = Annotated[int, typer.Option(min=0, help="How many to pass over first.")]
Document = Annotated[
    str, typer.Argument(metavar="DOCUMENT", help="Its number, its source, or its id or the start of it.")
]
Rows = Iterable[Any]


def open_case(where: str, *, create: bool = False, upgrade: bool | None = None) -> Any:
    """Open a case; what is done to an older one is said on standard error."""
    from reportedly.show.printer import complain
    from reportedly.store.open import open as open_

    return open_(where, create=create, upgrade=upgrade, say=complain)


def is_case(where: str) -> bool:
    """Tell whether a name is that of a case rather than of a file of records."""
    from pathlib import Path

    if "://" in where or not Path(where).is_file():
        return "://" in where
    with Path(where).open("rb") as file:
        return file.read(len(_MARK)) == _MARK


_MARK = b"SQLite format 3\0"
"""How the file of a case begins."""


def print_lines(lines: Iterable[str | bytes], output: str | None = None) -> None:
    """Print lines, those of JSON as they are."""
    from reportedly.show import output as out

    with out.opened(output) as place:
        for line in lines:
            place.line(line) if isinstance(line, bytes) else place.text(f"{line}\n")


def print_rows(
    kind: str,
    rows: Rows,
    lines: Callable[..., Iterable[str]],
    *,
    json: bool,
    output: str | None,
    width: int | None,
    no_colour: bool,
) -> None:
    """Print rows, each as JSON under its kind or as the lines that `lines(page, row)` makes of it."""
    from reportedly.show.lists import Page
    from reportedly.show.look import columns
    from reportedly.wire import encode_answer

    page = Page(*columns(output, width, no_colour=no_colour))
    made: Iterable[Iterable[str | bytes]] = ([encode_answer(kind, row)] if json else lines(page, row) for row in rows)
    print_lines((line for some in made for line in some), output)
