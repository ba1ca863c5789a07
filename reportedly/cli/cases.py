"""The commands that keep documents in a case, and find them again."""

import re
from dataclasses import asdict
from functools import partial
from typing import Annotated, Any

import typer

from reportedly.cli.options import FAILED, OK, Asking, Form, Jobs, Json, Reading, Report, command, told
from reportedly.cli.places import CaseFile, Document, Limit, Offset, open_case, print_rows

BARE = re.compile(r"-?(\w+):([^\s\":]+)\s+([^\":]+)")
"""A field with several words that no quotation marks hold together."""


@command("Read documents and keep them in a case.")
def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, https://…, records (.jsonl), or -.")
    ],
    *,
    case: CaseFile,
    keep_raw: Annotated[bool, typer.Option("--keep-raw", help="Keep the bytes of the files too.")] = False,
    reading: Reading,
    report: Report = None,
    compare: Annotated[
        bool, typer.Option("--compare/--no-compare", help="Compare what was added with what is there, at the end.")
    ] = True,
    jobs: Jobs = 1,
    json: Json = False,
) -> None:
    """Read documents and keep them in a case, which is made if there is none; what is there already is left as it is.

    Example: reportedly add inbox/ --case my.case
    """
    with told():
        from reportedly import keeping
        from reportedly.pipeline import size_of
        from reportedly.show.printer import print_all, print_summary
        from reportedly.show.tally import tallied

        options = reading.options()
        with open_case(case, create=True) as opened, tallied(report) as tally:
            found = keeping.add(paths, opened, options, jobs=jobs, keep_raw=keep_raw, watch=tally)
            made = (_added(one, json=json) for one in found)
            try:
                failures = print_all(made, None, width=80, size=partial(size_of, paths), tally=tally)
            finally:
                print_summary(tally)
            held = opened.counts().documents
        _compare(case, held, wanted=compare)
        raise typer.Exit(FAILED if failures else OK)


def _added(one: Any, *, json: bool) -> Any:
    """Return what is printed of a document that was added; a failure is printed as it is."""
    from reportedly.record import Failure
    from reportedly.show.lists import added_line
    from reportedly.wire import encode_answer

    if isinstance(one, Failure):
        return one
    return encode_answer("added", one) if json else added_line(one)


def _compare(case: str, held: int, *, wanted: bool) -> None:
    """Let the comparison of a case follow what was added, and say where to look."""
    from reportedly.cases import follow
    from reportedly.show.lists import compared_lines
    from reportedly.show.printer import complain

    if not wanted or held < 2:
        return
    with open_case(case) as opened:
        if not follow(opened):
            return
        lines = compared_lines(opened.where, opened.counts())
    for line in lines:
        complain(line)


@command("Print what is in cases.")
def cases(
    places: Annotated[
        list[str] | None, typer.Argument(metavar="CASE", help="Cases; those of this folder if none is named.")
    ] = None,
    *,
    json: Json = False,
) -> None:
    """Print how much each case holds: those named, or all files of this folder that end in .case.

    Example: reportedly cases
    """
    with told():
        from pathlib import Path

        from reportedly.errors import CaseError
        from reportedly.show.lists import count_lines

        found = places or sorted(str(path) for path in Path().glob("*.case"))
        if not found:
            raise CaseError("there is no case in this folder; `reportedly add PATH… --case my.case` makes one")
        rows = (_counted(place) for place in found)
        print_rows("case", rows, count_lines, form=Form(json=json))


def _counted(place: str) -> dict[str, object]:
    with open_case(place) as opened:
        return {"case": opened.where, "counts": opened.counts()}


@command("List the documents of a case.", "list")
def list_(
    *,
    case: CaseFile,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Only of this publisher.")] = None,
    order: Annotated[
        str, typer.Option(metavar="ORDER", help="added, newest, oldest, claims, disputed, unreviewed or title.")
    ] = "added",
    limit: Limit = 100,
    offset: Offset = 0,
    form: Form,
) -> None:
    """List the documents of a case, with what is in each.

    Example: reportedly list --case my.case --order newest
    """
    with told():
        from reportedly.show.lists import document_lines

        with open_case(case) as opened:
            rows = opened.documents(publisher=publisher, order=order, limit=limit, offset=offset)
        print_rows("document", rows, document_lines, form=form, none="no document found")


@command("Print the sheet of a document of a case.")
def show(
    document: Document,
    *,
    case: CaseFile,
    run: Annotated[int | None, typer.Option(min=1, metavar="N", help="The record of an older run.")] = None,
    form: Form,
) -> None:
    """Print who says what in a document of a case, as `reportedly read` does; with --json its record.

    Example: reportedly show 1 --case my.case
    """
    with told():
        from reportedly.show.look import Look
        from reportedly.show.printer import print_all

        look = Look.choose(**asdict(form))
        with open_case(case) as opened:
            print_all([look.make(opened.record(document, run=run))], form.output, width=look.width)


@command("Find sentences and claims in a case.", kind=Asking)
def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help="Words, and fields such as speaker:mayor.")],
    *,
    case: CaseFile,
    limit: Limit = 20,
    offset: Offset = 0,
    form: Form,
) -> None:
    """Find the sentences that answer: words, "phrases", prefix*, -without, and the fields speaker: actor: who: act:
    status: place: publisher: after: before: when: published: entity: and is: with disputed, unreviewed, reviewed,
    denied or attributed. In a shell, put a query with "phrases" in single quotes.

    Example: reportedly search 'bridge publisher:"Pier Post"' --case my.case
    """
    with told():
        from reportedly.show.lists import hit_lines

        with open_case(case) as opened:
            found = opened.search(" ".join(query), limit=limit, offset=offset)
        rows, lines = (found.hits, hit_lines) if form.json else ([found], partial(hit_lines, offset=offset))
        print_rows("hit", rows, lines, form=form)
        if not found.total:
            _tell_of_quotes(query)


def _tell_of_quotes(query: list[str]) -> None:
    """Say what became of publisher:"Pier Post" where the shell took its quotation marks."""
    from reportedly.show.printer import complain

    for word in query:
        if found := BARE.fullmatch(word):
            field, first, rest = found.groups()
            complain(
                f"got {word}, read as {field}:{first} and {rest}; if these words belong together, put the query in "
                f"single quotes: '{field}:\"{first} {rest}\"'"
            )


@command("List who and what a case speaks of.")
def entities(
    number: Annotated[int | None, typer.Argument(metavar="N", help="Print all of this one, by its number.")] = None,
    *,
    case: CaseFile,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Only person, organisation, place, group, event, work, other.")
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="START", help="Only those with a name, or a word of it, that begins so.")
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
    form: Form,
) -> None:
    """List the people, organisations and places of a case, most mentioned first; or print all that is known of one.

    Example: reportedly entities --case my.case --kind person
    """
    with told():
        from reportedly.show.lists import entity_lines, entity_page

        lines = entity_lines if number is None else entity_page
        with open_case(case) as opened:
            if number is None:
                rows = opened.entities(kind=kind, name=name, limit=limit, offset=offset)
            else:
                rows = [opened.entity(number, limit=limit)]
        print_rows("entity", rows, lines, form=form, none="no entity found")
