"""The command line: options in, one call of what the Python API offers too, lines out; heavy modules load late."""

from typer.models import CommandInfo

from reportedly.cli import cases, comparing, exporting, reading, review, runs, serving
from reportedly.cli.options import app

__all__ = ["app", "cases", "comparing", "exporting", "main", "reading", "review", "runs", "serving"]

ORDER = (
    "read", "demo", "parse", "verify",
    "add", "cases", "list", "show", "search", "entities", "open",
    "compare", "story", "origins", "rests-on-one", "timeline",
    "review", "merge", "split", "forbid", "rename", "kind", "identify", "decisions", "import-decisions",
    "export", "export-records", "reread", "diff", "runs", "upgrade", "serve", "account",
)  # fmt: skip
"""The commands as `reportedly --help` lists them: in the order in which a person meets them."""


def main() -> None:
    """Run the program."""
    app(prog_name="reportedly")


def _place(command: CommandInfo) -> int:
    name = command.name or (command.callback.__name__.replace("_", "-") if command.callback else "")
    return ORDER.index(name.rstrip("-")) if name.rstrip("-") in ORDER else len(ORDER)


app.registered_commands.sort(key=_place)
