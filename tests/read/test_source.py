"""Opening sources: what cannot be read is told apart, and nothing waits for ever."""

import io
import os
import socket
from pathlib import Path

import pytest

from reportedly.errors import EmptyInput, InputError, MissingInput, NotText, TooLarge
from reportedly.read import Options, read_source


def test_a_file_is_read_with_offsets_of_its_own_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffA bridge closes\r\n\r\nThe café is “open” 🌉.\r\n".encode())
    document = read_source(str(path)).document
    assert document.text == "A bridge closes\n\nThe café is “open” 🌉.\n"
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "A bridge closes",
        "The café is “open” 🌉.",
    ]
    assert document.source == str(path)


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyInput, "an empty file"),
        (b" \n\t\n", EmptyInput, "no text at all"),
        ("\ufeff\r\n".encode(), EmptyInput, "no text at all"),
        (b"a\x00\x01b", NotText, "binary"),
        (b"x" * 101, TooLarge, "101 bytes, and the limit is 100"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, data: bytes, error: type[InputError], words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(error, match=words) as caught:
        read_source(str(path), Options(max_bytes=100))
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize("name", ["missing.txt", "missing/a.txt", "nul\0byte", "x" * 5000])
def test_a_name_that_leads_nowhere_is_an_input_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        read_source(os.path.join(tmp_path, name))


def test_a_dangling_link_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    with pytest.raises(MissingInput, match="no such file"):
        read_source(str(tmp_path / "a.txt"))


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(NotText, match="a named pipe"):
        read_source(str(tmp_path / "a.txt"))


def test_a_socket_is_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.txt")
        with pytest.raises(InputError):
            read_source("s.txt")


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_refused_at_once(device: str) -> None:
    with pytest.raises(InputError):
        read_source(device)


def test_a_file_without_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words.")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InputError, match="not allowed to read"):
        read_source(str(path))


def test_a_folder_is_told_from_a_folder_with_nothing_in_it(tmp_path: Path) -> None:
    with pytest.raises(EmptyInput, match="nothing to read"):
        read_source(str(tmp_path))
    (tmp_path / "a.txt").write_text("Words.")
    with pytest.raises(InputError, match="got a folder; wanted a file"):
        read_source(str(tmp_path))


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("A café opens.".encode())))
    assert read_source("-").document.text == "A café opens."


def test_standard_input_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x" * 11)))
    with pytest.raises(TooLarge, match="11 bytes, and the limit is 10"):
        read_source("-", Options(max_bytes=10))


def test_closed_standard_input_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(MissingInput, match="standard input is closed"):
        read_source("-")


def test_a_file_that_is_named_is_read_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("The ferry was late.")
    assert read_source(str(tmp_path / "notes")).document.text == "The ferry was late."
