"""What the case commands share: their options, opening a case, and printing lines; heavy modules load late."""

from collections.abc import Callable, Iterable
from os import environ
from typing import Annotated, Any

import typer

from reportedly.cli.options import Form

CaseFile = Annotated[
    str,
    typer.Option("--case", metavar="CASE", envvar="REPORTEDLY_CASE", help="A file, or postgresql://user@host/name."),
]
SomeCase = Annotated[
    str | None,
    typer.Option("--case", metavar="CASE", help="A file, or postgresql://user@host/name; else REPORTEDLY_CASE."),
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many at most.")]
Offset = Annotated[int, typer.Option(min=0, metavar="N", help="How many to pass over first.")]
Document = Annotated[
    str, typer.Argument(metavar="DOCUMENT", help="Its number, its source, or its id or the start of it.")
]
Rows = Iterable[Any]


def open_case(where: str, *, create: bool = False, upgrade: bool | None = None) -> Any:
    """Open a case; what is done to an older one is said on standard error."""
    from reportedly.show.printer import complain
    from reportedly.store.open import open as open_

    return open_(where, create=create, upgrade=upgrade, say=complain)


def case_of(case: str | None, *, files: bool) -> str | None:
    """Return the case that is meant: the one that is named, or that of the environment if no files are."""
    return case if case is not None or files else environ.get("REPORTEDLY_CASE") or None


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
    form: Form,
    none: str = "",
) -> None:
    """Print rows, each as JSON under its kind or as the lines that `lines(page, row)` makes of it.

    Where there are no rows, a person is told so on standard error in the words of `none`.
    """
    from reportedly.show.lists import Page
    from reportedly.show.look import columns
    from reportedly.show.printer import complain
    from reportedly.wire import encode_answer

    page = Page(*columns(form.output, form.width, no_colour=form.no_colour))
    number = 0

    def made() -> Iterable[str | bytes]:
        nonlocal number
        for row in rows:
            number += 1
            yield from [encode_answer(kind, row)] if form.json else lines(page, row)

    print_lines(made(), form.output)
    if none and not number and not form.json:
        complain(none)
