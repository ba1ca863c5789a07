import os
import stat
from pathlib import Path

import pytest

from reportedly.errors import OutputError
from reportedly.show.output import opened


def test_a_file_is_there_whole_when_all_went_well(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    with opened(str(target)) as output:
        output.line(b"{}")
        assert not target.exists()
        output.text("“ü”\n")
    assert target.read_text("utf-8") == "{}\n“ü”\n"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def write_half(target: Path, error: type[BaseException]) -> None:
    with opened(str(target)) as output:
        output.line(b"half")
        raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_a_file_stays_as_it_was_when_something_breaks_off(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old\n")
    with pytest.raises(error):
        write_half(target, error)
    assert target.read_text() == "old\n"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_a_link_keeps_pointing_to_the_file_that_is_written(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    with opened(str(link)) as output:
        output.text("new\n")
    assert link.is_symlink()
    assert real.read_text() == "new\n"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with opened(str(pipe)) as output:
        output.line(b"through")
    assert os.read(reader, 100) == b"through\n"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("path", ["", "none/out.txt", "."])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match="wanted a"), opened(path):
        pytest.fail("the body ran")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_told() -> None:
    with pytest.raises(OutputError, match="/dev/full: it cannot be written"), opened("/dev/full") as output:
        output.line(b"x")


@pytest.mark.parametrize(
    ("before", "kept"), [(None, ""), ("", ""), ("one\n", "one\n"), ("one\ntw", "one\n"), ("x" * 200_000, "")]
)
def test_a_file_is_gone_on_with_behind_its_last_whole_line(tmp_path: Path, before: str | None, kept: str) -> None:
    target = tmp_path / "out.jsonl"
    if before is not None:
        target.write_text(before)
    with opened(str(target), further=True) as output:
        output.line(b"new")
        assert target.read_text() == f"{kept}new\n"
