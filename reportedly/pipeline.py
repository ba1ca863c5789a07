"""Joins the stages in order; the page to read first.

0. expand: paths → Items             (`reportedly.read`), here, one at a time; the rest in any process
1. read:   Item → Document           (`reportedly.read`)
2. parse:  Document → Analysis       (`reportedly.parse`)
3. claims: Analysis → Record         (`reportedly.claims`)
4. what went wrong on the way stands in the record's `problems`
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from reportedly import read
from reportedly.analysis import Analysis
from reportedly.errors import InputError, MissingInput, RecordError, ReportedlyError, confession
from reportedly.lexicon import LANGUAGES
from reportedly.read import Item, Options, Part, Web
from reportedly.record import Failure, Reading, Receipt, Record, Skipped
from reportedly.wire import read_sources
from reportedly.workers import in_order

__all__ = [
    "Known",
    "Options",
    "Watch",
    "confession",
    "fill_conllu",
    "known_in",
    "map_paths",
    "parse_conllu",
    "read_again",
    "read_demo",
    "read_paths",
    "read_text",
    "size_of",
]

Made = TypeVar("Made")

STDIN = "-"


def read_text(text: str, *, source: str = "text", options: Options | None = None) -> Record:
    """Return the record of a text; `source` is the name that it goes by. Raises InputError."""
    return _record(read.read_text(text, source=source, options=options or Options()))


class Watch(Protocol):
    """Somebody who is told what becomes of each source, and how many bytes of the files are done with."""

    def note(self, receipt: Receipt) -> None:
        """Take note of one document, or of what was passed over; told before the result is given."""

    def reach(self, size: int) -> None:
        """Take note of so many bytes more."""


@dataclass(frozen=True, slots=True)
class Known(Generic[Made]):
    """A document that was read before, so that it is not read again; `made` is handed on in its place."""

    source: str
    made: Made | None = None


def known_in(path: str) -> Callable[[Item], Known[Made] | None]:
    """Return what tells of a document whether its record stands in a file: from this source, of the same bytes.

    A file that is not there holds none. Raises InputError, RecordError.
    """
    held = set(read_sources(path)) if Path(path).exists() else set()

    def known(item: Item) -> Known[Made] | None:
        return Known(item.source) if held and (item.source, read.digest_of(item)) in held else None

    return known


def read_paths(
    paths: Iterable[str],
    options: Options | None = None,
    *,
    jobs: int = 1,
    watch: Watch | None = None,
    web: Web | None = None,
    seen: Callable[[Item], None] | None = None,
) -> Iterator[Record | Failure]:
    """Yield the record of each document at the paths: in files, folders and containers; a Failure for what is broken.

    What a folder or a container holds that is nothing for us is passed over; `watch` is told of it. `web` brings what
    is at addresses. `seen` is given each document as it was found, in the order of the results, before it is read.
    """
    return map_paths(paths, _itself, options, jobs=jobs, watch=watch, web=web, seen=seen)


def map_paths(
    paths: Iterable[str],
    then: Callable[[Record], Made],
    options: Options | None = None,
    *,
    jobs: int = 1,
    watch: Watch | None = None,
    web: Web | None = None,
    seen: Callable[[Item], None] | None = None,
    known: Callable[[Item], Known[Made] | None] | None = None,
) -> Iterator[Made | Failure]:
    """Yield `then(record)` for each document, made in the process that read it.

    With several jobs, `then` has to be an importable function. The results are the same, and in the same order.
    What `known` tells of a document stands in place of reading it.
    """
    options = options or Options()
    work = partial(_attempt, options=options, then=then)
    parts: Iterable[Part | Known[Made]]
    parts = read.expand(paths, options, reached=watch.reach if watch else None, web=web)  # 0
    if known is not None:
        parts = _without(parts, known)
    if seen is not None:
        parts = _shown(parts, seen)
    here = _AtHand()
    told: Iterable[_Told[Made]] = (
        in_order(work, parts, jobs=jobs, lost=_lost, here=here) if jobs > 1 else map(work, parts)
    )
    for one in told:
        if watch:
            watch.note(one.receipt)
        if one.result is not None:
            yield one.result


def _without(parts: Iterable[Part], known: Callable[[Item], Known[Made] | None]) -> Iterator[Part | Known[Made]]:
    for part in parts:
        yield (known(part) if isinstance(part, Item) else None) or part


def _shown(parts: Iterable[Part | Known[Made]], seen: Callable[[Item], None]) -> Iterator[Part | Known[Made]]:
    for part in parts:
        if isinstance(part, Item):
            seen(part)
        yield part


def read_again(record: Record) -> Record:
    """Return a new record of the document of an old one; what was said of the reading of its file is kept."""
    kept = tuple(problem for problem in record.problems if problem.code not in _OF_CLAIMS)
    return _record(Reading(record.document, kept))


_OF_CLAIMS = ("impossible-date", "contradictory-range")
"""Problems that the third stage finds, and will find again."""


def size_of(paths: Iterable[str]) -> tuple[int, int]:
    """Return how many files there are at the paths, and their bytes: what a watch will have been told of at the end."""
    return read.size_of(paths)


def read_demo() -> Iterator[Record]:
    """Yield the records of the articles that come with the package."""
    articles = sorted((files("reportedly") / "demo").iterdir(), key=lambda article: article.name)
    for article in articles:
        yield read_text(article.read_text("utf-8"), source=f"demo/{article.name}")


def parse_conllu(source: str, options: Options | None = None) -> Iterator[str]:
    """Yield the lines of the trees of a text in CoNLL-U. Raises InputError."""
    from reportedly.parse import conllu

    return conllu.write(_analysis(read.read_source(source, options or Options())))


def trees(record: Record) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield start and end of each sentence of a document of a record, and the lines of its tree in CoNLL-U."""
    from reportedly.parse import conllu
    from reportedly.parse.parser import shipped

    analysis = shipped().analyse(record.document)
    lines = conllu.write(analysis)
    for tree in analysis.sentences:
        yield tree.start, tree.end, tuple(takewhile(bool, lines))


def fill_conllu(source: str) -> Iterator[str]:
    """Yield the lines of a CoNLL-U file (`-` is stdin) with our trees on its words. Raises InputError, RecordError."""
    from reportedly.parse import conllu, parser

    try:
        with sys.stdin if source == STDIN else Path(source).open(encoding="utf-8") as lines:
            sentences = list(conllu.read(lines))
    except FileNotFoundError as error:
        raise MissingInput(f"{source}: there is no such file; wanted a CoNLL-U file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{source}: it cannot be read ({error}); wanted a CoNLL-U file in UTF-8") from error
    laid = conllu.lay_out(sentences, source=source)
    analysis = parser.shipped().analyse_words(laid.document, laid.spans, laid.forms, laid.blocks)
    for sent, tree in zip(sentences, analysis.sentences, strict=True):
        yield from conllu.fill(sent, tree)


def _analysis(reading: Reading) -> Analysis:
    from reportedly.parse.parser import shipped

    return shipped().analyse(reading.document)  # 2


def _record(reading: Reading) -> Record:
    if reading.document.language not in LANGUAGES:
        return Record(reading.document, problems=reading.problems)  # kept as it was read; no model knows its language
    from reportedly.claims import build_record

    return build_record(_analysis(reading), reading.problems)  # 3, 4


@dataclass(frozen=True, slots=True)
class _Told(Generic[Made]):
    """What became of one part, and the result, if there is one."""

    receipt: Receipt
    result: Made | Failure | None


class _AtHand:
    """The parts that need no process: what is wrong with them, or why they are passed over, is known."""

    def __contains__(self, part: object) -> bool:
        return not isinstance(part, Item)


def _attempt(part: Part | Known[Made], *, options: Options, then: Callable[[Record], Made]) -> _Told[Made]:
    """One document; whatever is wrong with it, the others are read."""
    if isinstance(part, Known):
        return _Told(Receipt(part.source, "skipped", "known", "read before, and not changed since"), part.made)
    if isinstance(part, Skipped):
        return _Told(Receipt(part.source, "skipped", part.code, part.reason), None)
    if isinstance(part, Failure):
        return _failed(part)
    try:
        record = _record(read.read_item(part, options))  # 1
        return _Told(_receipt(record, part), then(record))
    except (InputError, RecordError) as error:
        return _failed(Failure(part.source, error.code, str(error).removeprefix(f"{part.source}: ")), part.kind)
    except ReportedlyError:
        raise
    except Exception as error:
        return _failed(Failure(part.source, "internal", confession(error)), part.kind)


def _receipt(record: Record, item: Item) -> Receipt:
    doc = record.document
    return Receipt(
        doc.source,
        "read",
        format=item.kind,
        id=doc.id,
        sha256=doc.sha256,
        title=doc.title,
        words=len(doc.text.split()),
        problems=tuple(problem.code for problem in record.problems),
    )


def _failed(failure: Failure, kind: str | None = None) -> _Told[Made]:
    return _Told(Receipt(failure.source, "failed", failure.code, failure.message, kind), failure)


def _lost(part: Part | Known[Made]) -> _Told[Made]:
    reason = "the process that read it was killed, perhaps for want of memory; split the file"
    return _failed(Failure(part.source, "killed", reason))


def _itself(record: Record) -> Record:
    return record
