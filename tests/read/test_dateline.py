"""Dates are read as they are printed, and never more precisely than that."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.read.dateline import find_date, read_date


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("Sunday, January 1, 2017", "2017-01-01"),
        ("3 July 2023", "2023-07-03"),
        ("3rd of July, 2023", "2023-07-03"),
        ("Monday 09 January 2006", "2006-01-09"),
        ("Sept. 11, 2019", "2019-09-11"),
        ("03-Jul-2023", "2023-07-03"),
        ("2023-07-03", "2023-07-03"),
        ("2023/7/3", "2023-07-03"),
        ("19/11/2004", "2004-11-19"),
        ("11/19/2004", "2004-11-19"),
        ("5.5.2005", "2005-05-05"),
        ("July 3, 2023 4:15 PM", "2023-07-03T16:15"),
        ("July 3, 2023 at 12.05 a.m.", "2023-07-03T00:05"),
        ("3 July 2023 | 16:15 GMT", "2023-07-03T16:15Z"),
        ("3 July 2023, 16:15 EST", "2023-07-03T16:15"),
        ("Mon, 3 Jul 2023 16:15:09 +0200", "2023-07-03T16:15:09+02:00"),
        ("2023-07-03T14:05:09Z", "2023-07-03T14:05:09Z"),
        ("2023-07-03 14:05", "2023-07-03T14:05"),
        ("3 July 2023 25:70", "2023-07-03"),
        ("3 July 2023 14:05 PM", "2023-07-03"),
        ("July 2023", "2023-07"),
        ("2023-07", "2023-07"),
        ("2023", "2023"),
    ],
)
def test_every_order_is_read_to_its_own_precision(said: str, edtf: str) -> None:
    stated = read_date(said)
    assert stated is not None
    assert (stated.edtf, stated.fault) == (edtf, None)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("3/7/2023", "either with the day first or with the month first"),
        ("3.7.2023", "either"),
        ("31 February 2023", "in no calendar"),
        ("2023-13-01", "in no calendar"),
        ("2023-02-30T10:00", "in no calendar"),
        ("2023-00", "in no calendar"),
        ("0000", "in no calendar"),
    ],
)
def test_what_has_two_readings_or_none_has_no_value(said: str, why: str) -> None:
    stated = read_date(said)
    assert stated is not None
    assert stated.edtf is None
    assert why in (stated.fault or "")


@pytest.mark.parametrize(
    "said", ["", "May 3", "Monday", "in 2023", "the 3 July 2023", "Maypole 2023", "ſept 3, 2023", "٣ July ٢٠٢٣"]
)
def test_what_is_no_whole_date_with_a_year_is_none(said: str) -> None:
    assert read_date(said) is None


def test_a_date_is_found_inside_a_line_with_its_place() -> None:
    line = "Posted in Northport on Monday, 3 July 2023 by the harbour office"
    stated = find_date(line, 0, len(line))
    assert stated is not None
    assert line[stated.start : stated.end] == "Monday, 3 July 2023"
    assert stated.weekday


def test_a_wrong_weekday_is_said_and_the_day_of_the_month_stands() -> None:
    stated = read_date("Tuesday, July 3, 2023")
    assert stated is not None
    assert (stated.edtf, stated.doubt) == ("2023-07-03", "2023-07-03 is no Tuesday")


@given(
    st.dates(date(1000, 1, 1), date(9999, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%A, %B %d, %Y", "%d %b %Y", "%a %d %B %Y", "%B %d %Y"]),
)
def test_a_day_that_is_printed_is_the_day_that_is_read(day: date, form: str) -> None:
    stated = read_date(day.strftime(form))
    assert stated is not None
    assert (stated.edtf, stated.doubt) == (day.isoformat(), None)
    assert date.fromisoformat(stated.edtf or "") + timedelta(0) == day


@given(st.text(alphabet="0123456789 /.-:,TZ+JulyMay3rdAMpmoſİıKſ٣", max_size=40))
def test_no_line_crashes_the_reader_of_dates(said: str) -> None:
    stated = find_date(said, 0, len(said))
    assert stated is None or 0 <= stated.start < stated.end <= len(said)
