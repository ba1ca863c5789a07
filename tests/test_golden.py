"""Short texts, one phenomenon each, and the records that they gave when somebody last read the difference.

pytest tests/test_golden.py --golden      make the records anew; then read the diff
"""

import json
from pathlib import Path

import pytest

import reportedly

FOLDER = Path(__file__).parent / "golden"
TEXTS = sorted(FOLDER.glob("*.txt"))
MOST = 30


def record_of(path: Path) -> str:
    record = reportedly.read_text(path.read_text("utf-8"), source=path.name)
    assert list(reportedly.faults(record)) == []
    return json.dumps(json.loads(reportedly.encode(record)), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_gives_the_record_that_was_read_last(path: Path, request: pytest.FixtureRequest) -> None:
    made = record_of(path)
    kept = path.with_suffix(".json")
    if request.config.getoption("--golden"):
        kept.write_text(made, "utf-8")
    assert made == kept.read_text("utf-8")


def test_each_text_has_a_record_and_there_are_not_too_many_to_read() -> None:
    assert 0 < len(TEXTS) <= MOST
    assert {path.stem for path in TEXTS} == {path.stem for path in FOLDER.glob("*.json")}
