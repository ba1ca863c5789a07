"""The documentation does not lie: its commands are run, its generated pages are current, its commands exist."""

import doctest
import re
from pathlib import Path

import pytest
import typer

from docs import generate
from docs.examples import PAGES, ROOT, blocks, commands, matches, run
from reportedly.cli import app


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    for block in blocks(page, "console"):
        for command in commands(block):
            if command.is_run:
                printed = run(command, tmp_path)
                told = f"{page.name}: $ {command.words}\nprinted\n{printed}\nthe page shows\n{command.shown}"
                assert matches(command.shown, printed), told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_make_words_of_a_page_are_in_the_makefile(page: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
    shown = re.findall(r"^(?:\$ | {4})make (\w+)", page.read_text("utf-8"), flags=re.MULTILINE)
    assert set(shown) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_of_a_page_gives_what_it_shows(page: Path) -> None:
    examples = "\n".join(blocks(page, "python"))
    test = doctest.DocTestParser().get_doctest(examples, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(test)
    assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [("a\nb", "a\nb\n", True), ("a\n…\nz", "a\nb\nc\nz\n", True), ("a", "b", False), ("a\n…", "b\n", False)],
)
def test_an_ellipsis_stands_for_any_lines(shown: str, printed: str, same: bool) -> None:
    assert matches(shown, printed) is same


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
