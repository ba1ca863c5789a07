"""The program from the outside: its help, what reading, proving and the demo print, and what a terminal shows."""

import os
import pty
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from commands import SENTENCE, program, run
from typer.main import get_command

from reportedly import pipeline, wire
from reportedly.cli import ORDER, app
from reportedly.errors import ModelError
from reportedly.record import Reading, Record

COMMANDS = ("read", "demo", "parse", "verify")


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
        ("broken.txt", "broken.txt: got an error of our own (ZeroDivisionError at commands.py:"),
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


def test_what_read_writes_verify_proves(folder: Path) -> None:
    target = folder / "records.jsonl"
    assert run("read", str(folder), "--json", "--output", str(target)).exit_code == 0
    assert run("verify", str(target)).output.startswith("3 records, ")


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
