"""The command line: options in, one call of what the Python API offers too, lines out; heavy modules load late."""

from reportedly.cli import cases, comparing, reading, review, runs, serving
from reportedly.cli.options import app

__all__ = ["app", "cases", "comparing", "main", "reading", "review", "runs", "serving"]


def main() -> None:
    """Run the program."""
    app(prog_name="reportedly")
