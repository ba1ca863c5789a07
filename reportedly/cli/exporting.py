"""The commands that hand things on, and take corrections back."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from reportedly.cli.options import FAILED, OK, Asking, Form, Json, Out, command, told
from reportedly.cli.places import CaseFile, SomeCase, case_of, open_case, print_lines, print_rows
from reportedly.cli.review import By, take_in

FORMATS = (
    "jsonl csv parquet events ftm annotation schema-claim prov timelinejs geojson gexf graphml "
    "dossier markdown tei conllu"
)
"""The names of `show.exports.table`, which a test holds this to: help must not load it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What single formats let one choose."""

    table: Annotated[
        str,
        typer.Option(
            metavar="TABLE",
            help="csv, parquet: claims, attributions, figures, documents or entities. ftm: entities, statements or "
            "voices. The first, or with a folder as --output all of them.",
            show_default=False,
        ),
    ] = ""
    bom: Annotated[bool, typer.Option("--bom", help="csv, events: begin with a byte order mark, for Excel.")] = False
    every: Annotated[bool, typer.Option("--every", help="events: also those in which nobody came to harm.")] = False
    comparison: Annotated[
        bool, typer.Option("--comparison", help="jsonl: origins, links and stories, not records.")
    ] = False
    check: Annotated[bool, typer.Option("--check", help="ftm: let the followthemoney library look at each entity.")] = (
        False
    )


@command("Write a case, or records, in another format.", "export", kind=Asking)
def export_(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of {FORMATS.replace(' ', ', ')}.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="RECORDS.jsonl|QUERY", help="Files of records; with --case, a query as in search."),
    ] = None,
    *,
    case: SomeCase = None,
    story: Annotated[str | None, typer.Option(metavar="S", help="Only the claims of this story, such as s3.")] = None,
    title: Annotated[
        str, typer.Option(metavar="TEXT", help="What heads a dossier, a timeline …; else the name of the case.")
    ] = "",
    chosen: Chosen,
    output: Out = None,
) -> None:
    """Write a case, what a query finds in it, or files of records in another format; docs/exports.md describes each.

    Example: reportedly export dossier bridge --case my.case -o bridge.html
    """
    with told():
        from reportedly import exporting
        from reportedly.record import Failure
        from reportedly.show.exports.options import Choice
        from reportedly.show.printer import complain

        place = case_of(case, files=_are_files(words or []))
        shaped: dict[str, Any] = {"story": story, "choice": Choice(**asdict(chosen)), "title": title}
        if place is not None:
            query = " ".join(words or ())
            with open_case(place) as opened:
                exporting.export(format_, opened, output, query=query, **shaped)
                if query and not opened.search(query, limit=1).total:
                    complain(f"nothing in the case answers {query}: the export is empty")
            return
        failures: list[Failure] = []
        exporting.export_files(format_, words or [], output, failed=failures.append, **shaped)
        for failure in failures:
            complain(f"{failure.source}: {failure.message}")
        raise typer.Exit(FAILED if failures else OK)


def _are_files(words: list[str]) -> bool:
    return bool(words) and all(word == "-" or Path(word).is_file() for word in words)


@command("Take in decisions, or a corrected table of claims.", "import-decisions")
def import_decisions(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A decisions file, or claims.csv as corrected.")],
    *,
    case: CaseFile,
    by: By,
    show: Annotated[bool, typer.Option("--show", help="Print what would be decided, and change nothing.")] = False,
    json: Json = False,
) -> None:
    """Take in a decisions file, or what was changed in a table of claims that `export csv` wrote: cells, and the column
    review (accepted, rejected). What does not fit is told, row by row, and the rest is taken in.

    Example: reportedly import-decisions claims.csv --case my.case --by ida
    """
    with told():
        from reportedly import importing

        with open_case(case) as opened:
            if not importing.is_table(path):
                from reportedly.errors import OptionError

                if show:
                    raise OptionError(
                        f"got --show for the decisions file {path}; wanted a table of claims: take the file in, "
                        "and what does not suit can be taken back with `reportedly review undo`"
                    )
                raise typer.Exit(take_in(opened, path, form=Form(json=json)))
            made = importing.take_in(opened, path, by, only_show=show)
        for kind, rows in (("correction", made.decided), ("misfit", made.misfits)):
            print_rows(kind, rows, _lines, form=Form(json=json))
        if not json:
            print_lines([made.summary])
        raise typer.Exit(FAILED if made.misfits else OK)


def _lines(page: Any, row: Any) -> list[str]:
    del page
    return [str(row)]
