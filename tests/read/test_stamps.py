"""Dates that machines write, exactly as precise as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly import edtf
from reportedly.read.stamps import stamp


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Mon, 03 Jul 2023 16:15:09 +0200", "2023-07-03T16:15+02:00"),
        ("Mon, 3 Jul 2023 16:15:09 GMT", "2023-07-03T16:15Z"),
        ("Mon, 3 Jul 2023 16:15:09 +0200 (CEST)", "2023-07-03T16:15+02:00"),
        ("3 Jul 23 16:15:09 +0000", "2023-07-03T16:15+00:00"),
        ("2023-07-03T16:15:09.123Z", "2023-07-03T16:15Z"),
        ("2023-07-03 16:15:09", "2023-07-03T16:15"),
        ("2023-07-03", "2023-07-03"),
        ("2023-07", "2023-07"),
        ("2023", "2023"),
        ("2023-07-03T00:00:00Z", "2023-07-03"),
        ("2023-07-03 00:00:00", "2023-07-03"),
        ("1688400900", "2023-07-03T16:15Z"),
        (1688400900, "2023-07-03T16:15Z"),
        (1688400900123, "2023-07-03T16:15Z"),
        (1688342400, "2023-07-03"),
        ("3 July 2023", "2023-07-03"),
        ("04/05/2023", None),
        ("someday", None),
        ("", None),
        (None, None),
        (True, None),
        (0, None),
        (float("inf"), None),
        ("2023-13-45", None),
        (["2023"], None),
        ("9" * 300, None),
    ],
)
def test_a_stamp_is_as_precise_as_what_is_said(said: object, value: str | None) -> None:
    assert stamp(said) == value


@given(
    st.one_of(
        st.text(max_size=60), st.integers(), st.floats(), st.from_regex(r"[A-Z][a-z]{2}, \d+ [A-Z]\w+ \d+ [\d:]+")
    )
)
def test_a_stamp_is_edtf_or_nothing(said: object) -> None:
    value = stamp(said)
    assert value is None or edtf.parse(value)
