"""Publisher, title, authors, date and audience: from the option first, else from the lines that say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import EmptyInput, OptionError
from reportedly.read import Options, read_text
from reportedly.record import Document, Reading
from reportedly.text import content_id

BODY = "The council of Elmford met on Monday and talked for three hours about the new bridge over the river."
TODAY = "2024-12-31"


def read(text: str, *, publisher: str | None = None, published: str | None = None) -> Reading:
    return read_text(text, source="a.txt", options=Options(publisher, published, today=TODAY))


def document(text: str, *, publisher: str | None = None, published: str | None = None) -> Document:
    return read(text, publisher=publisher, published=published).document


def test_a_page_gives_title_authors_date_and_outlet_with_their_places() -> None:
    text = (
        "Elmford gets a bridge\nBy Jane Roe and John Doe, Staff Writers\nMonday, July 3, 2023\n"
        f"{BODY}\n{BODY}\nSource: Northern News\n4194"
    )
    doc = document(text)
    assert (doc.title, doc.authors, doc.publisher, doc.audience) == (
        "Elmford gets a bridge", ("Jane Roe", "John Doe"), "Northern News", 4194,
    )  # fmt: skip
    assert doc.published is not None
    assert (doc.published.edtf, doc.published.found_in) == ("2023-07-03", "dateline")
    shown = {(entry.field, text[entry.start : entry.end]) for entry in doc.found if entry.start is not None}
    assert shown == {
        ("title", "Elmford gets a bridge"), ("author", "Jane Roe"), ("author", "John Doe"),
        ("published", "Monday, July 3, 2023"), ("publisher", "Northern News"), ("audience", "4194"),
    }  # fmt: skip


def test_options_go_before_what_the_page_says_and_the_rivals_are_kept() -> None:
    doc = document(
        f"Elmford gets a bridge\nJuly 3, 2023\n{BODY}\nSource: Northern News",
        publisher="Elmford Post",
        published="4 July 2023",
    )
    assert (doc.publisher, doc.published and doc.published.edtf) == ("Elmford Post", "2023-07-04")
    assert doc.published is not None
    assert [(other.edtf, other.found_in) for other in doc.published.others] == [("2023-07-03", "dateline")]
    rivals = [(entry.field, entry.value, entry.found_in) for entry in doc.found if not entry.chosen]
    assert rivals == [("publisher", "Northern News", "source line"), ("published", "2023-07-03", "dateline")]


@pytest.mark.parametrize(
    ("lines", "publisher", "found_in"),
    [
        ("{b}\nSource: Northern News.", "Northern News", "source line"),
        ("{b}\n**Source:** [Northern News](https://example.org/a)", "Northern News", "source line"),
        ("{b}\nSource: https://www.example.org/a/b?c", "example.org", "source line"),
        ("OSLO, 4 May (NTX) — {b}", "NTX", "dateline"),
        ("OSLO, 4 May (NTX) — {b}\n{b}\nSource: Northern News", "Northern News", "source line"),
        ("{b}\nSource: Hill Radio, 5 April 2023", "Hill Radio", "source line"),
        ("Hill Radio, 5 April 2023\n{b}", "Hill Radio", "dateline"),
        ("Hill Harbour, 5 April 2023\n{b}", None, None),
        ("{b}\nVia @northern", "@northern", "forward"),
        ("{b}\nPhoto: Ann Hill", None, None),
        ("{b}\nSources: letters, minutes", None, None),
    ],
)
def test_the_outlet_comes_from_source_line_agency_or_forward(
    lines: str, publisher: str | None, found_in: str | None
) -> None:
    doc = document("Elmford gets a bridge\n" + lines.format(b=BODY))
    assert doc.publisher == publisher
    assert next((entry.found_in for entry in doc.found if entry.field == "publisher"), None) == found_in


@pytest.mark.parametrize(
    ("line", "edtf", "found_in"),
    [
        ("July 3, 2023 4:15 PM", "2023-07-03T16:15", "dateline"),
        ("Northport, 3 July 2023", "2023-07-03", "dateline"),
        ("Published: 3 July 2023", "2023-07-03", "header"),
        ("Source: Hill Radio, 3 July 2023", "2023-07-03", "dateline"),
        ("**Date:** July 2023", "2023-07", "header"),
        ("By Jane Roe (Filed: 19/11/2004)", "2004-11-19", "byline"),
        ("Last updated: 3 July 2023", "2023-07-03", "updated line"),
        ("OSLO, July 3, 2023 (NTX) — " + BODY, "2023-07-03", "dateline"),
        ("OSLO, 3 July 2023 (NTX) -\n\n" + BODY, "2023-07-03", "dateline"),
    ],
)
def test_a_date_is_as_precise_as_its_line_and_says_where_it_stood(line: str, edtf: str, found_in: str) -> None:
    published = document(f"Elmford gets a bridge\n{line}\n{BODY}").published
    assert published is not None
    assert (published.edtf, published.found_in) == (edtf, found_in)


def test_a_date_in_the_running_text_is_not_the_date_of_publication() -> None:
    assert document(f"Elmford gets a bridge\nOn July 3, 2023 the old one was closed. {BODY}").published is None


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("July 3, 2031", "future-date"),
        ("31 February 2023", "impossible-date"),
        ("Published: 3/7/2023", "ambiguous-date"),
    ],
)
def test_a_date_that_cannot_be_is_a_problem_and_no_value(line: str, code: str) -> None:
    reading = read(f"Elmford gets a bridge\n{line}\n{BODY}")
    assert reading.document.published is None
    assert [problem.code for problem in reading.problems] == [code]
    start, end = reading.problems[0].start, reading.problems[0].end
    assert reading.document.text[start:end] in line


def test_a_wrong_weekday_is_a_problem_beside_the_value() -> None:
    reading = read(f"Elmford gets a bridge\nTuesday, July 3, 2023\n{BODY}")
    assert reading.document.published is not None
    assert [problem.code for problem in reading.problems] == ["date-contradiction"]


def test_two_dates_that_agree_are_no_rivals_and_two_that_differ_are() -> None:
    agreeing = document(f"Title: A bridge\nPublished: 3 July 2023\nJuly 3, 2023 4:15 PM\n{BODY}").published
    assert agreeing is not None
    assert agreeing.others == ()
    differing = document(f"Title: A bridge\nUpdated: 5 July 2023\nPublished: 3 July 2023\n{BODY}").published
    assert differing is not None
    assert (differing.edtf, [other.edtf for other in differing.others]) == ("2023-07-03", ["2023-07-05"])


@pytest.mark.parametrize(
    ("line", "audience"),
    [
        ("4194247", 4_194_247),
        ("12.3K views", 12_300),
        ("1,2M views", 1_200_000),
        ("1 204 shares", 1_204),
        ("1.204 shares", 1_204),
        ("Views: 12,345", 12_345),
        ("👁 4.1K · 35 shares · 10:32", 35),
        ("35 shares, 4100 views", 35),
        ("57 comments", None),
        ("2023", None),
        ("7", None),
    ],
)
def test_the_audience_is_the_count_under_a_post(line: str, audience: int | None) -> None:
    assert document(f"{BODY}\n{BODY}\n{line}").audience == audience


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Elmford gets a bridge", "Elmford gets a bridge"),
        ("# Elmford gets a **bridge**", "Elmford gets a bridge"),
        ("Title: Elmford gets a bridge", "Elmford gets a bridge"),
        ("❗️Elmford gets a bridge", "Elmford gets a bridge"),
        ("Will Elmford get a bridge?", "Will Elmford get a bridge?"),
        ("Elmford gets a bridge.", None),
        ("The mayor said:", None),
    ],
)
def test_the_title_is_the_first_heading_above_the_text(first: str, title: str | None) -> None:
    assert document(f"{first}\n{BODY}").title == title


def test_the_id_depends_on_the_text_and_the_publisher_only() -> None:
    one = read_text(BODY, source="a.txt").document
    assert one.id == content_id(BODY, None)
    assert one.id == read_text("\ufeff" + BODY, source="b.md").document.id
    assert one.id != document(BODY, publisher="Elmford Post").id


@pytest.mark.parametrize("text", ["", " \n\u2028\t", "\ufeff"])
def test_nothing_is_no_document(text: str) -> None:
    with pytest.raises(EmptyInput, match="wanted at least one word"):
        read_text(text, source="a.txt")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"publisher": " "}, "empty publisher"),
        ({"published": "yesterday"}, "2023-07-03"),
        ({"published": "3/7/2023"}, "either"),
        ({"published": "2023-02-31"}, "in no calendar"),
        ({"language": "tlh"}, "language"),
        ({"max_bytes": 0}, "at least 1"),
    ],
)
def test_an_option_that_we_cannot_use_is_refused_at_once(wrong: dict[str, object], words: str) -> None:
    with pytest.raises(OptionError, match=words):
        Options(**wrong)  # type: ignore[arg-type]


@given(st.text(min_size=1, max_size=300).filter(lambda text: not text.removeprefix("\ufeff").isspace()))
def test_no_text_crashes_the_reader_and_reading_twice_gives_the_same(text: str) -> None:
    if text in ("\ufeff",):
        return
    first = read(text)
    assert read(text) == first
    size = len(first.document.text)
    spans = [(entry.start, entry.end) for entry in first.document.found if entry.start is not None]
    assert all(end is not None and 0 <= start <= end <= size for start, end in spans if start is not None)


@pytest.mark.parametrize(
    "head",
    [
        "Publisher: Harbour Post\nPublished: 11 July 2022, 17:30\nBy Ada Lind",
        "Ferry back in service\n\nPublisher: Harbour Post\nPublished: 11 July 2022, 17:30\nBy Ada Lind",
    ],
    ids=["at the very top", "under a headline"],
)
def test_lines_of_a_header_stay_lines_of_their_own(head: str) -> None:
    doc = document(f"{head}\n\nThe ferry sailed again on Monday, the port said.\n")
    assert (doc.publisher, doc.authors) == ("Harbour Post", ("Ada Lind",))
    assert doc.published is not None
    assert doc.published.edtf == "2022-07-11T17:30"


def test_a_headline_over_the_name_of_the_outlet_may_end_in_a_small_word() -> None:
    assert (
        document(f"Our boats brought them in\n\nPublisher: Island Notes\n\n{BODY}").title == "Our boats brought them in"
    )
