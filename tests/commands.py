"""Runs the program as a person does, and texts for it to read."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from made_record import make_record
from typer.testing import CliRunner, Result

from reportedly import pipeline, read
from reportedly.cli import app
from reportedly.errors import MissingInput
from reportedly.read import Item
from reportedly.record import Document, Reading, Record

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
