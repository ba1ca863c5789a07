"""How far moments lie apart, with and without a day."""

import pytest

from reportedly.compare.days import minutes_apart

DAY = ("2024-05-14T10:15", "2024-05-14T10:15")


@pytest.mark.parametrize(
    ("other", "minutes"),
    [
        (DAY, None),
        (("2024-05-15T10:15", "2024-05-15T10:15"), 1440),
        (("T10:15", "T10:15"), 0),
        (("T11:30", "T11:30"), 75),
        (("..", "2024-05-13T12:00"), None),
    ],
)
def test_a_clock_without_a_day_is_set_against_the_clock_alone(other: tuple[str, str], minutes: int | None) -> None:
    assert minutes_apart(DAY, other) == minutes
    assert minutes_apart(other, DAY) == minutes
