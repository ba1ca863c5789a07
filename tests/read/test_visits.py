"""What is brought from addresses: redirects that are checked, robots.txt, pauses, unpacked bytes, and documents."""

import gzip
import re
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import brotli
import pytest
from loopback import PARAGRAPHS, Said, Site, html, page, raw, redirect, serving

from reportedly.errors import EmptyInput, FetchError, Hostile, InputError, NotText
from reportedly.read import Item, Options, fetch, read_item, read_source, robots, visits
from reportedly.read.ranges import Machine, refusal
from reportedly.read.visits import Visits
from reportedly.record import Document

HERE = Options(allow_private=True)


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, none of which is waited for."""
    made: list[float] = []
    monkeypatch.setattr(time, "sleep", made.append)
    return made


@pytest.fixture
def open_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 counts as a machine of the open net, and no other of ours does."""

    def judged(machine: Machine) -> str | None:
        return None if str(machine) == "127.0.0.1" else refusal(machine)

    monkeypatch.setattr(fetch, "refusal", judged)


def brought(said: Said, path: str = "/a.html") -> Item:
    with serving({path: said}) as site:
        return Visits(HERE).bring(site.url(path))


def document(said: Said, path: str = "/a") -> Document:
    with serving({path: said}) as site:
        return read_source(site.url(path), HERE).document


# --- documents ---


def test_a_page_is_a_document_with_its_address_and_the_time() -> None:
    begun = datetime.now(UTC).replace(microsecond=0)
    with serving({"/old": redirect("/new?a=b#c"), "/new?a=b": html()}) as site:
        doc = read_source(site.url("/old"), HERE).document
    assert (doc.source, doc.url) == (site.url("/old"), site.url("/new?a=b"))
    assert (doc.title, doc.publisher) == ("The ferry is back", "127.0.0.1")
    assert [doc.text[block.start : block.end] for block in doc.blocks[1:]] == list(PARAGRAPHS)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", doc.retrieved or "")
    assert begun <= datetime.fromisoformat(doc.retrieved or "") <= datetime.now(UTC)
    assert {(one.field, one.value, one.found_in) for one in doc.found} >= {
        ("url", site.url("/new?a=b"), "address"),
        ("site", "127.0.0.1", "address"),
    }


def test_the_address_that_a_page_gives_itself_is_kept_as_a_rival() -> None:
    doc = document(html(page(head='<link rel="canonical" href="https://post.example/1">')))
    urls = [(one.value, one.chosen) for one in doc.found if one.field == "url"]
    assert urls == [(doc.url, True), ("https://post.example/1", False)]


@pytest.mark.parametrize(
    ("media", "data"),
    [
        ("text/html; charset=windows-1251", page("Паром вернулся.").decode().encode("cp1251")),
        ("text/html; charset=utf-8", page("Паром вернулся.")),
        ("text/html; charset=windows-1252", page("Паром вернулся.")),
        ("text/html; charset=punycode", page("Паром вернулся.")),
        ("text/html; charset=none-such", page("Паром вернулся.")),
        ("text/html", page("Паром вернулся.")),
        ("text/plain", page("Паром вернулся.")),
        ("", page("Паром вернулся.")),
        ("text/html", "<div><p>Паром вернулся.</p></div>".encode()),
        ("text/plain; charset=koi8-r", "Паром вернулся.".encode("koi8-r")),
        ("text/plain; charset=latin-1", "Паром вернулся.".encode()),
        ("text/plain; charset=hex", "Паром вернулся.".encode()),
    ],
)
def test_a_document_is_read_in_the_charset_of_its_server(media: str, data: bytes) -> None:
    text = document((200, {"Content-Type": media} if media else {}, data)).text
    assert "Паром вернулся." in text
    assert "<" not in text


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (b"", EmptyInput, "got an empty file"),
        (b'<!doctype html><div id="app"></div><script>draw()</script>', EmptyInput, "a program of the page writes it"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), NotText, "got a PNG image"),
    ],
)
def test_what_holds_no_text_says_so(data: bytes, error: type[InputError], message: str) -> None:
    with serving({"/a": html(data)}) as site, pytest.raises(error, match=message):
        read_source(site.url("/a"), HERE)


# --- packed ---


def deflated(data: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-15)
    return packing.compress(data) + packing.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", deflated),
        ("br", brotli.compress), ("identity", bytes), ("", bytes), ("GZIP", gzip.compress),
        ("deflate, gzip", lambda data: gzip.compress(zlib.compress(data), mtime=0)),
        ("gzip", lambda data: gzip.compress(data[:9], mtime=0) + gzip.compress(data[9:])),
    ],
)  # fmt: skip
def test_packed_pages_are_unpacked(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    assert brought(html(pack(page()), Content_Encoding=encoding)).data == page()


@pytest.mark.parametrize(
    ("encoding", "data", "error", "message"),
    [
        ("gzip", gzip.compress(bytes(200_000), mtime=0), Hostile, "unpack to more than 100,000"),
        ("deflate", zlib.compress(bytes(200_000)), Hostile, "unpack to more than 100,000"),
        ("br", brotli.compress(bytes(200_000)), Hostile, "unpack to more than 100,000"),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(200_000), mtime=0), mtime=0), Hostile, "unpack to more"),
        ("gzip, gzip, gzip, gzip", b"", Hostile, "packed 4 times; wanted 3 at most"),
        ("gzip", gzip.compress(page(), mtime=0)[:-4], InputError, "cut short"),
        ("br", brotli.compress(page())[:-4], InputError, "cut short"),
        ("br", b"no brotli", InputError, "broken"),
        ("zstd", b"a", InputError, "got bytes packed as 'zstd'"),
    ],
)
def test_bombs_and_broken_packing_are_refused(
    encoding: str, data: bytes, error: type[InputError], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "LARGEST", 100_000)
    with pytest.raises(error, match=message):
        brought(html(data, Content_Encoding=encoding))


# --- answers and redirects ---


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "got the answer 401 Unauthorized; wanted a page that is open to all"),
        (403, "403 Forbidden; .* save it from a browser"),
        (404, "404 Not Found; wanted a page that is there"),
        (429, "wait a while"),
        (503, "the site has a fault"),
        (204, "wanted a page: check the address"),
        (304, "wanted a page: check the address"),
        (300, "wanted a page: check the address"),
        (302, "got the answer 302 Found"),
        (418, "wanted a page: check the address"),
    ],
)
def test_an_answer_without_a_page_says_what_to_do(status: int, message: str) -> None:
    with pytest.raises(FetchError, match=message):
        brought((status, {}, b""))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_each_kind_of_redirect_is_followed(status: int) -> None:
    with serving({"/a": redirect("b", status), "/b": html()}) as site:
        assert Visits(HERE).bring(site.url("/a")).url == site.url("/b")


def test_a_redirect_may_be_spelt_in_utf_8() -> None:
    moved = raw("HTTP/1.1 302 Found\r\nLocation: /größe\r\n\r\n".encode())
    with serving({"/a": moved, "/gr%C3%B6%C3%9Fe": html()}) as site:
        assert Visits(HERE).bring(site.url("/a")).url == site.url("/gr%C3%B6%C3%9Fe")


def test_redirects_have_an_end() -> None:
    steps: dict[str, Said] = {f"/{number}": redirect(f"/{number + 1}") for number in range(9)}
    with serving({**steps, "/loop": redirect("/loop"), "/9": html()}) as site:
        for path in ("/0", "/3", "/loop"):
            with pytest.raises(FetchError, match="redirects without an end"):
                Visits(HERE).bring(site.url(path))
        assert Visits(HERE).bring(site.url("/4")).url == site.url("/9")


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("http://127.0.0.2:{port}/secret", "this machine"),
        ("http://[::1]:{port}/secret", "this machine"),
        ("http://[::ffff:127.0.0.2]:{port}/secret", "this machine"),
        ("http://169.254.169.254/latest/meta-data/", "the metadata of clouds"),
        ("http://10.0.0.1/", "a private network"),
        ("//0177.0.0.2:{port}/secret", "this machine"),
        ("http://inner.example/", "a private network"),
        ("file:///etc/passwd", "an address of file"),
        ("ftp://127.0.0.1/", "an address of ftp"),
        ("http://jo:secret@127.0.0.1:{port}/secret", "a name or a password"),
    ],
)
def test_a_redirect_is_checked_as_the_first_address_is(
    location: str, message: str, open_here: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up = socket.getaddrinfo

    def known(host: str, port: int, **options: int) -> object:
        return look_up("10.9.8.7" if host == "inner.example" else host, port, **options)

    monkeypatch.setattr(socket, "getaddrinfo", known)
    pages = {"/secret": html()}
    with serving(pages) as site:
        pages["/a"] = redirect("/b")
        pages["/b"] = redirect(location.format(port=site.port))
        with pytest.raises(FetchError, match=message):
            Visits(Options()).bring(site.url("/a"))
    assert site.paths == ["/a", "/b"]


def test_redirects_share_the_time_of_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "SECONDS", 0.0)
    with serving({"/": html()}) as site, pytest.raises(FetchError, match="in time"):
        Visits(HERE).bring(site.url())


# --- robots.txt ---


@pytest.fixture
def sites() -> Iterator[tuple[Site, Site]]:
    """Two sites; the first has rules."""
    rules: Said = (200, {}, b"User-agent: *\nDisallow: /private\nCrawl-delay: 4")
    pages = {path: html() for path in ("/1", "/2", "/private/1", "/private/2")}
    with (
        serving({**pages, "/robots.txt": rules}) as first,
        serving({**pages, "/to": redirect(first.url("/1"))}) as other,
    ):
        yield first, other


def test_one_page_of_a_site_is_read_as_a_browser_would(sites: tuple[Site, Site], pauses: list[float]) -> None:
    first, other = sites
    visits = Visits(HERE)
    visits.bring(first.url("/private/1"))
    visits.bring(other.url("/1"))
    assert (first.paths, other.paths, pauses) == (["/private/1"], ["/1"], [])


def test_more_pages_of_a_site_are_asked_for_as_its_robots_txt_says(
    sites: tuple[Site, Site], pauses: list[float]
) -> None:
    first, _ = sites
    visits = Visits(HERE)
    visits.bring(first.url("/1"))
    visits.bring(first.url("/2"))
    with pytest.raises(
        FetchError, match=f"robots.txt of 127.0.0.1:{first.port} that asks programs to leave /private/1"
    ):
        visits.bring(first.url("/private/1"))
    assert first.paths == ["/1", "/robots.txt", "/2"]
    assert all(3 < pause <= 4 for pause in pauses)
    assert len(pauses) == 2


def test_a_robots_txt_is_asked_for_at_once_where_more_pages_follow(sites: tuple[Site, Site]) -> None:
    first, _ = sites
    with pytest.raises(FetchError, match="leave /private/1 alone"):
        Visits(HERE).bring(first.url("/private/1"), several=True)
    assert first.paths == ["/robots.txt"]


def test_a_redirect_to_a_site_that_was_visited_keeps_to_its_rules(sites: tuple[Site, Site]) -> None:
    first, other = sites
    visits = Visits(HERE)
    visits.bring(first.url("/2"))
    visits.bring(other.url("/to"))
    assert first.paths == ["/2", "/robots.txt", "/1"]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ((500, {}, b""), r"robots.txt of 127\.0\.0\.1:\d+ that cannot be read"),
        ((200, {"Content-Encoding": "br"}, b"broken"), "packed bytes that are cut short.*asked for its robots.txt"),
        ((200, {}, bytes(600_000)), "got an answer of 600,000 bytes.*asked for its robots.txt"),
    ],
)
def test_a_robots_txt_that_cannot_be_read_stands_for_no(said: Said, message: str) -> None:
    refused = pytest.raises(FetchError, match=message)
    with serving({"/robots.txt": said, "/": html()}) as site, refused:
        Visits(HERE).bring(site.url(), several=True)


@pytest.mark.parametrize("said", [(404, {}, b""), redirect("/rules"), redirect("/robots.txt")])
def test_without_a_robots_txt_all_pages_are_open(said: Said) -> None:
    with serving({"/robots.txt": said, "/rules": (200, {}, b"User-agent: x\nDisallow: /"), "/": html()}) as site:
        assert Visits(HERE).bring(site.url(), several=True).data == page()


def test_the_pause_counts_from_the_last_page(pauses: list[float]) -> None:
    with serving({"/": html()}) as site:
        visits = Visits(HERE)
        visits.bring(site.url())
        visits.bring(site.url())
        visits.last = {name: at - 100 for name, at in visits.last.items()}
        visits.bring(site.url())
    assert 0 < pauses[0] <= robots.PAUSE
    assert pauses[1:] == [0]


def test_an_item_says_where_it_comes_from_without_a_password() -> None:
    item = brought(html(), "/dir/a%20b.html")
    assert (item.file_name, item.named, item.told_by) == ("a b.html", True, "address")
    assert read_item(item, HERE).document.title == "The ferry is back"
