"""Damaged files of every kind give documents or reasons, and the same numbers give the same damage."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.fuzz_read import damaged, made_seeds, main, outcomes

SEEDS = dict(made_seeds())
GUARDED = ("a.pdf", "a.docx", "a.mhtml")
"""Seeds whose reader runs in a process of its own: it has tests of its own."""


@pytest.mark.parametrize("name", [name for name in SEEDS if name not in GUARDED])
def test_every_seed_is_read_whole(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(SEEDS[name])
    assert {code for code, _ in outcomes(str(tmp_path / name))} <= {"read", "skipped"}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(min_value=0))
@pytest.mark.parametrize("name", [name for name in SEEDS if name not in GUARDED])
def test_no_damage_is_more_than_a_reason(tmp_path: Path, name: str, number: int) -> None:
    path = tmp_path / name
    path.write_bytes(damaged(SEEDS[name], random.Random(number)))
    assert not [why for code, why in outcomes(str(path)) if code in ("internal", "fault")]


def test_the_same_numbers_give_the_same_damage() -> None:
    first, second = (damaged(SEEDS["a.zip"], random.Random(7)) for _ in range(2))
    assert first == second
    assert dict(made_seeds())["a.html"] == SEEDS["a.html"]


def test_the_outcome_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--inputs", "3", "--only", "a.txt"]) == 0
    assert "3 inputs of 2 seeds" in capsys.readouterr().out
