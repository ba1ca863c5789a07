"""What is known of a page: all values with their origin, the most trusted chosen, and no date that cannot be."""

# ruff: noqa: E501

import pytest

from reportedly.read import Options
from reportedly.read.html import read_html
from reportedly.record import Document, FoundField, Reading

BODY = (
    "<main><article><p>The council of Lund said on Friday that the bridge would be closed until the autumn.</p>"
    "<p>It was built in 1901, and is the second oldest of the town, according to its archive.</p>{}</article></main>"
)


def read(head: str, more: str = "", before: str = "", options: Options | None = None) -> Reading:
    raw = f"<!doctype html><html><head>{head}</head><body>{before}{BODY.format(more)}</body></html>"
    return read_html(raw.encode(), "a.html", options or Options(today="2026-11-25"))


def values(document: Document, field: FoundField) -> list[tuple[str, str, bool]]:
    return [(one.value, one.found_in, one.chosen) for one in document.found if one.field == field]


def json_ld(words: str) -> str:
    return f'<script type="application/ld+json">{words}</script>'


@pytest.mark.parametrize(
    "words",
    [
        '{"@type":"NewsArticle","datePublished":"2024-05-17"}',
        '[{"@type":"WebSite","name":"x"},{"@type":["Article","NewsArticle"],"datePublished":"2024-05-17T00:00:00Z"}]',
        '{"@context":"https://schema.org","@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},'
        '{"@type":"schema:ReportageNewsArticle","datePublished":"2024-05-17"}]}',
        '<!-- {"@type":"NewsArticle","datePublished":"2024-05-17"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2024-05-17"}\n//]]>',
        '{"@type":"NewsArticle","headline":"Two\nlines","datePublished":"2024-05-17",}',
        '{"@type":"BlogPosting","dateCreated":"2024-05-17"};',
        '{"@type":"WebPage","mainEntity":{"@type":"http://schema.org/NewsArticle","datePublished":["2024-05-17"]}}',
    ],
)
def test_json_ld_is_read_in_all_shapes_that_pages_give_it(words: str) -> None:
    published = read(json_ld(words)).document.published
    assert published is not None
    assert (published.edtf, published.found_in) == ("2024-05-17", "JSON-LD")


@pytest.mark.parametrize(
    "words", ["", "{", "null", "[[[]]]", "{} {}", '"x"', '{"@type":7,"author":[[1]],"@id":[]}', "NaN"]
)
def test_json_ld_that_is_none_costs_nothing(words: str) -> None:
    assert read(json_ld(words)).problems == ()


def test_a_publisher_named_elsewhere_in_the_graph_is_found() -> None:
    document = read(
        json_ld(
            '{"@graph":[{"@type":"NewsArticle","publisher":{"@id":"#o"}},{"@id":"#o","@type":"Thing","name":"Post"}]}'
        )
    ).document
    assert document.publisher == "Post"


@pytest.mark.parametrize(
    ("more", "chosen"),
    [
        ("", "JSON-LD"),
        ("<p>By Jane Doe</p>", "byline"),
    ],
)
def test_a_printed_byline_goes_before_the_names_in_the_head(more: str, chosen: str) -> None:
    head = json_ld('{"@type":"Article","author":[{"name":"By J. Doe"},{"name":"https://x.example/me"}]}')
    document = read(head + "<meta name=author content='Desk'>", more).document
    assert document.authors == (("Jane Doe",) if more else ("J. Doe",))
    assert [origin for _, origin, picked in values(document, "author") if picked] == [chosen]
    assert ("Desk", "meta", False) in values(document, "author")


def test_several_authors_in_one_value_are_several() -> None:
    document = read("<meta name='author' content='Jane Doe, John Roe and Ann Poe'>").document
    assert document.authors == ("Jane Doe", "John Roe", "Ann Poe")


@pytest.mark.parametrize(
    ("title", "site", "wanted"),
    [
        ("Bridge is shut until autumn | Lund Post", "Lund Post", "Bridge is shut until autumn"),
        ("Bridge is shut until autumn - News - Lund Post", "Lund Post", "Bridge is shut until autumn - News"),
        ("Bridge is shut – until autumn", "Lund Post", "Bridge is shut – until autumn"),
        ("Lund Post", "Lund Post", "Lund Post"),
    ],
)
def test_the_site_is_no_part_of_a_title(title: str, site: str, wanted: str) -> None:
    head = f"<title>{title}</title><meta property='og:site_name' content='{site}'>"
    assert read(head).document.title == wanted


def test_a_headline_that_the_page_prints_has_offsets_and_goes_first() -> None:
    document = read(
        "<title>Bridge shut | Post</title><meta property='og:title' content='Why the bridge is shut'>",
        before="<h1>Bridge shut</h1>",
    ).document
    assert document.title == "Bridge shut"
    assert document.text.startswith("Bridge shut\n")
    assert ("Why the bridge is shut", "OpenGraph", False) in values(document, "title")


@pytest.mark.parametrize(
    ("head", "publisher", "origin"),
    [
        ("<meta property='og:site_name' content='Lund Post'><link rel=canonical href='https://www.x.example/a'>", "Lund Post", "OpenGraph"),
        ("<link rel=canonical href='https://www.lundpost.example/a'>", "lundpost.example", "address"),
        ("<meta name='dcterms.publisher' content='Lund &amp;amp; Post'>", "Lund & Post", "meta"),
    ],
)  # fmt: skip
def test_the_publisher_is_the_site_at_last_its_address(head: str, publisher: str, origin: str) -> None:
    document = read(head).document
    assert document.publisher == publisher
    assert values(document, "publisher")[0] == (publisher, origin, True)


def test_the_option_goes_before_all() -> None:
    document = read(
        "<meta property='og:site_name' content='Post'><meta name=date content='2020-01-01'>",
        options=Options(publisher="Echo", published="2021-02-03"),
    ).document
    assert document.publisher == "Echo"
    assert document.published is not None
    assert document.published.edtf == "2021-02-03"
    assert [other.edtf for other in document.published.others] == ["2020-01-01"]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("<meta property='article:published_time' content='2039-01-01T00:00:00Z'>", "future-date"),
        ("<meta property='article:published_time' content='1970-01-01T00:00:00Z'>", "early-date"),
        ("<meta property='article:modified_time' content='2039-01-01'>", "future-date"),
    ],
)
def test_a_date_that_cannot_be_is_a_problem_and_no_value(head: str, code: str) -> None:
    reading = read(head)
    assert [problem.code for problem in reading.problems] == [code]
    assert reading.document.published is None
    assert values(reading.document, "modified") == []


@pytest.mark.parametrize(
    ("path", "edtf"),
    [
        ("/2024/05/17/bridge", "2024-05-17"),
        ("/news/2024/may/17/bridge", "2024-05-17"),
        ("/2024-05-17-bridge.html", "2024-05-17"),
        ("/world/20240517/bridge", "2024-05-17"),
        ("/2024/05/bridge", "2024-05"),
        ("/2024/13/40/bridge", None),
        ("/2099/01/01/bridge", None),
        ("/story-1990-1234567", None),
        ("/bridge", None),
    ],
)
def test_the_address_may_tell_the_day(path: str, edtf: str | None) -> None:
    document = read(f"<link rel=canonical href='https://x.example{path}'>").document
    assert (document.published.edtf if document.published else None) == edtf


def test_one_moment_in_two_zones_is_no_contradiction() -> None:
    document = read(
        json_ld('{"@type":"Article","datePublished":"2024-05-17T07:30:00Z"}')
        + "<meta property='article:published_time' content='2024-05-17T09:30:00+02:00'>"
        + "<meta name=date content='2024-05-19'>"
    ).document
    assert document.published is not None
    assert [other.edtf for other in document.published.others] == ["2024-05-19"]
    assert len(values(document, "published")) == 3


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href='https://x.example/a#top'>", "https://x.example/a"),
        ("<base href='https://x.example/'><link rel=canonical href='/b'>", "https://x.example/b"),
        ("<meta property='og:url' content='https://x.example/c'>", "https://x.example/c"),
        ("<link rel=canonical href='javascript:alert(1)'>", None),
        ("<link rel=canonical href='http://[broken'>", None),
        ("<link rel=canonical href='/relative'>", None),
    ],
)
def test_the_address_is_one_of_the_web(head: str, url: str | None) -> None:
    assert read(head).document.url == url


@pytest.mark.parametrize(
    ("more", "agency", "origin"),
    [
        ("<p>(Reuters)</p>", "Reuters", "last line"),
        ("<p>With files from The Canadian Press</p>", "The Canadian Press", "credit line"),
        ("<p>The works go on. With reporting by Interfax.</p>", "Interfax", "credit line"),
    ],
)
def test_the_agencies_that_a_report_credits_are_noted(more: str, agency: str, origin: str) -> None:
    document = read("", more).document
    (found,) = [one for one in document.found if one.field == "agency"]
    assert (found.value, found.found_in) == (agency, origin)
    assert document.text[found.start : found.end] == agency


@pytest.mark.parametrize(
    ("start", "agencies"),
    [
        ("OSLO, May 4 (AP) — The fjord", ["AP"]),
        ("Reuters – The fjord", ["Reuters"]),
        ("The AP building", []),
        ("Petra said", []),
    ],
)
def test_an_agency_in_the_dateline_is_noted(start: str, agencies: list[str]) -> None:
    raw = f"<html><body><article><p>{start} was closed to ships on Friday, the harbour master told reporters.</p>"
    document = read_html(
        f"{raw}<p>It will be open again on Sunday, he said to them.</p>".encode(), "a", Options()
    ).document
    assert [one.value for one in document.found if one.field == "agency"] == agencies


def test_an_organisation_among_the_authors_is_an_agency_and_the_publisher_is_none() -> None:
    words = '{"@type":"Article","publisher":{"name":"Post"},"author":[{"@type":"Organization","name":"%s"}]}'
    assert values(read(json_ld(words % "AFP")).document, "agency") == [("AFP", "JSON-LD", True)]
    assert values(read(json_ld(words % "Post")).document, "agency") == []
