import pytest

from reportedly.record import Amount, When
from reportedly.show.values import amount_words, date_words, is_measure, time_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2016-09-26", "26 September 2016"),
        ("2016-09", "September 2016"),
        ("2016", "2016"),
        ("2016~", "about 2016"),
        ("199X", "the 1990s"),
        ("19XX", "1900 to 1999"),
        ("-0043", "44 BC"),
        ("XXXX-12-25", "25 December"),
        ("2016-09-26T06:30", "26 September 2016, 06:30"),
        ("2016-09-26T06:30Z", "26 September 2016, 06:30 UTC"),
        ("2016-09-26T06:30+02:00", "26 September 2016, 06:30 UTC+02:00"),
        ("1980/1988", "between 1 January 1980 and 31 December 1988"),
        ("2023-09/2023-12~", "between 1 September 2023 and 31 December 2023, approximately"),
        ("2024-02/2024-02-10", "between 1 February 2024 and 10 February 2024"),
        ("2012/..", "since 2012"),
        ("../2016-09", "until September 2016"),
        ("[2020-06,2021-01]", "June 2020 or January 2021"),
        ("P2Y", "2 years"),
        ("PT40M", "40 minutes"),
        ("P1Y6M", "1 year 6 months"),
        ("P3D~", "about 3 days"),
        ("R/P1D", "every day"),
        ("R/P2W", "every 2 weeks"),
        ("some day", "some day"),
    ],
)
def test_a_date_is_put_in_words_no_more_precise_than_it_is(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


def test_a_time_without_a_value_has_no_words_for_it() -> None:
    assert time_words(When("t1", 0, 4)) == ""


@pytest.mark.parametrize(
    ("low", "high", "approximate", "unit", "words"),
    [
        (13, None, False, "people", "at least 13 people"),
        (None, 9, False, "people", "at most 9 people"),
        (None, 5e10, True, "USD", "under 50 billion US dollars, approximately"),
        (300, 300, True, "people", "about 300 people"),
        (1, 1, False, "people", "1 person"),
        (1, 1, False, "tonnes", "1 tonne"),
        (10, 15, False, "km", "between 10 and 15 kilometres"),
        (24, None, True, None, "at least 24, approximately"),
        (1_234_567, 1_234_567, False, "EUR", "1,234,567 euros"),
        (1.5e6, 1.5e6, False, "EUR", "1.5 million euros"),
        (2.5, 2.5, False, "percent", "2.5 per cent"),
        (0, 0, False, "people", "0 people"),
        (-3, -3, False, "degrees Celsius", "-3 degrees Celsius"),
        (38, 38, False, "organizations", "38 organizations"),
        (None, None, True, "people", ""),
    ],
)
def test_an_amount_is_put_in_words_with_its_bounds(
    low: float | None, high: float | None, approximate: bool, unit: str | None, words: str
) -> None:
    assert amount_words(Amount("n1", 0, 4, low, high, approximate, unit)) == words


@pytest.mark.parametrize(
    ("unit", "measure"),
    [("USD", True), ("dollars", True), ("percent", True), ("km", True), ("people", False), (None, False)],
)
def test_a_measure_is_asked_for_with_how_much(unit: str | None, measure: bool) -> None:
    assert is_measure(unit) is measure
