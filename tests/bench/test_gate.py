import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import gate
from bench.counts import F1, Scores, Share
from bench.floors import Pinned, changed, faults, fingerprint, load, raised, save


def test_a_measure_under_its_floor_is_named_with_both_figures() -> None:
    [fault] = faults({"news times": {"value": 65.0}}, {"news times": {"value": F1(6, 10, 10)}})
    assert str(fault) == "news times, value: 60.00 on 10 cases; the floor is 65"


@pytest.mark.parametrize("measured", [{}, {"news times": {}}, {"news times": {"value": F1()}}])
def test_a_floor_whose_measure_is_gone_does_not_hold(measured: dict[str, Scores]) -> None:
    [fault] = faults({"news times": {"value": 65.0}}, measured)
    assert "not measured" in str(fault)


def test_a_floor_that_is_just_reached_holds() -> None:
    assert faults({"a": {"b": 60.0}}, {"a": {"b": F1(6, 10, 10)}}) == []


@pytest.mark.parametrize(
    ("old", "measure", "expected"),
    [
        (60.0, F1(800, 1000, 1000), 79.5),
        (60.0, F1(90, 100, 100), 88.0),
        (79.9, F1(800, 1000, 1000), 79.9),
        (95.0, F1(800, 1000, 1000), 95.0),
        (60.0, F1(9, 10, 10), 60.0),
    ],
)
def test_an_update_raises_a_floor_and_never_lowers_one(old: float, measure: F1, expected: float) -> None:
    assert raised({"a": {"b": old}}, {"a": {"b": measure}}) == {"a": {"b": expected}}


def test_an_update_gives_new_measures_a_floor_if_they_stand_on_enough_cases_and_are_better_when_high() -> None:
    measured: dict[str, Scores] = {
        "a": {
            "new": Share(50, 100),
            "few": Share(5, 10),
            "nested invented": Share(50, 100),
            "cue characters": F1(500, 1000, 1000),
        }
    }
    assert raised({}, measured) == {"a": {"new": 48.0}}


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    pinned = Pinned({"corpus/dev": "ab"}, {"news times": {"value": 65.5, "recall/act state": 70.0}})
    save(pinned, tmp_path / "floors.toml")
    assert load(tmp_path / "floors.toml") == pinned


def test_a_fingerprint_tells_of_names_and_bytes_and_not_of_order(tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_text("1")
    other.write_text("2")
    before = fingerprint([one, other])
    assert fingerprint([other, one]) == before
    other.write_text("3")
    assert fingerprint([one, other]) != before


def test_data_that_only_one_side_has_is_changed_data() -> None:
    assert changed({"a": "1", "b": "2"}, {"a": "1", "c": "3"}) == ["b", "c"]


def test_the_floors_of_the_project_name_data_that_the_gate_knows() -> None:
    pinned = load()
    known = {*gate.NEEDED["syntax"], "corpus/dev", "corpus/docs", "stories/dev", "stories/test", "compare/strangers"}
    assert set(pinned.fingerprints) == known
    assert all(0 < floor <= 100 for each in pinned.floors.values() for floor in each.values())


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one text, and a gate that measures a found F1 of 90 on it."""
    corpus = tmp_path / "data" / "corpus"
    for folder in ("dev", "docs"):
        (corpus / folder).mkdir(parents=True)
    (corpus / "dev" / "x.json").write_text(json.dumps({}))
    (corpus / "docs" / "x.txt").write_text("x")

    def measure(data: Path, half: str) -> Iterator[tuple[str, Scores]]:
        yield "news attributions", {"found": F1(900, 1000, 1000)}

    monkeypatch.setattr(gate, "measure", measure)
    monkeypatch.delenv("CI", raising=False)
    return tmp_path / "data"


def run(data: Path, floor: float, *more: str) -> int:
    floors = data.parent / "floors.toml"
    if not floors.exists():
        names = dict(gate.fingerprints(data, "corpus"))
        save(Pinned(names, {"news attributions": {"found": floor}, "gum raw text": {"LAS": 86.0}}), floors)
    return gate.main(["--data", str(data), "--floors", str(floors), "--only", "corpus", *more])


def test_the_gate_is_open_when_each_floor_of_its_half_holds(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, 90) == 0
    assert "1 of 1 floors hold" in capsys.readouterr().out


def test_the_events_of_comparing_have_their_fingerprints_in_the_project(tmp_path: Path) -> None:
    present = {name: one for name, one in gate.fingerprints(tmp_path, "compare") if name.startswith("stories/")}
    assert present == {name: digest for name, digest in load().fingerprints.items() if name.startswith("stories/")}


def test_the_gate_is_shut_under_a_floor(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, 90.1) == 1
    assert "news attributions, found: 90.00 on 1000 cases; the floor is 90.1" in capsys.readouterr().out


def test_the_gate_is_shut_for_other_data_until_that_is_pinned(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, 90) == 0
    (data / "corpus" / "docs" / "x.txt").write_text("y")
    assert run(data, 90) == 1
    assert "corpus/docs differ in fingerprint" in capsys.readouterr().err
    assert run(data, 90, "--new-data") == 0
    assert run(data, 90) == 0


def test_an_update_writes_raised_floors(data: Path) -> None:
    assert run(data, 60, "--update") == 0
    assert load(data.parent / "floors.toml").floors["news attributions"] == {"found": 89.5}


def test_an_update_under_a_floor_is_still_a_failure(data: Path) -> None:
    assert run(data, 95, "--update") == 1
    assert load(data.parent / "floors.toml").floors["news attributions"] == {"found": 95}


@pytest.mark.parametrize(("ci", "code"), [("", 2), ("true", 1)])
def test_without_data_nothing_is_measured_and_in_ci_that_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, code: int
) -> None:
    monkeypatch.setenv("CI", ci)
    assert gate.main(["--data", str(tmp_path / "nowhere")]) == code
    message = capsys.readouterr().err
    assert "universaldependencies.org" in message
    assert "nowhere" in message
