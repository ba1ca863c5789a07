"""The commands that read texts and prove records."""

from dataclasses import asdict
from functools import partial
from typing import Annotated

import typer

from reportedly.cli.options import FAILED, OK, Form, Jobs, Out, Reading, Report, Text, command, told
from reportedly.cli.places import is_case, open_case

GO_ON = "See them side by side in the browser: reportedly open   (Ctrl-C ends it)"
"""What `demo` says last."""


@command("Print who says what in each text.")
def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files of any kind, folders, https://…, or - for stdin.")
    ],
    *,
    form: Form,
    reading: Reading,
    report: Report = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on in the file of --output: read what is not in it, add it at the end.")
    ] = False,
    jobs: Jobs = 1,
) -> None:
    """Print who says what in each text: a sheet to read, or with --json a record.

    Reads web pages, PDF, DOCX, ODT, mail, feeds, Telegram exports, WARC, ZIP, JSON Lines and plain text, from files or
    from addresses of the web.

    Example: reportedly read article.txt folder/ --json --output records.jsonl
    """
    with told():
        from reportedly.errors import OptionError
        from reportedly.pipeline import known_in, map_paths, size_of
        from reportedly.show.look import Look
        from reportedly.show.printer import print_all, print_summary
        from reportedly.show.tally import tallied

        options, output = reading.options(), form.output
        if resume and not (form.json and output not in (None, "-")):
            raise OptionError("got --resume without a file to go on in; wanted --json and --output FILE as well")
        look = Look.choose(**asdict(form))
        with tallied(report) as tally:
            known = known_in(output) if resume and output else None
            made = map_paths(paths, look.make, options, jobs=jobs, watch=tally, known=known)
            size = partial(size_of, paths)
            try:
                failures = print_all(made, output, width=look.width, size=size, tally=tally, further=resume)
            finally:
                print_summary(tally)
        raise typer.Exit(FAILED if failures else OK)


@command("Print the sheets of a few articles that come with it.")
def demo(form: Form) -> None:
    """Print the sheets of a few articles that come with the program: one invented event, told by several outlets.

    Example: reportedly demo
    """
    with told():
        from reportedly.pipeline import read_demo
        from reportedly.show.look import Look
        from reportedly.show.printer import print_all

        look = Look.choose(**asdict(form))
        print_all(map(look.make, read_demo()), form.output, width=look.width)
        if not form.json and form.output is None:
            typer.echo(GO_ON, err=True)


@command("Print the grammar of a text as CoNLL-U.")
def parse(
    file: Text,
    *,
    conllu: Annotated[bool, typer.Option("--conllu", help="CoNLL-U: the only format, so it may be left out.")] = True,
    pretokenized: Annotated[
        bool, typer.Option("--pretokenized", help="FILE is CoNLL-U: keep its words and sentences, fill in the rest.")
    ] = False,
    output: Out = None,
) -> None:
    """Print the grammar of a text: words, tags and Universal Dependencies trees.

    Example: reportedly parse article.txt --conllu
    """
    del conllu
    with told():
        from reportedly.pipeline import fill_conllu, parse_conllu
        from reportedly.show import output as out

        with out.opened(output) as place:
            for line in fill_conllu(file) if pretokenized else parse_conllu(file):
                place.line(line.encode())


@command("Prove the offsets and references of records, or of a whole case.")
def verify(
    file: Annotated[str, typer.Argument(metavar="RECORDS|CASE", help="A case, a file of records, or - for stdin.")],
    limit: Annotated[int, typer.Option(min=0, metavar="N", help="Faults to print at most.")] = 20,
) -> None:
    """Prove that every offset of some records cuts what it says, and that every reference leads somewhere.

    Of a case, hashes, decisions and counts are proved too.

    Example: reportedly verify records.jsonl
    """
    with told():
        from reportedly.show import output as out
        from reportedly.show.verdict import check, check_case

        with out.opened(None) as place:
            if is_case(file):
                with open_case(file) as case:
                    tally = check_case(case.verify(), limit=limit, say=place.text)
            else:
                tally = check(file, limit=limit, say=place.text)
        raise typer.Exit(OK if tally.is_sound else FAILED)
