"""Web pages: the report in blocks that know their place, whatever wrote the page; nothing in a page does harm."""

# ruff: noqa: E501

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import EmptyInput, InputError, TooLarge
from reportedly.read import Item, Options, read_item
from reportedly.read.guard import close
from reportedly.read.html import read_html
from reportedly.read.keeper import CELLS
from reportedly.record import Document, Reading, Record
from reportedly.verify import faults

PAGES = Path(__file__).parent / "pages"
TODAY = Options(today="2026-11-25")

SENTENCE = "The mayor of Lund said on Friday that the bridge would be closed for repairs until the autumn."


def read(name: str, options: Options = TODAY) -> Reading:
    return read_html((PAGES / f"{name}.html").read_bytes(), name, options)


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def article(*parts: str, head: str = "") -> Reading:
    inner = "".join(f"<p>{SENTENCE} It was built in {year}.</p>" for year in (1901, 1922))
    return read_html(page(f"<main><article>{inner}{''.join(parts)}</article></main>", head), "a.html", TODAY)


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_items_complete_the_line_above_their_list_also_in_an_inner_list() -> None:
    document = read("lists").document
    leads = {document.text[block.start : block.end]: block.lead for block in document.blocks if block.kind == "item"}
    words = {number: text for number, (_, text) in enumerate(kinds(document))}
    lead = leads["open the road to the harbour within ten days;"]
    assert lead is not None
    assert words[lead].startswith("Under its first part")
    assert leads["release 14 fishermen."] == lead
    other = leads["withdraw its patrol boats"]
    assert other is not None
    assert words[other].startswith("The southern side")


@pytest.mark.parametrize(
    ("part", "kind", "words"),
    [
        ("<p>It is closed.<br>Nobody knows why.</p>", "paragraph", "Nobody knows why."),
        ("<p>It is closed for<br>the whole summer, they say.</p>", "paragraph", "It is closed for the whole summer, they say."),
        ("<p>He called it <q>a disgrace</q> for the town, and left.</p>", "paragraph", "He called it “a disgrace” for the town, and left."),
        ("<p>Soft&shy;ly spo&#8203;ken words of the mayor of the town.</p>", "paragraph", "Softly spoken words of the mayor of the town."),
        ("<p>Steel &amp; stone, at 5&nbsp;percent, the council of the town said.</p>", "paragraph", "Steel & stone, at 5 percent, the council of the town said."),
        ("<p>Two<script>alert(1)</script> of them<style>p{}</style> were hurt on that day.</p>", "paragraph", "Two of them were hurt on that day."),
        ("<h2>More details</h2><p>The bridge was to be opened by the king in the spring of that year.</p>", "heading", "More details"),
        ("<p>By Jane Doe</p>", "byline", "By Jane Doe"),
        ("<p>(Reuters/AFP)</p>", "source", "(Reuters/AFP)"),
    ],
)  # fmt: skip
def test_words_come_as_a_reader_sees_them(part: str, kind: str, words: str) -> None:
    assert (kind, words) in kinds(article(part).document)


@pytest.mark.parametrize(
    "part",
    ["<p hidden>{}</p>", "<p style='display: none'>{}</p>", "<template><p>{}</p></template>", "<!-- <p>{}</p> -->",
     "<script type='text/plain'>{}</script>", "<nav><a href='/'>{}</a></nav>"],
)  # fmt: skip
def test_what_a_reader_does_not_see_is_not_in_the_text(part: str) -> None:
    assert "A secret of the page" not in article(part.format("A secret of the page.")).document.text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<meta charset='windows-1251'>", "cp1251"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>", "koi8-r"),
        ("<meta charset='utf-8'>", "utf-8"),
        ("<meta charset='windows-1251'>", "utf-8"),
        ("<meta charset='utf-16'>", "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_a_page_is_read_in_its_charset_and_sound_utf_8_whatever_it_says(data: str, encoding: str) -> None:
    words = "Мэр города заявил во вторник, что мост останется закрытым до осени."
    raw = page(f"<p>{words}</p><p>{words} Работы начнутся весной.</p>", data).decode().encode(encoding)
    assert words in read_html(raw, "a.html", TODAY).document.text


@pytest.mark.parametrize("charset", ["idna", "undefined", "zip", "utf-7", "unicode_escape", "x" * 5000, "utf-8\u00e9"])
def test_a_charset_that_is_none_costs_no_page(charset: str) -> None:
    raw = page(f"<p>{SENTENCE}</p>", f"<meta charset='{charset}'>") + b"\xff\xfe"
    assert SENTENCE in read_html(raw, "a.html", TODAY).document.text


@pytest.mark.parametrize(
    ("broken", "shown"), [(b"<p>%s Caf\xe9 shut.</p>", True), (b"<nav>\xe9</nav><p>%s</p>", False)]
)
def test_a_byte_that_was_lost_is_shown_where_it_stands_in_the_report(broken: bytes, shown: bool) -> None:
    raw = b"<html><meta charset=utf-8><body>" + broken.replace(b"%s", SENTENCE.encode() * 2)
    reading = read_html(raw, "a.html", TODAY)
    (lost,) = [problem for problem in reading.problems if problem.code == "replaced-bytes"]
    assert (lost.start is not None) is shown
    assert list(faults(Record(reading.document, problems=reading.problems))) == []


def test_a_printed_time_with_seconds_is_a_sound_date() -> None:
    reading = article("<p>2022-10-04T11:40:00+02:00</p>")
    assert list(faults(Record(reading.document, problems=reading.problems))) == []


@pytest.mark.parametrize(
    ("part", "kind", "words"),
    [
        ("<div class='image'><img><div class='img-caption'>The bridge in 1901.</div></div>", "caption", "The bridge in 1901."),
        ("<div class=wp-caption><img><p class=wp-caption-text>The bridge.</p></div>", "caption", "The bridge."),
        ("<p>Your browser does not support the video tag.</p>", "boilerplate", "Your browser does not support the video tag."),
        ("<div>Listen to this article <b>5 min</b></div>", "boilerplate", "Listen to this article 5 min"),
        ("<table><tr><td>1901<td>12<tr><td>1902<td>14<tfoot><tr><td colspan=2>Source: Harbour board</table>", "paragraph",
         "Source: Harbour board"),
        ("<div>It is our lifeline, he said.<span class=who>Per Lind, baker in Lund</span></div>", "paragraph",
         "It is our lifeline, he said. Per Lind, baker in Lund"),
        ("<p>The <b>U.</b><span>S.</span> embassy in Lund had the road closed on Friday, the mayor told reporters.</p>", "paragraph",
         "The U.S. embassy in Lund had the road closed on Friday, the mayor told reporters."),
        ("<ol class=footnotes><li id=n1>Minutes of the council, 2024. <a href='#r1'>↩</a></li></ol>", "source",
         "Minutes of the council, 2024."),
    ],
)  # fmt: skip
def test_what_stands_among_the_paragraphs_is_told_for_what_it_is(part: str, kind: str, words: str) -> None:
    document = article(part, f"<p>Another one follows: {SENTENCE}</p>").document
    assert (kind, words) in kinds(document)
    assert document.publisher is None


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("<ul><li>340 commuters<li>14 crossings</ul>", "item"),
        ("<ul class=social-icons><li>Post it<li>Pin it</ul>", "boilerplate"),
        ("<p>You’ve read 4 articles in the last year</p><p>We hope you appreciated this one.</p>", "boilerplate"),
    ],
)
def test_short_lines_between_paragraphs_are_of_the_report_or_ask_for_something(part: str, kind: str) -> None:
    raw = page(f"<center><h1>Bridge shut</h1></center><p>{SENTENCE}<p>It was {SENTENCE}{part}<p>Later, {SENTENCE}<hr>")
    found = [block for block, words in kinds(read_html(raw, "a.html", TODAY).document) if len(words) < 60]
    assert found == ["heading", kind, kind]


def test_a_short_sentence_below_the_headline_is_its_summary() -> None:
    above = (
        "<div><h1>Bridge shut</h1><p class=dek>The council names no date for now.</p><div>Jane Doe in Lund</div></div>"
    )
    document = read_html(
        page(f"<main>{above}<div><p>{SENTENCE}</p><p>Twice. {SENTENCE}</p></div></main>"), "a", TODAY
    ).document
    assert ("paragraph", "The council names no date for now.") in kinds(document)


@pytest.mark.parametrize(
    ("title", "head", "publisher"),
    [
        ("The bridge is shut - Coast Courier", "", "Coast Courier"),
        ("The bridge is shut | Region | The Coast Courier", "", "The Coast Courier"),
        ("The bridge is shut : Coast Courier", "", "Coast Courier"),
        ("The bridge is shut - what we know", "", None),
        ("Another title | Coast Courier", "", None),
        ("The bridge is shut", "", None),
        ("The bridge is shut - Coast Courier", "<meta property=og:site_name content=Courier>", "Courier"),
        (
            "The bridge is shut - Coast Courier",
            "<link rel=canonical href=https://www.coast-courier.example/1>",
            "Coast Courier",
        ),
        ("The bridge is shut - Live Updates", "<link rel=canonical href=https://post.example/1>", "post.example"),
    ],
)
def test_a_title_names_the_site_behind_the_printed_headline(title: str, head: str, publisher: str | None) -> None:
    raw = page(f"<article><h1>The bridge is shut</h1><p>{SENTENCE}</p><p>{SENTENCE} Twice.</p></article>",
               f"<title>{title}</title>{head}")  # fmt: skip
    document = read_html(raw, "a.html", TODAY).document
    assert (document.title, document.publisher) == ("The bridge is shut", publisher)


def test_the_headline_of_a_page_without_elements_for_it_is_known_by_its_title() -> None:
    raw = page(f"<div><font size=5>The bridge is shut</font><br><br>{SENTENCE}<br><br>It was {SENTENCE}"
               "<br> <br><a href=/>Home</a> | <a href=/n>News</a> | <a href=/c>Contact</a></div>",
               "<title>The bridge is shut : Coast Courier</title>")  # fmt: skip
    document = read_html(raw, "a.html", TODAY).document
    assert [kind for kind, _ in kinds(document)] == ["heading", "paragraph", "paragraph", "boilerplate"]
    assert document.publisher == "Coast Courier"


@pytest.mark.parametrize(
    "data",
    [b"<html></html>", b"<html><body><script>draw()</script></body></html>", b"<!doctype html>", b"<html><body> </body>",
     b"<html><frameset><frame src=x></frameset></html>"],
)  # fmt: skip
def test_a_page_without_text_says_so(data: bytes) -> None:
    with pytest.raises(EmptyInput, match="got a page without"):
        read_html(data, "a.html", TODAY)


@pytest.mark.parametrize(
    ("said", "codes"), [("false", ["paywall"]), ('"False"', ["paywall"]), ("true", []), ('"yes"', [])]
)
def test_a_page_that_is_open_to_payers_only_says_so(said: str, codes: list[str]) -> None:
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": {said}}}</script>'
    assert [problem.code for problem in article(head=head).problems] == codes


def test_a_page_with_too_much_text_is_too_large() -> None:
    with pytest.raises(TooLarge, match="limit is 100"):
        read_html(page(f"<p>{SENTENCE}</p>" * 3), "a.html", Options(max_bytes=100))


HOSTILE = {
    "open divs": b"<div>" * 20_000,
    "open tables": b"<table><tr><td>" * 3_000,
    "open bold": b"<b>" * 3_000,
    "open lists": b"<ul><li>" * 5_000,
    "open comments": b"<!--x-->" * 5_000 + b"<!--" * 100,
    "attributes": b"<p " + b" ".join(b"a%d=1" % number for number in range(3_000)) + b">x</p>",
    "a long attribute": b"<p title='" + b"x" * 200_000 + b"'>x</p>",
    "cells": b"<table><tr>" + b"<td>x" * 10_000 + b"</table>",
    "spans of rows": b"<table>" + b"<tr><td rowspan=99999 colspan=99999>x</td><td>y</td></tr>" * 100 + b"</table>",
    "json": b"<script type='application/ld+json'>" + b"[" * 50_000 + b"</script>",
    "json in a ring": b'<script type="application/ld+json">{"@id":"a","@type":"Article","author":{"@id":"a"}}</script>',
    "odd characters": b"&#xD800;&#0;&#x110000;\x00\x01&nosuch;",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_that_means_harm_is_read_for_what_it_says(name: str) -> None:
    raw = b"<html><body>" + f"<p>{SENTENCE}</p>".encode() * 3 + HOSTILE[name]
    document = read_html(raw, "a.html", TODAY).document
    assert SENTENCE in document.text


def test_entities_are_not_followed_and_not_multiplied() -> None:
    raw = (
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM '
        b'"file:///etc/passwd">]><html><body>' + f"<p>{SENTENCE} &b; &f;</p>".encode() * 2 + b"</body></html>"
    )
    text = read_html(raw, "a.xhtml", TODAY).document.text
    assert "root:" not in text
    assert len(text) < 2 * len(SENTENCE) + 100


def test_a_page_is_read_in_a_process_of_its_own_with_the_same_outcome() -> None:
    raw = page(f"<main><h1>Bridge shut</h1><p>{SENTENCE}</p><p>Another one follows: {SENTENCE}</p></main>")
    close()
    try:
        apart = read_item(Item("a.html", raw), TODAY)
        assert [cell.served for cell in CELLS.free] == [1]
    finally:
        close()
    assert apart == read_html(raw, "a.html", TODAY)


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<li>", "<ul>", "</ul>", "<table>", "<tr>", "<td>", "<br>", "<h1>", "</h1>", "<b>",
     "<a href=x>", "</a>", "<time datetime='2020-01-01'>", "</time>", "<blockquote>", "<figcaption>", "<pre>", "<q>",
     "<svg>", "<form>", "<aside>", "<sup>", SENTENCE, "Source: Agency", "By Jane Doe", "\x00", "•", "1. x", "&amp;", "<"]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=12)), max_size=40))
def test_no_markup_breaks_the_reading_or_its_offsets(parts: list[str]) -> None:
    raw = ("<html><body>" + "".join(parts)).encode("utf-8", "replace")
    try:
        reading = read_html(raw, "a.html", TODAY)
    except InputError:
        return
    assert list(faults(Record(reading.document, problems=reading.problems))) == []
    assert all(block.origin for block in reading.document.blocks)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    try:
        reading = read_html(b"<html>" + data, "a.html", TODAY)
    except InputError as error:
        told, found = str(error), []
    else:
        told, found = "a.html: read", list(faults(Record(reading.document)))
    assert told.startswith("a.html: ")
    assert found == []
