import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from made_record import make_record

import reportedly
from reportedly import keeping
from reportedly.casefile import Added, Run
from reportedly.errors import CaseError
from reportedly.pipeline import Options
from reportedly.record import Failure, Record

TEXT = "The mayor said on Monday that the old bridge had been closed.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_what_is_read_is_kept_with_the_run_that_read_it(article: Path, tmp_path: Path) -> None:
    with reportedly.open(tmp_path / "my.case") as case:
        [added] = keeping.add([str(article)], case, Options(publisher="Bell"))
        assert isinstance(added, Added)
        assert case.search("speaker:mayor").total == 1
        [kept] = case.runs()
        assert kept.run == replace(keeping.run_of(Options(publisher="Bell")), number=1)
        assert kept.run.options == "publisher Bell; language en"
        assert [again.is_new for again in keeping.add([str(article)], case, Options(publisher="Bell"))] == [False]  # type: ignore[union-attr]


def test_a_file_of_records_is_kept_as_it_is_and_its_faults_are_told(tmp_path: Path, made: Record) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(reportedly.encode(made) + b"\n{broken\n")
    with reportedly.open(tmp_path / "my.case") as case:
        failure, added = keeping.add([str(path)], case)
        assert isinstance(added, Added)
        assert isinstance(failure, Failure)
        assert failure.source.endswith("records.jsonl:2")
        assert case.record(made.document.id) == made


def test_the_bytes_of_a_file_are_kept_if_wanted(article: Path, tmp_path: Path) -> None:
    with reportedly.open(tmp_path / "my.case") as case:
        list(keeping.add([str(article)], case, keep_raw=True))
        assert case.raw("1") == TEXT.encode()
        assert case.record("1").document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_document_of_an_older_model_is_read_again_and_says_what_changed(article: Path, tmp_path: Path) -> None:
    with reportedly.open(tmp_path / "my.case") as case:
        record = reportedly.read_text(TEXT, source=str(article))
        case.add(replace(record, claims=(), problems=()), run=Run("0.0", "old"))
        [again] = keeping.reread(case)
        assert [change.what for change in again.changes] == ["added"]
        assert list(keeping.reread(case)) == []
        assert case.record("1") == record
        assert [kept.is_current for kept in case.runs()] == [False, True]


def test_what_was_wrong_with_the_file_stays_said_when_its_text_is_read_again() -> None:
    from reportedly.pipeline import read_again

    record = make_record()
    assert [problem.code for problem in read_again(record).problems] == ["odd-date"]


def test_a_document_that_is_not_there_cannot_be_read_again(tmp_path: Path) -> None:
    with reportedly.open(tmp_path / "my.case") as case, pytest.raises(CaseError, match="no document of this case"):
        list(keeping.reread(case, ["nowhere.txt"]))


def test_bytes_are_kept_of_what_is_read_in_boxes_and_of_what_failed_none(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "inbox.zip", "w") as box:
        for number in range(3):
            box.writestr(f"{number}.txt", f"{number}. {TEXT}")
        box.writestr("broken.pdf", b"%PDF-1.7 broken")
    with reportedly.open(tmp_path / "my.case") as case:
        found = list(keeping.add([str(tmp_path / "inbox.zip")], case, keep_raw=True))
        assert [type(one) for one in found].count(Failure) == 1
        assert [case.raw(str(number)) for number in (1, 2, 3)] == [f"{n}. {TEXT}".encode() for n in range(3)]


def test_the_same_text_in_other_bytes_is_no_error(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(TEXT.encode("utf-8-sig"))
    with reportedly.open(tmp_path / "my.case") as case:
        list(keeping.add([str(article)], case))
        [added] = keeping.add([str(other)], case, keep_raw=True)
        assert isinstance(added, Added)
        assert not added.is_new
        assert case.raw("1") == TEXT.encode("utf-8-sig")


def test_standard_input_is_kept_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    with reportedly.open(tmp_path / "my.case") as case:
        list(keeping.add(["-"], case, keep_raw=True))
        assert case.raw("1") == TEXT.encode()


def test_what_the_case_holds_is_not_read_again(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "inbox.zip", "w") as box:
        box.writestr("1.txt", f"1. {TEXT}")
    paths = [str(article), str(tmp_path / "inbox.zip")]
    with reportedly.open(tmp_path / "my.case") as case:
        first = list(keeping.add(paths, case))
        monkeypatch.setattr("reportedly.pipeline._record", None)  # reading would fail
        again = list(keeping.add(paths, case))
        assert again == [replace(added, is_new=False) for added in first if isinstance(added, Added)]
        (tmp_path / "new.txt").write_text("Another text.")
        *known, failed = keeping.add([*paths, str(tmp_path / "new.txt")], case)
        assert known == again
        assert isinstance(failed, Failure)


@pytest.mark.parametrize("how", ["changed", "elsewhere", "other options", "bytes wanted"])
def test_what_may_have_changed_is_read_again(
    article: Path, tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with reportedly.open(tmp_path / "my.case") as case:
        list(keeping.add([str(article)], case))
        read: list[Record] = []
        made = keeping._itself

        def noted(record: Record) -> Record | Added:
            read.append(record)
            return made(record)

        monkeypatch.setattr(keeping, "_itself", noted)
        path, options = article, Options(publisher="Bell" if how == "other options" else None)
        if how == "changed":
            article.write_text(f"{TEXT}More.")
        elif how == "elsewhere":
            path = article.rename(tmp_path / "moved.txt")
        list(keeping.add([str(path)], case, options, keep_raw=how == "bytes wanted"))
        assert len(read) == 1
        list(keeping.add([str(path)], case, options, keep_raw=how == "bytes wanted"))
        assert len(read) == 1


def test_a_document_that_another_model_read_is_known_and_may_be_reread(article: Path, tmp_path: Path) -> None:
    with reportedly.open(tmp_path / "my.case") as case:
        record = reportedly.read_text(TEXT, source=str(article))
        digest = hashlib.sha256(TEXT.encode()).hexdigest()
        record = replace(record, document=replace(record.document, sha256=digest))
        case.add(record, run=replace(keeping.run_of(Options()), model="old"))
        [added] = keeping.add([str(article)], case)
        assert isinstance(added, Added)
        assert (added.is_new, added.differs) == (False, True)
