"""Entities and links of FollowTheMoney, each with what of the documents it rests on.

1. documents, each an Article
2. one Person, Organization, PublicBody … for each entity that a text names, when all documents are gone through
3. one Event for each claim that something happened, each with its document as proof
4. one UnknownLink between who does and to whom it is done, one Mention for each entity in a document
5. a Note for each claim holds the words, and what the model of FollowTheMoney has no place for: offsets, voices
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportedly.lexicon import words
from reportedly.record import Claim, Entity, EntityKind, Record
from reportedly.show.exports.bundle import Bearer, Bundle
from reportedly.show.exports.dates import ends
from reportedly.show.exports.laid import Laid

SCHEMATA: dict[EntityKind, str] = {"person": "Person", "organisation": "Organization", "group": "Organization"}
"""What an entity becomes; places, works and events of a text are none of its actors and become nothing."""
_HAPPENINGS = frozenset({"happened", "ongoing", "alleged", "attempted"})


@dataclass(frozen=True, slots=True)
class Made:
    """An entity of FollowTheMoney, and the claim or the entity of a document that it rests on, if it is one."""

    id: str
    schema: str
    properties: dict[str, list[str]]
    origin: str | None = None
    laid: Laid | None = None
    about: Claim | Entity | None = None

    def told(self) -> dict[str, Any]:
        """Return the entity as FollowTheMoney writes it."""
        return {"id": self.id, "schema": self.schema, "properties": self.properties}


def entities(bundle: Bundle) -> Iterator[Made]:
    """Yield the entities, a document at a time, then those of the whole case."""
    bearers: dict[str, Bearer] = {}
    for exhibit in bundle.exhibits():
        one = Laid(exhibit)
        yield _article(one)  # 1
        yield from _of_document(one, bearers)
    for bearer in bearers.values():  # 2
        yield _party(bearer)


def party_of(one: Laid, entity: str | None) -> Bearer | None:
    """Return whose name an entity is, if it is an actor that a text, or a person, names."""
    found, own = one.bearer(entity), one.entities.get(entity or "")
    if found is None or found.kind not in SCHEMATA:
        return None
    named = own is not None and any(mention.form == "name" for mention in own.mentions)
    return found if named or found.identifiers else None


def name_of(*parts: str) -> str:
    """Return the id of an entity: the same for the same parts."""
    return "reportedly-" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _filled(properties: dict[str, Any]) -> dict[str, list[str]]:
    kept = {
        key: list(dict.fromkeys(str(one) for one in (value if isinstance(value, list) else [value]) if one))
        for key, value in properties.items()
    }
    return {key: value for key, value in kept.items() if value}


def _article(one: Laid) -> Made:
    doc = one.doc
    known = {"document": doc.id, "SHA-256 of the file": doc.sha256, "SHA-256 of the text": one.text_sha256}
    properties = _filled(
        {
            "title": doc.title,
            "fileName": doc.source,
            "contentHash": _sha1(one.record),
            "author": list(doc.authors),
            "publisher": doc.publisher,
            "sourceUrl": doc.url if (doc.url or "").startswith(("http://", "https://")) else None,
            "publishedAt": _day(doc.published.edtf) if doc.published else None,
            "language": {"en": "eng"}.get(doc.language),
            "bodyText": doc.text,
            "notes": "; ".join(f"{name} {value}" for name, value in known.items() if value),
        }
    )
    return Made(name_of("document", doc.id), "Article", properties, doc.id, one)


def _sha1(record: Record) -> str:
    """The kind of checksum that FollowTheMoney knows, of the text; the SHA-256 stands in the notes."""
    return hashlib.sha1(record.document.text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _day(edtf: str) -> str | None:
    """A date as precise as it is known: FollowTheMoney takes a year, a month, a day or a minute, and nothing else."""
    bare = edtf[:16] + (":00" if len(edtf) >= 16 and "T" in edtf else "")
    return bare if all(sign.isdecimal() or sign in "-T:" for sign in bare) and len(bare) in (4, 7, 10, 19) else None


def _of_document(one: Laid, bearers: dict[str, Bearer]) -> Iterator[Made]:
    article = name_of("document", one.doc.id)
    for entity in one.record.entities:
        bearer = party_of(one, entity.id)
        if bearer is None:
            continue
        bearers.setdefault(bearer.id, bearer)
        properties = {
            "document": article,
            "name": entity.name,
            "resolved": name_of("entity", bearer.id),
            "detectedSchema": _schema(bearer),
        }
        name = name_of("mention", one.doc.id, entity.id)
        yield Made(name, "Mention", _filled(properties), f"{one.doc.id}/{entity.id}", one, entity)  # 4
    for claim in one.claims():
        yield from _of_claim(one, claim, article)


def _of_claim(one: Laid, claim: Claim, article: str) -> Iterator[Made]:
    parties = {role: _parties(one, claim, role) for role in ("agent", "patient")}
    involved = list(dict.fromkeys(name for names in parties.values() for name in names))
    made: list[tuple[str, str, dict[str, Any]]] = []
    if claim.status in _HAPPENINGS and claim.polarity == "affirmed" and not _is_denied(one, claim):
        made.append((name_of("event", one.doc.id, claim.id), "Event", _event(one, claim, article, involved)))  # 3
        for subject in parties["agent"]:
            for object_ in parties["patient"]:
                if subject != object_:
                    name = name_of("link", one.doc.id, claim.id, subject, object_)
                    made.append((name, "UnknownLink", _link(one, claim, article, subject, object_)))
    made.append((name_of("note", one.doc.id, claim.id), "Note", _note(one, claim, article, involved)))  # 5
    for name, schema, properties in made:
        yield Made(name, schema, _filled(properties), f"{one.doc.id}/{claim.id}", one, claim)


def _link(one: Laid, claim: Claim, article: str, subject: str, object_: str) -> dict[str, Any]:
    return {
        "subject": subject,
        "object": object_,
        "role": claim.predicate.lemma,
        "status": f"{claim.status}, as told by {chain(one, claim)}",
        "proof": article,
        "summary": one.cut(claim),
        **_dates(one, claim),
    }


def _event(one: Laid, claim: Claim, article: str, involved: list[str]) -> dict[str, Any]:
    return {
        "name": f"{claim.predicate.lemma}: {one.cut(claim)}",
        "summary": f"{claim.status}, as told by {chain(one, claim)}",
        "description": one.cut(claim),
        "involved": involved,
        "location": [one.cut(where) for where in claim.where],
        "country": _country(one, claim),
        "proof": article,
        "publisher": one.doc.publisher,
        **_dates(one, claim),
    }


def _note(one: Laid, claim: Claim, article: str, about: list[str]) -> dict[str, Any]:
    told = {"claim": claim.id, **one.proof(claim.start, claim.end), "voices": one.told(claim),
            "status": claim.status, "polarity": claim.polarity}  # fmt: skip
    return {
        "name": f"{chain(one, claim)}: {claim.predicate.lemma}",
        "description": one.cut(claim),
        "entity": [*about, article],
        "proof": article,
        "notes": json.dumps(told, ensure_ascii=False),
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
    bearers = (party_of(one, part.entity) for part in claim.roles if part.role == role)
    return [name_of("entity", bearer.id) for bearer in bearers if bearer]


def chain(one: Laid, claim: Claim) -> str:
    """Return the voices of a claim in words, from the publisher inwards."""
    return " › ".join(voice.name for voice in one.voices(claim))


def _schema(bearer: Bearer) -> str:
    ends_ = bearer.name.casefold().split()
    public = bearer.kind == "organisation" and not words("en", "exports", "public").isdisjoint(ends_[:1] + ends_[-1:])
    return "PublicBody" if public else SCHEMATA[bearer.kind]


def _party(bearer: Bearer) -> Made:
    known = {one.scheme: one.value for one in bearer.identifiers}
    others = [f"{scheme}:{value}" for scheme, value in known.items() if scheme != "wikidata"]
    properties = {"name": bearer.name, "wikidataId": known.get("wikidata"), "notes": others}
    return Made(name_of("entity", bearer.id), _schema(bearer), _filled(properties))
