import json
from dataclasses import replace
from typing import Any

import pytest
import shapely
from bundles import bundle, harm, made
from shapely.geometry import shape

from reportedly.lexicon import table
from reportedly.record import PlaceValue, Record
from reportedly.show.exports.outlines import _shipped, area, withheld

CODES = [code for code in _shipped() if code]
DRAWN = [code for code in CODES if area(code)]


def features(*records: Record) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(made("geojson", bundle(*records)))["features"]
    return found


def of_country(code: str | None, countries: tuple[str, ...] = ()) -> dict[str, Any]:
    record = harm()
    place = PlaceValue(None, None, code, "country", None, 1, countries)
    entities = tuple(replace(one, place=place) if one.name == "Helvetia" else one for one in record.entities)
    return next(one for one in features(replace(record, entities=entities)) if one["properties"]["place"] == "Helvetia")


def test_what_is_no_larger_than_a_province_is_a_point() -> None:
    brenn = next(one for one in features() if one["properties"]["place"] == "Brenn")
    assert brenn["geometry"] == {"type": "Point", "coordinates": [7.25, 46.5]}
    assert (brenn["properties"]["place_precision"], brenn["properties"]["uncertain_km"]) == ("town", 10)


def test_a_country_is_its_outline_and_says_whence_it_is() -> None:
    feature = of_country("CH")
    assert shape(feature["geometry"]).contains(shapely.Point(8, 46.8))
    assert "Natural Earth" in feature["properties"]["outline"]
    assert "uncertain_km" not in feature["properties"]


@pytest.mark.parametrize(
    ("code", "countries"), [("UA", ()), ("XK", ()), ("RS", ()), (None, ("IN", "PK")), ("FJ", ()), ("TV", ())]
)
def test_there_is_no_outline_where_it_would_take_a_side_or_is_not_known(
    code: str | None, countries: tuple[str, ...]
) -> None:
    assert of_country(code, countries)["geometry"] is None


def test_both_claimants_of_a_disputed_province_are_treated_alike() -> None:
    for place in table("en", "places")["disputed"].values():
        if place["precision"] in ("province", "region"):
            assert set(place["claimed"]) <= withheld()


def test_shapely_takes_every_geometry_for_valid() -> None:
    found = [shape(one["geometry"]) for one in features() if one["geometry"]]
    assert found
    assert all(one.is_valid for one in found)


@pytest.mark.parametrize("code", DRAWN)
def test_an_outline_is_valid_and_turns_as_rfc_7946_has_it(code: str) -> None:
    geometry = shape(area(code))
    assert geometry.is_valid, shapely.is_valid_reason(geometry)
    assert all(part.exterior.is_ccw and not any(hole.is_ccw for hole in part.interiors) for part in geometry.geoms)
    west, south, east, north = geometry.bounds
    assert -180 <= west < east <= 180
    assert -90 <= south < north <= 90


def test_a_land_within_another_is_a_hole_in_it() -> None:
    outer, inner = shape(area("ZA")), shape(area("LS"))
    assert not outer.contains(inner.representative_point())
    assert sum(len(part.interiors) for part in outer.geoms) == 1


def test_most_countries_of_the_shipped_outline_are_drawn() -> None:
    assert len(DRAWN) > 120
    assert not set(DRAWN) & withheld()


def test_each_feature_has_an_id_of_its_own_and_the_members_of_a_feature() -> None:
    assert all(set(one) == {"type", "id", "geometry", "properties"} for one in features())
    assert len({one["id"] for one in features()}) == len(features())
