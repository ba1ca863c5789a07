"""Archives: every file in them that we read, in boxes in boxes, and nothing that harms."""

import gzip
import zlib
from pathlib import Path

import pytest
from containers import SENTENCE, documents, failures, parts, skipped, telegram, warc, zipped

from reportedly.read import Item
from reportedly.record import Failure, Skipped


def test_the_files_of_an_archive_are_read_and_what_is_nothing_for_us_is_passed_over(tmp_path: Path) -> None:
    data = zipped(
        {
            "a/b.txt": SENTENCE,
            "picture.png": b"\x89PNG\r\n\x1a\n\0\0",
            "script.js": "alert(1)",
            "__MACOSX/a.txt": "x",
            ".hidden.txt": "x",
            "result.json": telegram([{"id": 3, "type": "message", "text": SENTENCE}]),
        }
    )
    found = parts(tmp_path, "box", data)
    source = str(tmp_path / "box")
    assert [doc.source for doc in documents(found)] == [f"{source}!/a/b.txt", f"{source}!/result.json#message3"]
    assert [one.code for one in skipped(found)] == ["not-text", "other-ending", "hidden", "hidden"]


def test_archives_inside_archives_are_opened(tmp_path: Path) -> None:
    inner = zipped({"c.txt": SENTENCE})
    data = zipped({"inner.zip": inner, "page.txt.gz": gzip.compress(SENTENCE.encode())})
    found = parts(tmp_path, "box.zip", data)
    source = str(tmp_path / "box.zip")
    assert [doc.source for doc in documents(found)] == [f"{source}!/inner.zip!/c.txt", f"{source}!/page.txt.gz"]


def test_archives_that_hold_themselves_come_to_an_end(tmp_path: Path) -> None:
    data = SENTENCE.encode()
    for _ in range(12):
        data = zipped({"a.zip": data})
    assert [one.code for one in failures(parts(tmp_path, "box.zip", data))] == ["hostile"]
    data = SENTENCE.encode()
    for _ in range(12):
        data = gzip.compress(data)
    assert [one.code for one in failures(parts(tmp_path, "box.gz", data))] == ["hostile"]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_names_that_lead_out_are_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    found = parts(tmp_path, "box.zip", zipped({name: "x", "good.txt": SENTENCE}))
    assert [one.code for one in failures(found)] == ["hostile"]
    assert len(documents(found)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["box.zip"]


def test_bombs_cost_one_line_and_the_rest_is_read(tmp_path: Path) -> None:
    found = parts(tmp_path, "box.zip", zipped({"bomb.txt": b"a" * 20_000_000, "good.txt": SENTENCE}))
    assert [one.code for one in failures(found)] == ["hostile"]
    assert len(documents(found)) == 1


def test_a_gzip_bomb_is_stopped_before_it_fills_the_memory(tmp_path: Path) -> None:
    packing = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = b"".join(packing.compress(b"\0" * 1_000_000) for _ in range(120)) + packing.flush()
    assert [one.code for one in failures(parts(tmp_path, "bomb.gz", data))] == ["hostile"]


@pytest.mark.parametrize("cut", [30, 60, -1, -9])
def test_a_gzip_file_that_is_cut_short_is_one_failure(tmp_path: Path, cut: int) -> None:
    found = parts(tmp_path, "a.txt.gz", gzip.compress(SENTENCE.encode() * 20)[:cut])
    assert [type(part) for part in found] == [Failure]


def test_a_gzip_file_of_several_pieces_is_read_whole(tmp_path: Path) -> None:
    (doc,) = documents(parts(tmp_path, "a.txt.gz", gzip.compress(b"One ") + gzip.compress(b"two.") + b"\0" * 20))
    assert doc.text == "One two."


def test_a_thousand_files_of_which_some_are_broken_give_all_that_are_whole(tmp_path: Path) -> None:
    data = bytearray(zipped({f"{number:04}.txt": f"{SENTENCE} {number}" for number in range(1000)}))
    for number in range(0, 1000, 100):
        at = data.index(f"{number:04}.txt".encode()) + len("0000.txt")
        data[at : at + 4] = b"\xff\xff\xff\xff"
    found = parts(tmp_path, "box.zip", bytes(data))
    assert (len(documents(found)), len(failures(found))) == (990, 10)
    assert failures(found)[1].source.endswith("!/0100.txt")


def test_what_is_no_archive_in_truth_is_one_failure(tmp_path: Path) -> None:
    found = parts(tmp_path, "box.zip", b"PK\x03\x04" + b"x" * 5000)
    assert [type(part) for part in found] == [Failure]


def test_sheets_and_presentations_are_refused_by_name_and_passed_over_in_folders(tmp_path: Path) -> None:
    sheet = zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"})
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "good.txt").write_text(SENTENCE)
    (item,) = parts(tmp_path, "a.xlsx", sheet)
    assert isinstance(item, Item)
    assert item.kind == "office"
    found = parts(tmp_path, "box.zip", zipped({"a.xlsx": sheet, "b.txt": SENTENCE}))
    assert [type(part) for part in found] == [Skipped, Item]


def test_a_wacz_file_gives_what_its_warc_files_hold(tmp_path: Path) -> None:
    capture = warc([("https://harbour.example/1", "text/plain", SENTENCE.encode())])
    data = zipped({"datapackage.json": "{}", "pages/pages.jsonl": "{}", "archive/data.warc.gz": capture})
    (doc,) = documents(parts(tmp_path, "crawl.wacz", data))
    assert (doc.url, doc.retrieved) == ("https://harbour.example/1", "2023-07-03T10:00:00Z")
    assert doc.source == f"{tmp_path / 'crawl.wacz'}!/archive/data.warc.gz#1"
