"""TimelineJS 3: a slide for each story, or claim, whose days are known, with fuzzy dates as words in `display_date`."""

from collections.abc import Iterator
from typing import Any

from reportedly.record import Claim, When
from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.dates import ends, parts
from reportedly.show.exports.laid import Laid
from reportedly.show.exports.options import Choice
from reportedly.show.exports.plain import filled, page, xml
from reportedly.show.values import time_words

LONGEST = 90
"""Characters of a headline; the whole quotation stands below it."""


def timelinejs(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield the timeline: slides in order of their days, those of a story as one."""
    del choice
    story_of = bundle.verdicts()
    slides: dict[str, dict[str, Any]] = {}
    for exhibit in bundle.exhibits():
        one = Laid(exhibit)
        for claim in one.claims():
            story = story_of.get((one.doc.id, claim.id))
            when = _when(one, claim)
            name = story.story if story else f"{one.doc.id}-{claim.id}"
            if when is None:
                continue
            key = f"{name}-{when.edtf}"
            if key not in slides:
                slides[key] = _slide(key, one, claim, when, story)
            slides[key]["text"]["text"] += _told(one, claim)
    events = sorted(slides.values(), key=lambda slide: (_key(slide["start_date"]), slide["unique_id"]))
    yield page({"title": {"text": {"headline": xml(bundle.title), "text": xml(LIMITS)}}, "events": events})


LIMITS = "What was published, and by whom; not whether it is so. Each slide quotes its sources word for word."


def _when(one: Laid, claim: Claim) -> When | None:
    """The one time of a claim whose first and last day are known."""
    times = [one.times[name] for name in claim.when if name in one.times]
    return times[0] if len(times) == 1 and ends(times[0]) else None


def _slide(name: str, one: Laid, claim: Claim, when: When, story: Any) -> dict[str, Any]:
    found = ends(when)
    assert found is not None
    (first, first_known), (last, last_known) = found
    start, end = parts(first, first_known), parts(last, last_known)
    words = " ".join(one.cut(claim).split())
    return filled(
        {
            "unique_id": name,
            "start_date": start,
            "end_date": end if end != start else None,
            "display_date": xml(time_words(when)),
            "group": story.verdict if story else None,
            "text": {"headline": xml(words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"), "text": ""},
        }
    )


def _told(one: Laid, claim: Claim) -> str:
    doc, proof = one.doc, one.proof(claim.start, claim.end)
    chain = " › ".join(voice.name for voice in one.voices(claim))
    dated = f", {doc.published.edtf}" if doc.published else ""
    offsets = "; ".join(
        f"{name} {proof[key][0]}–{proof[key][1]}"  # type: ignore[index]
        for name, key in (("UTF-16", "utf16"), ("UTF-8", "utf8"))
    )
    return (
        f"<blockquote>“{xml(one.cut(claim))}”</blockquote><p>{xml(chain)} ({claim.status}, {claim.polarity})<br>"
        f"<small>{xml(doc.title or doc.source)}{xml(dated)}; characters {claim.start}–{claim.end}; {offsets}; "
        f"document {doc.id}; SHA-256 of the text {one.text_sha256}</small></p>"
    )


def _key(date: dict[str, int]) -> tuple[int, int, int]:
    return date["year"], date.get("month", 0), date.get("day", 0)
