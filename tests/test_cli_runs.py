"""Runs over many texts: side by side, interrupted, gone on with, reported."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from commands import SENTENCE, program, run

from reportedly import wire


def test_two_jobs_write_the_same_bytes_as_one(folder: Path) -> None:
    one = program("read", str(folder), str(folder / "none.txt"), "-", "--json", stdin=subprocess.PIPE)
    two = program("read", str(folder), str(folder / "none.txt"), "-", "--json", "--jobs", "2", stdin=subprocess.PIPE)
    outputs = [process.communicate(SENTENCE.encode()) for process in (one, two)]
    assert outputs[0] == outputs[1]
    assert outputs[0][0].count(b"\n") == 4
    assert outputs[0][1].count(b"\n") == 1
    assert (one.returncode, two.returncode) == (1, 1)


def test_a_reader_who_leaves_is_no_error(folder: Path) -> None:
    process = program("read", *[str(folder)] * 40, "--json")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_with_130_after_a_whole_line(folder: Path, jobs: str) -> None:
    process = program("read", *[str(folder)] * 2000, "--json", "--jobs", jobs, start_new_session=True)
    assert process.stdout is not None
    assert process.stderr is not None
    first = process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    rest, told = process.stdout.read(), process.stderr.read()
    process.stdout.close()
    process.stderr.close()
    assert process.wait() == 130
    assert (first + rest).endswith(b"\n")
    assert told == b""


def test_an_interrupt_leaves_no_file(folder: Path) -> None:
    target = folder / "out" / "records.jsonl"
    target.parent.mkdir()
    process = program("read", *[str(folder)] * 2000, "--json", "--output", str(target))
    while not list(target.parent.iterdir()):
        time.sleep(0.02)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 130
    assert list(target.parent.iterdir()) == []


@pytest.mark.usefixtures("no_model")
def test_a_report_says_of_every_source_what_became_of_it(folder: Path) -> None:
    (folder / "bad.txt").write_text("x")
    (folder / "picture.png").write_bytes(b"\x89PNG\0")
    report = folder.parent / f"{folder.name}.jsonl"
    shown = run("read", str(folder), "--json", "--report", str(report))
    told = [json.loads(line) for line in report.read_text().splitlines()]
    assert [(line["source"].rpartition("/")[2], line["outcome"], line.get("code")) for line in told] == [
        ("a.txt", "read", None),
        ("b.txt", "read", None),
        ("bad.txt", "failed", "missing"),
        ("c.txt", "read", None),
        ("picture.png", "skipped", "not-text"),
    ]
    assert shown.exit_code == 1
    assert shown.stderr.count("\n") == 1


def test_a_report_holds_what_was_done_before_an_interrupt(folder: Path) -> None:
    report = folder.parent / f"{folder.name}.jsonl"
    process = program("read", *[str(folder)] * 2000, "--json", "--report", str(report), "--output", os.devnull)
    while not report.exists() or not report.read_text().count("\n"):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 130
    assert all(json.loads(line)["outcome"] == "read" for line in report.read_text().splitlines())


def many(folder: Path, number: int) -> Path:
    """A folder of so many texts, each like no other."""
    made = folder / "many"
    made.mkdir()
    for one in range(number):
        (made / f"{one:03}.txt").write_text(f"The mayor said that bridge {one} had been closed.\n", "utf-8")
    return made


def read_sources(path: Path) -> list[str]:
    return [wire.decode(line).document.source for line in path.read_bytes().splitlines()]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_was_interrupted_is_gone_on_with(folder: Path, jobs: str) -> None:
    texts, target = many(folder, 400), folder / "records.jsonl"
    command = ("read", str(texts), "--json", "--output", str(target), "--resume", "--jobs", jobs)
    process = program(*command)
    while not target.exists() or target.read_bytes().count(b"\n") < 3:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 130
    done = read_sources(target)  # each line is whole
    assert 3 <= len(done) < 400
    report = folder / "report.jsonl"
    assert run(*command, "--report", str(report)).exit_code == 0
    assert read_sources(target) == sorted(str(path) for path in texts.iterdir())
    told = [json.loads(line) for line in report.read_text().splitlines()]
    assert [one["source"] for one in told if one.get("code") == "known"] == done
    assert [one["outcome"] for one in told].count("read") == 400 - len(done)


def test_what_was_changed_is_read_again_and_a_line_that_was_cut_short_is_made_anew(folder: Path) -> None:
    texts, target = many(folder, 3), folder / "records.jsonl"
    command = ("read", str(texts), "--json", "--output", str(target), "--resume")
    assert run(*command).exit_code == 0
    whole = target.read_bytes()
    assert run(*command).exit_code == 0
    assert target.read_bytes() == whole
    target.write_bytes(whole[:-40])
    (texts / "000.txt").write_text("The mayor said that bridge 9 had been closed.\n", "utf-8")
    assert run(*command).exit_code == 0
    assert [Path(source).name for source in read_sources(target)] == ["000.txt", "001.txt", "000.txt", "002.txt"]
    assert target.read_bytes().startswith(whole[:-40].rpartition(b"\n")[0])


def test_a_run_goes_on_inside_a_box_where_it_was_interrupted(folder: Path) -> None:
    box, target = folder / "box.mbox", folder / "records.jsonl"
    mail = "From a@b.example Mon Jul  3 16:15:09 2023\nFrom: a@b.example\nSubject: x\nMessage-ID: <1@b>\n\nMail {}.\n\n"
    box.write_text("".join(mail.format(number) for number in range(3)))
    command = ("read", str(box), "--json", "--output", str(target), "--resume")
    assert run(*command).exit_code == 0
    whole = target.read_bytes()
    target.write_bytes(whole[: whole.index(b"\n") + 1])
    assert run(*command).exit_code == 0
    assert target.read_bytes() == whole


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["--resume"], 2, "got --resume without a file"),
        (["--resume", "--json"], 2, "got --resume without a file"),
        (["--resume", "--output", "a.txt"], 2, "got --resume without a file"),
        (["--resume", "--json", "--output", "a.txt"], 1, "a.txt:1: got no record"),
    ],
)
def test_a_run_goes_on_only_in_a_file_of_records(
    folder: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], code: int, says: str
) -> None:
    monkeypatch.chdir(folder)
    before = Path("a.txt").read_bytes()
    shown = run("read", "a.txt", *options)
    assert (shown.exit_code, says in shown.stderr) == (code, True)
    assert Path("a.txt").read_bytes() == before
