"""Outlines of countries for maps: those that are shipped, for countries of whose land no larger part is disputed.

A border is a side: where two claim a province or more, an outline would say whose it is, and none is given.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from reportedly.lexicon import table, words

Point = tuple[float, float]
Ring = tuple[Point, ...]

FROM = "Natural Earth, 1:110 million, to a tenth of a degree"
"""What the outlines are made from: good for a map of the world, and for no measurement."""
LARGE = frozenset({"province", "region", "country"})
"""Precisions of a disputed area that shows at such a scale."""


@cache
def area(country: str) -> dict[str, Any] | None:
    """Return the outline of a country as a geometry of GeoJSON; None where none is shipped, or a part is disputed."""
    if country in withheld():
        return None
    rings = [ring for path in _shipped().get(country, ()) for ring in _rings(path)]
    if not rings or any(abs(one[0] - two[0]) > 180 for ring in rings for one, two in pairwise(ring)):
        return None  # one that crosses the date line would lie around the whole world
    outer = [ring for ring in rings if not any(_holds(other, ring) for other in rings)]
    polygons = [
        [_turned(ring, left=True), *(_turned(hole, left=False) for hole in rings if _holds(ring, hole))]
        for ring in outer
    ]
    return {"type": "MultiPolygon", "coordinates": polygons}


@cache
def withheld() -> frozenset[str]:
    """Return the countries that claim, or hold, a larger area that others claim too."""
    disputed = table("en", "places")["disputed"].values()
    claimants = (code for place in disputed if place["precision"] in LARGE for code in place["claimed"])
    return frozenset(claimants) | words("en", "exports", "disputed")


@cache
def _shipped() -> dict[str, list[str]]:
    path = files("reportedly.show") / "web" / "vendored" / "world.json"
    told: dict[str, list[str]] = json.loads(path.read_text("utf-8"))
    return told


def _rings(path: str) -> Iterator[Ring]:
    """The rings of a path in degrees from the upper left, as longitude and latitude; one of a few points is dropped."""
    for part in path.split("Z"):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", part)]
        points = zip(numbers[::2], numbers[1::2], strict=True)
        ring = tuple((round(x - 180, 1), round(90 - y, 1)) for x, y in points)
        if len(ring) >= 4:
            yield ring


def _holds(outer: Ring, inner: Ring) -> bool:
    """Whether a ring lies within another: by how often a line to the east of a point of it meets the other."""
    if outer is inner:
        return False
    x, y = inner[0]
    meets = [
        (one, two)
        for one, two in pairwise(outer)
        if (one[1] > y) != (two[1] > y) and x < (two[0] - one[0]) * (y - one[1]) / (two[1] - one[1]) + one[0]
    ]
    return len(meets) % 2 == 1


def _turned(ring: Ring, *, left: bool) -> list[list[float]]:
    """A ring that turns left, as RFC 7946 has it of an outer one, or right, as of a hole."""
    turns_left = sum(one[0] * two[1] - two[0] * one[1] for one, two in pairwise(ring)) > 0
    return [list(point) for point in (ring if turns_left == left else ring[::-1])]
