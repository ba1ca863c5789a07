"""Pages that a browser saved whole: the page is read, in its charset, with its address and the time of saving."""

# ruff: noqa: E501

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from reportedly.errors import EmptyInput, NotText
from reportedly.read import Item, Options, read_item
from reportedly.read.mhtml import read_mhtml
from reportedly.record import Record
from reportedly.verify import faults

PAGE = (
    "<html lang=en><head><title>Bridge shut</title></head><body><h1>Bridge shut</h1><p>The council of Lüneburg said on "
    "Friday that the bridge would be closed until the autumn.</p><p>It was built in 1901, and is the oldest of all.</p></body></html>"
)


def saved(
    page: str = PAGE, *, charset: str = "utf-8", location: str = "https://post.example/2024/05/17/bridge"
) -> bytes:
    envelope = MIMEMultipart("related", type="text/html")
    envelope["From"] = "<Saved by Blink>"
    envelope["Date"] = "Fri, 17 May 2024 10:00:00 -0000"
    if location:
        envelope["Snapshot-Content-Location"] = location
    frame = MIMEText(
        "<html><body><p>An advertisement in a frame, which nobody wants to read.</p></body></html>", "html"
    )
    main = MIMEText(page, "html", charset)
    main["Content-Location"] = location
    envelope.attach(main)
    envelope.attach(frame)
    return envelope.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_the_page_is_read_with_address_and_time(charset: str) -> None:
    reading = read_mhtml(saved(charset=charset), "a.mhtml", Options(today="2026-11-25"))
    document = reading.document
    assert document.text.startswith("Bridge shut\n\nThe council of Lüneburg said")
    assert "advertisement" not in document.text
    assert document.url == "https://post.example/2024/05/17/bridge"
    assert document.retrieved == "2024-05-17T10:00:00+00:00"
    assert document.publisher == "post.example"
    assert list(faults(Record(document, problems=reading.problems))) == []


def test_the_address_of_the_page_itself_is_kept_as_a_rival() -> None:
    page = PAGE.replace("</head>", "<link rel=canonical href='https://other.example/a'></head>")
    document = read_mhtml(saved(page), "a.mhtml", Options()).document
    assert [(one.value, one.chosen) for one in document.found if one.field == "url"] == [
        ("https://other.example/a", False),
        ("https://post.example/2024/05/17/bridge", True),
    ]


def test_a_saved_page_without_a_page_says_so() -> None:
    message = EmailMessage()
    message["Content-Type"] = "multipart/related"
    with pytest.raises(NotText, match="without a page"):
        read_mhtml(bytes(message), "a.mhtml", Options())
    with pytest.raises(EmptyInput, match="page is empty"):
        read_mhtml(saved(" "), "a.mhtml", Options())


@pytest.mark.parametrize("cut", [0, 10, 200, 400, 700, 1_000])
def test_a_saved_page_that_is_cut_short_is_read_as_far_as_it_goes_or_refused(cut: int) -> None:
    try:
        reading = read_mhtml(saved()[:cut], "a.mhtml", Options())
    except (NotText, EmptyInput) as error:
        told, found = str(error), []
    else:
        told, found = "a.mhtml: read", list(faults(Record(reading.document)))
    assert told.startswith("a.mhtml: ")
    assert found == []


def test_a_saved_page_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "page.bin"
    path.write_bytes(saved())
    assert read_item(Item(str(path))).document.title == "Bridge shut"


def test_what_chromium_saves_is_read() -> None:
    raw = (Path(__file__).parent / "pages" / "chromium.mhtml").read_bytes()
    document = read_mhtml(raw, "chromium.mhtml", Options(today="2026-11-25")).document
    assert document.title == "Night trains return to Brell"
    assert document.url == "https://rail.example/teasers/night"
    assert document.retrieved is not None
