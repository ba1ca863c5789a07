"""Chooses among the places of one name: by what it is called, what holds it, the countries spoken of, and people."""

from collections.abc import Sequence
from typing import Final

from reportedly.claims.places.context import Support, holds
from reportedly.claims.places.sites import Site
from reportedly.record import PlacePrecision, PlaceValue

MARGIN: Final = 2.5
"""A namesake that weighs less than the heaviest by this factor is no longer plausible."""

OTHER_NAME: Final = 0.05
"""What a name counts that is not the main one of a place, beside places whose main name it is."""

PROVINCE: Final = 0.3
"""News names a town rather than a province of the same name that has more people."""

CAPITAL: Final = 5.0
"""A seat of government is named more often than its people would make it."""

LISTED: Final = 2_000_000
"""The people that a place of our own list stands for: it is there because news names it."""

SMALL: Final[frozenset[PlacePrecision]] = frozenset({"point", "town", "district", "province"})
"""What may have coordinates."""


def choose(
    sites: Sequence[Site], called: PlacePrecision | None, within: Sequence[Site], support: Support
) -> list[Site]:
    """Return the places of a name that remain plausible, the heaviest first; one where it is settled."""
    found = list(sites)
    if within:
        found = [site for site in found if any(holds(holder, site) for holder in within)] or found
    found = _of_kind(found, called)
    found = _without_what_holds(found, called)
    if len(found) < 2:
        return found
    main = any(site.main for site in found)
    weights = [_weight(site, main=main) * factor for site, factor in zip(found, support.factors(found), strict=True)]
    ranked = sorted(zip(weights, found, strict=True), key=lambda item: (-item[0], item[1].id))
    return [site for weight, site in ranked if weight * MARGIN > ranked[0][0]]


def value(plausible: Sequence[Site], called: PlacePrecision | None, *, part: bool) -> PlaceValue:
    """Return what is certain of a place: all of it where one site remains, else what the sites have in common."""
    first, size = plausible[0], len(plausible)
    if size > 1:
        same = {site.country for site in plausible}
        country = first.country if len(same) == 1 else None
        countries = () if country else tuple(sorted({one for site in plausible for one in site.countries}))
        return PlaceValue(None, None, country, "unknown", None, size, countries)
    countries = () if first.country else first.countries
    precision = _precision(first, called, part=part)
    if precision != first.precision or part:
        return PlaceValue(None, None, first.country, precision, None, 1, countries)
    at = (first.latitude, first.longitude) if precision in SMALL else (None, None)
    return PlaceValue(*at, first.country, precision, first.id, 1, countries)


def _precision(site: Site, called: PlacePrecision | None, *, part: bool) -> PlacePrecision:
    """What a name calls itself, where the gazetteer has only its town; of a part of a place a district or a region."""
    if part:
        return "district" if site.precision in ("town", "district", "point") else "region"
    if called is None or called == "country" or site.own:
        return site.precision
    return called if site.precision == "town" else site.precision


def _of_kind(sites: list[Site], called: PlacePrecision | None) -> list[Site]:
    if called is None:
        return sites
    accepted = (called, "province") if called == "region" else (called,)
    return [site for site in sites if site.precision in accepted] or sites


def _without_what_holds(sites: list[Site], called: PlacePrecision | None) -> list[Site]:
    """Keep one of places that lie in each other, unless it is called the other.

    The country rather than what is in it ("Luxembourg"); the seat of government, or else the town that gave a province
    its name, rather than the province ("Washington", "Idlib").
    """
    states = {site.countries for site in sites if site.precision == "country"}
    seats = {site.countries for site in sites if site.capital}
    units = {site.unit for site in sites if site.precision == "town" and site.unit}
    kept = [site for site in sites if site.precision in ("country", called) or site.countries not in states]
    return [
        site
        for site in kept
        if site.precision != "province" or called == "province" or not (site.countries in seats or site.unit in units)
    ]


def _weight(site: Site, *, main: bool) -> float:
    people = LISTED if site.own else max(site.population, 1)
    weight = people * (PROVINCE if site.precision == "province" else 1.0)
    if site.main:
        return weight * (CAPITAL if site.capital else 1.0)
    return weight * OTHER_NAME if main else weight
