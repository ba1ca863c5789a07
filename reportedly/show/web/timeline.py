"""The timeline: each claim where its time may lie, as wide as the time is vague, in lanes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from reportedly.record import When
from reportedly.show.values import time_words
from reportedly.show.web.contrast import VERDICTS
from reportedly.show.web.gathering import Drawn
from reportedly.show.web.svg import element, line, link, rect, text

WIDTH, LEFT, ROW, HEAD, GAP = 1160, 10, 20, 34, 12
LABELLED = 250
"""Items up to which each has its words beside it; more would only hide each other."""
LANES = ("outlet", "actor", "verdict")
MOST = 24
"""Lanes of a drawing; what has least in it is put together in one more."""
NOBODY, OTHERS = "nobody named", "all others"
_LETTER = 6.6
"""Pixels of a letter of a label, on average, in the widest typeface of the stack."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A claim in time: `first` and `last` are days, as numbers."""

    drawn: Drawn
    when: When
    first: int
    last: int
    lane: str
    rough: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing of bars, and how many lie before and after it."""

    drawing: Markup
    shown: int
    before: int
    after: int
    first: str
    last: str


def bars(claims: Iterable[Drawn], lanes: str) -> list[Bar]:
    """Return a bar for each time of each claim that has a value with bounds."""
    found = [bar for drawn in claims for bar in _bars(drawn, lanes)]
    return sorted(found, key=lambda bar: (bar.lane, bar.first, bar.last))


def window(found: list[Bar]) -> tuple[int, int]:
    """Return the days between which four of five bars lie: a single far date would press all others together."""
    if not found:
        today = date.today().toordinal()
        return today - 30, today
    firsts, lasts = sorted(bar.first for bar in found), sorted(bar.last for bar in found)
    cut = len(found) // 10
    return firsts[cut], lasts[-1 - cut]


def draw_timeline(found: list[Bar], first: int, last: int) -> Timeline:
    """Return the drawing of the bars that lie between two days, in part at least."""
    last = max(first, last)
    pad = max((last - first) // 30, 1)
    low, high = first - pad, last + 1 + pad
    inside = [bar for bar in found if bar.first <= last and bar.last >= first]

    def x(day: float) -> float:
        return LEFT + (min(max(day, low), high) - low) / (high - low) * (WIDTH - LEFT - 10)

    parts: list[Markup] = []
    y = HEAD
    for lane, mine in _lanes(inside):
        rows = _rows(mine, x, labelled=len(inside) <= LABELLED)
        parts.append(line(0, y - GAP / 2, WIDTH, y - GAP / 2, class_="grid"))
        parts.append(text(4, y + 10, _short(lane, 60), class_="who"))
        y += ROW
        for bar, row, label, at_edge in rows:
            parts.append(_bar(bar, y + row * ROW, x, label, before=at_edge))
        y += (max(row for _, row, _, _ in rows) + 1) * ROW + GAP
    height = max(y, HEAD + ROW) + 6
    drawing = element(
        "svg",
        _soft(),
        *_axis(low, high, x, height),
        *parts,
        viewBox=f"0 0 {WIDTH} {height}",
        width=WIDTH,
        height=height,
        role="group",
        class_="lanes",
        data_left=LEFT,
        data_right=WIDTH - 10,
        aria_label=f"{len(inside)} claims from {_day(first)} to {_day(last)}",
    )
    before = sum(bar.last < first for bar in found)
    after = sum(bar.first > last for bar in found)
    return Timeline(drawing, len(inside), before, after, _day(first), _day(last))


def day_number(value: str | None) -> int | None:
    """Return the number of a day such as `2024-05-14`, None for anything else."""
    try:
        return date.fromisoformat((value or "")[:10]).toordinal()
    except ValueError:
        return None


def _bars(drawn: Drawn, lanes: str) -> Iterator[Bar]:
    times = {when.id: when for when in drawn.record.times}
    for name in drawn.claim.when:
        when = times.get(name)
        first, last = day_number(when.earliest if when else None), day_number(when.latest if when else None)
        if when is None or (first is None and last is None):
            continue
        rough = first is None or last is None or "~" in (when.edtf or "") or last - first > 0
        start, end = first if first is not None else last, last if last is not None else first
        if start is not None and end is not None:
            yield Bar(drawn, when, start, max(start, end), _lane(drawn, lanes), rough)


def _lane(drawn: Drawn, lanes: str) -> str:
    if lanes == "verdict":
        return drawn.verdict or "not compared"
    if lanes == "actor":
        names = {item.id: item.name for item in drawn.record.entities}
        actors = (names[role.entity] for role in drawn.claim.roles if role.role == "agent" and role.entity in names)
        return next(actors, NOBODY)
    return drawn.record.document.publisher or NOBODY


def _lanes(found: list[Bar]) -> Iterator[tuple[str, list[Bar]]]:
    """The lanes and their bars: verdicts by their urgency, all others by how much is in them."""
    by_lane: dict[str, list[Bar]] = {}
    for bar in found:
        by_lane.setdefault(bar.lane, []).append(bar)
    urgency = list(VERDICTS)
    names = sorted(
        by_lane, key=lambda lane: (urgency.index(lane) if lane in urgency else 99, -len(by_lane[lane]), lane)
    )
    yield from ((lane, by_lane[lane]) for lane in names[:MOST])
    rest = [bar for lane in names[MOST:] for bar in by_lane[lane]]
    if rest:
        yield OTHERS, sorted(rest, key=lambda bar: (bar.first, bar.last))


def _rows(mine: list[Bar], x: Callable[[float], float], *, labelled: bool) -> list[tuple[Bar, int, str, bool]]:
    """Put each bar into the first row that is free where it stands; its words behind it, or before it at the edge."""
    free: list[float] = []
    placed = []
    for bar in mine:
        left, right = x(bar.first), max(x(bar.last + 1), x(bar.first) + 6)
        label = _short(bar.drawn.words, 44) if labelled else ""
        wide = len(label) * _LETTER
        before = bool(label) and right + wide > WIDTH
        if before and left - wide < LEFT:
            label, wide, before = "", 0.0, False
        begin, end = (left - wide - 6, right + 3) if before else (left, right + 6 + wide if label else right + 3)
        row = next((place for place, taken in enumerate(free) if taken <= begin), len(free))
        free[row : row + 1] = [end]
        placed.append((bar, row, label, before))
    return placed


def _bar(bar: Bar, y: float, x: Callable[[float], float], label: str, *, before: bool) -> Markup:
    left, right = x(bar.first), max(x(bar.last + 1), x(bar.first) + 6)
    look = {"class_": "exact"} if not bar.rough else {"class_": "vague", "fill": "url(#soft)"}
    words = [text(left - 5, y + 14, label, text_anchor="end") if before else text(right + 5, y + 14, label)]
    said = f"{bar.drawn.words} ({time_words(bar.when)}; {bar.drawn.record.document.publisher or NOBODY})"
    box = rect(left, y + 5, right - left, 10, rx=2, **look)
    return link(bar.drawn.address, box, *(words if label else []), title=said)


def _soft() -> Markup:
    stops = ((0, 0.15), (0.3, 0.75), (0.7, 0.75), (1, 0.15))
    made = (element("stop", offset=place, stop_opacity=much, class_="soft") for place, much in stops)
    return element("defs", element("linearGradient", *made, id="soft"))


def _axis(low: int, high: int, x: Callable[[float], float], height: float) -> Iterator[Markup]:
    for day, words in _ticks(low, high):
        if x(day) > WIDTH - 60:
            continue
        yield line(x(day), 20, x(day), height, class_="grid")
        yield text(x(day) + 3, 14, words, class_="axis")


def _ticks(low: int, high: int) -> Iterator[tuple[int, str]]:
    """Days that get a line: as fine as leaves a dozen of them."""
    days = high - low
    start, end = _date(low), _date(high)
    if days <= 120:
        step = max(days // 10, 1)
        for day in range(low + 1, high, step):
            yield day, _date(day).strftime("%d %b %Y").lstrip("0")
        return
    if days <= 1200:
        for number in range(start.year * 12 + start.month, end.year * 12 + end.month + 1, max(days // 360, 1)):
            first = date(number // 12, number % 12 + 1, 1)
            yield first.toordinal(), first.strftime("%b %Y")
        return
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if days / 365 / size <= 14)
    for year in range(start.year // step * step + step, end.year + 1, step):
        yield date(year, 1, 1).toordinal(), str(year)


def _date(day: int) -> date:
    return date.min + timedelta(days=min(max(day, 1), date.max.toordinal()) - 1)


def _day(day: int) -> str:
    return _date(day).isoformat()


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
