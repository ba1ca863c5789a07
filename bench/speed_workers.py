"""What `bench.speed` runs in a process of its own: each reads a folder of texts and tells its rate, memory and load
time.
"""

import gc
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

RUNS = 3
"""Times that the whole text is read, of which the median counts."""

Result = dict[str, float]


class MissingPackageError(Exception):
    """A package to compare with is not installed."""

    @classmethod
    def of(cls, stderr: str) -> "MissingPackageError":
        """Take the message out of what a worker wrote before it ended."""
        return cls(stderr.rpartition("MissingPackageError: ")[2].strip())


def parse(folder: Path, threads: int) -> Result:
    """Blocks, words, sentences, and one pass of the model, to trees, names and cues."""
    started = time.perf_counter()
    from reportedly.parse.parser import Parser

    parser = Parser(threads=threads)
    load = time.perf_counter() - started
    from reportedly import read

    texts = _texts(folder)

    def work(text: str) -> object:
        return parser.analyse(read.read_text(text, source="text", options=read.Options()).document)

    return _timed(work, texts) | {"load": load}


def record(folder: Path, threads: int) -> Result:
    """The whole way from a text to its record, in this process; `threads` is always one."""
    del threads
    from reportedly import pipeline

    return _timed(pipeline.read_text, _texts(folder))


def jobs(folder: Path, threads: int) -> Result:
    """The records of a folder, by as many processes as `threads` says, from their start to the last record."""
    from reportedly import pipeline

    words = _count(_texts(folder))
    started = time.perf_counter()
    read = sum(1 for _ in pipeline.read_paths([str(folder)], jobs=threads))
    took = time.perf_counter() - started
    if read != sum(1 for _ in folder.iterdir()):
        raise RuntimeError(f"got {read} records of {folder}; wanted one a file")
    return {"rate": words / took, "memory": max(_memory(), _memory(resource.RUSAGE_CHILDREN))}


def spacy(folder: Path, threads: int) -> Result:
    """A spaCy pipeline with our label sets and random weights, on one thread."""
    del threads
    from bench.rival import spacy_pipeline

    started = time.perf_counter()
    nlp = spacy_pipeline()
    load = time.perf_counter() - started
    texts = _texts(folder)
    for text in texts[:1]:
        nlp(text)
    return _rate(lambda: list(nlp.pipe(texts)), texts) | {"load": load}


def _texts(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted(folder.iterdir())]


def _timed(work: Callable[[str], object], texts: list[str]) -> Result:
    work(texts[0])

    def all_of_them() -> None:
        for text in texts:
            work(text)

    return _rate(all_of_them, texts)


def _rate(work: Callable[[], object], texts: list[str]) -> Result:
    took, busy = [], []
    for _ in range(RUNS):
        gc.collect()
        started, busy_before = time.perf_counter(), time.process_time()
        work()
        took.append(time.perf_counter() - started)
        busy.append(max(time.process_time() - busy_before, 1e-9))
    words = _count(texts)
    return {
        "rate": words / statistics.median(took),
        "per processor second": words / statistics.median(busy),
        "memory": _memory(),
    }


def _count(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _memory(who: int = resource.RUSAGE_SELF) -> float:
    """Return the peak of the resident set in MB; Linux counts in kilobytes, macOS in bytes."""
    peak = resource.getrusage(who).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


WORKERS: dict[str, Callable[[Path, int], Result]] = {"parse": parse, "record": record, "jobs": jobs, "spacy": spacy}
