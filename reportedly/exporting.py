"""Hands on what is known: makes the bundle of a case, or of records, and the bytes of a format of it.

with reportedly.open("my.case") as case:
    reportedly.export("csv", case, "claims.csv")
"""

import gc
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from reportedly import pipeline
from reportedly.casefile import EntityRow, Identifier
from reportedly.comparison import Link, Origin, Story
from reportedly.errors import OptionError, OutputError
from reportedly.record import Failure, Record
from reportedly.show import output as out
from reportedly.show.exports.bundle import Bearer, Bundle, Exhibit, of_records
from reportedly.show.exports.options import Choice
from reportedly.show.exports.pdf import printed
from reportedly.show.exports.table import Format, named
from reportedly.store.case import Case

PAGE = 100
"""Documents whose names are asked for in one go."""

SELDOM = 200_000
"""New objects between two looks for cycles: those of some hundred records, about 20 MB."""

NOTHING: frozenset[str] = frozenset()


def export(
    format: str,  # noqa: A002
    what: Case | Iterable[Record],
    output: str | None = None,
    *,
    query: str = "",
    story: str | None = None,
    choice: Choice | None = None,
    title: str = "",
) -> None:
    """Write a case, or records, in a format of `docs/exports.md`; None for the output is standard output.

    Of a case, `query` (as in search) and `story` say which claims; `title` heads what has a heading. A format of
    several tables writes them all where the output is a folder. Raises OptionError, OutputError, MissingExtra.
    """
    known, choice = named(format), choice or Choice()
    known.require(choice.table)
    if choice.comparison:
        known = replace(known, compares=True)
    parts = known.tables if known.tables and not choice.table and _is_folder(output) else ()
    with bundled(known, what, query=query, story=story, often=bool(parts)) as made:
        bundle = replace(made, title=title or made.title)
        if not parts:
            _write(known, bundle, output, choice)
        for part in parts:
            path = _made(str(output)) / f"{part}.{known.ending}"
            _write(known, bundle, str(path), replace(choice, table=part))


def _is_folder(output: str | None) -> bool:
    return output is not None and (output.endswith(("/", os.sep)) or Path(output).is_dir())


def _made(folder: str) -> Path:
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: the folder cannot be made ({error.strerror}); wanted another name") from error
    return Path(folder)


def _write(known: Format, bundle: Bundle, output: str | None, choice: Choice) -> None:
    with out.opened(output) as place, _seldom_collected():
        pieces = known.write(bundle, choice)
        if known.prints and (output or "").endswith(".pdf"):
            place.raw(printed(b"".join(pieces)))
            return
        for piece in pieces:
            place.raw(piece)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Let the collector look for cycles seldom: records have none, and looking took a quarter of the time."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def bundled(
    known: Format,
    what: Case | Iterable[Record],
    *,
    query: str = "",
    story: str | None = None,
    often: bool = False,
) -> Iterator[Bundle]:
    """Make the bundle that a format needs, and `often` one that can be gone through more than once.

    Records are kept in a case for the while, where a format asks how they stand to each other, or comes again.
    """
    if isinstance(what, Case):
        yield of_case(what, query=query, story=story, compare=known.compares, names=known.names)
        return
    if query:
        raise OptionError("got a query for records; wanted a case: `reportedly add FILE --case my.case`")
    if not (known.compares or story or often):
        yield _with_trees(of_records(lambda: what))
        return
    from reportedly.store.open import open as open_case

    with tempfile.TemporaryDirectory(prefix="reportedly-") as folder, open_case(Path(folder) / "export.case") as case:
        for _ in case.add_all(what):
            pass
        yield replace(of_case(case, story=story, compare=known.compares), title="records")


def of_case(
    case: Case, *, query: str = "", story: str | None = None, compare: bool = True, names: bool = True
) -> Bundle:
    """Return the bundle of a case, or of the claims that answer a query or belong to a story.

    The comparison is the one that the case keeps; with `compare`, one is made where it keeps none. Without `names`,
    entities of documents stay their own.
    """
    origins, links, stories = _comparison(case, compare=compare or story is not None)
    wanted: Mapping[str, frozenset[str]] | None = case.claims_found(query) if query else None
    if story is not None:
        wanted = _of_story(stories, story, wanted)
    if wanted is not None:
        stories = [one for one in stories if any(c.claim in wanted.get(c.document, NOTHING) for c in one.claims)]
    decided = case.decisions()
    touched = {name for act in decided if act.target for name in (act.target.document, act.target.source)}
    exhibits = partial(_exhibits, case, wanted, touched, case.identifiers() if names else None)
    asked = " ".join(filter(None, (_in_words(case, query), f"story {story}" if story else "")))
    return _with_trees(
        Bundle(exhibits, Path(case.where).stem, origins=tuple(origins), links=tuple(links), stories=tuple(stories),
               decisions=tuple(decided), asked=asked)
    )  # fmt: skip


def _in_words(case: Case, query: str) -> str:
    """A query, with the name of each entity that it asks for by number."""
    names = (f"{told} ({case.entity(int(told[7:]), limit=1).row.name})" for told in _ENTITY.findall(query))
    return _ENTITY.sub(lambda _: next(names), query)


_ENTITY = re.compile(r"\bentity:\d+")


def _with_trees(bundle: Bundle) -> Bundle:
    return replace(bundle, program=f"reportedly {version('reportedly')}", trees=pipeline.trees)


def _comparison(case: Case, *, compare: bool) -> tuple[Iterable[Origin], Iterable[Link], Iterable[Story]]:
    if case.counts().origins:
        return case.origins(), case.links(), case.stories()
    if not compare:
        return (), (), ()
    from reportedly.compare import Comparer, Owners

    comparer = Comparer(overruled=case.overruled(), owners=Owners(case.owners()))
    for record in case.records():
        comparer.add(record)
    made = comparer.comparison()
    return made.origins, made.links, made.stories


def _of_story(
    stories: Iterable[Story], name: str, wanted: Mapping[str, frozenset[str]] | None
) -> dict[str, frozenset[str]]:
    chosen = next((one for one in stories if one.story in (name, f"s{name}")), None)
    if chosen is None:
        raise OptionError(f"got the story {name!r}; wanted one of `reportedly compare --case`, such as s1")
    found: dict[str, set[str]] = {}
    for claim in chosen.claims:
        if wanted is None or claim.claim in wanted.get(claim.document, NOTHING):
            found.setdefault(claim.document, set()).add(claim.claim)
    return {document: frozenset(claims) for document, claims in found.items()}


def _exhibits(
    case: Case,
    wanted: Mapping[str, frozenset[str]] | None,
    touched: set[str | None],
    identifiers: Mapping[int, tuple[Identifier, ...]] | None,
) -> Iterator[Exhibit]:
    """Yield the documents in the order in which they were added; corrections that people made are in the records."""
    records = case.records() if wanted is None else _some(case, wanted)
    while page := list(islice(records, PAGE)):
        bearers = {} if identifiers is None else case.bearers([record.document.id for record in page])
        made: dict[int, Bearer] = {}
        for record in page:
            doc = record.document
            names = {key: _bearer(row, made, identifiers or {}) for key, row in bearers.get(doc.id, {}).items()}
            decided = doc.id in touched or doc.source in touched
            yield Exhibit(
                case.corrected(doc.id) if decided else record,
                names,
                case.standings(doc.id) if decided else {},
                None if wanted is None else wanted.get(doc.id, NOTHING),
            )


def _some(case: Case, wanted: Mapping[str, frozenset[str]]) -> Iterator[Record]:
    rows = sorted((case.document(name).number, name) for name in wanted)
    return (case.record(name) for _, name in rows)


def _bearer(row: EntityRow, made: dict[int, Bearer], identifiers: Mapping[int, tuple[Identifier, ...]]) -> Bearer:
    if row.number not in made:
        made[row.number] = Bearer(str(row.number), row.name, row.kind, identifiers.get(row.number, ()))
    return made[row.number]


def records_of(paths: Iterable[str], failed: Callable[[Failure], None]) -> Iterator[Record]:
    """Yield the records of files (`reportedly read --json`), and tell of lines that are none. Raises InputError."""
    from reportedly.wire import read_records

    for path in paths:
        for number, record in read_records(path):
            if isinstance(record, Record):
                yield record
            else:
                failed(Failure(f"{path}:{number}", record.code, str(record)))


def export_files(
    format: str,  # noqa: A002
    paths: Iterable[str],
    output: str | None = None,
    *,
    story: str | None = None,
    choice: Choice | None = None,
    title: str = "",
    failed: Callable[[Failure], None] = lambda _: None,
) -> None:
    """Write files of records (`reportedly read --json`) in a format; lines that are no records are told to `failed`."""
    files = list(paths)
    if not files:
        raise OptionError(
            "got neither a case nor records; wanted --case my.case, or a file of `reportedly read --json`"
        )
    title = title or ", ".join(Path(path).stem for path in files if path != "-")
    export(format, records_of(files, failed), output, story=story, choice=choice, title=title)
