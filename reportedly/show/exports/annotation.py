"""W3C Web Annotation in JSON-LD: each claim and attribution as an annotation of its document.

A TextPositionSelector counts code points, as the recommendation has it; JavaScript counts UTF-16 units, so these stand
beside it. A TextQuoteSelector finds the words where offsets do not help.
"""

from collections.abc import Iterator
from typing import Any

from reportedly.record import Attribution, Claim
from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.laid import AROUND, Laid
from reportedly.show.exports.options import Choice
from reportedly.show.exports.plain import filled, line

CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "reportedly": "urn:reportedly:",
        "voices": {"@id": "reportedly:voices", "@container": "@list"},
        "name": "reportedly:name", "words": "reportedly:words", "cue": "reportedly:cue", "act": "reportedly:act",
        "voice": "reportedly:voice", "status": "reportedly:status", "polarity": "reportedly:polarity",
        "predicate": "reportedly:predicate", "utf16": {"@id": "reportedly:utf16", "@container": "@list"},
        "utf8": {"@id": "reportedly:utf8", "@container": "@list"}, "sha256": "reportedly:sha256",
        "text_sha256": "reportedly:text_sha256", "document": "reportedly:document", "path": "reportedly:path",
        "publisher": "reportedly:publisher", "published": "reportedly:published",
        "verdict": "reportedly:verdict", "story": "reportedly:story",
    },
]  # fmt: skip
"""The context of the recommendation, and our own terms, which it must not take for its own."""


def annotation(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield one page of annotations, one of them a line."""
    del choice
    head = line({"@context": CONTEXT, "id": "urn:reportedly:annotations", "type": "AnnotationPage"})[:-2]
    yield head + b',"items":[\n'
    first, stories = True, bundle.verdicts()
    for exhibit in bundle.exhibits():
        one = Laid(exhibit)
        for made in _of_document(one, stories):
            yield (b"" if first else b",") + line(made)
            first = False
    yield b"]}\n"


def _of_document(one: Laid, stories: Any) -> Iterator[dict[str, Any]]:
    for claim in one.claims():
        story = stories.get((one.doc.id, claim.id))
        yield {
            "id": f"urn:reportedly:{one.doc.id}:{claim.id}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": [_claim(one, claim, story)],
            "target": _target(one, claim.start, claim.end),
        }
    for item in one.record.attributions if one.exhibit.wanted is None else ():
        for span in item.content[:1]:
            yield {
                "id": f"urn:reportedly:{one.doc.id}:{item.id}",
                "type": "Annotation",
                "motivation": "identifying",
                "body": [_attribution(one, item)],
                "target": [_target(one, part.start, part.end) for part in item.content] if span else [],
            }


def _claim(one: Laid, claim: Claim, story: Any) -> dict[str, Any]:
    chain = " › ".join(voice.name for voice in one.voices(claim))
    return filled(
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "value": f"{chain}: {claim.predicate.lemma} ({claim.polarity}, {claim.status})",
            "voices": [filled(voice) for voice in one.told(claim)],
            "predicate": claim.predicate.lemma,
            "polarity": claim.polarity,
            "status": claim.status,
            "story": story.story if story else None,
            "verdict": story.verdict if story else None,
        }
    )


def _attribution(one: Laid, item: Attribution) -> dict[str, Any]:
    voice = one.voice(item.id)
    return filled(
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "value": f"{voice.name}: {voice.cue} ({item.act})",
            "voices": [filled({"voice": voice.id, "name": voice.name, "words": voice.words})],
            "cue": voice.cue,
            "act": item.act,
        }
    )


def _target(one: Laid, start: int, end: int) -> dict[str, Any]:
    doc, text, proof = one.doc, one.doc.text, one.proof(start, end)
    return {
        "source": doc.url or f"urn:reportedly:{doc.id}",
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end,
             "utf16": proof["utf16"], "utf8": proof["utf8"]},
            {"type": "TextQuoteSelector", "exact": text[start:end],
             "prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]},
        ],
        **filled({"document": doc.id, "path": doc.source, "sha256": doc.sha256, "text_sha256": one.text_sha256,
                  "publisher": doc.publisher, "published": doc.published.edtf if doc.published else None}),
    }  # fmt: skip
