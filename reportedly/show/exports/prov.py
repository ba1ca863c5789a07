"""PROV-JSON: which document each claim was derived from, which voice it is attributed to, and which program did it."""

from collections.abc import Iterator
from typing import Any

from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.laid import Laid, Voice
from reportedly.show.exports.options import Choice
from reportedly.show.exports.plain import filled, page

PREFIX = {"reportedly": "urn:reportedly:", "prov": "http://www.w3.org/ns/prov#"}
Graph = dict[str, dict[str, dict[str, Any]]]


def prov(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield one document of PROV-JSON.

    1. the program is an agent, its reading an activity that used the documents
    2. each claim is an entity derived from its document, attributed to its innermost voice
    3. a voice that another reports influences it; people who decide are agents too
    4. a document that repeats another was derived from it, for the reason of the link
    """
    del choice
    graph: Graph = {"entity": {}, "agent": {}, "activity": {}}
    graph["agent"]["reportedly:program"] = {"prov:type": "prov:SoftwareAgent", "prov:label": bundle.program}  # 1
    graph["activity"]["reportedly:reading"] = {"prov:label": "reading of the documents"}
    _tie(graph, "wasAssociatedWith", activity="reportedly:reading", agent="reportedly:program")
    for exhibit in bundle.exhibits():
        _document(graph, Laid(exhibit))
    for link in bundle.links:  # 4
        if not link.overruled:
            ends = {"generatedEntity": f"reportedly:{link.to}", "usedEntity": f"reportedly:{link.from_}"}
            _tie(graph, "wasDerivedFrom", {"reportedly:kind": link.kind, "reportedly:reason": link.reason}, **ends)
    for act in bundle.decisions:  # 3
        name = f"reportedly:person/{act.by}"
        graph["agent"].setdefault(name, {"prov:type": "prov:Person", "prov:label": act.by})
        told = {"prov:label": act.act, "prov:startTime": act.at, "prov:endTime": act.at, "reportedly:why": act.why,
                "reportedly:field": act.field, "reportedly:value": act.value}  # fmt: skip
        graph["activity"][f"reportedly:decision/{act.id}"] = filled(told)
        _tie(graph, "wasAssociatedWith", activity=f"reportedly:decision/{act.id}", agent=name)
        if act.target:
            _tie(graph, "used", activity=f"reportedly:decision/{act.id}", entity=f"reportedly:{act.target.document}")
    yield page({"prefix": PREFIX, **{key: value for key, value in graph.items() if value}})


def _document(graph: Graph, one: Laid) -> None:
    doc = one.doc
    name = f"reportedly:{doc.id}"
    graph["entity"][name] = filled(
        {
            "prov:type": "reportedly:document",
            "prov:label": doc.title or doc.source,
            "prov:location": doc.url or doc.source,
            "reportedly:publisher": doc.publisher,
            "reportedly:published": doc.published.edtf if doc.published else None,
            "reportedly:retrieved": doc.retrieved,
            "reportedly:sha256": doc.sha256,
            "reportedly:text_sha256": one.text_sha256,
        }
    )
    _tie(graph, "used", activity="reportedly:reading", entity=name)
    for claim in one.claims():
        mine = f"{name}/{claim.id}"
        proof = {f"reportedly:{key}": value for key, value in one.proof(claim.start, claim.end).items()}
        lists = {key: "-".join(map(str, value)) for key, value in proof.items() if isinstance(value, list)}
        told = {"prov:type": "reportedly:claim", "prov:label": one.cut(claim), "reportedly:status": claim.status,
                "reportedly:polarity": claim.polarity}  # fmt: skip
        chain = " › ".join(voice.name for voice in one.voices(claim))
        graph["entity"][mine] = filled({**told, **proof, **lists, "reportedly:voices": chain})
        _tie(graph, "wasDerivedFrom", generatedEntity=mine, usedEntity=name, activity="reportedly:reading")  # 2
        _tie(graph, "wasAttributedTo", entity=mine, agent=_voices(graph, one, one.voices(claim)))


def _voices(graph: Graph, one: Laid, voices: tuple[Voice, ...]) -> str:
    """Enter the voices, each with the one that reports it; return the innermost."""
    outer = None
    name = ""
    for voice in voices:
        name = f"reportedly:{one.doc.id}/voice/{voice.id}"
        if name not in graph["agent"]:
            told = {"prov:label": voice.name, "reportedly:words": voice.words, "reportedly:cue": voice.cue,
                    "reportedly:act": voice.act}  # fmt: skip
            graph["agent"][name] = filled(told)
            if outer:
                _tie(graph, "reportedly:reportedBy", delegate=name, responsible=outer)
        outer = name
    return name


def _tie(graph: Graph, kind: str, more: dict[str, Any] | None = None, **ends: str) -> None:
    if kind == "reportedly:reportedBy":
        # Who quotes a voice does not act for it: PROV's own delegation would say too much, so this one is weaker.
        ends = {"influencee": ends["responsible"], "influencer": ends["delegate"]}
        kind, more = "wasInfluencedBy", {"prov:type": "reportedly:reports"}
    made = graph.setdefault(kind, {})
    made[f"_:{kind}{len(made) + 1}"] = {**{f"prov:{key}": value for key, value in ends.items()}, **(more or {})}
