"""What programs of others write of one report is read as that report: Chromium, LibreOffice, warcio, Python's mail."""

import base64
import http.client
import shutil
import subprocess
from collections.abc import Callable, Iterator
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import formataddr
from pathlib import Path
from typing import Any

import pytest
from containers import documents, parts
from loopback import serving

from reportedly.read import Item, Options, read_item
from reportedly.record import Document

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OFFICE = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
TODAY = Options(today="2026-11-25")

HEADLINE = "Ferry to Orlund runs again"
REPORT = (
    "The harbour board of Selm said on Tuesday that the ferry to Orlund would run again from 3 June, five weeks after "
    "a fire in its engine room.",
    "“We have replaced every cable on the lower deck,” said Ida Rook, who heads the board, at a meeting in Selm.",
    "The union of ferry crews disagreed and demanded a second inspection before passengers are let aboard again.",
    "About 340 commuters – most of them pupils – had to take the bus around the bay, an hour longer than the crossing.",
)
ITEMS = ("a new engine", "two more lifeboats", "a crew of seven")


def page(*, program: bool = False) -> str:
    """The report as a page, with what stands around reports; a program of the page may write its last paragraph."""
    *first, last = (f"<p>{words}</p>" for words in REPORT)
    listed = "".join(f"<li>{item}</li>" for item in ITEMS)
    written = f"<script>document.querySelector('article').innerHTML += `{last}`</script>" if program else ""
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{HEADLINE} - Selm Courier</title></head><body>"
        "<div id=cookies role=dialog><p>We and our 842 partners process personal data for personalised advertising.</p>"
        "<button>Accept all</button></div><nav><ul><li><a href=/n>News</a></li><li><a href=/s>Sport</a></li></ul></nav>"
        f"<main><article><h1>{HEADLINE}</h1><p class=byline>By Tom Hale</p><time datetime=2024-05-28>28 May 2024</time>"
        f"{''.join(first)}<p>The union wants:</p><ul>{listed}</ul>{'' if program else last}</article></main>"
        f"{written}<footer><p>© 2024 Selm Courier. All rights reserved.</p></footer></body></html>"
    )


def told(document: Document) -> list[tuple[str, str]]:
    """The blocks of the report, without the bullet that stands in the text of some formats."""
    return [
        (block.kind, document.text[block.start : block.end])
        for block in document.blocks
        if block.kind in ("heading", "paragraph", "item")
    ]


LEAD = ("paragraph", "The union wants:")
WANTED = [
    ("heading", HEADLINE), *(("paragraph", words) for words in REPORT[:3]), LEAD, *(("item", item) for item in ITEMS),
    ("paragraph", REPORT[3]),
]  # fmt: skip


def read(name: str, data: bytes) -> Document:
    return read_item(Item(name, data), TODAY).document


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        started = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started.new_page()
        started.close()


def as_shown(shown: Any) -> bytes:
    return str(shown.content()).encode()


def as_saved(shown: Any) -> bytes:
    session = shown.context.new_cdp_session(shown)
    return str(session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]).encode()


def as_printed(shown: Any) -> bytes:
    session = shown.context.new_cdp_session(shown)
    return base64.b64decode(session.send("Page.printToPDF", {"displayHeaderFooter": True})["data"])


@pytest.mark.parametrize("program", [False, True], ids=["sent", "written by a program"])
@pytest.mark.parametrize(
    ("name", "saved"), [("a.html", as_shown), ("a.mhtml", as_saved), ("a.pdf", as_printed)], ids=["DOM", "MHTML", "PDF"]
)
def test_a_page_that_chromium_saves_or_prints_is_its_report(
    browser: Any, name: str, saved: Callable[[Any], bytes], program: bool
) -> None:
    with serving({"/ferry": (200, {"Content-Type": "text/html"}, page(program=program).encode())}) as site:
        browser.goto(site.url("/ferry"))
        data = saved(browser)
    document = read(name, data)
    assert [one for one in told(document) if one in WANTED] == WANTED
    assert "842 partners" not in document.text or name == "a.pdf"
    assert (document.title or "").startswith(HEADLINE)
    assert document.authors == ("Tom Hale",)
    assert document.published is not None
    assert document.published.edtf == "2024-05-28"
    if name == "a.mhtml":
        assert document.url == site.url("/ferry")
        assert document.retrieved


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
@pytest.mark.parametrize("kind", ["docx", "odt", "pdf"])
def test_a_document_that_libreoffice_writes_is_its_report(tmp_path: Path, kind: str) -> None:
    made = (Path(__file__).parent / "files" / "winter.fodt").read_bytes()
    (tmp_path / "winter.fodt").write_bytes(made)
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", kind,
         "--outdir", str(tmp_path), str(tmp_path / "winter.fodt")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    ours = read(f"winter.{kind}", (tmp_path / f"winter.{kind}").read_bytes())
    kept = read(f"winter.{kind}", (Path(__file__).parent / "files" / f"winter.{kind}").read_bytes())
    assert told(ours) == told(kept)
    assert len(told(ours)) > 10


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
def test_what_warcio_captures_of_a_server_is_its_pages(tmp_path: Path, packed: bool) -> None:
    from warcio.capture_http import capture_http

    target = tmp_path / ("a.warc.gz" if packed else "a.warc")
    latin = page().replace("utf-8", "iso-8859-1").encode("cp1252")
    pages = {
        "/a": (200, {"Content-Type": "text/html; charset=utf-8"}, page().encode()),
        "/b": (200, {"Content-Type": "text/html"}, latin),
        "/c": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n"),
        "/d": (200, {"Content-Type": "text/plain; charset=utf-8"}, "\n\n".join((HEADLINE, *REPORT)).encode()),
    }
    with serving(pages) as site, capture_http(str(target), warc_version="1.1"):
        for path in pages:
            connection = http.client.HTTPConnection("127.0.0.1", site.port)
            connection.request("GET", path)
            connection.getresponse().read()
            connection.close()
    found = documents(parts(tmp_path, target.name, target.read_bytes()), TODAY)
    assert [told(document) for document in found[:2]] == [WANTED] * 2
    assert [words for kind, words in told(found[2]) if kind == "paragraph"] == list(REPORT)
    assert [document.url for document in found] == [site.url(path) for path in ("/a", "/b", "/d")]
    assert all(document.retrieved for document in found)
    assert not any("digest" in str(document.found) for document in found)


CHARSETS = {
    "utf-8": "Ødegård – “später” 🙂", "iso-8859-2": "Łódź, Žilina, Győr", "windows-1251": "Москва, Київ",
    "koi8-r": "Москва", "shift_jis": "東京の港", "euc-kr": "부산항", "gb2312": "上海港", "big5": "高雄港",
    "iso-2022-jp": "東京の港",
    "iso-8859-8": "חיפה", "windows-1256": "ميناء بيروت", "utf-16": "Ødegård 港", "iso-8859-15": "Café 5 €",
}  # fmt: skip


@pytest.mark.parametrize("kind", ["plain", "html"])
@pytest.mark.parametrize("charset", CHARSETS)
def test_a_mail_of_python_in_any_charset_is_its_words(tmp_path: Path, charset: str, kind: str) -> None:
    words = f"{REPORT[2]} {CHARSETS[charset]}"
    body = words if kind == "plain" else f"<html><body><p>{words}</p></body></html>"
    mail = MIMEMultipart()
    mail["From"] = formataddr((CHARSETS[charset], "desk@selm.example"), charset)
    mail["Subject"] = Header(f"Ferry {CHARSETS[charset]}", charset).encode()
    mail["Date"] = "Tue, 28 May 2024 14:05:00 +0200"
    mail["Message-ID"] = "<1@selm.example>"
    mail.attach(MIMEText(body, kind, charset))
    attached = MIMEApplication(f"{CHARSETS[charset]}\n\n{REPORT[0]}".encode())
    attached.add_header("Content-Disposition", "attachment", filename=("utf-8", "", f"{CHARSETS[charset][:4]}.txt"))
    mail.attach(attached)
    letter, note = documents(parts(tmp_path, "a.eml", mail.as_bytes()), TODAY)
    assert letter.text.strip() == words
    assert letter.title == f"Ferry {CHARSETS[charset]}"
    assert note.text.startswith(CHARSETS[charset])
