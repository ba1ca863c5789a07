"""The commands that lay reports side by side, on files of records, and what they print."""

import json
from pathlib import Path

import pytest
from invented_reports import report
from mill_fire import KILLED, LOCKED, NAMES, NOT_LOCKED, PADDING, SEVEN
from typer.testing import CliRunner

from reportedly.cli import app
from reportedly.wire import encode

STORY = {"reportedly", "story", "verdict", "dispute", "development", "origins", "claims", "reasons", "limits"}


@pytest.fixture
def records(tmp_path: Path) -> str:
    told = [
        report("a", [KILLED, LOCKED, PADDING], publisher="Torvik Bell", names=NAMES),
        report("b", [SEVEN, NOT_LOCKED], publisher="Norva Post", names=NAMES),
        report("c", [KILLED, LOCKED, PADDING], publisher="Copy & Co", names=NAMES, published="2024-05-15"),
    ]
    file = tmp_path / "records.jsonl"
    file.write_bytes(b"".join(encode(record) + b"\n" for record in told))
    return str(file)


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, words)
    return result.exit_code, result.stdout


def test_a_story_is_one_object_with_the_keys_of_the_format(records: str) -> None:
    code, printed = run("compare", records, "--json")
    stories = [json.loads(line) for line in printed.splitlines()]
    assert code == 0
    assert all(set(story) == STORY for story in stories)
    assert {story["verdict"] for story in stories} >= {"disputed", "denied"}
    assert [story["story"] for story in stories] == [f"s{n}" for n in range(1, len(stories) + 1)]


def test_origins_come_before_the_links_that_make_them(records: str) -> None:
    _, printed = run("origins", records, "--json")
    lines = [json.loads(line) for line in printed.splitlines()]
    kinds = ["origin" if "origin" in line else "link" for line in lines]
    assert kinds == sorted(kinds, reverse=True)
    assert kinds.count("origin") == 2
    link = next(line["link"] for line in lines if "link" in line and line["link"]["kind"] == "same bytes")
    assert (link["from_source"], link["to_source"]) == ("a", "c")
    assert set(link["spans"][0]) == {"from", "to"}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("compare",), ["3 documents, 2 origins", "DISPUTED (figures)", "'Four workers' against 'Seven people'"]),
        (("story", "1"), ["14 May 2024", "Torvik Bell", "figures: Four workers", "limits:"]),
        (("origins",), ["o1", "the same file 100%", "a → c"]),
        (("rests-on-one",), ["REPEATED"]),
        (("timeline",), ["13 May 2024", "DISPUTED"]),
    ],
    ids=["compare", "story", "origins", "rests-on-one", "timeline"],
)
def test_a_view_shows(records: str, words: tuple[str, ...], shown: list[str]) -> None:
    code, printed = run(*words, records)
    assert code == 0
    for piece in shown:
        assert piece in printed
    assert all(len(line) <= 80 for line in printed.splitlines())


@pytest.mark.parametrize(
    ("words", "code"),
    [(("compare",), 2), (("story", "99"), 2), (("compare", "no-such-file.txt"), 1)],
    ids=["nothing to compare", "no such story", "no such file"],
)
def test_bad_use_is_told_without_a_traceback(records: str, words: tuple[str, ...], code: int) -> None:
    given = (*words, records) if words[0] == "story" else words
    result = CliRunner().invoke(app, given)
    assert result.exit_code == code
    assert "Traceback" not in result.output
