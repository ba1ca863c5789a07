"""Containers are opened in a process of their own: what it does wrong costs one failure, and what came before stays."""

import gzip
import os
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from containers import SENTENCE, zipped

from reportedly.errors import InputError, RecordError
from reportedly.read import Item, Options, Part, expand, read_item, read_source
from reportedly.read.cell import Limits
from reportedly.read.guard import close, opened_apart
from reportedly.read.keeper import CELLS
from reportedly.read.parcels import read_label
from reportedly.record import Failure, Found, Problem, Skipped, Span

HERE = Path(__file__).parent
SHORT = Limits(seconds=20, processor_seconds=10, memory=1_000_000_000, answer=200_000)


@pytest.fixture(autouse=True)
def _path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(HERE))
    yield
    close()


def opened(
    opener: str, limits: Limits = SHORT, *, data: bytes | None = b"", source: str = "a.zip"
) -> Iterator[tuple[Part, int]]:
    return opened_apart(Item(source, data, kind="zip"), Options(), opener=f"guarded_openers:{opener}", limits=limits)


def sources(opener: str, limits: Limits = SHORT) -> list[str]:
    return [part.source for part, _ in opened(opener, limits)]


def test_every_part_comes_through_as_it_was(tmp_path: Path) -> None:
    found = (Found("title", "“Zürich” 🙂", "feed entry"), Found("author", "Jo", "sender", 1, 3, chosen=False))
    problems = (Problem("digest", "got a capture", 1, 2),)
    assert list(opened("every_kind", data=b"own")) == [
        (
            Item("a\udcff.zip!/b", b"\0\xff", "html", "b\udcff", found, "https://a", "2020", (Span(0, 3),), problems,
                 "utf-8"),
            1,
        ),
        (Item("a", b"own", named=True, told_by="capture"), 2),
        (Failure("c", "input", "got nothing"), 3),
        (Skipped("d\udc80", "not-text", "no path"), 2**40),
    ]  # fmt: skip
    *_, (last, _) = opened("every_kind", data=None, source=str(tmp_path / "a.zip"))
    assert last == Skipped("d\udc80", "not-text", str(tmp_path / "a.zip"))


def test_one_process_opens_many_containers_and_is_not_this_one() -> None:
    pids = {source for _ in range(5) for source in sources("tell_pid")}
    assert len(pids) == 1
    assert pids != {str(os.getpid())}


@pytest.mark.parametrize(
    ("opener", "limits", "code", "says"),
    [
        ("crash", SHORT, "hostile", "SIGSEGV"),
        ("gorge", SHORT, "hostile", "memory"),
        ("sleep", Limits(seconds=0.5), "hostile", "took more than 0.5 seconds"),
        ("spin", Limits(processor_seconds=1), "hostile", "of processor"),
        ("recurse", SHORT, "hostile", "nesting"),
        ("leave", SHORT, "hostile", "exit code 3"),
        ("answer_much", SHORT, "hostile", "too long"),
        ("stumble", SHORT, "input", "KeyError at guarded_openers.py"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="no limits on memory and processor there")
def test_what_breaks_down_costs_one_failure_and_what_came_before_it_stays(
    opener: str, limits: Limits, code: str, says: str
) -> None:
    assert sources("three") == ["a.zip#1", "a.zip#2", "a.zip#3"]
    *parts, (failure, _) = opened(opener, limits)
    assert [part.source for part, _ in parts] == ["a.zip#1", "a.zip#2", "a.zip#3"]
    assert isinstance(failure, Failure)
    assert (failure.source, failure.code) == ("a.zip", code)
    assert says in failure.message
    assert sources("three") == ["a.zip#1", "a.zip#2", "a.zip#3"]


def test_a_process_that_breaks_down_before_the_first_part_is_tried_once_more() -> None:
    roomy = Limits(memory=1_200_000_000)
    assert [len(sources("gorge_once_worn", roomy)) for _ in range(4)] == [3] * 4
    assert sources("crash_at_once") == ["a.zip"]


def test_what_an_opener_prints_does_not_get_between_the_parts() -> None:
    assert len(sources("talk")) == 3


def test_the_time_that_the_parts_need_elsewhere_is_not_counted() -> None:
    assert sources("three")
    parts = opened("slow_to_read_on", Limits(seconds=1))
    next(parts)
    time.sleep(1.5)
    assert len([part for part, _ in parts if isinstance(part, Item)]) == 39


@pytest.mark.skipif(sys.platform != "linux", reason="others do not say how much may wait")
def test_a_process_waits_for_whoever_takes_the_parts(tmp_path: Path) -> None:
    marked = tmp_path / "a.zip"
    marked.touch()
    parts = opened("for_ever", data=None, source=str(marked))
    assert [next(parts)[0].source for _ in range(3)] == ["0", "1", "2"]
    time.sleep(0.5)
    assert marked.stat().st_mtime < 30


def test_whoever_wants_no_more_parts_ends_the_process() -> None:
    parts = opened("sleep")
    next(parts)
    parts.close()  # type: ignore[attr-defined]
    assert CELLS.free == []


def test_two_containers_may_be_open_at_once() -> None:
    one, other = opened("three"), opened("three")
    assert [next(one)[1], next(other)[1], next(one)[1], next(other)[1]] == [1, 1, 2, 2]
    assert [len(list(one)), len(list(other))] == [1, 1]
    assert len(CELLS.free) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no such crash there")
def test_the_rest_of_a_run_goes_on_after_a_container_that_breaks_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.zip", "b.zip"):
        (tmp_path / name).write_bytes(zipped({"1.txt": SENTENCE}))
    (tmp_path / "c.txt").write_text(SENTENCE)
    expanding = sys.modules["reportedly.read.expand"]
    monkeypatch.setattr(expanding, "opened_apart", partial(opened_apart, opener="guarded_openers:crash"))
    found = [(type(part), part.source.removeprefix(f"{tmp_path}/")) for part in expand([str(tmp_path)])]
    assert found == [
        *[(Item, f"a.zip#{number}") for number in (1, 2, 3)], (Failure, "a.zip"),
        *[(Item, f"b.zip#{number}") for number in (1, 2, 3)], (Failure, "b.zip"),
        (Item, "c.txt"),
    ]  # fmt: skip


def nested(depth: int) -> bytes:
    data = zipped({"a.txt": SENTENCE})
    for _ in range(depth):
        data = zipped({"inner.zip": data})
    return data


HOSTILE: dict[str, tuple[bytes, str]] = {
    "a.zip": (zipped({"bomb.txt": b"a" * 20_000_000}), "hostile"),
    "b.html": (b"<html><body>" + b"<div>" * 300_000 + f"<p>{SENTENCE}</p>".encode(), "read"),
    "c.xml": (b'<!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss version="2.0"></rss>', "hostile"),
    "d.zip": (nested(8), "hostile"),
    "e.jsonl": (b'{"text": "' + b"a" * 40_000_000 + b'"}', "too-large"),
    "f.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "input"),
    "g.txt.gz": (gzip.compress(SENTENCE.encode() * 100)[:-20], "input"),
    "h.warc": (b"WARC/1.0\r\nX: " + b"a" * 2_000_000, "input"),
    "i.zip": (zipped({"../../evil.txt": SENTENCE}), "hostile"),
    "j.docx": (zipped({"word/document.xml": b"<a>" * 100_000, "[Content_Types].xml": "<x/>"}), "input"),
    "k.eml": (b"From: a@b\nSubject: x\nDate: x\nMessage-ID: <1@b>\nContent-Type: text/plain\n\n" + b"\0", "read"),
    "l.txt": (SENTENCE.encode(), "read"),
}


def test_every_file_that_means_harm_costs_one_line_and_stops_nothing(tmp_path: Path) -> None:
    for name, (data, _) in HOSTILE.items():
        (tmp_path / name).write_bytes(data)
    found = [part for part in expand([str(tmp_path)]) if not isinstance(part, Skipped)]
    told = [(Path(part.source.split("!")[0].split("#")[0]).name, outcome(part)) for part in found]
    assert told == [(name, code) for name, (_, code) in HOSTILE.items()]
    assert not (tmp_path.parent / "evil.txt").exists()


def outcome(part: Part) -> str:
    if not isinstance(part, Item):
        return "skipped" if isinstance(part, Skipped) else part.code
    try:
        return "read" if read_item(part) else ""
    except InputError as error:
        return error.code


def test_a_container_is_found_from_where_the_program_is_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.zip").write_bytes(zipped({"a.txt": f"{name}. {SENTENCE}"}))
        monkeypatch.chdir(tmp_path / name)
        assert read_source("a.zip").document.text == f"{name}. {SENTENCE}"


@pytest.mark.parametrize(
    "label", [b"", b"\0" * 16, b"\0" * 16 + b"{", b"\0" * 16 + b'{"source": 3}', b"\0" * 16 + b"[" * 100_000]
)
def test_a_label_that_is_none_is_an_error(label: bytes) -> None:
    with pytest.raises(RecordError):
        read_label(b"I", label)
