"""The documentation does not lie: its commands are run, its generated pages are current, its commands exist."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from docs import generate
from reportedly.cli import app

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
ANYTHING = "…"
"""A line of a page that stands for any lines of output."""


def blocks(page: Path, kind: str) -> list[str]:
    return [match["body"] for match in BLOCK.finditer(page.read_text("utf-8")) if match["kind"] == kind]


def commands(block: str) -> list[tuple[str, str]]:
    """Split a console block into commands (with their here-documents) and the output that the page shows."""
    found: list[tuple[str, str]] = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        end = 1
        if here := re.search(r"<<'(\w+)'", lines[0]):
            end = lines.index(here[1]) + 1
        found.append(("\n".join(lines[:end]), "\n".join(lines[end:]).strip()))
    return found


def matches(shown: str, printed: str) -> bool:
    pattern = r"[\s\S]*".join(re.escape(part.strip("\n")) for part in re.split(rf"^ *{ANYTHING}$", shown, flags=re.M))
    return re.fullmatch(rf"\s*{pattern}\s*", printed) is not None


def run(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
    for block in blocks(page, "console"):
        for command, shown in commands(block):
            words = command.split()
            if words[0] == "make":
                assert words[1] in targets, f"{page.name}: the Makefile has no word {words[1]!r}"
            elif words[0] not in ("git", "cd", "python"):
                printed = run(command, tmp_path)
                assert matches(shown, printed), f"{page.name}: $ {command}\nprinted\n{printed}\nthe page shows\n{shown}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_of_a_page_gives_what_it_shows(page: Path) -> None:
    examples = "\n".join(blocks(page, "python"))
    test = doctest.DocTestParser().get_doctest(examples, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(test)
    assert runner.summarize(verbose=False).failed == 0


def test_generated_pages_are_what_the_code_would_write_now() -> None:
    assert generate.lagging() == []


def test_every_command_has_an_example_and_its_exit_codes_in_the_reference() -> None:
    reference = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for name in getattr(typer.main.get_command(app), "commands", {}):
        section = reference.partition(f"## reportedly {name}\n")[2].partition("\n## ")[0]
        assert "Example: reportedly" in section
        assert "Exit codes:" in section


@pytest.mark.parametrize("folder", ["reportedly", "training", "bench", "docs", "tests"])
def test_the_project_names_no_path_of_a_machine(folder: str) -> None:
    for path in (ROOT / folder).rglob("*"):
        if path.suffix in (".py", ".md", ".toml") and "__pycache__" not in path.parts and path != Path(__file__):
            assert "/work/" not in path.read_text("utf-8"), path
