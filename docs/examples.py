"""Runs the commands of the pages, so that what they show is what the program prints.

    python -m docs.examples            write the printed output into the pages

A `console` block holds commands behind `$ ` (with here-documents) and what they print. A line with an ellipsis alone
stands for any lines; an output that has one is left as it is.
"""

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
ANYTHING = "…"
NOT_RUN = ("git", "cd", "make", "python")
"""Commands that set the project up: a page shows them, and nothing is printed that could lag."""

_BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_HERE = re.compile(r"<<'(\w+)'")


@dataclass(frozen=True, slots=True)
class Command:
    """A command with its here-document, and the output that the page shows for it."""

    words: str
    shown: str

    @property
    def is_run(self) -> bool:
        """Tell whether it can be run in an empty folder."""
        return self.words.split()[0] not in NOT_RUN


def blocks(page: Path, kind: str) -> list[str]:
    """Return the bodies of a page's fenced blocks of one kind."""
    return [match["body"] for match in _BLOCK.finditer(page.read_text("utf-8")) if match["kind"] == kind]


def commands(block: str) -> list[Command]:
    """Return the commands of a console block in order."""
    found = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        here = _HERE.search(lines[0])
        end = lines.index(here[1]) + 1 if here else 1
        found.append(Command("\n".join(lines[:end]), "\n".join(lines[end:]).strip("\n")))
    return found


def run(command: Command, folder: Path) -> str:
    """Return what a command prints in `folder`, with the program of this interpreter first on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    shell = ["bash", "-c", command.words]
    done = subprocess.run(shell, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def matches(shown: str, printed: str) -> bool:
    """Tell whether a page shows what was printed."""
    pattern = r"[\s\S]*".join(re.escape(part.strip("\n")) for part in re.split(rf"^ *{ANYTHING}$", shown, flags=re.M))
    return re.fullmatch(rf"\s*{pattern}\s*", printed) is not None


def refresh(page: Path) -> None:
    """Write what the page's commands print into it."""
    text = page.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for block in blocks(page, "console"):
            fresh = "".join(_fresh(command, Path(folder)) for command in commands(block))
            text = text.replace(f"```console\n{block}```", f"```console\n{fresh}```")
    page.write_text(text, "utf-8")


def _fresh(command: Command, folder: Path) -> str:
    printed = run(command, folder).strip("\n") if command.is_run else command.shown
    shown = command.shown if re.search(rf"^ *{ANYTHING}$", command.shown, flags=re.M) else printed
    return f"$ {command.words}\n" + (f"{shown}\n" if shown else "")


def main() -> None:
    """Refresh every page."""
    for page in PAGES:
        refresh(page)


if __name__ == "__main__":
    main()
