import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from made_record import make_record
from typer.main import get_command
from typer.testing import CliRunner, Result

from reportedly import pipeline, read, wire
from reportedly.cli import ORDER, app
from reportedly.errors import MissingInput, ModelError
from reportedly.read import Item
from reportedly.record import Document, Reading, Record

COMMANDS = ("read", "demo", "parse", "verify")
SENTENCE = "The mayor said on Monday that the bridge had been closed.\n"


def run(*args: str, text: str | None = None) -> Result:
    return CliRunner().invoke(app, args, input=text)


def program(*args: str, **options: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "reportedly", *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a document's record be the made one under its own source, and reading a file named `bad` fail."""

    def read_item(item: Item, options: object) -> Reading:
        source = item.source
        if source.endswith("bad.txt"):
            raise MissingInput(f"{source}: there is no such file; check the path")
        if source.endswith("broken.txt"):
            raise ZeroDivisionError("nothing to divide")
        return Reading(Document("id", source, "text"))

    def record(reading: Reading) -> Record:
        made = make_record()
        return replace(made, document=replace(made.document, source=reading.document.source))

    monkeypatch.setattr(read, "read_item", read_item)
    monkeypatch.setattr(pipeline, "_record", record)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(SENTENCE)
    return tmp_path


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_an_example_and_the_exit_codes(command: str) -> None:
    shown = run(*command.split(), "--help")
    assert shown.exit_code == 0
    assert f"Example: reportedly {command}".strip() in shown.output
    assert "Exit codes: 0 all went well; 1" in shown.output


def test_every_command_is_in_the_help() -> None:
    shown = run("--help").output
    assert all(re.search(rf"^  {command} ", shown, re.M) for command in COMMANDS)


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").output == "reportedly 0.1.0\n"


@pytest.mark.parametrize(
    "args",
    [["red"], ["read"], ["read", "--width", "5", "x"], ["read", "--jobs", "0", "x"], ["verify"], ["--nonsense"]],
)
def test_wrong_use_ends_with_2_and_a_word_of_help(args: list[str]) -> None:
    shown = run(*args)
    assert shown.exit_code == 2
    assert "Error: " in shown.stderr


@pytest.mark.parametrize("args", [["--language", "xx"], ["--published", "someday"], ["--publisher", " "]])
def test_a_bad_option_ends_with_2_and_one_line(args: list[str]) -> None:
    shown = run("read", "x.txt", *args)
    assert shown.exit_code == 2
    assert shown.stderr.startswith("reportedly: got ")
    assert shown.stderr.count("\n") == 1


@pytest.mark.usefixtures("no_model")
def test_read_prints_a_sheet_for_each_document_and_the_legend_once() -> None:
    shown = run("read", "one.txt", "two.txt")
    assert shown.exit_code == 0
    assert shown.output.count("Ferry fire off Port Ansel\npublisher") == 2
    assert shown.output.count("stands elsewhere in the text") == 1
    assert "\x1b" not in shown.output


@pytest.mark.usefixtures("no_model")
def test_read_prints_a_line_of_json_for_each_document() -> None:
    shown = run("read", "one.txt", "two.txt", "--json")
    sources = [wire.decode(line).document.source for line in shown.output.splitlines()]
    assert sources == ["one.txt", "two.txt"]


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("bad.txt", "bad.txt: there is no such file; check the path\n"),
        ("broken.txt", "broken.txt: got an error of our own (ZeroDivisionError at test_cli.py:"),
    ],
)
def test_what_cannot_be_read_is_told_on_one_line_and_the_rest_is_read(name: str, message: str) -> None:
    shown = run("read", "one.txt", name, "two.txt", "--json")
    assert shown.exit_code == 1
    assert shown.stdout.count("\n") == 2
    assert shown.stderr.startswith(message)
    assert shown.stderr.count("\n") == 1


def test_a_missing_model_stops_the_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: Reading) -> Record:
        raise ModelError("there is no model; install it again")

    monkeypatch.setattr(pipeline, "_record", missing)
    shown = run("read", str(folder))
    assert (shown.exit_code, shown.stderr) == (1, "reportedly: there is no model; install it again\n")


@pytest.mark.usefixtures("no_model")
def test_output_goes_to_a_file_and_an_unwritable_one_is_told(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert run("read", "one.txt", "--json", "--output", str(target)).output == ""
    assert wire.decode(target.read_bytes()).document.source == "one.txt"
    shown = run("read", "one.txt", "--output", str(tmp_path / "none" / "out"))
    assert shown.exit_code == 1
    assert re.fullmatch(r"reportedly: .*none/out: it cannot be written \(.*\n", shown.stderr)


def test_verify_passes_a_sound_file(tmp_path: Path, made: Record) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(wire.encode(made) + b"\n")
    shown = run("verify", str(path))
    assert shown.exit_code == 0
    assert shown.output == "1 record, 42 spans: every one cuts what it says, and every reference leads somewhere\n"


def test_verify_shows_the_first_faults_and_counts_the_others(tmp_path: Path, made: Record) -> None:
    path = tmp_path / "records.jsonl"
    faulty = replace(made, times=(replace(made.times[0], start=60, end=60),), entities=())
    path.write_bytes(wire.encode(made) + b"\n" + wire.encode(faulty) + b"\nnonsense\n")
    shown = run("verify", str(path), "--limit", "1")
    assert shown.exit_code == 1
    assert shown.output.startswith(f"{path}:2: times[0]: the span [60, 60) is empty\n2 records, 81 spans: ")
    assert re.search(r": 7 faults, 6 of them not shown\n$", shown.output)


@pytest.mark.parametrize(("text", "code"), [("", 1), ("\n", 1), ("nonsense", 1)])
def test_verify_does_not_pass_what_holds_no_record(text: str, code: int) -> None:
    shown = run("verify", "-", text=text)
    assert shown.exit_code == code
    assert "wanted" in shown.output


def test_verify_tells_a_missing_file() -> None:
    shown = run("verify", "none.jsonl")
    assert (shown.exit_code, shown.stderr) == (
        1,
        "reportedly: none.jsonl: there is no such file; wanted a file of records, one a line\n",
    )


def test_two_jobs_write_the_same_bytes_as_one(folder: Path) -> None:
    one = program("read", str(folder), str(folder / "none.txt"), "-", "--json", stdin=subprocess.PIPE)
    two = program("read", str(folder), str(folder / "none.txt"), "-", "--json", "--jobs", "2", stdin=subprocess.PIPE)
    outputs = [process.communicate(SENTENCE.encode()) for process in (one, two)]
    assert outputs[0] == outputs[1]
    assert outputs[0][0].count(b"\n") == 4
    assert outputs[0][1].count(b"\n") == 1
    assert (one.returncode, two.returncode) == (1, 1)


def test_what_read_writes_verify_proves(folder: Path) -> None:
    target = folder / "records.jsonl"
    assert run("read", str(folder), "--json", "--output", str(target)).exit_code == 0
    assert run("verify", str(target)).output.startswith("3 records, ")


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


def on_a_terminal(*args: str, env: dict[str, str]) -> str:
    """What a person sees who runs the program on a terminal."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "reportedly", *args], stdout=slave, stderr=slave, env={**os.environ, **env}
    )
    os.close(slave)
    shown = b"".join(chunks(master))
    os.close(master)
    assert process.wait() == 0
    return shown.decode().replace("\r\n", "\n")


def chunks(master: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:
            return
        if not chunk:
            return
        yield chunk


def test_a_terminal_gets_colours_and_a_bar_for_many_files(folder: Path) -> None:
    shown = on_a_terminal("read", str(folder), env={"TERM": "xterm-256color", "NO_COLOR": ""})
    assert "\x1b[1m" in shown
    assert re.search(r"\d documents, [\d.]+ a second", shown)


def test_a_terminal_that_wants_no_colour_gets_none(folder: Path) -> None:
    shown = on_a_terminal("read", str(folder / "a.txt"), env={"TERM": "xterm-256color", "NO_COLOR": "1"})
    assert "\x1b[" not in shown
    assert "closed" in shown


def test_a_poor_terminal_gets_signs_that_it_has(folder: Path) -> None:
    shown = on_a_terminal("read", str(folder / "a.txt"), env={"TERM": "dumb", "PYTHONIOENCODING": "ascii"})
    assert '#1   the publisher > The mayor "said"' in shown


def test_parse_prints_conllu_and_fills_in_what_it_is_given(folder: Path) -> None:
    shown = run("parse", str(folder / "a.txt"), "--conllu")
    words = [line.split("\t")[1] for line in shown.output.splitlines() if re.match(r"\d+\t", line)]
    assert words == SENTENCE.replace(".", " .").split()
    again = run("parse", "-", "--pretokenized", text=shown.output)
    assert again.exit_code == 0
    assert again.output == shown.output


def test_parse_tells_the_line_that_is_no_conllu() -> None:
    shown = run("parse", "-", "--pretokenized", text="1\tword\n")
    assert shown.exit_code == 1
    assert shown.stderr.startswith("reportedly: ")
    assert "line 1" in shown.stderr


def test_the_demo_prints_a_sheet_for_each_article() -> None:
    shown = run("demo")
    assert shown.exit_code == 0
    assert shown.output.count("read from  demo/") == 5
    assert "DENIED" in shown.output
    assert re.search("› [^›]+ “told” › [^›]+ “said”", " ".join(shown.output.split()))


def test_every_span_of_the_demo_is_sound(tmp_path: Path) -> None:
    target = tmp_path / "demo.jsonl"
    assert run("demo", "--json", "--output", str(target)).exit_code == 0
    assert run("verify", str(target)).output.startswith("5 records, ")
    assert run("verify", str(target)).exit_code == 0


def test_help_is_there_at_once() -> None:
    started = time.perf_counter()
    program("--help").communicate()
    assert time.perf_counter() - started < 2.0


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


def test_a_terminal_gets_a_summary_of_more_than_a_few_sources(folder: Path) -> None:
    for number in range(3):
        (folder / f"{number}.png").write_bytes(b"\x89PNG\0")
    shown = on_a_terminal("read", str(folder), env={"TERM": "xterm", "NO_COLOR": "1"})
    assert re.search(r"read            3  33 words; text 3\nskipped         3  not-text 3\n", shown)


def test_fields_of_json_lines_are_named(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"said": "The ferry is back.", "who": "Pier Post"}\n')
    shown = run("read", str(folder / "a.jsonl"), "--json", "--field", "text=said", "--field", "publisher=who")
    document = wire.decode(shown.output.strip()).document
    assert (document.text, document.publisher) == ("The ferry is back.", "Pier Post")


@pytest.mark.parametrize("field", ["text", "body=text"])
def test_a_field_that_is_none_ends_with_2(field: str) -> None:
    shown = run("read", "x", "--field", field)
    assert (shown.exit_code, shown.stderr.startswith("reportedly: got ")) == (2, True)


def test_every_command_has_its_place_in_the_help() -> None:
    listed = list(get_command(app).commands)  # type: ignore[attr-defined]

    assert listed == list(ORDER)


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
