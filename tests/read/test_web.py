"""Addresses among the sources: each is read, told what is wrong with it, and, of a feed, the pages behind it."""

import ast
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from containers import documents, failures
from loopback import PARAGRAPHS, Said, Site, html, page, raw, redirect, serving
from typer.testing import CliRunner

import reportedly
from reportedly import pipeline
from reportedly.cli import app
from reportedly.read import Item, Options, Web, expand, size_of
from reportedly.record import Failure, Reading, Record

OWN = "The harbour will tell more about its ferry tomorrow morning, its office wrote."
HERE = Options(allow_private=True)
FOLLOW = Options(allow_private=True, follow_feeds=True)


def feed(*links: str) -> Said:
    entries = "".join(
        f"<item><title>Entry {number}</title><link>{link}</link><description>{OWN}</description>"
        "<pubDate>Mon, 03 Jul 2023 10:00:00 GMT</pubDate></item>"
        for number, link in enumerate(links, start=1)
    )
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>{entries}</channel></rss>'
    return 200, {"Content-Type": "application/rss+xml"}, text.encode()


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: None)


@pytest.fixture
def site() -> Iterator[Site]:
    pages: dict[str, Said] = {
        "/1": html(),
        "/moved": redirect("/1"),
        "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n" + bytes(100)),
        "/private": html(),
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private"),
    }
    with serving(pages) as site:
        links = [site.url(path) for path in ("/1", "/moved", "/image", "/private", "/none")]
        pages["/feed"] = feed(*links, "http://jo:secret@127.0.0.1/")
        yield site


def test_addresses_and_files_are_read_in_the_order_in_which_they_are_named(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PARAGRAPHS[0])
    paths = [site.url("/1"), str(tmp_path / "a.txt"), site.url("/none"), "ftp://a.example/", "http://a:b@c.example/d"]
    found = list(expand(paths, HERE))
    assert [one.source for one in found] == [*paths[:4], "http://c.example/d"]
    assert [one.code for one in failures(found)] == ["fetch"] * 3
    assert "404 Not Found" in failures(found)[0].message
    assert "wanted http or https" in failures(found)[1].message
    assert not any("a:b" in one.message for one in failures(found))


def test_addresses_count_as_pages_do_in_what_is_done(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PARAGRAPHS[0])
    paths = [site.url("/1"), str(tmp_path / "a.txt"), site.url("/none")]
    done: list[int] = []
    list(expand(paths, HERE, reached=done.append))
    assert (3, sum(done)) == size_of(paths)


def test_a_private_address_is_refused_unless_it_is_allowed(site: Site) -> None:
    [failure] = expand([site.url("/1")])
    assert isinstance(failure, Failure)
    assert "say --allow-private" in failure.message
    assert site.paths == []


def test_a_feed_at_an_address_gives_its_entries_and_asks_for_nothing_more(site: Site) -> None:
    docs = documents(list(expand([site.url("/feed")], HERE)))
    assert [doc.source for doc in docs] == [f"{site.url('/feed')}#{number}" for number in range(1, 7)]
    assert all(OWN in doc.text for doc in docs)
    assert site.paths == ["/feed"]


def test_the_page_behind_each_entry_is_read_if_wanted(site: Site) -> None:
    found = list(expand([site.url("/feed")], FOLLOW))
    first, moved, *rest = documents(found)
    for doc in (first, moved):
        assert PARAGRAPHS[1] in doc.text
        assert (doc.url, doc.publisher, doc.title) == (
            site.url("/1"),
            "Harbour News",
            "Entry 1" if doc is first else "Entry 2",
        )
        assert doc.published
        assert doc.published.edtf == "2023-07-03T10:00Z"
        assert doc.retrieved
    assert (first.source, moved.source) == (f"{site.url('/feed')}#1", f"{site.url('/feed')}#2")
    assert ("url", site.url("/moved"), "feed entry", False) in [
        (one.field, one.value, one.found_in, one.chosen) for one in moved.found
    ]
    assert site.paths == ["/feed", "/robots.txt", "/1", "/moved", "/1", "/image", "/none"]
    assert [OWN in doc.text for doc in rest] == [True] * 4


def test_where_there_is_no_page_the_entry_itself_is_read_and_that_is_told(site: Site) -> None:
    items = [one for one in expand([site.url("/feed")], FOLLOW) if isinstance(one, Item)]
    told = [problem.message for item in items for problem in item.problems if problem.code == "page-not-fetched"]
    for message, words in zip(
        told, ["no text that we read", "leave /private alone", "404 Not Found", "a password"], strict=True
    ):
        assert words in message
        assert message.endswith("what stands in the feed itself was read in its place")


def test_an_error_that_nobody_foresaw_costs_one_page_of_a_feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def bring(self: Web, url: str, *, several: bool = False) -> Item:
        raise ZeroDivisionError("nothing to divide")

    monkeypatch.setattr(Web, "bring", bring)
    path = tmp_path / "feed.xml"
    path.write_bytes(feed("https://post.example/1", "https://post.example/2")[2])
    found = [one for one in expand([str(path), "https://post.example/3"], FOLLOW) if isinstance(one, Item | Failure)]
    assert [one.source for one in found] == [f"{path}#1", f"{path}#2", "https://post.example/3"]
    assert [one.code for one in failures(found)] == ["internal"]


def test_a_feed_in_a_file_is_followed_no_further_than_its_pages(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(feed(site.url("/feed"))[2])
    docs = documents(list(expand([str(path)], FOLLOW)))
    assert len(docs) == 6
    assert site.paths == ["/robots.txt", "/feed"]


def test_a_private_page_behind_a_feed_of_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(feed("http://169.254.169.254/latest/")[2])
    [item] = expand([str(path)], Options(follow_feeds=True))
    assert isinstance(item, Item)
    assert "the metadata of clouds" in item.problems[0].message


# --- the program ---


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def record(reading: Reading) -> Record:
        return Record(reading.document, problems=reading.problems)

    monkeypatch.setattr(pipeline, "_record", record)


def test_the_command_reads_an_address(site: Site, no_model: None, tmp_path: Path) -> None:
    report = tmp_path / "report.jsonl"
    shown = CliRunner().invoke(
        app, ["read", site.url("/1"), site.url("/none"), "--json", "--allow-private", "--report", str(report)]
    )
    assert shown.exit_code == 1
    doc = json.loads(shown.stdout)["document"]
    assert (doc["source"], doc["url"], doc["title"]) == (site.url("/1"), site.url("/1"), "The ferry is back")
    assert [json.loads(line)["outcome"] for line in report.read_text().splitlines()] == ["read", "failed"]
    assert shown.stderr.startswith(f"{site.url('/none')}: got the answer 404 Not Found")


def test_the_command_refuses_private_addresses_and_follows_feeds_only_if_told_to(site: Site, no_model: None) -> None:
    refused = CliRunner().invoke(app, ["read", site.url("/1")])
    assert (refused.exit_code, site.paths) == (1, [])
    assert "--allow-private" in refused.stderr
    CliRunner().invoke(app, ["read", site.url("/feed"), "--json", "--allow-private", "--follow-feeds"])
    assert "/1" in site.paths


def test_the_bytes_of_a_page_are_kept_as_they_came_and_asked_for_once(
    site: Site, no_model: None, tmp_path: Path
) -> None:
    case = str(tmp_path / "my.case")
    shown = CliRunner().invoke(
        app, ["add", site.url("/1"), site.url("/none"), "--case", case, "--keep-raw", "--allow-private"]
    )
    assert "404" in shown.stderr
    assert site.paths == ["/1", "/robots.txt", "/none"]
    with reportedly.open(case) as opened:
        assert opened.raw("1") == page()
        assert opened.record("1").document.url == site.url("/1")


def test_a_server_that_breaks_off_stops_no_other_source(site: Site) -> None:
    with serving({"/": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<html>")}) as broken:
        first, second = expand([broken.url(), site.url("/1")], HERE)
    assert isinstance(first, Failure)
    assert isinstance(second, Item)


# --- the rest of the program ---

CLIENTS = {
    "urllib.request",
    "http.client",
    "http.server",
    "socket",
    "ssl",
    "asyncio",
    "ftplib",
    "smtplib",
    "socketserver",
}


def test_no_other_module_can_open_an_address() -> None:
    """The import contract sees `urllib` as one, and `urllib.parse` is used all over: this looks closer."""
    package = Path(reportedly.__file__).parent
    allowed = {"read/fetch.py", "show/web/listening.py"}
    found = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom) and CLIENTS & set(_names(node))
    }
    assert found == allowed


def _names(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    return [node.module or "", *(f"{node.module}.{one.name}" for one in node.names)]
