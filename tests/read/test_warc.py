"""WARC files: captures of pages and texts, checked against their digests, whatever else is in the file."""

import gzip
import hashlib
import io
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import brotli
import pytest
from containers import SENTENCE, documents, failures, parts, skipped, warc, warc_writer

from reportedly.read import Item, read_item

PAGE = ("https://harbour.example/a?b=1", "text/plain; charset=utf-8", SENTENCE.encode())


@pytest.mark.parametrize("packed", [True, False])
def test_a_capture_is_a_document_with_its_address_and_time(tmp_path: Path, packed: bool) -> None:
    found = parts(tmp_path, "crawl", warc([PAGE, PAGE], packed=packed))
    docs = documents(found)
    assert [doc.source for doc in docs] == [f"{tmp_path / 'crawl'}#1", f"{tmp_path / 'crawl'}#2"]
    assert (docs[0].text, docs[0].url, docs[0].retrieved) == (SENTENCE, PAGE[0], "2023-07-03T10:00:00Z")


@pytest.mark.parametrize(
    ("media", "kind"),
    [
        ("text/html", "html"),
        ("application/pdf", "pdf"),
        ("text/plain", "text"),
        ("", "html"),
        ("image/png", None),
        ("text/css", None),
        ("application/json", None),
    ],
)
def test_only_what_may_be_a_document_is_taken(tmp_path: Path, media: str, kind: str | None) -> None:
    body = {"pdf": b"%PDF-1.4\n", "text": b"Ferry."}.get(kind or "", b"<!doctype html><p>Ferry.</p>")
    found = parts(tmp_path, "crawl", warc([("https://harbour.example/", media, body)]))
    assert [part.kind for part in found if isinstance(part, Item)] == ([kind] if kind else [])
    assert len(skipped(found)) == (0 if kind else 1)


def test_errors_of_servers_requests_and_revisits_are_passed_over(tmp_path: Path) -> None:
    data = io.BytesIO()
    writer = warc_writer(data)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for kind in ("request", "metadata"):
        writer.write_record(writer.create_warc_record("https://harbour.example/", kind, payload=io.BytesIO(b"GET /")))
    found = parts(tmp_path, "crawl", warc([PAGE], status="404 Not Found") + data.getvalue() + warc([PAGE]))
    assert [one.code for one in skipped(found)] == ["http-status", "no-response", "no-response", "no-response"]
    assert len(documents(found)) == 1


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(SENTENCE.encode(), mtime=0)),
        ("br", brotli.compress(SENTENCE.encode())),
        ("deflate", zlib.compress(SENTENCE.encode())),
        ("identity", SENTENCE.encode()),
    ],
)
def test_what_a_server_packed_is_unpacked(tmp_path: Path, encoding: str, packed: bytes) -> None:
    (doc,) = documents(parts(tmp_path, "crawl", warc([(*PAGE[:2], packed)], Content_Encoding=encoding)))
    assert doc.text == SENTENCE


def test_what_came_in_chunks_is_put_together(tmp_path: Path) -> None:
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (b"The ferry ", b"is back.")) + b"0\r\n\r\n"
    (doc,) = documents(parts(tmp_path, "crawl", warc([(*PAGE[:2], chunked)], Transfer_Encoding="chunked")))
    assert doc.text == "The ferry is back."


@pytest.mark.parametrize("packing", [gzip.compress, partial(brotli.compress, quality=1)])
def test_a_server_that_sends_a_bomb_costs_one_line(tmp_path: Path, packing: "Callable[[bytes], bytes]") -> None:
    bomb = packing(b"\0" * 60_000_000)
    encoding = "gzip" if bomb[:2] == b"\x1f\x8b" else "br"
    found = parts(tmp_path, "crawl", warc([(*PAGE[:2], bomb)], Content_Encoding=encoding))
    assert [one.code for one in failures(found)] == ["hostile"]


def test_a_changed_byte_is_found_by_the_digest_and_the_rest_is_read(tmp_path: Path) -> None:
    data = warc([PAGE, PAGE, PAGE], packed=False)
    at = data.index(b"harbour master", len(data) // 3)
    found = parts(tmp_path, "crawl", data[:at] + b"HARBOUR" + data[at + 7 :])
    assert [(one.code, one.source.split("#")[1].split()[0]) for one in failures(found)] == [("digest", "2")]
    assert len(documents(found)) == 2


@pytest.mark.parametrize("packed", [True, False])
def test_after_a_broken_record_the_next_whole_one_is_found(tmp_path: Path, packed: bool) -> None:
    data = bytearray(warc([(f"https://harbour.example/{number}", *PAGE[1:]) for number in range(20)], packed=packed))
    if packed:
        data[len(data) // 2 : len(data) // 2 + 40] = b"\0" * 40
    else:
        at = data.index(b"Content-Length: ", len(data) // 2)
        data[at + 16 : at + 17] = b"9"
    found = parts(tmp_path, "crawl", bytes(data))
    assert 1 <= len(failures(found)) <= 3
    assert len(documents(found)) >= 17


@pytest.mark.parametrize("cut", [40, 300, 700])
def test_a_file_that_is_cut_short_gives_what_is_whole(tmp_path: Path, cut: int) -> None:
    data = warc([PAGE] * 3, packed=False)
    found = parts(tmp_path, "crawl", data[:-cut])
    assert 1 <= len(documents(found)) <= 3
    assert all(doc.text == SENTENCE for doc in documents(found))


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    found = parts(tmp_path, "crawl", b"WARC/1.0\r\nX: " + b"a" * 5_000_000)
    assert [one.code for one in failures(found)] == ["input"]


def test_a_date_after_the_capture_is_a_problem_and_no_value(tmp_path: Path) -> None:
    body = b"Ferry is back\n\nOSLO, 9 July 2023 (ABC) - The ferry is back in service, the harbour master said today.\n"
    (item,) = parts(tmp_path, "crawl", warc([(*PAGE[:2], body)]))
    assert isinstance(item, Item)
    reading = read_item(item)
    assert [problem.code for problem in reading.problems] == ["future-date"]
    assert reading.document.published is None


def test_a_page_is_read_in_the_charset_that_its_server_names_and_keeps_the_hash_of_its_bytes(tmp_path: Path) -> None:
    page = f"<html><body><h1>Паром</h1><p>{SENTENCE} {SENTENCE}</p></body></html>".encode("koi8-r")
    for charset, title in (("koi8-r", "Паром"), ("x-nobody-knows", None)):
        (doc,) = documents(parts(tmp_path, "crawl", warc([(PAGE[0], f"text/html; charset={charset}", page)])))
        assert doc.sha256 == hashlib.sha256(page).hexdigest()
        assert title in (doc.title, None)


def test_a_page_without_a_name_of_its_publisher_is_published_by_its_site(tmp_path: Path) -> None:
    page = f"<html><body><h1>Ferry</h1><p>{SENTENCE} {SENTENCE}</p></body></html>".encode()
    (doc,) = documents(parts(tmp_path, "crawl", warc([("https://www.harbour.example/1", "text/html", page)])))
    assert (doc.publisher, doc.url) == ("harbour.example", "https://www.harbour.example/1")
    assert [(one.value, one.found_in) for one in doc.found if one.field == "url"] == [(doc.url, "capture")]
