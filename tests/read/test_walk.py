"""Folders are walked in order, lazily, and without what is not for us."""

import os
from itertools import islice
from pathlib import Path

import pytest

from reportedly.errors import EmptyInput
from reportedly.read import read_source
from reportedly.read.items import Item
from reportedly.read.walk import walk
from reportedly.record import Skipped


def sources(*paths: str) -> list[str]:
    return [one.source for one in walk(paths)]


def test_a_folder_gives_its_files_in_sorted_order(tmp_path: Path) -> None:
    for name in ["b.txt", "a.md", "sub/c.TXT", "sub/.hidden.txt", ".git/d.txt", "e.pdf", "sub/deep/f", "z.text"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [os.path.relpath(path, tmp_path) for path in sources(str(tmp_path))]
    assert found == ["a.md", "b.txt", "e.pdf", "sub/c.TXT", "sub/deep/f", "z.text"]


def test_files_standard_input_and_missing_names_pass_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("x")
    named = [str(tmp_path / "a.pdf"), "-", "missing.txt", "https://example.org/page"]
    assert list(walk(named)) == [Item(name, named=True) for name in named]


def test_an_empty_folder_is_reported(tmp_path: Path) -> None:
    assert sources(str(tmp_path)) == [str(tmp_path)]
    with pytest.raises(EmptyInput, match=r"nothing to read in it; wanted files that end in \.txt"):
        read_source(str(tmp_path))


def test_the_folder_of_a_saved_page_is_passed_over(tmp_path: Path) -> None:
    for folder in ("page_files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("x")
    (tmp_path / "page.html").write_text("<html>")
    found = list(walk([str(tmp_path)]))
    assert [os.path.relpath(one.source, tmp_path) for one in found] == ["other_files/a.txt", "page.html", "page_files"]
    assert isinstance(found[2], Skipped)
    assert "page.html" in found[2].reason


def test_a_link_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert sources(str(tmp_path)) == [str(tmp_path / "a.txt")]


def test_a_folder_that_cannot_be_opened_is_yielded_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "z.txt").write_text("x")
    scandir = os.scandir

    def guarded(path: str) -> "os._ScandirIterator[str]":
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert sources(str(tmp_path)) == [str(tmp_path / "locked"), str(tmp_path / "z.txt")]


def test_files_are_found_as_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b").mkdir()
    walking = walk([str(tmp_path), "-"])
    assert [one.source for one in islice(walking, 1)] == [str(tmp_path / "a.txt")]
    (tmp_path / "b" / "late.txt").write_text("x")
    assert [one.source for one in walking] == [str(tmp_path / "b" / "late.txt"), "-"]
