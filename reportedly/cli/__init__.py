"""The command line: options in, one call of what the Python API offers too, lines out; heavy modules load late."""

from reportedly.cli import reading
from reportedly.cli.options import app

__all__ = ["app", "main", "reading"]


def main() -> None:
    """Run the program."""
    app(prog_name="reportedly")
