"""Values of time: what is written is read back, bounds keep the precision, and no calendar's day is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.edtf import Date, Interval, OneOf, Period, Repeat, Value, bounds, days_in, parse, render

COUNTS = st.integers(0, 400)
PLAIN_YEARS = st.integers(-9999, 9999)


@st.composite
def dates(draw: st.DrawFn) -> Date:
    year = draw(st.one_of(st.none(), PLAIN_YEARS))
    depth = draw(st.integers(1 if year is None else 0, 3 if year is None or year >= 0 else 2))
    month = draw(st.integers(1, 12)) if depth > 0 else None
    day = draw(st.integers(1, days_in(year, month))) if depth > 1 and month else None
    hour, minute = (draw(st.integers(0, 23)), draw(st.integers(0, 59))) if depth > 2 else (None, None)
    zone = draw(st.sampled_from(["", "Z", "+02:00", "-11:30"])) if hour is not None else ""
    return Date(year, month, day, hour, minute, zone, approximate=draw(st.booleans()))


def wide() -> st.SearchStrategy[Date]:
    return st.one_of(
        st.builds(lambda tens: Date(tens * 10, width=10), st.integers(0, 999)),
        st.builds(lambda hundreds: Date(hundreds * 100, width=100), st.integers(0, 99)),
    )


def periods() -> st.SearchStrategy[Period]:
    return st.builds(Period, *[COUNTS] * 6, st.integers(1, 59), st.booleans())


@st.composite
def values(draw: st.DrawFn) -> Value:
    one, other = draw(st.one_of(dates(), wide())), draw(dates())
    kind = draw(st.sampled_from(["date", "period", "from", "until", "either", "repeat", "lengths"]))
    if kind == "period":
        return draw(periods())
    if kind == "repeat":
        return Repeat(draw(periods()))
    if kind == "lengths":
        return Interval(draw(periods()), draw(periods()))
    if kind == "either":
        return OneOf((one, other))
    return Interval(one, None) if kind == "from" else Interval(None, one) if kind == "until" else one


@given(values())
def test_the_value_of_a_rendered_value_is_the_value(value: Value) -> None:
    assert parse(render(value)) == value


@given(values())
def test_the_earliest_day_is_never_after_the_latest(value: Value) -> None:
    earliest, latest = bounds(value)
    if earliest is not None and latest is not None and not earliest.startswith("-"):
        assert earliest <= latest


@given(st.text(alphabet="0123456789-/.PTYMDWHSRXZ~[],", max_size=24))
def test_any_other_text_is_refused_and_never_crashes(text: str) -> None:
    try:
        value = parse(text)
    except ValueError:
        return
    assert parse(render(value)) == value


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2016-09-26", "2016-09-26", "2016-09-26"),
        ("2016-09-26T06:30", "2016-09-26", "2016-09-26"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2015", "2015-01-01", "2015-12-31"),
        ("2016~", "2016-01-01", "2016-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2014/2017", "2014-01-01", "2017-12-31"),
        ("1990/1993~", "1990-01-01", "1993-12-31"),
        ("2012/..", "2012-01-01", None),
        ("../2016-09", None, "2016-09-30"),
        ("196X/197X", "1960-01-01", "1979-12-31"),
        ("[2016-09-26,2016-09-27]", "2016-09-26", "2016-09-27"),
        ("XXXX-11-13", None, None),
        ("P2Y", None, None),
        ("P2W/P3W", None, None),
        ("R/P1D", None, None),
        ("-0574", "-0574-01-01", "-0574-12-31"),
    ],
)
def test_bounds_are_as_wide_as_the_precision(text: str, earliest: str | None, latest: str | None) -> None:
    assert bounds(parse(text)) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "", "2016-02-30", "2015-02-29", "2016-13", "2016-00", "2016-09-26T25:00", "2016-09-26T24:30", "16", "P", "PT",
        "P0D",        "2017/2014", "../..", "2016-9-1", "[]", "2016/P2Y", "R/2016", "199X-05", "P1YT", "2016-09-26T06",
    ],
)  # fmt: skip
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text)


@pytest.mark.parametrize(
    ("text", "precision"),
    [("2016", "year"), ("2016-09", "month"), ("2016-09-26", "day"), ("2016-09-26T06:30", "minute"), ("199X", "decade")],
)
def test_a_date_knows_its_precision(text: str, precision: str) -> None:
    value = parse(text)
    assert isinstance(value, Date)
    assert value.precision == precision
