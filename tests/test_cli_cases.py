"""The case commands, from the outside."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from made_case import copies, said
from typer.testing import CliRunner, Result

import reportedly
from reportedly.cli import app


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_CASE", "my.case")
    records = [*copies(2), said("Ida Rook", "denied", "Bram closed the bridge", at="Selm")]
    (tmp_path / "records.jsonl").write_bytes(b"".join(reportedly.encode(record) + b"\n" for record in records))
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def kept(folder: Path) -> Path:
    assert run("add", "records.jsonl", "--no-compare").exit_code == 0
    return folder


@pytest.mark.usefixtures("folder")
def test_adding_tells_each_document_and_adding_again_that_nothing_changed() -> None:
    assert run("add", "records.jsonl").stdout.splitlines()[0] == "added  Outlet 1.txt  4 claims"
    assert run("add", "records.jsonl").stdout.splitlines()[0] == "known  Outlet 1.txt  nothing changed"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "told", "origins"), [([], "compared: ", True), (["--no-compare"], "", False)], ids=["as a rule", "not"]
)
def test_what_was_added_is_compared(words: list[str], told: str, origins: bool) -> None:
    first = run("add", "records.jsonl", *words).stderr
    assert first.startswith(told)
    assert ("reportedly compare --case my.case" in first) is bool(told)
    with reportedly.open("my.case") as case:
        assert bool(case.counts().origins) is origins
    assert run("add", "records.jsonl", *words).stderr == ""


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["cases"], "my.case: 3 documents, 9 claims, 11 attributions"),
        (["list"], "1   Ferry fire off Port Ansel"),
        (["list", "--publisher", "Bell"], "Bell, 14 May 2024"),
        (["search", "bridge", "speaker:rook"], "1 to 1 of 1 sentence"),
        (["search", "nowhere"], "nothing found"),
        (["search", "ferry", "--offset", "9"], "none of them so far down"),
        (["entities", "--kind", "place"], "place, 1 mention in"),
        (["runs"], "3 records, current"),
        (["verify", "my.case"], "3 documents, 96 spans: every one cuts what it says"),
        (["show", "1"], "Ferry fire off Port Ansel"),
    ],
)
def test_a_command_shows(words: list[str], shown: str) -> None:
    result = run(*words)
    assert shown in result.stdout
    assert result.exit_code == 0


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["list", "--publisher", "Nobody"], "no document found\n"),
        (["entities", "--name", "zz"], "no entity found\n"),
        (["decisions"], "no decisions\n"),
        (["decisions", "--orphans"], "no orphans\n"),
        (["search", "publisher:Pier Post"], "put the query in single quotes: 'publisher:\"Pier Post\"'\n"),
    ],
)
def test_nothing_found_is_said_and_no_failure(words: list[str], told: str) -> None:
    result = run(*words)
    assert (result.exit_code, result.stderr.endswith(told)) == (0, True)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("words", [["-speaker:rook"], ["-closed", "-n1"], ["--", "-closed"], ["-closed bridge"]])
def test_a_word_that_a_query_leaves_out_is_no_option(words: list[str]) -> None:
    assert run("search", "bridge").stdout.endswith("of 1 sentence\n")
    assert run("search", "bridge", *words).stdout == "nothing found\n"


@pytest.mark.usefixtures("kept")
def test_the_case_of_the_environment_is_compared_where_no_files_are_named() -> None:
    assert run("compare").stdout.startswith("3 documents, ")
    assert run("compare", "records.jsonl", "--json").exit_code == 0
    both = run("compare", "records.jsonl", "--case", "my.case")
    assert (both.exit_code, "got files and the case my.case" in both.stderr) == (2, True)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["cases", "--json"], "case"),
        (["list", "--json"], "document"),
        (["show", "1", "--json"], "document"),
        (["search", "bridge", "--json"], "hit"),
        (["entities", "--json"], "entity"),
        (["runs", "--json"], "run"),
        (["add", "records.jsonl", "--json"], "added"),
    ],
)
def test_each_command_prints_json_too(words: list[str], key: str) -> None:
    for line in run(*words).stdout.splitlines():
        read = json.loads(line)
        assert read["reportedly"] == 1
        assert key in read


@pytest.mark.usefixtures("kept")
def test_the_page_of_an_entity_shows_its_names_and_what_it_says() -> None:
    found = [json.loads(line)["entity"] for line in run("entities", "--json").stdout.splitlines()]
    number = next(one["number"] for one in found if one["name"] == "Ida Rook")
    page = run("entities", str(number)).stdout
    assert "“Ida Rook” e1 in" in page
    assert "Bell › Ida Rook “Bram closed the bridge at Selm”".replace(" at Selm", " Selm") in page


@pytest.mark.usefixtures("kept")
def test_the_records_of_a_case_come_out_as_they_went_in() -> None:
    assert run("export-records", "--output", "out.jsonl").exit_code == 0
    assert Path("out.jsonl").read_bytes() == Path("records.jsonl").read_bytes()


@pytest.mark.usefixtures("kept")
def test_a_faulty_case_is_told_with_exit_code_1() -> None:
    with reportedly.open("my.case") as case, case._writing() as conn:
        conn.exec_driver_sql("UPDATE texts SET text = 'else' WHERE document = 2")
    result = run("verify", "my.case")
    assert result.exit_code == 1
    assert "Outlet 2.txt: text: is not that of the record" in result.stdout


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("words", "told", "code"),
    [
        (["search", "speeker:x"], "did you mean speaker?", 2),
        (["show", "nowhere.txt"], "no document of this case", 1),
        (["list", "--case", "no.case"], "there is no such case", 1),
        (["list", "--case", "records.jsonl"], "it is not a case", 1),
        (["diff", "1"], "`reportedly reread` makes a second", 1),
        (["entities", "77"], "no entity of this case", 1),
        (["list", "--order", "size"], "wanted one of added", 2),
        (["entities", "--kind", "people"], "wanted one of person", 2),
        (["search", "speaker:"], "got speaker: without a value", 2),
        (["runs", "--drop", "9"], "wanted one of `reportedly runs`", 1),
        (["add", "nowhere.txt"], "nowhere.txt", 1),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(words: list[str], told: str, code: int) -> None:
    result = run(*words)
    assert result.exit_code == code
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_without_a_case_says_how_to_make_one(folder: Path) -> None:
    result = run("cases")
    assert "reportedly add" in result.stderr
    assert result.exit_code == 1


def test_adding_that_was_interrupted_is_gone_on_with(folder: Path) -> None:
    texts = folder / "texts"
    texts.mkdir()
    for number in range(400):
        (texts / f"{number:03}.txt").write_text(f"The mayor said that bridge {number} had been closed.\n", "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "reportedly", "add", "texts", "--no-compare"], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    told = [first, *process.communicate()[0].splitlines()]
    assert process.returncode == 130
    assert all(line.startswith(b"added  texts/") for line in told)
    with reportedly.open("my.case") as case:
        held = case.counts().documents
        assert len(told) <= held < 400  # what was read when the interrupt came is kept, told or not
        assert len(list(case.verify())) == 1  # nothing but what was looked at
    again = run("add", "texts", "--no-compare").stdout.splitlines()
    assert [line.split()[0] for line in again] == ["known"] * held + ["added"] * (400 - held)
    assert run("add", "texts", "--no-compare").stdout.count("known") == 400
