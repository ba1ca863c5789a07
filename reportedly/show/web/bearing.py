"""What is told of somebody at a glance: who tells it, and how much on which day, as a drawing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from reportedly.casefile import ClaimRow, EntityPage
from reportedly.show.values import date_words
from reportedly.show.web.svg import element, line, rect, text

MOST = 8
"""Voices that are named."""
WIDTH, HEIGHT, LEFT, FOOT = 560, 108, 96, 18
DAY, MONTH, YEAR = 10, 7, 4
"""Letters of a date that name its day, its month, its year."""
COLUMNS = 36
"""Columns of the drawing at most: more days than that are drawn as months, more months as years."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """Who speaks of somebody, and how many claims; the drawing is None where all is told on one day."""

    voices: tuple[tuple[str, int], ...]
    drawing: Markup | None


def bearing(page: EntityPage) -> Bearing:
    """Return what is told of the bearer of a page."""
    told = {(row.document, row.id): row for row in chain(page.does, page.undergoes)}
    voices = Counter(row.voices[-1] for row in told.values() if row.voices)
    return Bearing(tuple(voices.most_common(MOST)), _drawing(page.says, list(told.values())))


def _drawing(says: Sequence[ClaimRow], told: Sequence[ClaimRow]) -> Markup | None:
    """Two rows of columns: what somebody says, and what is said of them, by the day on which it was published."""
    size = _size([row.published for row in chain(says, told) if row.published])
    rows = [Counter((row.published or "")[:size] for row in part if row.published) for part in (says, told)]
    days = sorted(set(rows[0]) | set(rows[1]))
    if len(days) < 2:
        return None
    high = max(chain(rows[0].values(), rows[1].values()))
    wide = (WIDTH - LEFT) / max(len(days), 6)
    parts: list[Markup] = []
    for number, (name, row) in enumerate(zip(("says", "is told of"), rows, strict=True)):
        floor = (HEIGHT - FOOT) / 2 * (number + 1)
        parts += [text(0, floor - 4, name, class_="axis"), line(LEFT, floor, WIDTH, floor, class_="grid")]
        for place, day in enumerate(days):
            tall = row[day] / high * ((HEIGHT - FOOT) / 2 - 8)
            title = element("title", f"{date_words(day)}: {row[day]}")
            left = LEFT + place * wide + 2
            parts.append(element("g", title, rect(left, floor - tall, min(wide - 4, 40), tall, class_="exact")))
    parts.append(text(LEFT + 2, HEIGHT - 4, date_words(days[0]), class_="axis"))
    parts.append(text(LEFT + len(days) * wide - 2, HEIGHT - 4, date_words(days[-1]), class_="axis", text_anchor="end"))
    said = f"Claims by the day they were published, from {date_words(days[0])} to {date_words(days[-1])}"
    return element("svg", *parts, viewBox=f"0 0 {WIDTH} {HEIGHT}", width=WIDTH, height=HEIGHT, role="img",
                   class_="pulse", aria_label=said)  # fmt: skip


def _size(days: Sequence[str]) -> int:
    return next((size for size in (DAY, MONTH) if len({day[:size] for day in days}) <= COLUMNS), YEAR)
