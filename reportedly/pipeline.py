"""Joins the stages in order; the page to read first.

1. read:   bytes → Document          (`reportedly.read`)
2. parse:  Document → Analysis       (`reportedly.parse`)
3. claims: Analysis → Record         (`reportedly.claims`)
4. what went wrong on the way stands in the record's `problems`
"""

import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from reportedly import read
from reportedly.analysis import Analysis
from reportedly.errors import InputError, MissingInput, RecordError, ReportedlyError
from reportedly.read import Options
from reportedly.record import Failure, Reading, Record
from reportedly.workers import in_order

__all__ = [
    "Options",
    "confession",
    "count",
    "fill_conllu",
    "map_paths",
    "parse_conllu",
    "read_demo",
    "read_paths",
    "read_text",
]

Made = TypeVar("Made")

STDIN = "-"


def read_text(text: str, *, source: str = "text", options: Options | None = None) -> Record:
    """Return the record of a text; `source` is the name that it goes by. Raises InputError."""
    return _record(read.read_text(text, source=source, options=options or Options()))


def read_paths(paths: Iterable[str], options: Options | None = None, *, jobs: int = 1) -> Iterator[Record | Failure]:
    """Yield the record of each file, and of each readable file in a folder; a Failure where there is none."""
    return map_paths(paths, _itself, options, jobs=jobs)


def map_paths(
    paths: Iterable[str], then: Callable[[Record], Made], options: Options | None = None, *, jobs: int = 1
) -> Iterator[Made | Failure]:
    """Yield `then(record)` for each file, made in the process that read it.

    With several jobs, `then` has to be an importable function. The results are the same, and in the same order.
    """
    work = partial(_attempt, options=options or Options(), then=then)
    sources = read.walk(paths)
    if jobs == 1:
        return map(work, sources)
    return in_order(work, sources, jobs=jobs, lost=_lost, here=(STDIN,))


def count(paths: Iterable[str]) -> int:
    """Return how many sources the paths hold."""
    return sum(1 for _ in read.walk(paths))


def read_demo() -> Iterator[Record]:
    """Yield the records of the articles that come with the package."""
    articles = sorted((files("reportedly") / "demo").iterdir(), key=lambda article: article.name)
    for article in articles:
        yield read_text(article.read_text("utf-8"), source=f"demo/{article.name}")


def parse_conllu(source: str, options: Options | None = None) -> Iterator[str]:
    """Yield the lines of the trees of a text in CoNLL-U. Raises InputError."""
    from reportedly.parse import conllu

    return conllu.write(_analysis(read.read_source(source, options or Options())))


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
    from reportedly.claims import build_record

    return build_record(_analysis(reading), reading.problems)  # 3, 4


def _attempt(source: str, *, options: Options, then: Callable[[Record], Made]) -> Made | Failure:
    """One document; whatever is wrong with it, the others are read."""
    try:
        return then(_record(read.read_source(source, options)))  # 1
    except (InputError, RecordError) as error:
        return Failure(source, error.code, str(error).removeprefix(f"{source}: "))
    except ReportedlyError:
        raise
    except Exception as error:
        return Failure(source, "internal", confession(error))


def confession(error: Exception) -> str:
    """Return a message about an error that we did not foresee, with what helps to find it."""
    if isinstance(error, MemoryError):
        return "got more text than fits in memory; wanted a smaller file: split it"
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return f"got an error of our own ({type(error).__name__} at {place}: {error}); please report it with the text"


def _lost(source: str) -> Failure:
    return Failure(source, "killed", "the process that read it was killed, perhaps for want of memory; split the file")


def _itself(record: Record) -> Record:
    return record
