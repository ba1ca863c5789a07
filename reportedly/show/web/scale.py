"""Figures on one scale, as a drawing: a bar from bound to bound, an arrow where a bound is open."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import floor, log10

from markupsafe import Markup

from reportedly.show.web.svg import element, line, path, rect, text
from reportedly.show.web.telling import Figure

TOP = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of a drawing; where it is `slim`, as for a telephone, words stand above their bar."""

    width: int
    row: int
    left: int
    right: int
    slim: bool = False


WIDE, SLIM = Sheet(980, 30, 240, 220), Sheet(360, 50, 14, 60, slim=True)


def draw_scale(figures: tuple[Figure, ...], sheet: Sheet = WIDE) -> Markup:
    """Return the drawing of figures of one unit."""
    ends = [end for item in figures for end in (item.amount.low, item.amount.high) if end is not None]
    top = max(ends, default=1) or 1
    least = min(0, *ends, 0)
    height = TOP + sheet.row * len(figures) + 30
    span = (top - least) * 1.08 or 1

    def x(value: float) -> float:
        return sheet.left + (value - least) / span * (sheet.width - sheet.left - sheet.right)

    parts = list(_axis(least, least + span, x, height))
    for number, item in enumerate(figures):
        parts += _row(item, TOP + sheet.row * number + (37 if sheet.slim else sheet.row / 2), x, sheet)
    return element(
        "svg",
        *parts,
        viewBox=f"0 0 {sheet.width} {height}",
        width=sheet.width,
        height=height,
        role="group",
        class_="scale slim" if sheet.slim else "scale",
        aria_label="; ".join(f"{item.publisher}: {item.value}" for item in figures),
    )


def _row(item: Figure, y: float, x: Callable[[float], float], sheet: Sheet) -> Iterator[Markup]:
    low, high = item.amount.low, item.amount.high
    left, right = x(low if low is not None else high or 0), x(high if high is not None else low or 0)
    kind = "rough" if item.amount.approximate else "exact"
    if right - left < 1:
        yield element("circle", cx=round(left, 1), cy=y, r=5, class_=kind)
    else:
        yield rect(left, y - 5, right - left, 10, class_=kind, rx=5)
    if high is None:
        yield line(left, y, left + 46, y, class_=f"open {kind}")
        yield path(f"M{left + 40:.1f} {y - 5}l8 5l-8 5", class_="open")
        right = left + 50
    if low is None:
        yield line(right - 46, y, right, y, class_=f"open {kind}")
        yield path(f"M{right - 40:.1f} {y - 5}l-8 5l8 5", class_="open")
    if sheet.slim:
        yield text(sheet.left, y - 14, _short(f"{item.publisher}: {item.value}", 46), class_="value")
        return
    yield text(14, y + 4, _short(item.publisher, 22), class_="who")
    yield text(sheet.left - 8, y + 4, item.origin, class_="axis", text_anchor="end")
    yield text(right + 10, y + 4, _short(item.value, 34), class_="value")


def _axis(least: float, most: float, x: Callable[[float], float], height: float) -> Iterator[Markup]:
    step = 10 ** floor(log10((most - least) / 2)) if most > least else 1
    while (most - least) / step > 8:
        step *= 2
    at = -(-least // step) * step
    while at <= most:
        yield line(x(at), TOP - 6, x(at), height - 24, class_="grid")
        yield text(x(at), height - 8, f"{at:,.10g}", class_="axis", text_anchor="middle")
        at += step


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
