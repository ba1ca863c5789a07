"""Feeds: one document an entry, with its own words and origins, and no socket."""

import socket
from pathlib import Path

import pytest
from containers import SENTENCE, documents, failures, parts, values

from reportedly.read import Item

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour News</title><link>https://harbour.example/</link>{items}</channel></rss>"""

ITEM = f"""<item><title>Ferry &amp; fire</title><link>https://harbour.example/1</link>
<description>{SENTENCE}</description><pubDate>Mon, 03 Jul 2023 16:15:09 GMT</pubDate>
<author>desk@harbour.example (Jo Roe)</author>{{more}}</item>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Pier Post</title>
<entry><title type="html">Tide &lt;b&gt;up&lt;/b&gt;</title><link href="https://pier.example/2"/><id>urn:2</id>
<updated>2023-07-04T08:00:00+02:00</updated><published>2023-07-03T08:00:00+02:00</published>
<author><name>Ann Boat</name></author><author><name>Bo Keel</name></author>
<summary>Short.</summary><content type="text">{SENTENCE} It was calm.</content></entry></feed>"""


def rss(items: str, encoding: str = "utf-8") -> bytes:
    return RSS.format(encoding=encoding, items=items).encode(encoding)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def test_an_entry_is_a_document_with_its_own_words_and_origins(tmp_path: Path) -> None:
    more = '<source url="https://ocean.example/rss">Ocean Wire</source>'
    (doc,) = documents(parts(tmp_path, "feed", rss(ITEM.format(more=more))))
    assert doc.source == f"{tmp_path / 'feed'}#1"
    assert doc.text == f"Ferry & fire\n\n{SENTENCE}"
    assert (doc.title, doc.authors, doc.url) == ("Ferry & fire", ("Jo Roe",), "https://harbour.example/1")
    assert doc.published is not None
    assert (doc.published.edtf, doc.published.found_in) == ("2023-07-03T16:15Z", "feed entry")
    assert doc.publisher == "Ocean Wire"
    assert [found.chosen for found in doc.found if found.field == "publisher"] == [True, False]
    assert values(doc, "publisher") == ["Ocean Wire", "Harbour News"]


def test_atom_gives_the_longest_text_both_dates_and_all_authors(tmp_path: Path) -> None:
    (doc,) = documents(parts(tmp_path, "a.atom", ATOM.encode()))
    assert doc.text == f"Tide up\n\n{SENTENCE} It was calm."
    assert doc.authors == ("Ann Boat", "Bo Keel")
    assert doc.published is not None
    assert doc.published.edtf == "2023-07-03T08:00+02:00"
    assert values(doc, "modified") == ["2023-07-04T08:00+02:00"]


def test_words_with_tags_go_to_the_reader_of_pages(tmp_path: Path) -> None:
    items = "<item><title>Ferry</title><description>&lt;p&gt;It is &amp;lt; 3 m.&lt;/p&gt;</description></item>"
    (item,) = parts(tmp_path, "feed.xml", rss(items))
    assert isinstance(item, Item)
    assert item.kind == "html"
    assert b"<h1>Ferry</h1>\n<p>It is &lt; 3 m.</p>" in (item.data or b"")


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "windows-1252"])
def test_feeds_in_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    found = parts(tmp_path, "feed.rss", rss("<item><title>Café zurück</title></item>", encoding))
    assert [doc.title for doc in documents(found)] == ["Café zurück"]


def test_entries_without_words_are_passed_over_and_the_rest_is_read(tmp_path: Path) -> None:
    found = parts(tmp_path, "feed.xml", rss("<item><guid>1</guid></item>" + ITEM.format(more="")))
    assert [doc.source for doc in documents(found)] == [f"{tmp_path / 'feed.xml'}#2"]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ('<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>', "hostile"),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "hostile"),
    ],
)
def test_entities_of_their_own_are_refused(tmp_path: Path, head: str, code: str) -> None:
    data = rss(ITEM.format(more="")).replace(b"<rss", head.encode() + b"<rss", 1)
    found = parts(tmp_path, "feed.xml", data)
    assert [one.code for one in failures(found)] == [code]


def test_a_feed_that_is_cut_short_gives_the_entries_that_are_whole(tmp_path: Path) -> None:
    data = rss(ITEM.format(more="") * 3)
    found = parts(tmp_path, "feed.xml", data[: len(data) - 300])
    assert len(documents(found)) >= 2


def test_a_feed_without_entries_is_told(tmp_path: Path) -> None:
    assert len(failures(parts(tmp_path, "feed.xml", rss("")))) == 1


def test_a_number_that_is_no_character_costs_only_itself(tmp_path: Path) -> None:
    (doc,) = documents(parts(tmp_path, "feed.xml", rss("<item><title>Tide &#x110000; up &#233;</title></item>")))
    assert doc.title == "Tide ? up é"
