"""Reads what a browser brings, and puts it into a case."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reportedly.casefile import Added
from reportedly.keeping import run_of
from reportedly.pipeline import Options, read_paths
from reportedly.record import Failure
from reportedly.store.case import Case


class Taker:
    """Puts documents into one case."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def __call__(
        self, data: bytes | None, source: str, *, publisher: str | None, published: str | None
    ) -> Iterator[Added | Failure]:
        """Yield what became of each document in a file that somebody gave, or at the address `source` without data."""
        options = Options(publisher=publisher, published=published)
        if data is None:
            yield from self._read(source, source, options)
            return
        with tempfile.TemporaryDirectory(prefix="reportedly-") as folder:
            path = Path(folder) / f"given{Path(source).suffix[:12]}"
            path.write_bytes(data)
            yield from self._read(str(path), source, options)

    def _read(self, path: str, source: str, options: Options) -> Iterator[Added | Failure]:
        for made in read_paths([path], options):
            if isinstance(made, Failure):
                yield replace(made, source=made.source.replace(path, source))
                continue
            doc = replace(made.document, source=made.document.source.replace(path, source))
            yield self.case.add(replace(made, document=doc), run=run_of(options))
