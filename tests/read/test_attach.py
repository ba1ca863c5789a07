"""What a container says goes before what the text says, an option before both, and all of it is kept."""

import pytest

from reportedly.read import Item, Options, read_text
from reportedly.read.attach import attach
from reportedly.record import Document, Found, FoundField, Reading, Span
from reportedly.text import content_id

TEXT = """Ferry is back

OSLO, 2 July 2023 (ABC) - The ferry is back in service, the harbour master said on Monday, after a week of repairs.

The pier is shut.

Source: The Pier Post
"""


def joined(*found: Found, options: Options | None = None, **more: object) -> Reading:
    options = options or Options(today="2026-01-01")
    reading = read_text(TEXT, source="a", options=options)
    return attach(reading, Item("a", found=found, **more), options)  # type: ignore[arg-type]


def chosen(doc: Document, field: FoundField) -> list[tuple[str, bool]]:
    return [(found.value, found.chosen) for found in doc.found if found.field == field]


def test_without_a_container_the_reading_stays_as_it_is() -> None:
    assert joined() == read_text(TEXT, source="a", options=Options(today="2026-01-01"))


def test_the_container_is_chosen_and_what_the_text_says_is_its_rival() -> None:
    doc = joined(Found("publisher", "Harbour Watch", "channel"), Found("title", "Ferry", "mail subject")).document
    assert (doc.publisher, doc.title) == ("Harbour Watch", "Ferry")
    assert chosen(doc, "publisher") == [("Harbour Watch", True), ("The Pier Post", False), ("ABC", False)]
    assert chosen(doc, "title") == [("Ferry", True), ("Ferry is back", False)]
    assert doc.id == content_id(doc.text, "Harbour Watch")


def test_an_option_goes_before_the_container() -> None:
    options = Options(publisher="The Post", published="2023-07-05", today="2026-01-01")
    doc = joined(Found("publisher", "Watch", "channel"), Found("published", "2023-07-04", "message"), options=options)
    assert doc.document.publisher == "The Post"
    published = doc.document.published
    assert published is not None
    assert (published.edtf, published.found_in) == ("2023-07-05", "option")
    assert [(one.edtf, one.found_in) for one in published.others] == [
        ("2023-07-04", "message"),
        ("2023-07-02", "dateline"),
    ]


def test_dates_that_say_the_same_are_no_rivals() -> None:
    published = joined(Found("published", "2023-07-02T16:15Z", "mail date")).document.published
    assert published is not None
    assert (published.edtf, published.others) == ("2023-07-02T16:15Z", ())


def test_all_authors_of_a_container_are_chosen_in_their_order() -> None:
    doc = joined(Found("author", "Jo Roe", "feed entry"), Found("author", "Ann Boat", "feed entry")).document
    assert doc.authors == ("Jo Roe", "Ann Boat")


@pytest.mark.parametrize("late", ["2026-02", "2026-01-02T10:00Z", "2093"])
def test_a_date_in_the_future_is_a_problem_and_no_value(late: str) -> None:
    reading = joined(Found("published", late, "mail date"))
    assert reading.document.published is not None
    assert reading.document.published.found_in == "dateline"
    assert [problem.code for problem in reading.problems] == ["future-date"]


def test_address_time_and_quotations_are_taken_over() -> None:
    start = TEXT.index("The pier is shut.")
    doc = joined(url="https://a.example/", retrieved="2023-07-03T10:00:00Z", quoted=(Span(start, start + 17),)).document
    assert (doc.url, doc.retrieved) == ("https://a.example/", "2023-07-03T10:00:00Z")
    assert [doc.text[block.start : block.end] for block in doc.blocks if block.kind == "quote"] == ["The pier is shut."]
    assert chosen(doc, "url") == [("https://a.example/", True)]
