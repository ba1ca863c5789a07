"""What a file is stands in its bytes: its name says little, and never more than they do."""

import gzip
from pathlib import Path

import pytest
from containers import telegram, warc, zipped
from hypothesis import given
from hypothesis import strategies as st

from reportedly.read import formats
from reportedly.read.formats import FORMATS, detect
from reportedly.read.sniff import peek

MAIL = b"Received: by x\r\nFrom: a@b.example\r\nTo: c\r\nSubject: Ferry\r\n\r\nWords."
MHTML = b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="b"\r\n\r\n--b'
RSS = b'<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0"><channel>'
FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n%\xe2", "a.txt", "pdf"),
        (b"junk before\n%PDF-1.4", "a", "pdf"),
        (b"<p>The mark is %PDF-1.4</p>", "a.html", "html"),
        (b"WARC/1.0\r\n", "a", "warc"),
        (gzip.compress(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", mtime=0), "a.gz", "warc"),
        (gzip.compress(b"Words.", mtime=0), "a", "gzip"),
        (zipped({"datapackage.json": "{}", "archive/data.warc.gz": b"x"}), "a.zip", "wacz"),
        (zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), "a.zip", "docx"),
        (zipped({"xl/workbook.xml": "<x/>"}), "a.zip", "office"),
        (zipped({"a.txt": "x"}), "a.docx", "zip"),
        (telegram([]), "a.txt", "telegram"),
        (b'{"chats": {"list": []}}', "result.json", "telegram"),
        (b'{"text": "Words."}\n{"text": "More."}\n', "a", "jsonl"),
        (b'{"text": "' + b"a" * 70_000 + b'"}', "a", "jsonl"),
        (b'{"x": 1}\n', "a.jsonl", "jsonl"),
        (b'{"reportedly":1,"document":{"text":"Words."}}\n', "a", "jsonl"),
        (b'{\n  "x": 1,\n  "text": "Words."\n}', "a", "json"),
        (b'[{"body": "Words."}]', "a", "json"),
        (b'{"name": "x", "version": "1"}', "package.json", "text"),
        (b"From a@b.example Mon Jul  3 16:15:09 2023\n" + MAIL, "a", "mbox"),
        (b"From Monday on, the ferry is back.\n", "a.txt", "text"),
        (MHTML, "a", "mhtml"),
        (MAIL, "a.txt", "mail"),
        (b"From: the desk\nSubject: Ferry\nDate: today\n\nWords.", "a.txt", "text"),
        (b"From: the desk\nSubject: Ferry\nDate: today\n\nWords.", "a.eml", "mail"),
        (RSS, "a.html", "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a", "feed"),
        (RSS.decode().encode("utf-16"), "a", "feed"),
        (b"<feed>my own</feed>", "a.xml", "text"),
        (b"\xef\xbb\xbf\n<!DOCTYPE HTML><p>Words.", "a", "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html>', "a", "html"),
        ("<!doctype html><p>é".encode("utf-16"), "a", "html"),
        (b"<p>Words.</p>", "a.htm", "html"),
        (b"<p>Words.</p>", "a.txt", "text"),
        (b"Words.", "a.html", "text"),
        (b"", "a", "text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.txt", None),
        ("Words.".encode("utf-16"), "a", "text"),
    ],
)
def test_a_format_is_known_by_content(data: bytes, name: str, kind: str | None) -> None:
    found = detect(peek(data, name))
    assert (found.name if found else None) == kind


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt", "html"])
def test_files_of_real_programs_are_known_without_their_names(kind: str) -> None:
    for path in FILES.glob(f"*.{kind}"):
        found = detect(peek(path.read_bytes(), "noname"))
        assert found is not None
        assert found.name == kind


def test_a_capture_that_is_packed_record_by_record_is_known() -> None:
    found = detect(peek(warc([("https://harbour.example/", "text/plain", b"x")]), "a"))
    assert found is not None
    assert found.name == "warc"


@given(st.binary(max_size=400), st.sampled_from(["a", "a.txt", "a.eml", "a.html", "a.jsonl"]))
def test_no_bytes_break_the_looking(data: bytes, name: str) -> None:
    found = detect(peek(data, name))
    assert found is None or found in FORMATS


@given(st.text("<!-?>[]{}\"': \nabfrom", max_size=300))
def test_no_text_breaks_the_looking(text: str) -> None:
    detect(peek(text.encode(), "a.eml"))


def test_every_format_has_a_reader_that_can_be_loaded() -> None:
    for one in FORMATS:
        if one.role == "document":
            assert callable(formats.reader_of(one))
        elif one.role == "container":
            assert callable(formats.opener_of(one))
