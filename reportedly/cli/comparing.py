"""The commands that lay reports side by side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated

import typer

from reportedly.cli.options import FAILED, OK, Form, command, told
from reportedly.cli.places import SomeCase, case_of


@dataclass(frozen=True, slots=True, kw_only=True)
class What:
    """What is laid side by side."""

    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Files, folders, or records (.jsonl); or give --case."),
    ] = None
    case: SomeCase = None
    owners: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Who owns which outlets: CSV (owner,outlet) or TOML; a case keeps it."),
    ] = None


Lines = Iterator[str | bytes]
"""Lines of a view for a person, or of JSON."""


@command("Lay reports side by side: what is repeated, independent, disputed.")
def compare(what: What, form: Form) -> None:
    """Lay reports side by side: stories by what a person should look at first; with --json one story a line.

    Example: reportedly compare one.txt other.txt third.txt
    """
    _print(what, form, "stories")


@command("Print one story: who says what, in each one's own words.")
def story(
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="The story's number in `reportedly compare`.")],
    what: What,
    form: Form,
) -> None:
    """Print one story: who says what, in each one's own words, earliest first.

    Example: reportedly story 1 one.txt other.txt
    """
    _print(what, form, "story", number)


@command("Print which documents go back to one telling, and why.")
def origins(what: What, form: Form) -> None:
    """Print which documents go back to one telling, and the links that say so, each with its reason and words.

    Example: reportedly origins one.txt other.txt
    """
    _print(what, form, "origins")


@command("Print what only one origin supports.", "rests-on-one")
def rests_on_one(what: What, form: Form) -> None:
    """Print the stories that only one origin supports, what many pages repeat first.

    Example: reportedly rests-on-one one.txt other.txt
    """
    _print(what, form, "rests-on-one")


@command("Print the stories along the days of their acts.")
def timeline(what: What, form: Form) -> None:
    """Print the stories along the days of their acts.

    Example: reportedly timeline one.txt other.txt
    """
    _print(what, form, "timeline")


def _print(what: What, form: Form, view: str, number: int = 0) -> None:
    """Compare, and print one view of the comparison."""
    with told():
        from reportedly.cases import chosen
        from reportedly.show import output as out
        from reportedly.show.comparison import as_json, for_a_person
        from reportedly.show.look import columns
        from reportedly.show.printer import complain

        compared = chosen(what.paths or [], case_of(what.case, files=bool(what.paths)), owners=what.owners)
        for failure in compared.failures:
            complain(f"{failure.source}: {failure.message}")
        seen = columns(form.output, form.width, no_colour=form.no_colour)
        make: Callable[[], Lines] = (
            (lambda: as_json(compared.comparison, view, number))
            if form.json
            else (lambda: for_a_person(compared.comparison, compared.record_of, view, number, *seen))
        )
        with out.opened(form.output) as place:
            for line in make():
                place.line(line) if isinstance(line, bytes) else place.text(f"{line}\n")
        raise typer.Exit(FAILED if compared.failures else OK)
