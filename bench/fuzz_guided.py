"""Looks for inputs that break a reader, led by which lines they reach: `python -m bench.fuzz_guided --seconds 600`.

`bench.fuzz_read` damages files blindly; here atheris keeps each input that reaches something new, and goes on from
there. It is not among the development tools, as it comes for few systems: `pip install atheris` before. Readers and
openers run here and not in a process of their own, so that what they raise is seen. An input may be read or give an
error of ours; any other error, 20 seconds, or 2 GB are a fault: atheris writes the input to --findings and ends with an
error. PDF, Word and OpenDocument files are left to `bench.fuzz_read`: most of what reads them is C.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.fuzz_read import made_seeds

LIBRARIES = ("email", "feedparser", "warcio", "zipfile", "trafilatura", "json", "docx")
"""What is watched beside the program; libraries in C are only run."""

BOUNDS = ("-timeout=20", "-rss_limit_mb=2048", "-max_len=20000", "-print_final_stats=1")


def main(argv: Sequence[str] | None = None) -> None:
    """Run until the time is over or a fault is found; atheris ends the process."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz_guided", description=__doc__)
    parser.add_argument("--seconds", type=int, default=600, help="how long")
    parser.add_argument("--only", default="", help="only seeds with these words in their name")
    parser.add_argument("--findings", type=Path, default=Path("."), help="where an input that is a fault is written")
    options = parser.parse_args(argv)
    try:
        atheris = import_module("atheris")
    except ImportError:
        sys.exit("atheris is not installed; `pip install atheris` brings it where there is a build of it")
    with atheris.instrument_imports(include=["reportedly", *LIBRARIES]):
        one_input = _target()
    corpus = Path(tempfile.mkdtemp(prefix="fuzz-"))
    for name, data in made_seeds():
        if options.only in name:
            (corpus / name).write_bytes(data)
    bounds = (*BOUNDS, f"-max_total_time={options.seconds}", f"-artifact_prefix={options.findings}/")
    atheris.Setup([sys.argv[0], *bounds, str(corpus)], one_input)
    atheris.Fuzz()


def _target() -> Callable[[bytes], None]:
    """Return the function that reads one input; what it needs is loaded here, to be watched."""
    for library in LIBRARIES:
        import_module(library)
    from reportedly.errors import ReportedlyError
    from reportedly.read import Item, Options, formats
    from reportedly.read.boxes import document, kind_of, open_item
    from reportedly.record import Failure

    for one in formats.FORMATS:
        if one.where:
            import_module(one.where.partition(":")[0])
    options = Options(today="2026-01-01")

    def read(part: Any) -> None:
        if isinstance(part, Failure):
            assert part.code != "internal", part.message
        if not isinstance(part, Item) or part.data is None:
            return
        kind = formats.BY_NAME[part.kind or "text"]
        if kind.role != "document" or kind.name in ("pdf", "docx", "odt"):
            return  # Their libraries raise what they like, in a process of their own.
        try:
            doc = formats.reader_of(kind)(part.data, part.source, options).document
        except ReportedlyError:
            return
        assert all(0 <= block.start < block.end <= len(doc.text) for block in doc.blocks)

    def one_input(data: bytes) -> None:
        item = Item("a", data, named=True)
        kind = kind_of(item)
        if kind and kind.role == "container":
            for part, _ in open_item(Item("a", data, kind=kind.name, named=True), None, options):
                read(part)
        else:
            read(document(item, kind))

    return one_input


if __name__ == "__main__":
    main()
