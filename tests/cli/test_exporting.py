import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from made_case import copies, said
from typer.testing import CliRunner, Result

import reportedly
from reportedly import importing
from reportedly.cli import app, exporting
from reportedly.show.exports.table import FORMATS


@pytest.fixture
def where(tmp_path: Path) -> str:
    path = str(tmp_path / "my.case")
    with reportedly.open(path) as case:
        for record in (*copies(2), said("Mayor Holt", "said", "Petar Lund left", publisher="Bell", when="2024-05-13")):
            case.add(record)
    return path


@pytest.fixture
def records(tmp_path: Path) -> str:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"".join(reportedly.encode(record) + b"\n" for record in copies(2)))
    return str(path)


@pytest.fixture(autouse=True)
def _no_case_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTEDLY_CASE", raising=False)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words, prog_name="reportedly")


def test_the_help_names_every_format() -> None:
    assert exporting.FORMATS.split() == [one.name for one in FORMATS]


@pytest.mark.parametrize("name", [one.name for one in FORMATS if one.name != "conllu"])
def test_a_case_and_its_records_are_handed_on_in_every_format(
    name: str, where: str, records: str, tmp_path: Path
) -> None:
    for number, what in enumerate((["--case", where], [records])):
        output = tmp_path / f"out{number}"
        result = run("export", name, *what, "-o", str(output))
        assert (result.exit_code, result.stderr) == (0, "")
        assert output.stat().st_size > 100


def test_the_same_case_gives_the_same_bytes(where: str) -> None:
    first, second = (run("export", "dossier", "--case", where).stdout_bytes for _ in range(2))
    assert first == second
    assert b"Dossier" in first


def test_a_dossier_is_headed_by_the_case_the_files_or_what_is_said(where: str, records: str) -> None:
    for words, title in (
        (["--case", where], "my"),
        ([records], "records"),
        (["--case", where, "--title", "The crane <of> Ansel"], "The crane &lt;of&gt; Ansel"),
    ):
        assert f"<h1>{title}</h1>" in run("export", "dossier", *words).stdout


def test_a_query_says_which_claims(where: str) -> None:
    table = run("export", "csv", "speaker:holt", "--case", where).stdout
    assert [row["quote"] for row in csv.DictReader(table.splitlines())] == ["Petar Lund left 2024-05-13"]


def test_the_case_can_be_named_once_for_all_commands(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_CASE", where)
    assert len(list(csv.DictReader(run("export", "csv", "speaker:holt").stdout.splitlines()))) == 1


def test_a_dossier_of_an_entity_names_it(where: str) -> None:
    table = run("export", "csv", "--table", "entities", "--case", where).stdout
    number = next(row["entity"] for row in csv.DictReader(table.splitlines()) if row["name"] == "Mayor Holt")
    page = run("export", "dossier", f"entity:{number}", "--case", where).stdout
    assert f"<code>entity:{number} (Mayor Holt)</code>" in page
    assert "1 claim in 1 document" in page


def test_a_story_says_which_claims(where: str) -> None:
    table = run("export", "csv", "--story", "1", "--case", where).stdout
    found = list(csv.DictReader(table.splitlines()))
    assert {row["story"] for row in found} == {"s1"}
    assert 0 < len(found) < 9


def test_an_entity_of_the_case_is_one_in_all_its_documents(where: str) -> None:
    table = run("export", "csv", "--table", "entities", "--case", where).stdout
    ids = {row["entity"] for row in csv.DictReader(table.splitlines()) if row["name"] == "Port Ansel"}
    assert len(ids) == 1
    assert ids != {""}


@pytest.mark.parametrize("name", [one.name for one in FORMATS if one.tables])
def test_all_tables_of_a_format_are_written_to_a_folder(name: str, where: str, records: str, tmp_path: Path) -> None:
    known = next(one for one in FORMATS if one.name == name)
    for number, what in enumerate((["--case", where], [records])):
        folder = tmp_path / f"{name}-{number}"
        result = run("export", name, *what, "-o", f"{folder}/")
        assert (result.exit_code, result.stderr) == (0, "")
        assert sorted(path.name for path in folder.iterdir()) == sorted(f"{one}.{known.ending}" for one in known.tables)
    for table in known.tables:
        one = run("export", name, "--table", table, "--case", where).stdout_bytes
        assert (tmp_path / f"{name}-0" / f"{table}.{known.ending}").read_bytes() == one


def test_a_comparison_is_handed_on_in_format_1(records: str) -> None:
    lines = [json.loads(line) for line in run("export", "jsonl", "--comparison", records).stdout.splitlines()]
    assert {next(key for key in line if key != "reportedly") for line in lines} >= {"origin", "story"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["export", "cvs", "x.jsonl"], "did you mean csv"),
        (["export", "csv"], "neither a case nor records"),
        (["export", "csv", "--table", "claim", "RECORDS"], "wanted one of claims"),
        (["export", "ftm", "--table", "claims", "RECORDS"], "wanted one of entities, statements, voices"),
        (["export", "tei", "--table", "claims", "RECORDS"], "it is one file"),
        (["export", "tei", "-o", "/", "RECORDS"], "got a folder; wanted a file"),
        (["export", "csv", "-o", "/dev/null/tables/", "RECORDS"], "the folder cannot be made"),
        (["export", "csv", "missing.jsonl"], "there is no such file"),
        (["export", "csv", "--story", "99", "RECORDS"], "got the story '99'"),
    ],
)
def test_wrong_use_is_told_in_words(words: list[str], message: str, records: str) -> None:
    result = run(*(records if word == "RECORDS" else word for word in words))
    assert result.exit_code in (1, 2)
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_lines_that_are_no_records_are_told_and_the_rest_is_handed_on(records: str) -> None:
    with Path(records).open("ab") as file:
        file.write(b"{}\n")
    result = run("export", "csv", records)
    assert result.exit_code == 1
    assert "records.jsonl:3" in result.stderr
    assert len(list(csv.DictReader(result.stdout.splitlines()))) == 8


def test_a_corrected_table_becomes_decisions(where: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    run("export", "csv", "--case", where, "-o", str(path))
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    rows[1] |= {"status": "alleged", "review": "rejected", "notes": "seen", "agent": "a deckhand"}
    rows[2] |= {"status": "maybe", "source": "elsewhere.txt"}
    rows[3] |= {"start": "5"}
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    shown = run("import-decisions", str(path), "--case", where, "--by", "ida", "--show")
    assert "'happened' → 'alleged'" in shown.stdout
    result = run("import-decisions", str(path), "--case", where, "--by", "ida")
    assert result.exit_code == 1
    for words in ("line 4: status: ", "line 4: source: it follows", "line 5: ", "no claim stands on characters 5"):
        assert words in result.stdout
    assert "9 rows, 6 unchanged; 4 changes, 3 that do not fit" in result.stdout
    with reportedly.open(where) as case:
        claim = next(one for one in case.corrected(rows[1]["document"]).claims if one.id == rows[1]["claim"])
        standing = case.standing(rows[1]["document"], rows[1]["claim"])
    assert (claim.status, standing.verdict, [role.role for role in claim.roles]) == (
        "alleged", "rejected", ["patient", "agent"],
    )  # fmt: skip
    again = run("import-decisions", str(path), "--case", where, "--by", "ida")
    assert "9 rows, 7 unchanged; 0 changes, 3 that do not fit" in again.stdout


def corrected(where: str, path: Path, change: Callable[[dict[str, str]], dict[str, str]], **more: str) -> str:
    """A table of claims that was changed row by row and saved, as a spreadsheet does it."""
    run("export", "csv", "--case", where, "-o", str(path))
    with path.open(newline="", encoding="utf-8") as file:
        rows = [change(row) for row in csv.DictReader(file)]
    with path.open("w", newline="", **{"encoding": "utf-8-sig", **more}) as file:  # type: ignore[call-overload]
        writer = csv.DictWriter(file, rows[0], delimiter="\t" if more else ";")
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def test_what_is_shown_first_is_what_is_taken_in_then(where: str, tmp_path: Path) -> None:
    def change(row: dict[str, str]) -> dict[str, str]:
        return row | {"status": "alleged" if row["claim"] == "c1" else "hapened", "agent": "somebody not there"}

    path = corrected(where, tmp_path / "claims.csv", change)
    shown = run("import-decisions", path, "--case", where, "--by", "ida", "--show").stdout
    with reportedly.open(where) as case:
        assert list(case.decisions()) == []
    assert "'happened' → 'alleged'" in shown
    assert "status: got 'hapened'" in shown
    assert run("import-decisions", path, "--case", where, "--by", "ida").stdout == shown
    with reportedly.open(where) as case:
        assert {act.field for act in case.decisions()} == {"status"}


def test_what_was_decided_before_is_known_to_what_is_shown(where: str, tmp_path: Path) -> None:
    run("review", "correct", "1/c2", "status", "possible", "--case", where, "--by", "bo")
    path = corrected(where, tmp_path / "claims.csv", lambda row: row | {"status": "alleged"})
    shown = run("import-decisions", path, "--case", where, "--by", "ida", "--show").stdout
    assert "'possible' → 'alleged'" in shown
    assert "9 changes, 0 that do not fit" in shown


@pytest.mark.parametrize(
    ("was", "written"),
    [("2024-05-13", "5/13/2024"), ("2024-05-13", "13.05.24"), ("2024-05", "May-24"), ("2024-05", "05/2024")],
)
def test_dates_that_a_spreadsheet_wrote_anew_are_the_same(was: str, written: str) -> None:
    assert importing._same_date(written, was)
    assert not importing._same_date("6/13/2024", was)


def test_a_table_with_dates_of_a_spreadsheet_changes_nothing(where: str, tmp_path: Path) -> None:
    def rewritten(row: dict[str, str]) -> dict[str, str]:
        return {key: re.sub(r"^(\d{4})-(\d\d)-(\d\d)$", r"\2/\3/\1", cell) for key, cell in row.items()}

    path = corrected(where, tmp_path / "claims.csv", rewritten)
    assert "/2024" in Path(path).read_text("utf-8")
    assert (
        "9 rows, 9 unchanged; 0 changes, 0 that do not fit"
        in run("import-decisions", path, "--case", where, "--by", "ida").stdout
    )


def test_unicode_text_as_excel_saves_it_is_read(where: str, tmp_path: Path) -> None:
    path = corrected(where, tmp_path / "claims.txt", lambda row: row, encoding="utf-16")
    assert "9 unchanged" in run("import-decisions", path, "--case", where, "--by", "ida").stdout


def test_a_decisions_file_is_not_only_shown(where: str, tmp_path: Path) -> None:
    run("review", "accept", "1/c2", "--case", where, "--by", "ida")
    path = str(tmp_path / "decisions.jsonl")
    run("decisions", "--export", path, "--case", where)
    result = run("import-decisions", path, "--case", where, "--by", "bo", "--show")
    assert result.exit_code == 2
    assert "wanted a table of claims" in result.stderr


def test_a_table_that_nobody_changed_changes_nothing(where: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    run("export", "csv", "--bom", "--case", where, "-o", str(path))
    result = run("import-decisions", str(path), "--case", where, "--by", "ida")
    assert (result.exit_code, result.stdout) == (0, "9 rows, 9 unchanged; 0 changes, 0 that do not fit\n")


def test_a_decisions_file_is_taken_in_by_the_same_command(where: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    run("review", "accept", "1/c2", "--case", where, "--by", "ida")
    run("decisions", "--export", str(path), "--case", where)
    result = run("import-decisions", str(path), "--case", where, "--by", "bo")
    assert result.exit_code == 0
    assert "known" in result.stdout


def test_python_hands_on_what_the_command_does(where: str, tmp_path: Path) -> None:
    with reportedly.open(where) as case:
        reportedly.export("csv", case, str(tmp_path / "a.csv"))
    assert (tmp_path / "a.csv").read_bytes() == run("export", "csv", "--case", where).stdout_bytes
