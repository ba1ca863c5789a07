"""The commands that keep documents in a case, and find them again."""

from functools import partial
from typing import Annotated

import typer

from reportedly.cli.options import (
    EPILOG,
    FAILED,
    OK,
    AllowPrivate,
    Fields,
    FollowFeeds,
    Json,
    NoColour,
    Out,
    Width,
    app,
    fields_of,
    told,
)
from reportedly.cli.places import CaseFile, Document, Limit, Offset, open_case, print_rows


@app.command(epilog=EPILOG, short_help="Read documents and keep them in a case.")
def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, https://…, records (.jsonl), or -.")
    ],
    *,
    case: CaseFile,
    keep_raw: Annotated[bool, typer.Option("--keep-raw", help="Keep the bytes of the files too.")] = False,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published the texts.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When: 2023-07-03, or 3 July 2023.")] = None,
    language: Annotated[str, typer.Option(metavar="CODE", help="Language of the texts.")] = "en",
    field: Fields = None,
    follow_feeds: FollowFeeds = False,
    allow_private: AllowPrivate = False,
    report: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write what was read, skipped and why, one JSON object a line.")
    ] = None,
    compare: Annotated[
        bool, typer.Option("--compare/--no-compare", help="Compare what was added with what is there, at the end.")
    ] = True,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, help="Processes that read side by side.")] = 1,
    json: Json = False,
) -> None:
    """Read documents and keep them in a case, which is made if there is none; what is there already is left as it is.

    Example: reportedly add inbox/ --case my.case
    """
    with told():
        from reportedly import keeping, pipeline
        from reportedly.record import Failure
        from reportedly.show.lists import added_line
        from reportedly.show.printer import print_all, print_summary
        from reportedly.show.tally import tallied
        from reportedly.wire import encode_answer

        options = pipeline.Options(
            publisher=publisher,
            published=published,
            language=language,
            fields=fields_of(field or []),
            allow_private=allow_private,
            follow_feeds=follow_feeds,
        )
        with open_case(case, create=True) as opened, tallied(report) as tally:
            found = keeping.add(paths, opened, options, jobs=jobs, keep_raw=keep_raw, watch=tally)
            made = (
                one if isinstance(one, Failure) else encode_answer("added", one) if json else added_line(one)
                for one in found
            )
            try:
                failures = print_all(made, None, width=80, size=partial(pipeline.size_of, paths), tally=tally)
            finally:
                print_summary(tally)
            held = opened.counts().documents
        _compare(case, held, wanted=compare)
        raise typer.Exit(FAILED if failures else OK)


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


@app.command(epilog=EPILOG, short_help="Print what is in cases.")
def cases(
    places: Annotated[
        list[str] | None, typer.Argument(metavar="[CASE]...", help="Cases; those of this folder if none is named.")
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
        print_rows("case", rows, count_lines, json=json, output=None, width=None, no_colour=True)


def _counted(place: str) -> dict[str, object]:
    with open_case(place) as opened:
        return {"case": opened.where, "counts": opened.counts()}


@app.command("list", epilog=EPILOG, short_help="List the documents of a case.")
def list_(
    *,
    case: CaseFile,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Only of this publisher.")] = None,
    order: Annotated[str, typer.Option(help="added, newest, oldest, claims, disputed, unreviewed or title.")] = "added",
    limit: Limit = 100,
    offset: Offset = 0,
    json: Json = False,
    output: Out = None,
    width: Width = None,
    no_colour: NoColour = False,
) -> None:
    """List the documents of a case, with what is in each.

    Example: reportedly list --case my.case --order newest
    """
    with told():
        from reportedly.show.lists import document_lines

        with open_case(case) as opened:
            rows = opened.documents(publisher=publisher, order=order, limit=limit, offset=offset)
        print_rows("document", rows, document_lines, json=json, output=output, width=width, no_colour=no_colour)


@app.command(epilog=EPILOG, short_help="Print the sheet of a document of a case.")
def show(
    document: Document,
    *,
    case: CaseFile,
    run: Annotated[int | None, typer.Option(min=1, metavar="N", help="The record of an older run.")] = None,
    json: Json = False,
    output: Out = None,
    width: Width = None,
    no_colour: NoColour = False,
) -> None:
    """Print who says what in a document of a case, as `reportedly read` does; with --json its record.

    Example: reportedly show 1 --case my.case
    """
    with told():
        from reportedly.show.look import Look
        from reportedly.show.printer import print_all

        look = Look.choose(json=json, output=output, width=width, no_colour=no_colour)
        with open_case(case) as opened:
            print_all([look.make(opened.record(document, run=run))], output, width=look.width)


@app.command(epilog=EPILOG, short_help="Find sentences and claims in a case.")
def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help="Words, and fields such as speaker:mayor.")],
    *,
    case: CaseFile,
    limit: Limit = 20,
    offset: Offset = 0,
    json: Json = False,
    output: Out = None,
    width: Width = None,
    no_colour: NoColour = False,
) -> None:
    """Find the sentences that answer: words, "phrases", prefix*, -without, and the fields speaker: actor: who: act:
    status: place: publisher: after: before: when: published: entity: is:disputed is:unreviewed is:reviewed is:denied.

    Example: reportedly search bridge speaker:mayor after:2016-09 --case my.case
    """
    with told():
        from reportedly.show.lists import hit_lines

        with open_case(case) as opened:
            found = opened.search(" ".join(query), limit=limit, offset=offset)
        rows, lines = (found.hits, hit_lines) if json else ([found], partial(hit_lines, offset=offset))
        print_rows("hit", rows, lines, json=json, output=output, width=width, no_colour=no_colour)


@app.command(epilog=EPILOG, short_help="List who and what a case speaks of.")
def entities(
    number: Annotated[int | None, typer.Argument(metavar="[N]", help="Print all of this one, by its number.")] = None,
    *,
    case: CaseFile,
    kind: Annotated[
        str | None, typer.Option(help="Only person, organisation, place, group, event, work, other.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="Only those with a name, or a word of it, that begins so.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
    json: Json = False,
    output: Out = None,
    width: Width = None,
    no_colour: NoColour = False,
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
        print_rows("entity", rows, lines, json=json, output=output, width=width, no_colour=no_colour)
