"""Where the data to measure on lies, and where it is to be had when it is not there."""

import os
import sys
from pathlib import Path

from reportedly.errors import ReportedlyError

DEFAULT = Path("../shared/data")
SETS = (
    ("corpus", "the project's own annotations of who says what; ask the maintainers (CC BY 4.0)"),
    ("syntax", "UD English EWT and GUM, at universaldependencies.org (CC BY-SA 4.0; GUM's texts by genre)"),
    ("names", "Universal NER, UNER_English-EWT, at universalner.org (CC BY-SA 4.0)"),
    ("factuality", "UDS factuality v2, by the Decompositional Semantics Initiative, decomp.io (CC BY-SA 4.0)"),
    ("meantime", "MEANTIME, by the NewsReader project, newsreader-project.eu (CC BY 4.0)"),
    ("conflict", "re3d, by Dstl (Open Government Licence 3.0)"),
    ("alias", "nomenklatura's name_bench, by OpenSanctions (MIT)"),
)
"""The folders below DATA and who publishes what lies in them."""


class MissingDataError(ReportedlyError):
    """The data to measure on is not there."""

    code = "data"


def data_folder(given: str | None, *needed: str) -> Path:
    """Return the data folder: `given`, else the environment's DATA, else `../shared/data`.

    `needed` are paths below it. Raises MissingDataError, with where each set is to be had, if one is absent.
    """
    folder = Path(given or os.environ.get("DATA") or DEFAULT)
    absent = [path for path in needed if not (folder / path).exists()]
    if absent:
        raise MissingDataError(_where_to_get(folder, absent))
    return folder


def _where_to_get(folder: Path, absent: list[str]) -> str:
    listed = "\n".join(f"  {name:<11} {source}" for name, source in SETS)
    return (
        f"got no {', '.join(absent)} in {folder}/; wanted the data to measure on.\n"
        f"Name its folder with --data or DATA=. The sets and where they are to be had:\n{listed}"
    )


def exit_without_data(error: MissingDataError) -> int:
    """Print why nothing was measured; return the exit code: 2, or 1 in continuous integration."""
    print(f"bench: {error}", file=sys.stderr)
    if os.environ.get("CI"):
        print("bench: CI is set, and there nothing may go unmeasured: this is a failure.", file=sys.stderr)
        return 1
    return 2
