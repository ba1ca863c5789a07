"""FollowTheMoney: entities and links as JSON Lines, with proof; our voices in lines of their own with the same ids.

1. documents, each an Article
2. one Person, Organization, PublicBody … for each entity, when all documents are gone through
3. one Event for each claim that something happened, each with its document as proof
4. one UnknownLink between who does and to whom it is done, one Mention for each name in a document
5. a Note for each claim holds the words, and what the model of FollowTheMoney has no place for: offsets, voices
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from reportedly.record import Claim, EntityKind, Record
from reportedly.show.exports.bundle import Bearer, Bundle
from reportedly.show.exports.dates import ends
from reportedly.show.exports.laid import Laid
from reportedly.show.exports.options import Choice
from reportedly.show.exports.plain import line

Properties = dict[str, list[str]]

SCHEMATA: dict[EntityKind, str] = {"person": "Person", "organisation": "Organization", "group": "Organization"}
"""What an entity becomes; places, works and events of a text are none of its actors and become nothing."""
_PUBLIC = ("ministry", "government", "authority", "police", "army", "parliament", "senate", "court", "agency", "office")
_HAPPENINGS = frozenset({"happened", "ongoing", "alleged", "attempted"})


def ftm(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield the entities, a document at a time, then those of the whole case."""
    del choice
    bearers: dict[str, Bearer] = {}
    for exhibit in bundle.exhibits():
        one = Laid(exhibit)
        yield line(_article(one))  # 1
        for made in _of_document(one, bearers):
            yield line(made)
    for bearer in bearers.values():  # 2
        yield line(_party(bearer))


def name_of(*parts: str) -> str:
    """Return the id of an entity: the same for the same parts."""
    return "reportedly-" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _entity(name: str, schema: str, /, **properties: Any) -> dict[str, Any]:
    kept = {
        key: [str(one) for one in (value if isinstance(value, list) else [value]) if one not in (None, "")]
        for key, value in properties.items()
    }
    return {"id": name, "schema": schema, "properties": {key: value for key, value in kept.items() if value}}


def _article(one: Laid) -> dict[str, Any]:
    doc = one.doc
    return _entity(
        name_of("document", doc.id),
        "Article",
        title=doc.title,
        fileName=doc.source,
        contentHash=_sha1(one.record),
        author=list(doc.authors),
        publisher=doc.publisher,
        sourceUrl=doc.url if (doc.url or "").startswith(("http://", "https://")) else None,
        publishedAt=_day(doc.published.edtf) if doc.published else None,
        language={"en": "eng"}.get(doc.language),
        bodyText=doc.text,
        notes=f"document {doc.id}; SHA-256 of the file {doc.sha256}; SHA-256 of the text {one.text_sha256}",
    )


def _sha1(record: Record) -> str:
    """The kind of checksum that FollowTheMoney knows, of the text; the SHA-256 stands in the notes."""
    return hashlib.sha1(record.document.text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _day(edtf: str) -> str | None:
    """A date as precise as it is known: FollowTheMoney takes a year, a month, a day or a minute, and nothing else."""
    bare = edtf[:16] + (":00" if len(edtf) >= 16 and "T" in edtf else "")
    return bare if all(sign.isdecimal() or sign in "-T:" for sign in bare) and len(bare) in (4, 7, 10, 19) else None


def _of_document(one: Laid, bearers: dict[str, Bearer]) -> Iterator[dict[str, Any]]:
    article = name_of("document", one.doc.id)
    for entity in one.record.entities:
        bearer = one.bearer(entity.id)
        if bearer is None or bearer.kind not in SCHEMATA:
            continue
        bearers.setdefault(bearer.id, bearer)
        yield _entity(  # 4
            name_of("mention", one.doc.id, entity.id),
            "Mention",
            document=article,
            name=entity.name,
            resolved=name_of("entity", bearer.id),
            detectedSchema=_schema(bearer),
        )
    for claim in one.claims():
        yield from _of_claim(one, claim, article)


def _of_claim(one: Laid, claim: Claim, article: str) -> Iterator[dict[str, Any]]:
    parties = {role: _parties(one, claim, role) for role in ("agent", "patient")}
    happened = claim.status in _HAPPENINGS and claim.polarity == "affirmed" and not _is_denied(one, claim)
    if happened:
        yield _entity(name_of("event", one.doc.id, claim.id), "Event", **_event(one, claim, article, parties))  # 3
        for subject in parties["agent"]:
            for object_ in parties["patient"]:
                if subject != object_:
                    yield _entity(
                        name_of("link", one.doc.id, claim.id, subject, object_),
                        "UnknownLink",
                        subject=subject,
                        object=object_,
                        role=claim.predicate.lemma,
                        status=f"{claim.status}, as told by {_chain(one, claim)}",
                        proof=article,
                        sourceUrl=None,
                        summary=one.cut(claim),
                        **_dates(one, claim),
                    )
    about = list(dict.fromkeys(name for names in parties.values() for name in names))
    yield _entity(  # 5
        name_of("note", one.doc.id, claim.id),
        "Note",
        name=f"{_chain(one, claim)}: {claim.predicate.lemma}",
        description=one.cut(claim),
        entity=[*about, article],
        proof=article,
        notes=json.dumps({"claim": claim.id, **one.proof(claim.start, claim.end), "voices": one.told(claim),
                          "status": claim.status, "polarity": claim.polarity}, ensure_ascii=False),
    )  # fmt: skip


def _event(one: Laid, claim: Claim, article: str, parties: dict[str, list[str]]) -> dict[str, Any]:
    involved = list(dict.fromkeys(name for names in parties.values() for name in names))
    return {
        "name": f"{claim.predicate.lemma}: {one.cut(claim)}",
        "summary": f"{claim.status}, as told by {_chain(one, claim)}",
        "description": one.cut(claim),
        "involved": involved,
        "location": [one.cut(where) for where in claim.where],
        "country": _country(one, claim),
        "proof": article,
        "publisher": one.doc.publisher,
        **_dates(one, claim),
    }


def _is_denied(one: Laid, claim: Claim) -> bool:
    return any(voice.act == "deny" for voice in one.voices(claim))


def _country(one: Laid, claim: Claim) -> str | None:
    place = one.place(claim)
    return place.country.lower() if place and place.country else None


def _dates(one: Laid, claim: Claim) -> dict[str, Any]:
    """The dates of a claim with one time: one date where one is known, else its ends; never a guess between several."""
    times = [one.times[name] for name in claim.when if name in one.times]
    if len(times) != 1:
        return {}
    single = _day(times[0].edtf or "")
    if single:
        return {"date": single}
    found = ends(times[0])
    if not found:
        return {}
    (first, first_known), (last, last_known) = found
    return {"startDate": _shortened(first, first_known), "endDate": _shortened(last, last_known)}


def _shortened(day: str, precision: str) -> str | None:
    if precision not in ("year", "month", "day", "minute"):
        return None
    return _day(day[: {"year": 4, "month": 7, "day": 10, "minute": 16}[precision]])


def _parties(one: Laid, claim: Claim, role: str) -> list[str]:
    found = []
    for part in claim.roles:
        bearer = one.bearer(part.entity) if part.role == role else None
        if bearer and bearer.kind in SCHEMATA:
            found.append(name_of("entity", bearer.id))
    return found


def _chain(one: Laid, claim: Claim) -> str:
    return " › ".join(voice.name for voice in one.voices(claim))


def _schema(bearer: Bearer) -> str:
    schema = SCHEMATA[bearer.kind]
    last = bearer.name.casefold().split()[-1:] + bearer.name.casefold().split()[:1]
    return "PublicBody" if bearer.kind == "organisation" and any(word in _PUBLIC for word in last) else schema


def _party(bearer: Bearer) -> dict[str, Any]:
    known = {one.scheme: one.value for one in bearer.identifiers}
    others = [f"{scheme}:{value}" for scheme, value in known.items() if scheme != "wikidata"]
    return _entity(
        name_of("entity", bearer.id),
        _schema(bearer),
        name=bearer.name,
        wikidataId=known.get("wikidata"),
        notes=others,
    )
