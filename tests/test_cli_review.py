"""The commands that people decide with, from the outside."""

import json
from pathlib import Path

import pytest
from made_names import naming
from made_record import make_record
from typer.testing import CliRunner, Result

import reportedly
from reportedly.cli import app


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_BY", "Ida Rook")
    monkeypatch.setenv("REPORTEDLY_CASE", "my.case")
    monkeypatch.setenv("COLUMNS", "100")
    fill("my.case")
    return tmp_path


def fill(where: str) -> None:
    with reportedly.open(where) as case:
        list(case.add_all([make_record(), naming(2, "Petar Lund", "Oda Karsten"), naming(3, "Petar Lund", "P. Lund")]))


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def told(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_what_nobody_reviewed_is_listed_until_somebody_does() -> None:
    assert [line for line in told("review").splitlines() if line.startswith("1/")] == ["1/c1", "1/c2", "1/c3", "1/c4"]
    told("review", "accept", "1/c1", "1/c2")
    assert [line for line in told("review", "1").splitlines() if line.startswith("1/")] == ["1/c3", "1/c4"]
    assert "accepted" in told("review", "1", "--all")
    assert told("review", "--limit", "1").count("1/c") == 1


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["correct", "1/c3", "status", "planned"], "correct status: planned (it was happened)"),
        (["correct", "1/c3", "said_in", "a1"], "correct said_in: “the harbour master” (it was denied)"),
        (["correct", "1/c3", "said_in", "null"], "correct said_in: nothing (it was denied)"),
        (["correct", "1/c3", "roles.agent", "the harbour master"], "correct roles.agent: “the harbour master”"),
        (["correct", "1/c2", "when", "t1"], "correct when: “on Monday”"),
        (["correct", "1/n1", "low", "12"], "correct low: 12 (it was 13"),
        (["correct", "1/c3", "words", "had ignored a reckless order"], "correct words: “had ignored a reckless order”"),
        (["note", "1/c3", "seen", "on", "site"], "note: seen on site"),
        (["tag", "1", "ferry"], "tag: ferry"),
    ],
)
def test_a_decision_is_said_back(words: list[str], shown: str) -> None:
    assert told("review", *words).startswith(shown)
    assert told("review", "undo").startswith(f"undo: {shown}")
    assert told("review", "redo").startswith(f"redo: {shown}")
    assert "every reference leads somewhere" in told("verify", "my.case")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["review", "accept"], "wanted at least 1: reportedly review accept 1/c3"),
        (["review", "accept", "1/c9"], "it has c1 to c4"),
        (["review", "accept", "9/c1"], "no document of this case"),
        (["review", "admire", "1/c1"], "wanted accept, reject, note, tag"),
        (["review", "correct", "1/c3", "status", "flying"], "wanted one of happened"),
        (["review", "correct", "1/n1", "low", "many"], "wanted a number or null"),
        (["review", "correct", "1/c3", "roles.agent", "the admiral"], "which does not stand in ferry.txt"),
        (["review", "undo"], "nothing of Ida Rook to take back"),
        (["review", "tag", "1/c1", " "], "got nothing to tag"),
        (["merge", "Petar Lund", "Nobody"], "which nobody in this case is called"),
        (["split", "Petar Lund", "2/e2"], "not one of the entity's"),
        (["kind", "Petar Lund", "fish"], "wanted one of person"),
        (["decisions", "--import", "nowhere.jsonl"], "there is no such file"),
        (["review", "accept", "1/c1", "--by", " "], "a decision needs a name of who decides"),
    ],
)
def test_what_cannot_be_done_is_told_on_one_line(words: list[str], message: str) -> None:
    result = run(*words)
    assert result.exit_code in (1, 2)
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert told("decisions") == ""


def test_who_is_who_is_said_and_taken_back() -> None:
    assert "merge “Petar Lund”: “Oda Karsten”" in told("merge", "Petar Lund", "Oda Karsten")
    told("rename", "Petar Lund", "The two of them")
    told("identify", "The two of them", "wikidata", "Q1")
    told("kind", "The two of them", "group")
    assert "The two of them · group, 4 mentions in 2 documents" in told("entities")
    for _ in range(4):
        told("review", "undo")
    assert "Petar Lund · person, 3 mentions in 2 documents" in told("entities")
    told("split", "Petar Lund", "3/e1")
    assert "Petar Lund · person, 1 mention in 1 document" in told("entities")
    told("review", "undo")
    told("forbid", "Petar Lund", "Oda Karsten")
    assert "forbid “Petar Lund”: “Oda Karsten”" in told("decisions")


def test_a_colleague_s_decisions_come_in_once_and_clashes_are_listed(folder: Path) -> None:
    fill("other.case")
    told("review", "reject", "1/c1", "--by", "Oda Venn", "--case", "other.case")
    told("decisions", "--export", "oda.jsonl", "--case", "other.case")
    told("review", "accept", "1/c1")
    brought = told("decisions", "--import", "oda.jsonl")
    assert brought.startswith("1 new decision, 0 known already\nclash about")
    assert "0 new decisions, 1 known already" in told("decisions", "--import", "oda.jsonl")
    assert "Oda Venn" in told("decisions", "--clashes")
    told("decisions", "--export", "all.jsonl")
    lines = (folder / "all.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["by"] for line in lines] == ["Oda Venn", "Ida Rook"]
    assert told("decisions", "--json").splitlines() == lines


def test_a_file_with_a_fault_is_taken_in_not_at_all(folder: Path) -> None:
    told("review", "accept", "1/c1")
    told("decisions", "--export", "mine.jsonl")
    (folder / "mine.jsonl").write_text((folder / "mine.jsonl").read_text("utf-8").replace("accept", "reject"), "utf-8")
    result = run("decisions", "--import", "mine.jsonl")
    assert result.exit_code == 1
    assert "mine.jsonl:1: got the act" in result.stderr
    assert "nothing was taken in" in result.stderr


def test_orphans_are_shown_with_the_reason(folder: Path) -> None:
    told("review", "accept", "1/c1")
    told("decisions", "--export", "mine.jsonl")
    with reportedly.open("empty.case"):
        pass
    told("decisions", "--import", "mine.jsonl", "--case", "empty.case")
    assert "the case holds no such document: ferry.txt" in told("decisions", "--orphans", "--case", "empty.case")


@pytest.mark.parametrize("words", [["review"], ["review", "accept", "1/c1"], ["decisions", "--clashes"]])
def test_answers_come_as_json_too(words: list[str]) -> None:
    for line in told(*words, "--json").splitlines():
        assert json.loads(line)["reportedly"] == 1
