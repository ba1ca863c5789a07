"""The commands that lay reports side by side."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any

import typer

from reportedly.cli.options import EPILOG, FAILED, OK, Json, NoColour, Out, Width, app, told

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH]...", help="Files, folders, or records (.jsonl); or give --case.")
]
CaseFile = Annotated[
    str | None, typer.Option("--case", metavar="CASE", help="A case file, or the address of a PostgreSQL database.")
]
OwnersFile = Annotated[
    str | None,
    typer.Option(
        "--owners", metavar="FILE", help="Who owns which outlets: CSV (owner,outlet) or TOML; a case keeps it."
    ),
]
Lines = Iterator[str | bytes]
"""Lines of a view for a person, or of JSON."""


@app.command(epilog=EPILOG, short_help="Lay reports side by side: what is repeated, independent, disputed.")
def compare(
    paths: Paths = None,
    *,
    case: CaseFile = None,
    owners: OwnersFile = None,
    json: Json = False,
    output: Out = None,
    width: Width = None,
    no_colour: NoColour = False,
) -> None:
    """Lay reports side by side: stories by what a person should look at first; with --json one story a line.

    Example: reportedly compare one.txt other.txt third.txt
    """
    _print(paths, case, owners, "stories", json=json, output=output, width=width, no_colour=no_colour)


@app.command(epilog=EPILOG, short_help="Print one story: who says what, in each one's own words.")
def story(
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="The story's number in `reportedly compare`.")],
    paths: Paths = None,
    *,
    case: CaseFile = None,
    owners: OwnersFile = None,
    json: Json = False,
    output: Out = None,
    width: Width = None,
    no_colour: NoColour = False,
) -> None:
    """Print one story: who says what, in each one's own words, earliest first.

    Example: reportedly story 1 one.txt other.txt
    """
    _print(paths, case, owners, "story", number, json=json, output=output, width=width, no_colour=no_colour)


@app.command(epilog=EPILOG, short_help="Print which documents go back to one telling, and why.")
def origins(
    paths: Paths = None,
    *,
    case: CaseFile = None,
    owners: OwnersFile = None,
    json: Json = False,
    output: Out = None,
    width: Width = None,
    no_colour: NoColour = False,
) -> None:
    """Print which documents go back to one telling, and the links that say so, each with its reason and words.

    Example: reportedly origins one.txt other.txt
    """
    _print(paths, case, owners, "origins", json=json, output=output, width=width, no_colour=no_colour)


@app.command("rests-on-one", epilog=EPILOG, short_help="Print what only one origin supports.")
def rests_on_one(
    paths: Paths = None,
    *,
    case: CaseFile = None,
    owners: OwnersFile = None,
    json: Json = False,
    output: Out = None,
    width: Width = None,
    no_colour: NoColour = False,
) -> None:
    """Print the stories that only one origin supports, what many pages repeat first.

    Example: reportedly rests-on-one one.txt other.txt
    """
    _print(paths, case, owners, "rests-on-one", json=json, output=output, width=width, no_colour=no_colour)


@app.command(epilog=EPILOG, short_help="Print the stories along the days of their acts.")
def timeline(
    paths: Paths = None,
    *,
    case: CaseFile = None,
    owners: OwnersFile = None,
    json: Json = False,
    output: Out = None,
    width: Width = None,
    no_colour: NoColour = False,
) -> None:
    """Print the stories along the days of their acts.

    Example: reportedly timeline one.txt other.txt
    """
    _print(paths, case, owners, "timeline", json=json, output=output, width=width, no_colour=no_colour)


def _print(
    paths: list[str] | None,
    case: str | None,
    owners: str | None,
    view: str,
    number: int = 0,
    *,
    json: bool,
    **look: Any,
) -> None:
    """Compare, and print one view of the comparison."""
    with told():
        from reportedly.cases import chosen
        from reportedly.show import output as out
        from reportedly.show.comparison import as_json, for_a_person
        from reportedly.show.look import columns
        from reportedly.show.printer import complain

        compared = chosen(paths or [], case, owners=owners)
        for failure in compared.failures:
            complain(f"{failure.source}: {failure.message}")
        seen = columns(look["output"], look["width"], no_colour=look["no_colour"])
        make: Callable[[], Lines] = (
            (lambda: as_json(compared.comparison, view, number))
            if json
            else (lambda: for_a_person(compared.comparison, compared.record_of, view, number, *seen))
        )
        with out.opened(look["output"]) as place:
            for line in make():
                place.line(line) if isinstance(line, bytes) else place.text(f"{line}\n")
        raise typer.Exit(FAILED if compared.failures else OK)
