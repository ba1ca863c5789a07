import pytest

from bench.edtf import levelled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2023-09/2023-12~", "2023-09~/2023-12~"),
        ("199X", "1990/1999"),
        ("19XX", "1900/1999"),
        ("199X~", "1990/1999~"),
        ("2016-09-26T06:30:00", "2016-09-26T06:30"),
        ("2016-09-26t06:30+00:00", "2016-09-26T06:30Z"),
        ("2016/2016", "2016"),
        ("[2022-03-21,2022-03-22]", "2022-03-21/2022-03-22"),
        ("2012/", "2012/.."),
        ("/2012", "../2012"),
        (" 2016 ", "2016"),
        ("2016?", "2016~"),
        ("", None),
        (None, None),
    ],
)
def test_two_notations_of_one_value_are_equal(one: str | None, other: str | None) -> None:
    assert levelled(one) == levelled(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2016", "2016~"),
        ("2016", "2016-01-01"),
        ("2016-01", "2016-01-01/2016-01-31"),
        ("2012/..", "../2012"),
        ("P2Y", "P2M"),
        ("P2Y", "P2Y~"),
        ("R/P1D", "P1D"),
        ("XXXX-11-13", "2016-11-13"),
        ("PT40M", None),
    ],
)
def test_values_that_differ_stay_different(one: str | None, other: str | None) -> None:
    assert levelled(one) != levelled(other)


@pytest.mark.parametrize("value", ["P2Y", "R/P1D", "XXXX-11-13", "2014/2017", "2012/..", "T06:00/T24:00", "196X/197X"])
def test_levelling_twice_changes_nothing_more(value: str) -> None:
    assert levelled(levelled(value)) == levelled(value)
