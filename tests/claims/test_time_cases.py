"""Times by family, on the trees of the model, for texts published on Monday, 26 September 2016; "-" is no value."""

import pytest
from case_tables import Case, load, parsed_cases

from reportedly.analysis import Analysis
from reportedly.claims.times import find_times

PUBLISHED = "2016-09-26"
CASES = load("time_cases")
LEAST = 30
"""Cases of each family."""


@pytest.fixture(scope="session")
def parsed() -> dict[str, Analysis]:
    return parsed_cases(CASES, PUBLISHED)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.family}: {case.text}")
def test_a_time_is_when_a_reader_takes_it_to_be(case: Case, parsed: dict[str, Analysis]) -> None:
    found = find_times(parsed[case.text])
    assert [(case.text[when.start : when.end], when.edtf or "-") for when in found] == case.expected


@pytest.mark.parametrize("family", sorted({case.family for case in CASES}))
def test_each_family_of_times_has_cases_enough(family: str) -> None:
    assert sum(case.family == family for case in CASES) >= LEAST
