"""Who tells of somebody, and on which days."""

import pytest

from reportedly.casefile import ClaimRow, EntityPage, EntityRow
from reportedly.show.web.bearing import COLUMNS, bearing


def told(number: int, day: str | None, voice: str = "The Bell") -> ClaimRow:
    voices = ("The Bell", voice) if voice != "The Bell" else (voice,)
    return ClaimRow(
        number, "d", "d.txt", "The Bell", day, f"c{number}", 0, 1, "w", voices, None, "affirmed", "happened"
    )


def page(says: list[ClaimRow], does: list[ClaimRow], undergoes: list[ClaimRow]) -> EntityPage:
    return EntityPage(EntityRow(1, "Ida Rook", "person", 1, 1), (), (), tuple(says), tuple(does), tuple(undergoes))


def test_the_innermost_voices_are_counted_and_a_claim_once() -> None:
    twice = told(1, "2024-05-14", "police")
    found = bearing(page([told(9, "2024-05-14")], [twice, told(2, None)], [twice]))
    assert found.voices == (("police", 1), ("The Bell", 1))
    assert found.drawing is None


@pytest.mark.parametrize(
    ("days", "columns"),
    [
        (["2024-05-14", "2024-05-15"], 2),
        ([f"2024-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 20)], 3),
        ([f"{year}-{month:02}" for year in range(2000, 2005) for month in range(1, 13)], 5),
    ],
)
def test_days_are_drawn_as_months_and_years_where_there_are_many(days: list[str], columns: int) -> None:
    drawing = bearing(page([told(n, day) for n, day in enumerate(days)], [], [])).drawing or ""
    assert drawing.count("<title>") == 2 * columns
    assert columns <= COLUMNS
