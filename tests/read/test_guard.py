"""The guard: whatever a parser does, its caller gets one error, and the next file is read."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.errors import EmptyInput, Hostile, InputError
from reportedly.read import Options
from reportedly.read.cell import Limits
from reportedly.read.guard import close, guarded
from reportedly.record import Document
from reportedly.workers import in_order

HERE = Path(__file__).parent
SHORT = Limits(seconds=2, processor_seconds=1, memory=1_000_000_000, answer=200_000)


@pytest.fixture(autouse=True)
def _path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(HERE))
    yield
    close()


def read(reader: str, data: bytes = b"The mayor spoke.", limits: Limits = SHORT) -> Document:
    return guarded(f"guarded_readers:{reader}", data, "a.bin", Options(publisher="Post"), limits=limits).document


def test_a_reading_comes_back_whole() -> None:
    document = read("read_well", "“Zürich” 🙂\n\nA line.".encode())
    assert (document.text, document.publisher, document.source) == ("“Zürich” 🙂\n\nA line.", "Post", "a.bin")
    assert document.blocks


def test_one_process_serves_many_files_and_is_not_this_one() -> None:
    pids = {read("tell_pid").text for _ in range(5)}
    assert len(pids) == 1
    assert pids != {f"pid {os.getpid()}"}


@pytest.mark.parametrize(
    ("reader", "kind", "says"),
    [
        ("sleep", Hostile, "took more than 0.5 seconds"),
        ("gorge", Hostile, "memory"),
        ("crash", Hostile, "SIGSEGV"),
        ("kill", Hostile, "SIGKILL"),
        ("leave", Hostile, "exit code 3"),
        ("answer_much", Hostile, "of text and blocks"),
        ("recurse", Hostile, "nesting"),
        ("refuse", EmptyInput, "a.bin: got nothing"),
        ("suspect", Hostile, "a.bin: got a bomb"),
        ("stumble", InputError, r"cannot make sense of .KeyError at guarded_readers.py:\d+: 'rId7'"),
        ("no_such_reader", InputError, "AttributeError"),
    ],
)
def test_what_a_parser_does_wrong_is_one_error_and_the_next_file_is_read(
    reader: str, kind: type[InputError], says: str
) -> None:
    assert read("read_well").text
    with pytest.raises(kind, match=says) as raised:
        read(reader, limits=Limits(seconds=0.5 if reader == "sleep" else 20, memory=1_000_000_000, answer=200_000))
    assert type(raised.value) is kind
    assert str(raised.value).startswith("a.bin: ")
    assert read("read_well").text == "The mayor spoke."


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on processor time there")
def test_processor_time_counts_for_each_file_anew() -> None:
    with pytest.raises(Hostile, match="1 seconds of processor"):
        read("spin", limits=Limits(seconds=30, processor_seconds=1))


def test_a_process_that_the_files_before_wore_out_is_made_anew() -> None:
    roomy = Limits(seconds=20, memory=1_200_000_000)
    assert [read("gorge_once_worn", limits=roomy).text for _ in range(4)] == ["The mayor spoke."] * 4


def test_what_a_parser_prints_does_not_get_into_the_answer() -> None:
    assert read("print_much").text == "The mayor spoke."


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on files there")
def test_a_parser_cannot_fill_the_disk(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="File too large"):
        read("write_a_file", str(tmp_path / "x").encode())
    assert (tmp_path / "x").stat().st_size == 0


def spoken(source: str) -> str:
    sys.path.insert(0, str(HERE))
    return guarded("guarded_readers:read_well", source.encode(), source, Options()).document.text


def lost(source: str) -> str:
    return f"lost {source}"


def test_it_works_inside_the_processes_that_read_side_by_side() -> None:
    assert list(in_order(spoken, ["one", "two", "three"], jobs=2, lost=lost)) == ["one", "two", "three"]


PARENT = """
import sys
sys.path.insert(0, {here!r})
from reportedly.read import Options
from reportedly.read.guard import guarded
print(guarded("guarded_readers:tell_pid", b"", "a", Options()).document.text.split()[1], flush=True)
guarded("guarded_readers:sleep", b"", "a", Options())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_its_parent(how: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT.format(here=str(HERE))], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert _lives(child)
        parent.send_signal(how)
        parent.wait(10)
    until = time.monotonic() + 10
    while _lives(child) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _lives(child)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
