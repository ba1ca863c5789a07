"""Which dollar a bare sign is: the one that the text or the document's country says, and otherwise none."""

from dataclasses import replace

import pytest
from flat_trees import analysis

from reportedly.claims.amounts import find_amounts, with_dollars
from reportedly.record import Entity, Mention, PlaceValue


def place(code: str, *starts: int) -> Entity:
    value = PlaceValue(None, None, code, "country", None, 1)
    return Entity(code, code, "place", tuple(Mention(start, start + 1, "name") for start in starts), value)


def units(text: str, *places: Entity, url: str | None = None) -> list[str | None]:
    read = analysis(text)
    read = replace(read, document=replace(read.document, url=url))
    return [amount.unit for amount in with_dollars(find_amounts(read, ()), read, places)]


BRIDGE = "The bridge cost $40 million and 300 dollars a day."


@pytest.mark.parametrize(
    ("places", "unit"),
    [
        ((), "dollars"),
        ((place("US", 0),), "USD"),
        ((place("CA", 0, 1), place("US", 2)), "CAD"),
        ((place("SY", 0, 1), place("AU", 2)), "dollars"),
        ((place("SY", 0, 1), place("US", 2)), "USD"),
        ((place("SY", 0, 1, 2), place("US", 3), place("CA", 4)), "dollars"),
        ((place("CA", 0), place("US", 1)), "dollars"),
        ((place("NO", 0),), "dollars"),
    ],
)
def test_a_bare_dollar_is_that_of_the_country_that_a_document_is_about(places: tuple[Entity, ...], unit: str) -> None:
    assert units(BRIDGE, *places) == [unit, unit]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took US$5, and then $6.", ["USD", "USD"]),
        ("It took C$5 and US$7, and then $6.", ["CAD", "USD", "CAD"]),
        ("It took C$5 and A$7, and then $6.", ["CAD", "AUD", "dollars"]),
        ("The Canadian port took $6.", ["CAD"]),
        ("It took €5.", ["EUR"]),
    ],
)
def test_the_text_says_which_dollar_it_means(text: str, expected: list[str]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    ("url", "unit"),
    [
        ("https://news.example.com.au/a", "AUD"),
        ("https://press.example.gov/a", "USD"),
        ("https://example.com/a", "dollars"),
        (None, "dollars"),
    ],
)
def test_an_address_says_the_country(url: str | None, unit: str) -> None:
    assert units(BRIDGE, url=url) == [unit, unit]
