"""GeoJSON (RFC 7946): a feature for each claim that names a place.

A place no larger than a province is a point, a country its outline, and what nobody knows more of has no geometry.
"""

from collections.abc import Iterator
from typing import Any

from reportedly.record import Claim, Place, PlaceValue
from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.laid import Laid
from reportedly.show.exports.options import Choice
from reportedly.show.exports.outlines import FROM, area
from reportedly.show.exports.plain import filled, line

UNCERTAIN_KM = {"point": 0.1, "town": 10, "district": 40, "province": 150}
"""Kilometres that a place of a precision is about across: how far off its point may be. From the sizes of the towns
and divisions of the gazetteer, rounded up; a map that draws circles can use it."""


def geojson(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield one collection, a feature a line."""
    del choice
    yield b'{"type":"FeatureCollection","features":[\n'
    first, stories = True, bundle.verdicts()
    for exhibit in bundle.exhibits():
        one = Laid(exhibit)
        for claim in one.claims():
            story = stories.get((one.doc.id, claim.id))
            for number, where in enumerate(claim.where):
                made = _feature(one, claim, where, f"{one.doc.id}/{claim.id}/{number}", story)
                yield (b"" if first else b",") + line(made)
                first = False
    yield b"]}\n"


def _feature(one: Laid, claim: Claim, where: Place, name: str, story: Any) -> dict[str, Any]:
    entity = one.entities.get(where.entity or "")
    place = entity.place if entity else None
    times = [one.times[name] for name in claim.when if name in one.times]
    properties = {
        **one.proof(claim.start, claim.end),
        "place_words": one.cut(where),
        "place": entity.name if entity else None,
        **_known(place),
        "voices": [filled(voice) for voice in one.told(claim)],
        "predicate": claim.predicate.lemma,
        "polarity": claim.polarity,
        "status": claim.status,
        "dates": [when.edtf for when in times if when.edtf],
        "publisher": one.doc.publisher,
        "published": one.doc.published.edtf if one.doc.published else None,
        "story": story.story if story else None,
        "verdict": story.verdict if story else None,
        "origins": story.origins if story else None,
    }
    geometry = _geometry(place)
    if geometry and geometry["type"] != "Point":
        properties["outline"] = FROM
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": filled(properties)}


def _geometry(place: PlaceValue | None) -> dict[str, Any] | None:
    if place is None:
        return None
    if place.latitude is None or place.longitude is None:
        return area(place.country) if place.country and place.precision == "country" else None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


def _known(place: PlaceValue | None) -> dict[str, Any]:
    if place is None:
        return {"place_precision": "unknown"}
    return {
        "place_precision": place.precision,
        "uncertain_km": UNCERTAIN_KM.get(place.precision) if place.latitude is not None else None,
        "country": place.country,
        "countries": list(place.countries),
        "gazetteer": place.gazetteer,
        "candidates": place.candidates,
    }
