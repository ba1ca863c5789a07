"""The pairs of names are counted by halves, in their order, with the kind that bears them."""

from pathlib import Path

import pytest

from bench.name_pairs import main, read_pairs, report

ROWS = """schema,name1,name2,is_match
Person,Adaeze Okafor,Adaeze Okefor,true
Company,Nordvik Ltd,Nordvik Limited,false
Person,Tunde Okafor,Adaeze Okafor,false
Company,Nordvik Ltd,Nordvik Limited,true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "alias").mkdir()
    (tmp_path / "alias" / "name-pairs.csv").write_text(ROWS, "utf-8")
    return tmp_path


def test_each_half_has_its_own_accuracy(folder: Path) -> None:
    lines = list(report(read_pairs(folder / "alias" / "name-pairs.csv")))
    assert [line.split()[-2] for line in lines] == ["50.0", "100.0", "75.0"]


def test_misses_are_listed_of_the_first_half_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder), "--misses"]) == 0
    printed = capsys.readouterr().out
    assert printed.count("Nordvik Ltd  ≠  Nordvik Limited") == 1
    assert "Nordvik Ltd  =" not in printed


def test_without_data_the_exit_code_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert main(["--data", str(tmp_path)]) == 2
    assert "alias" in capsys.readouterr().err
