"""Who is said to do what to whom, and who speaks of whom, as a network whose ties are weighed by origins."""

from dataclasses import dataclass, field

from reportedly.record import Claim
from reportedly.show.exports.bundle import Bearer, Bundle
from reportedly.show.exports.columns import JOIN
from reportedly.show.exports.laid import Laid


@dataclass(slots=True)
class Node:
    """An entity, how many claims it has a part in, and whether one of them has a name for it (“officials” is none)."""

    bearer: Bearer
    claims: int = 0
    named: bool = False

    def values(self) -> dict[str, object]:
        """Return what is written of it, by name."""
        return {
            "kind": self.bearer.kind,
            "claims": self.claims,
            "named": "true" if self.named else "false",
            "identifiers": JOIN.join(f"{one.scheme}:{one.value}" for one in self.bearer.identifiers),
        }


@dataclass(slots=True)
class Tie:
    """What joins two entities: a verb, or that one speaks of the other; with all words that say so."""

    source: str
    target: str
    kind: str
    label: str
    origins: set[str] = field(default_factory=set)
    stretches: list[tuple[str, str]] = field(default_factory=list)
    undated: bool = False
    quotes: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    voices: list[str] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)

    def values(self) -> dict[str, object]:
        """Return what is written of it, by name."""
        return {
            "kind": self.kind,
            "claims": len(self.quotes),
            "origins": len(self.origins),
            "quotes": JOIN.join(self.quotes),
            "offsets": JOIN.join(self.places),
            "voices": JOIN.join(self.voices),
            "text_sha256": JOIN.join(dict.fromkeys(self.hashes)),
            "first": min((first for first, _ in self.stretches), default=""),
            "last": max((last for _, last in self.stretches), default=""),
        }


TYPES = {"claims": "integer", "origins": "integer", "named": "boolean"}
"""The values that are no words."""

NOBODY = Bearer("", "", "other")
"""Stands for any entity where only the names of its values are asked for."""

Network = tuple[dict[str, Node], dict[tuple[str, ...], Tie]]


def network(bundle: Bundle) -> Network:
    """Return the network of a bundle: entities by their ids, and their ties."""
    nodes: dict[str, Node] = {}
    ties: dict[tuple[str, ...], Tie] = {}
    origins = bundle.origin_of()
    for exhibit in bundle.exhibits():
        one = Laid(exhibit)
        for claim in one.claims():
            _enter(one, claim, nodes, ties, origins.get(one.doc.id, one.doc.id))
    return nodes, ties


def _enter(one: Laid, claim: Claim, nodes: dict[str, Node], ties: dict[tuple[str, ...], Tie], origin: str) -> None:
    by_role: dict[str, list[Bearer]] = {"agent": [], "patient": []}
    named: set[str] = set()
    for role in claim.roles:
        bearer = one.bearer(role.entity)
        if bearer:
            by_role.setdefault(role.role, []).append(bearer)
            named |= _named(one, role.entity, bearer)
    speaker = one.voices(claim)[-1].entity
    inner = one.bearer(speaker)
    named |= _named(one, speaker, inner)
    pairs = [(a, b, "does", _label(claim)) for a in by_role["agent"] for b in by_role["patient"]]
    if inner:
        pairs += [(inner, each, "speaks of", "speaks of") for some in by_role.values() for each in some]
    for bearer in {each.id: each for pair in pairs for each in pair[:2]}.values():
        node = nodes.setdefault(bearer.id, Node(bearer))
        node.claims += 1
        node.named |= bearer.id in named
    for source, target, kind, label in dict.fromkeys(pairs):
        if source.id != target.id:
            key = source.id, target.id, kind, label
            _add(ties.setdefault(key, Tie(*key)), one, claim, origin)


def _named(one: Laid, entity: str | None, bearer: Bearer | None) -> set[str]:
    own = one.entities.get(entity or "")
    return {bearer.id} if bearer and own and any(mention.form == "name" for mention in own.mentions) else set()


def _label(claim: Claim) -> str:
    said = claim.predicate.lemma if claim.polarity == "affirmed" else f"not {claim.predicate.lemma}"
    return said if claim.status == "happened" else f"{said} ({claim.status})"


def _add(tie: Tie, one: Laid, claim: Claim, origin: str) -> None:
    tie.origins.add(origin)
    tie.quotes.append(one.cut(claim))
    start, end, count = claim.start, claim.end, one.offsets
    counts = f"{start}-{end},{count.utf16(start)}-{count.utf16(end)},{count.utf8(start)}-{count.utf8(end)}"
    tie.places.append(f"{one.doc.id}/{claim.id}:{counts}")
    tie.voices.append(" › ".join(voice.name for voice in one.voices(claim)))
    tie.hashes.append(one.text_sha256)
    times = [one.times[name] for name in claim.when if name in one.times]
    known = [(when.earliest[:10], when.latest[:10]) for when in times if when.earliest and when.latest]
    tie.stretches += known
    tie.undated |= not known
