"""schema.org Claim in JSON-LD: what was claimed, by whom and where it stands; never a rating, for we give none."""

from collections.abc import Iterator
from typing import Any

from reportedly.record import Claim
from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.laid import Laid
from reportedly.show.exports.options import Choice
from reportedly.show.exports.plain import filled, line

CONTEXT = {"@vocab": "https://schema.org/", "reportedly": "urn:reportedly:"}
_TYPES = {"person": "Person", "organisation": "Organization", "group": "Organization"}


def schema_claim(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield one graph of claims, one of them a line."""
    del choice
    yield line({"@context": CONTEXT})[:-2] + b',"@graph":[\n'
    first = True
    for exhibit in bundle.exhibits():
        one = Laid(exhibit)
        for claim in one.claims():
            yield (b"" if first else b",") + line(_claim(one, claim))
            first = False
    yield b"]}\n"


def _claim(one: Laid, claim: Claim) -> dict[str, Any]:
    inner = one.voices(claim)[-1]
    place = {"@type": "Place", "name": one.cut(claim.where[0])} if len(claim.where) == 1 else None
    return filled(
        {
            "@type": "Claim",
            "@id": f"urn:reportedly:{one.doc.id}:{claim.id}",
            "text": one.cut(claim),
            "author": _author(one, inner.name, inner.entity, inner.id == "publisher"),
            "appearance": _article(one),
            "spatialCoverage": place,
            "temporalCoverage": _coverage(one, claim),
            "isBasedOn": f"urn:reportedly:{one.doc.id}",
            "identifier": claim.id,
            **_proof(one, claim),
            "reportedly:voices": {"@list": [filled(voice) for voice in _prefixed(one.told(claim))]},
            "reportedly:status": claim.status,
            "reportedly:polarity": claim.polarity,
        }
    )


def _prefixed(told: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    return ({f"reportedly:{key}": value for key, value in voice.items()} for voice in told)


def _author(one: Laid, name: str, entity: str | None, is_publisher: bool) -> dict[str, Any]:
    known = one.entities.get(entity or "")
    kind = _TYPES.get(known.kind) if known else None
    return {"@type": kind or ("Organization" if is_publisher else "Thing"), "name": name}


def _article(one: Laid) -> dict[str, Any]:
    doc = one.doc
    return filled(
        {
            "@type": "Article",
            "@id": f"urn:reportedly:{doc.id}",
            "headline": doc.title,
            "url": doc.url,
            "publisher": {"@type": "Organization", "name": doc.publisher} if doc.publisher else None,
            "datePublished": doc.published.edtf if doc.published else None,
            "author": [{"@type": "Person", "name": author} for author in doc.authors],
        }
    )


def _proof(one: Laid, claim: Claim) -> dict[str, Any]:
    """Where the words stand; of the claim and not of its article, which many claims share."""
    proof = one.proof(claim.start, claim.end)
    return {f"reportedly:{key}": {"@list": value} if isinstance(value, list) else value for key, value in proof.items()}


def _coverage(one: Laid, claim: Claim) -> str | None:
    times = [one.times[name] for name in claim.when if name in one.times]
    return times[0].edtf if len(times) == 1 else None
