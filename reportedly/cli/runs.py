"""The commands that read documents of a case again, show what changed, prove it and take it elsewhere."""

from typing import Annotated

import typer

from reportedly.cli.options import FAILED, OK, Form, Json, Out, command, told
from reportedly.cli.places import CaseFile, Document, open_case, print_lines, print_rows


@command("Read documents of a case again with this program and model.")
def reread(
    documents: Annotated[
        list[str] | None,
        typer.Argument(metavar="DOCUMENT", help="Those of another program or model if none is named."),
    ] = None,
    *,
    case: CaseFile,
    every: Annotated[bool, typer.Option("--all", help="All documents, also those of this program and model.")] = False,
    form: Form,
) -> None:
    """Read documents of a case again, and print what changed; the old records are kept until `reportedly runs --drop`.

    Example: reportedly reread --case my.case
    """
    with told():
        from itertools import chain

        from reportedly import keeping
        from reportedly.record import Failure
        from reportedly.show.lists import change_lines
        from reportedly.show.printer import complain

        failures: list[Failure] = []
        with open_case(case) as opened:
            found = keeping.reread(opened, documents or (), every=every, failed=failures.append)
            first = next(found, None)
            if first is None and not failures:
                complain(
                    "nothing to read again: this program and model made all records; --all reads them all the same"
                )
            found = chain([] if first is None else [first], found)
            print_rows("reread", found, change_lines, form=form)
        for failure in failures:
            complain(f"{failure.source}: {failure.message}")
        raise typer.Exit(FAILED if failures else OK)


@command("Print what a new reading of a document changed.")
def diff(
    document: Document,
    *,
    case: CaseFile,
    before: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="A run; the one before the current one.")
    ] = None,
    after: Annotated[int | None, typer.Option(min=1, metavar="N", help="A run; the current one.")] = None,
    form: Form,
) -> None:
    """Print what differs between two runs' records of a document: claims, attributions, entities, times, amounts.

    Example: reportedly diff 1 --case my.case
    """
    with told():
        from reportedly.casefile import Reread
        from reportedly.show.lists import change_lines

        with open_case(case) as opened:
            found = Reread(opened.document(document), opened.diff(document, before=before, after=after))
        print_rows("diff", [found], change_lines, form=form)


@command("List the runs whose records a case keeps, or drop one.")
def runs(
    *,
    case: CaseFile,
    drop: Annotated[int | None, typer.Option(min=1, metavar="N", help="Remove the old records of this run.")] = None,
    json: Json = False,
) -> None:
    """List the runs that made the records of a case: program, model, options, and how many records are kept of each.

    Example: reportedly runs --case my.case
    """
    with told():
        from reportedly.show.lists import number, run_lines

        with open_case(case) as opened:
            if drop is not None:
                print_lines([f"dropped {number(opened.drop_run(drop), 'old record')} of run {drop}"])
                return
            found = opened.runs()
        print_rows("run", found, run_lines, form=Form(json=json))


@command("Write the records of a case as JSON Lines.", "export-records")
def export_records(*, case: CaseFile, output: Out = None) -> None:
    """Write the current record of every document of a case, one JSON object a line, as `reportedly read --json` does.

    Example: reportedly export-records --case my.case --output records.jsonl
    """
    with told():
        from reportedly.wire import encode

        with open_case(case) as opened:
            print_lines(map(encode, opened.records()), output)


@command("Bring a case of an older version up to date, or show what that would do.")
def upgrade(
    case: Annotated[str, typer.Argument(metavar="CASE", help="A file, or postgresql://user@host/name.")],
    *,
    show: Annotated[bool, typer.Option("--show", help="Print the SQL, and change nothing.")] = False,
) -> None:
    """Bring a case of an older version up to date. A file is copied first, and every command does so by itself; of a
    database on a server make a backup (pg_dump) before.

    Example: reportedly upgrade my.case --show
    """
    with told():
        from reportedly.show.printer import complain
        from reportedly.store.open import pending

        statements = pending(case)
        if not statements:
            complain(f"{case}: nothing to do, it is up to date")
        elif show:
            print_lines(f"{piece};" for piece in statements)
        else:
            open_case(case, upgrade=True).close()
