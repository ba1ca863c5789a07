"""Writes the generated pages: the command line reference, the JSON Schema of a record, the table of formats.

python -m docs.generate            write them
python -m docs.generate --check    exit 1 if one lags behind the code
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import typer
from typer.testing import CliRunner

from reportedly import wire
from reportedly.cli import app
from reportedly.read import formats
from reportedly.show.exports import ged
from reportedly.show.exports.columns import Column
from reportedly.show.exports.sheets import SHEETS
from reportedly.show.exports.table import FORMATS

HERE = Path(__file__).parent
WIDTH = "80"


def cli_reference() -> str:
    """Return the page that shows every command's `--help`."""
    command = typer.main.get_command(app)
    names = sorted(getattr(command, "commands", {}))
    parts = ["# Command line\n\nGenerated from the program; `reportedly COMMAND --help` prints the same.\n"]
    for name in ["", *names]:
        title = f"reportedly {name}".strip()
        parts.append(f"## {title}\n\n```text\n{_help(name)}\n```\n")
    return "\n".join(parts)


def _help(name: str) -> str:
    arguments = [name, "--help"] if name else ["--help"]
    os.environ["COLUMNS"] = os.environ["TERMINAL_WIDTH"] = WIDTH
    result = CliRunner().invoke(app, arguments, prog_name="reportedly", env={"COLUMNS": WIDTH, "NO_COLOR": "1"})
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


def record_schema() -> str:
    """Return the JSON Schema of record format 1."""
    return json.dumps(wire.schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def formats_page() -> str:
    """Return the page that says what is read, how it is recognised, by which library, and what is kept."""
    rows = [
        f"| {one.title} | {one.known_by} | {' '.join(f'`{ending}`' for ending in one.endings)} "
        f"| {one.library} | {one.kept} |"
        for one in formats.FORMATS
    ]
    return FORMATS_PAGE.format(table="\n".join(rows))


FORMATS_PAGE = """# What is read

Generated from the program. A file is known by its content, whatever its name says; the first row that fits holds.

| format | recognised by | usual endings | library | kept |
|---|---|---|---|---|
{table}

## Files, folders, containers

- A file that is named itself is read whatever its ending; if it is no text, that is told as a failure.
- Of a folder, and of an archive, every file is taken whose content is one of these formats; plain text only under one
  of its endings. All else is passed over, and so are hidden files and the folder of pictures beside a saved page.
- Mail, feeds, Telegram exports, JSON Lines, WARC and archives hold many documents. Each becomes a document of its
  own, named after where it stands: `box.zip!/inner/page.html`, `feed.xml#2`, `result.json#message17`, `letter.eml#1`.
- A part that is broken costs one line; the rest is read. Containers inside containers are opened to a depth of five.
- `--report FILE` writes what was read, skipped and why, one JSON object a line.

## Long runs

A terminal shows a bar with rate and remaining time, and at the end a table of what was read, failed and skipped. Ctrl-C
finishes the document in hand and ends with 130; a second one does not wait. A run that was stopped, by whatever, is
gone on with by the same command:

- `reportedly add inbox/ --case my.case`: what is in the case stays, and a document that is there from the same source,
  with the same bytes and read with the same options, is told as `known` and not read again.
- `reportedly read inbox/ --json --output all.jsonl --resume`: each record stands in the file as soon as it is made;
  without `--resume` the file appears whole at the end, or not at all. What stands there from the same source and of the
  same bytes is passed over (`known` in the report); what failed, or was changed since, is read, and put at the end. A
  last line that was cut short, as by a loss of power, is taken away.

Containers are opened anew for that, which is quick, and addresses are fetched anew, as nothing else tells whether a
page was changed.

## What a container knows

A mail's sender, an entry's date or a message's channel is kept in `document.found` with where it was found. Such a
value goes before what the text says itself, and `--publisher` and `--published` go before both; what was not chosen
is kept beside it. A date that lies in the future, or after the capture of a page, is a problem and not a value.

## Mail, feeds, Telegram

- The sender of a mail publishes and signs it. Of plain text and page, the plain text is taken if it says half as much
  as the page. A forwarded mail names who wrote it in `forwarded_from`; one that is attached is a document of its own.
- Of an entry of a feed its own text is read, the content before the summary; its `<source>` is the publisher, the
  feed a rival. Nothing is fetched, unless `--follow-feeds` asks for the page behind each entry (`docs/fetching.md`).
- A channel publishes its messages; in a group, whoever wrote one does. Times are those of the message in UTC, where
  the export has them. Offsets of quotations count UTF-16 there, and characters here.

## Web archives

The bytes of each capture are checked against its digest: a block that differs is a failure, a payload that differs is
a problem of the record, as some programs take its digest unpacked. The time of the capture is `document.retrieved`.
After a record that is broken, the next one that is whole is looked for.

## Limits

A text has at most 5 MB, a page 20, a saved page, Word or OpenDocument file 50, a PDF file 200; a mail 100 MB, a
captured document 50, a file in an archive 200, a value in a Telegram export 8 million characters. WARC files,
mailboxes, exports and JSON Lines have no limit: they are read part by part, and a gigabyte needs no more memory than
a megabyte.

## How fast

`python -m bench.speed_read --soak`, two busy cores; documents a second of processor, all processes counted:

| | a second |
|---|---:|
| records taken out of a WARC file of 5,000 pages, the start of the process included | 2,500 to 3,400 |
| the same of one gigabyte; 58 MB of memory in all, as for the small one | 3,500 |
| messages taken out of a Telegram export | 8,000 |
| mails taken out of a mailbox, with their attachments | 2,100 |
| texts taken out of a ZIP archive | 6,300 |
| web pages of 30 KB, read | 68 to 82 |
| pages of a PDF file, read | 112 to 119 |
| Word files of two pages, read | 155 |

## Damaged files

`python -m bench.fuzz_read` flips, cuts, doubles and moves bytes of small files of every format (`--seeds FOLDER` adds
more), and puts in what parsers trip over. An input may be read or give a reason; anything else is a fault. Of 115,000
inputs, the first 20,000 gave 41 faults of three causes, each an error of a library that was not foreseen (a subject,
the number of a character, a digest); since these were mended, 95,000 gave none, nor did 20,000 more since containers
and pages are read in a process of their own. The slowest took 7 seconds on a busy machine.

`python -m bench.fuzz_guided` goes on from each input that reaches a line which none before it did
([atheris](https://github.com/google/atheris), which has to be installed for it): 8 minutes and 50,000 inputs over all
formats but PDF, Word and OpenDocument gave no fault.

## JSON Lines

Each line is an object with a text under one of the usual names (`text`, `body`, `content` …). `--field text=BODY`
says which field holds what; the parts are `text`, `title`, `publisher`, `published`, `author`, `url`, `language` and
`retrieved`.
"""


def exports_page() -> str:
    """Return the page that says what each format of export keeps and cannot hold, and what each column means."""
    rows = [f"| [`{one.name}`](#{one.name}) | {one.title} | {one.opens_in} |" for one in FORMATS]
    parts = [
        f"## {one.name}\n\n{one.title}. Usual ending `.{one.ending}`, media type `{one.media}`.\n\n"
        f"- Opens in: {one.opens_in}.\n- Keeps: {one.keeps}.\n- Cannot hold: {one.cannot_hold}.\n"
        for one in FORMATS
    ]
    sheets = [f"### {sheet.name}: {sheet.meaning}\n\n{_columns(sheet.columns)}\n" for sheet in SHEETS.values()]
    return EXPORTS_PAGE.format(
        table="\n".join(rows),
        parts="\n".join(parts),
        sheets="\n".join(sheets),
        events=_columns(ged.COLUMNS),
        codes=ged.CODES,
    )


def _columns(columns: tuple[Column, ...]) -> str:
    rows = [f"| `{column.name}` | {column.kind} | {column.meaning} |" for column in columns]
    return "\n".join(["| column | holds | meaning |", "|---|---|---|", *rows])


EXPORTS_PAGE = """# Handing it on

Generated from the program. `reportedly export FORMAT --case my.case [QUERY] -o FILE` writes a case, or what a query
as in `reportedly search` finds in it (`entity:12` for all about one); `--story s3` only the claims of a story.
`reportedly export FORMAT RECORDS.jsonl -o FILE` does the same for files of `reportedly read --json`. From Python:

    with reportedly.open("my.case") as case:
        reportedly.export("csv", case, "claims.csv", query="bridge speaker:mayor")

| format | what it is | opens in |
|---|---|---|
{table}

In every format each claim has its words, their offsets (in code points, UTF-16 units and bytes of UTF-8), the hash of
its document and of the text, and its voices. (JSON Lines is the record itself: the text, code points in it, and voices
by their ids.) Nothing is more precise than it was told: there is no point for a country, no 1 January for a year, no
best figure where sources differ. The same case gives the same bytes: no export writes when it was made. (A PDF is the
same as long as the browser that prints it, and the fonts, are.)

That they open is tested, on the demo and on a case with every difficulty: pandas, DuckDB and pyarrow read the tables,
followthemoney every entity and statement, rdflib the JSON-LD, prov the provenance, networkx the networks, shapely the
shapes; TEI keeps to the schema of TEI P5 4.3.0; TimelineJS 3.9.11 and the dossier are shown by Chromium, offline.

Corrections that people made are in what is exported, and so is who made them. A comparison is the one that
`reportedly compare --case` kept; where none was kept, formats that need one make it.

{parts}
## Tables of csv and parquet

`--table` names one: claims is the default. With a folder as output (`-o tables/`) all are written, one file each.
Cells that hold several values join them by ` | `. `--bom` begins the file with a byte order mark, which older versions
of Excel need. In CSV, a cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a
line break) has an apostrophe before it; Parquet has the words untouched.

{sheets}
## Tables of ftm

`--table entities` (the default) are Articles, Persons, Organizations, PublicBodies, Events, UnknownLinks, Mentions and
Notes. `--table statements` says the same value by value, as FollowTheMoney and nomenklatura keep it: `origin` is the
document and the claim or entity in it that a value rests on; data set is `reportedly`; nothing is said of when a value
was first seen, as no export asks the clock. `--table voices` has a line for each of those entities that rests on words,
under the same `id`: the words with their offsets and hashes, and the voices from the publisher inwards, each with its
words, its cue and, as `speaks`, the id of the entity that speaks. `-o folder/` writes all three. The plain export needs
no library; with `--check` (`pip install 'reportedly[ftm]'`) the followthemoney library looks at each entity first, and
the first one that it would not accept, or not keep whole, stops the export with its id and its claim.

## Columns of events

The columns up to `gwnob` are the 49 of UCDP GED since version 23.1, under its names and in its order. What it means by
each is from its codebook (Högbladh, S., *UCDP GED Codebook*, Department of Peace and Conflict Research, Uppsala
University: the table of variables; Sundberg, R. and Melander, E., 2013, *Introducing the UCDP Georeferenced Event
Dataset*, Journal of Peace Research 50 (4), 523–532), told in our words. It was checked against the wording of the
codebook as data sets and packages that use versions 19.1 to 26.1 quote it; the pages of the codebook itself were not at
hand, so look there before you build on a code. An event of GED is an incident of lethal violence by an organised actor,
coded by people; a row here is what was reported, found by a program. Rows are stories in which people came to harm,
unless `--every` is given; whether that was violence is for the reader to say. "GED only" marks columns that are always
empty.

{events}
{codes}
## Back again

`reportedly import-decisions FILE --case my.case` takes in a decisions file of a colleague (`reportedly decisions
--export`), or a corrected table of claims. In a table of claims these columns can be changed: `quote`, `predicate`,
`polarity`, `status`, `hedges`, `said_in`, `agent`, `patient` (words as they stand in the document), `review` (accepted
or rejected), `notes` and `tags`. Each change becomes a decision with your name, which can be taken back. What does not
fit is told with its line; `--show` tries all of it on a copy, says the same, and changes nothing. A row is known by its
document and offsets, so rows may be sorted or left out. What spreadsheets do to a table is understood: semicolons or
tabs between cells, a byte order mark, Excel's "Unicode text", and dates written anew (5/14/2024, May-24). Other columns
follow from these, or from the document; a change in one of them is told, and stays without effect.
"""

PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_reference,
    "record.schema.json": record_schema,
    "formats.md": formats_page,
    "exports.md": exports_page,
}
"""The generated pages and what writes them."""


def lagging() -> list[str]:
    """Return the pages that are not what the code would write now."""
    return [
        name
        for name, make in PAGES.items()
        if not (HERE / name).is_file() or (HERE / name).read_text("utf-8") != make()
    ]


def main() -> None:
    """Write the pages, or with --check only compare them."""
    if "--check" in sys.argv[1:]:
        behind = lagging()
        if behind:
            sys.exit(f"docs: {', '.join(behind)} lag behind the code; run `make docs`")
        return
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), "utf-8")


if __name__ == "__main__":
    main()
