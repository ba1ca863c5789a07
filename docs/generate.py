"""Writes the generated pages: the command line reference and the JSON Schema of a record.

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


PAGES: dict[str, Callable[[], str]] = {"cli.md": cli_reference, "record.schema.json": record_schema}
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
