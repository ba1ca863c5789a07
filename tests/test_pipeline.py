"""From paths to records: containers are opened lazily, order is kept, and a bad part costs itself."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from containers import SENTENCE, telegram, zipped
from made_record import make_record

from reportedly import pipeline, read
from reportedly.read import Item
from reportedly.record import Failure, Reading, Receipt, Record


class Notes:
    """A watch that keeps all that it is told."""

    def __init__(self) -> None:
        self.receipts: list[Receipt] = []
        self.reached = 0

    def note(self, receipt: Receipt) -> None:
        self.receipts.append(receipt)

    def reach(self, size: int) -> None:
        self.reached += size


def source_of(record: Record) -> str:
    return record.document.source


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def record(reading: Reading) -> Record:
        return Record(reading.document, problems=reading.problems)

    monkeypatch.setattr(pipeline, "_record", record)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.zip").write_bytes(zipped({"1.txt": SENTENCE, "2.txt": "", "3.txt": SENTENCE, "4.bin": b"\0\1"}))
    (tmp_path / "c.json").write_bytes(telegram([{"id": 5, "type": "message", "text": SENTENCE}]))
    (tmp_path / "d.bin").write_bytes(b"\0\1\2")
    (tmp_path / "e.txt").write_text(SENTENCE)
    return tmp_path


def names(found: list[str | Failure], folder: Path) -> list[str]:
    told = [f"! {one.source}" if isinstance(one, Failure) else one for one in found]
    return [name.replace(f"{folder}/", "") for name in told]


EXPECTED = ["a.txt", "b.zip!/1.txt", "! b.zip!/2.txt", "b.zip!/3.txt", "c.json#message5", "e.txt"]


@pytest.mark.usefixtures("no_model")
def test_every_document_comes_in_order_and_a_bad_part_is_one_failure(folder: Path) -> None:
    found = list(pipeline.map_paths([str(folder)], source_of))
    assert names(found, folder) == EXPECTED


def test_several_processes_give_the_same_in_the_same_order(folder: Path) -> None:
    found = list(pipeline.map_paths([str(folder)], source_of, jobs=2))
    assert names(found, folder) == EXPECTED


@pytest.mark.usefixtures("no_model")
def test_a_watch_is_told_of_every_source_and_of_all_bytes(folder: Path) -> None:
    notes = Notes()
    list(pipeline.map_paths([str(folder)], source_of, watch=notes))
    assert [receipt.outcome for receipt in notes.receipts].count("read") == 5
    told = {(one.source.rpartition("/")[2], one.outcome, one.code) for one in notes.receipts if one.outcome != "read"}
    assert told == {("2.txt", "failed", "empty"), ("4.bin", "skipped", "not-text"), ("d.bin", "skipped", "not-text")}
    assert notes.reached == pipeline.size_of([str(folder)])[1]
    first = notes.receipts[0]
    assert (first.format, first.words, len(first.sha256 or "")) == ("text", 13, 64)


@pytest.mark.usefixtures("no_model")
def test_a_binary_file_that_is_named_is_a_failure(folder: Path) -> None:
    (failure,) = pipeline.map_paths([str(folder / "d.bin")], source_of)
    assert isinstance(failure, Failure)
    assert failure.code == "not-text"


@pytest.mark.usefixtures("no_model")
def test_a_folder_in_which_nothing_is_for_us_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0")
    (failure,) = pipeline.map_paths([str(tmp_path)], source_of)
    assert isinstance(failure, Failure)
    assert (failure.source, failure.code) == (str(tmp_path), "empty")


@pytest.mark.usefixtures("no_model")
def test_containers_are_opened_only_as_far_as_they_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    expand = read.expand

    def watched(*args: object, **kwargs: object) -> Iterator[object]:
        for part in expand(*args, **kwargs):  # type: ignore[arg-type]
            taken.append(getattr(part, "source", ""))
            yield part

    monkeypatch.setattr(read, "expand", watched)
    path = tmp_path / "result.json"
    path.write_bytes(telegram([{"id": number, "type": "message", "text": SENTENCE} for number in range(500)]))
    assert len(list(islice(pipeline.map_paths([str(path)], source_of), 3))) == 3
    assert len(taken) == 3


@pytest.mark.usefixtures("no_model")
def test_an_error_that_nobody_foresaw_costs_one_part(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(item: Item, options: object) -> Reading:
        if item.source.endswith("1.txt"):
            raise ZeroDivisionError("nothing to divide")
        return Reading(make_record().document)

    monkeypatch.setattr(read, "read_item", broken)
    found = list(pipeline.map_paths([str(folder)], source_of))
    assert [one.code for one in found if isinstance(one, Failure)] == ["internal"]
    assert len(found) == 6


def test_a_text_in_a_language_without_a_model_is_kept_without_claims(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Le bac est de nouveau en service, a dit lundi la capitainerie du port, et les gens sont contents. " * 5
    )
    (record,) = pipeline.read_paths([str(path)])
    assert isinstance(record, Record)
    assert (record.document.language, record.claims, len(record.document.blocks)) == ("fr", (), 1)
    assert [problem.code for problem in record.problems] == ["no-model"]
