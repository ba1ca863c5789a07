"""The map: every place as the area that it is known to lie in, on an outline that is shipped."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

from markupsafe import Markup

from reportedly.record import Entity, PlacePrecision, PlaceValue
from reportedly.show.web.gathering import Drawn
from reportedly.show.web.svg import element, link, path

RADII: dict[PlacePrecision, float] = {"point": 0.05, "town": 0.12, "district": 0.35, "province": 0.9}
"""Degrees that a place may be off by, for each precision: about 5, 13, 40 and 100 kilometres."""
LEAST = 4.0
"""Pixels of the smallest circle."""
WIDTH = 1160
LETTERS = 13
"""Pixels of the letters of a name."""
SHAPE = 2.2
"""Width of the map for each part of its height."""
WORLD = (0.0, 5.0, 360.0, 145.0)
"""The whole world but for the poles: left, top, width, height in degrees from the upper left."""
NARROWEST = 16.0
"""Degrees that the map is wide at least: the outline is too coarse for more."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the case and the claims that are said to take place there."""

    name: str
    place: PlaceValue
    claims: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """The drawing, and the places that cannot be drawn."""

    drawing: Markup
    width: int
    height: int
    sites: tuple[Site, ...]
    unplaced: tuple[tuple[str, tuple[Drawn, ...]], ...]


@cache
def world() -> dict[str, list[str]]:
    """Return the outlines by country code; what lies across the edge of the map is drawn at either edge."""
    told: dict[str, list[str]] = json.loads(
        (files("reportedly.show.web") / "vendored" / "world.json").read_text("utf-8")
    )
    return {code: [part for outline in outlines for part in _unbroken(outline)] for code, outlines in told.items()}


def _unbroken(outline: str) -> list[str]:
    """An outline without jumps from one edge of the map to the other, and what of it stands at the other edge."""
    here, there = "", ""
    for ring in outline.removesuffix("Z").split("Z"):
        points = _points(ring)
        turns = list(accumulate(round((one[0] - two[0]) / 360) for one, two in pairwise([points[-1], *points])))
        if not any(turns) or turns[-1] != 0:
            here += f"{ring}Z"
            continue
        moved = [(x + 360 * turn, y) for (x, y), turn in zip(points, turns, strict=True)]
        west = min(x for x, _ in moved) < 0
        here += _ring(moved, 360 if west else 0)
        there += _ring(moved, 0 if west else -360)
    return [part for part in (here, there) if part]


def _ring(points: list[tuple[float, float]], shift: float) -> str:
    return f"M{'L'.join(f'{x + shift:g} {y:g}' for x, y in points)}Z"


def sites(claims: Iterable[Drawn]) -> tuple[tuple[Site, ...], tuple[tuple[str, tuple[Drawn, ...]], ...]]:
    """Return the places of claims, and those that no area is known of."""
    placed: dict[tuple[str, PlaceValue], dict[str, Drawn]] = {}
    unplaced: dict[str, dict[str, Drawn]] = {}
    for drawn in claims:
        for entity in _where(drawn):
            value = entity.place
            if value and (value.latitude is not None or value.country or value.countries):
                placed.setdefault((value.gazetteer or entity.name, value), {})[drawn.address] = drawn
            else:
                unplaced.setdefault(entity.name, {})[drawn.address] = drawn
    found = [Site(_named(told, value), value, tuple(told.values())) for (_, value), told in placed.items()]
    found.sort(key=lambda site: -len(site.claims))
    rest = sorted(unplaced.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(found), tuple((name, tuple(told.values())) for name, told in rest)


def draw_map(found: tuple[Site, ...], *, whole: bool = False) -> Markup:
    """Return the drawing; unless `whole`, it shows what the places with coordinates need."""
    left, top, width, height = WORLD if whole else _frame(found)
    scale = WIDTH / width
    taken = [_xy(site.place) for site in found if site.place.latitude is not None]
    land = [path(d, class_="land") for paths in world().values() for d in paths]
    areas = [piece for site in found for piece in _area(site, scale, taken)]
    circles = [
        _circle(site, scale)
        for site in sorted(found, key=lambda site: -_radius(site))
        if site.place.latitude is not None
    ]
    labels = list(_labels([site for site in found[:40] if site.place.latitude is not None], scale))
    view = f"{left:.2f} {top:.2f} {width:.2f} {height:.2f}"
    return element(
        "svg",
        *land,
        *areas,
        *circles,
        *labels,
        viewBox=view,
        width=WIDTH,
        height=round(height * scale),
        role="group",
        class_="atlas",
        aria_label=f"{len(found)} places; they are listed below",
    )


def _where(drawn: Drawn) -> Iterator[Entity]:
    entities = {item.id: item for item in drawn.record.entities}
    for place in drawn.claim.where:
        if place.entity in entities and entities[place.entity].kind == "place":
            yield entities[place.entity]
    for role in drawn.claim.roles:
        if role.entity in entities and entities[role.entity].kind == "place":
            yield entities[role.entity]


def _named(told: dict[str, Drawn], value: PlaceValue) -> str:
    names = [item.name for drawn in told.values() for item in _where(drawn) if item.place == value]
    return max(set(names), key=lambda name: (names.count(name), name))


def _frame(found: tuple[Site, ...]) -> tuple[float, float, float, float]:
    """The part of the world that is shown: around the places, or where there are only countries, around those."""
    spots = [_xy(site.place) for site in found if site.place.latitude is not None]
    spots = spots or [point for site in found for d in _outlines(site.place) for point in _points(d)]
    if not spots:
        return WORLD
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    width = max((max(xs) - min(xs)) * 1.3, (max(ys) - min(ys)) * 1.3 * SHAPE, NARROWEST)
    if width > WORLD[2]:
        return WORLD
    height = width / SHAPE
    return (min(xs) + max(xs)) / 2 - width / 2, (min(ys) + max(ys)) / 2 - height / 2, width, height


def _xy(place: PlaceValue) -> tuple[float, float]:
    return (place.longitude or 0.0) + 180, 90 - (place.latitude or 0.0)


def _area(site: Site, scale: float, taken: list[tuple[float, float]]) -> Iterator[Markup]:
    """What is no smaller than a country is its whole area, and never a point in it."""
    outlines = _outlines(site.place)
    if outlines:
        drawn = [path(d, class_="area") for d in outlines]
        points = _points(max(outlines, key=len))
        x, y = (sum(numbers) / len(points) for numbers in zip(*points, strict=True))
        name = _text(site.name, x, _free(x, y, scale, taken), scale, text_anchor="middle")
        yield link(site.claims[0].address, *drawn, name, title=_said(site))


def _free(x: float, y: float, scale: float, taken: list[tuple[float, float]]) -> float:
    """Where above a point a name hides no other."""
    line = LETTERS * 1.4 / scale
    while any(abs(x - left) < line * 7 and abs(y - top) < line for left, top in taken):
        y -= line
    return y


def _outlines(place: PlaceValue) -> list[str]:
    """The outlines of the countries that a place is, or lies in; none for one that has coordinates."""
    if place.latitude is not None:
        return []
    codes = [place.country] if place.country else list(place.countries)
    return [d for code in codes for d in world().get(code, [])]


def _points(outline: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", outline)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _circle(site: Site, scale: float) -> Markup:
    x, y = _xy(site.place)
    radius = max(_radius(site), LEAST / scale)
    return link(
        site.claims[0].address,
        element(
            "circle", cx=f"{x:.2f}", cy=f"{y:.2f}", r=f"{radius:.3f}", class_="spot", stroke_width=f"{1 / scale:.3f}"
        ),
        title=_said(site),
    )


def _labels(found: list[Site], scale: float) -> Iterator[Markup]:
    """The names beside their circles; one that would hide another stands below it, or above."""
    placed: list[tuple[float, float, float]] = []
    high, wide = LETTERS * 1.15 / scale, LETTERS * 0.62 / scale
    for site in found:
        x, y = _xy(site.place)
        x += max(_radius(site), LEAST / scale) + 3 / scale
        right = x + wide * len(site.name)
        steps = (0, 1, -1, 2, -2, 3, -3)
        free = (y + step * high for step in steps if not _is_taken(placed, x, right, y + step * high, high))
        y = next(free, y)
        placed.append((x, right, y))
        yield _text(site.name, x, y, scale)


def _is_taken(placed: list[tuple[float, float, float]], left: float, right: float, y: float, high: float) -> bool:
    return any(left < end and right > start and abs(y - at) < high for start, end, at in placed)


def _text(words: str, x: float, y: float, scale: float, **attributes: str) -> Markup:
    size = LETTERS / scale
    return element(
        "text", words, x=f"{x:.3f}", y=f"{y + size / 3:.3f}", font_size=f"{size:.3f}", class_="place", **attributes
    )


def _radius(site: Site) -> float:
    return RADII.get(site.place.precision, 0.0)


def _said(site: Site) -> str:
    open_ = "" if site.place.candidates <= 1 else f"; one of {site.place.candidates} places of this name"
    return f"{site.name} ({site.place.precision}{open_}): {len(site.claims)} claims"
