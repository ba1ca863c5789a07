"""Proves a record: every offset cuts what it says, every reference leads somewhere, every value is well formed."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly import edtf
from reportedly.record import FORMAT, PUBLISHER, Attribution, Published, Record
from reportedly.text import content_id

Place = tuple[str, int | None, int | None, bool]
"""Where in the record, start, end, and whether the words may be absent (null)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold; `where` is a path into the record, such as `claims[3].roles[0]`."""

    where: str
    message: str


def faults(record: Record) -> Iterator[Fault]:
    """Yield all that is wrong with a record, in the order of its keys; a sound record yields nothing."""
    for check in CHECKS:
        yield from check(record)


def count_spans(record: Record) -> int:
    """Return how many spans the record stands on."""
    return sum(start is not None for _, start, _, _ in _spans(record))


def _head(record: Record) -> Iterator[Fault]:
    doc = record.document
    if record.reportedly != FORMAT:
        yield Fault("reportedly", f"got format {record.reportedly}; wanted {FORMAT}")
    if doc.id != content_id(doc.text, doc.publisher):
        yield Fault("document.id", f"got {doc.id!r}, which is not the hash of this text and publisher")
    if half := _HALF.search(doc.text):
        yield Fault("document.text", f"half a character ({half[0]!a}) stands at {half.start()}; wanted whole ones")


def _each_span(record: Record) -> Iterator[Fault]:
    text, size = record.document.text, len(record.document.text)
    for where, start, end, optional in _spans(record):
        if start is None or end is None:
            if start is not end or not optional:
                yield Fault(where, f"got [{start}, {end}); wanted a start and an end")
        elif not 0 <= start < end <= size:
            fault = "is empty" if start == end and end <= size else f"lies outside the text of {size} code points"
            yield Fault(where, f"the span [{start}, {end}) {fault}")
        elif text[start].isspace() or text[end - 1].isspace():
            yield Fault(where, f"the span [{start}, {end}) starts or ends with white space: {text[start:end]!r}")
        elif _cuts(text, start) or _cuts(text, end):
            yield Fault(where, f"the span [{start}, {end}) cuts a surrogate pair in two")


def _blocks(record: Record) -> Iterator[Fault]:
    last = 0
    for index, block in enumerate(record.document.blocks):
        where = f"document.blocks[{index}]"
        if block.start < last:
            yield Fault(where, f"starts at {block.start}, before the end of the block in front of it ({last})")
        if block.lead is not None and not 0 <= block.lead < index:
            yield Fault(f"{where}.lead", f"got {block.lead}; wanted the index of an earlier block")
        last = max(last, block.end)


def _sentences(record: Record) -> Iterator[Fault]:
    last, blocks = 0, record.document.blocks
    for index, sent in enumerate(record.sentences):
        where = f"sentences[{index}]"
        if sent.start < last:
            yield Fault(where, f"starts at {sent.start}, before the end of the sentence in front of it ({last})")
        if not 0 <= sent.block < len(blocks):
            yield Fault(f"{where}.block", f"got {sent.block}; there are {len(blocks)} blocks")
        elif not blocks[sent.block].start <= sent.start <= sent.end <= blocks[sent.block].end:
            yield Fault(where, f"[{sent.start}, {sent.end}) does not lie inside its block, {sent.block}")
        last = max(last, sent.end)


def _ids(record: Record) -> Iterator[Fault]:
    seen = {PUBLISHER}
    for key in ("entities", "times", "amounts", "attributions", "claims"):
        for index, item in enumerate(getattr(record, key)):
            if not item.id or item.id in seen:
                yield Fault(f"{key}[{index}].id", f"got {item.id!r}; wanted an id that nothing else in the record has")
            seen.add(item.id)


def _references(record: Record) -> Iterator[Fault]:
    lists = ("entities", "times", "amounts", "attributions")
    known = {key: {item.id for item in getattr(record, key)} for key in lists}
    for where, kind, name in _links(record):
        if name not in known[kind]:
            yield Fault(where, f"got {name!r}, which is not among the {kind}")


def _names(record: Record) -> Iterator[Fault]:
    text = record.document.text
    for index, entity in enumerate(record.entities):
        name = " ".join(entity.name.split())
        named = [mention for mention in entity.mentions if mention.form == "name"] or entity.mentions
        if not name or not any(name in " ".join(text[m.start : m.end].split()) for m in named):
            yield Fault(f"entities[{index}].name", f"got {entity.name!r}, which stands in none of its mentions")


def _times(record: Record) -> Iterator[Fault]:
    for index, when in enumerate(record.times):
        got, wanted = (when.earliest, when.latest), _bounds(when.edtf)
        if wanted is None:
            yield Fault(
                f"times[{index}].edtf", f"got {when.edtf!r}; wanted EDTF, such as 2016-09-26, 2016~ or 2014/2017"
            )
        elif got != wanted:
            yield Fault(f"times[{index}]", f"got {got[0]} to {got[1]}; {when.edtf!r} allows {wanted[0]} to {wanted[1]}")
    for where, date in _dates(record.document.published):
        if _bounds(date) is None:
            yield Fault(f"{where}.edtf", f"got {date!r}; wanted a date as EDTF, such as 2016-09-26")


def _bounds(value: str | None) -> edtf.Bounds | None:
    """The days that a value allows; None where it is no EDTF, or stands on no calendar."""
    if value is None:
        return None, None
    try:
        return edtf.bounds(edtf.parse(value))
    except ValueError:
        return None


def _amounts(record: Record) -> Iterator[Fault]:
    for index, amount in enumerate(record.amounts):
        bounds = [bound for bound in (amount.low, amount.high) if bound is not None]
        if not all(map(math.isfinite, bounds)) or bounds != sorted(bounds):
            yield Fault(f"amounts[{index}]", f"got {amount.low} to {amount.high}; wanted finite bounds, low <= high")


def _attributions(record: Record) -> Iterator[Fault]:
    inside = {item.id: item.inside for item in record.attributions}
    for index, item in enumerate(record.attributions):
        if not item.cue:
            yield Fault(f"attributions[{index}].cue", "is empty; wanted the words that signal the attribution")
        if item.source is None and item.entity is not None:
            yield Fault(f"attributions[{index}].entity", f"got {item.entity!r} without a source that names it")
        if _chain(item.id, inside) is None:
            yield Fault(f"attributions[{index}].inside", f"{item.id!r} lies inside itself, by way of {item.inside!r}")


def _claims(record: Record) -> Iterator[Fault]:
    inside = {item.id: item.inside for item in record.attributions}
    for index, claim in enumerate(record.claims):
        wanted = _chain(claim.said_in, inside)
        if wanted is not None and claim.voices != wanted:
            yield Fault(f"claims[{index}].voices", f"got {_row(claim.voices)}; said_in makes it {_row(wanted)}")
        verb = claim.predicate
        if verb.implied != (verb.start is None):
            yield Fault(f"claims[{index}].predicate", "wanted either words or `implied`, and not both")
        elif verb.start is not None and verb.end is not None and not claim.start <= verb.start <= verb.end <= claim.end:
            yield Fault(f"claims[{index}].predicate", f"[{verb.start}, {verb.end}) lies outside the words of the claim")


def _wording(record: Record) -> Iterator[Fault]:
    for index, word in enumerate(record.wording):
        if not word.why.strip():
            yield Fault(f"wording[{index}].why", "is empty; wanted the reason that a reader sees")


CHECKS: tuple[Callable[[Record], Iterator[Fault]], ...] = (
    _head, _each_span, _blocks, _sentences, _ids, _references, _names, _times, _amounts, _attributions, _claims,
    _wording,
)  # fmt: skip


def _chain(said_in: str | None, inside: dict[str, str | None]) -> tuple[str, ...] | None:
    """The voices from the publisher down to `said_in`; None where `inside` runs in a circle or into the void."""
    found: list[str] = []
    while said_in is not None:
        if said_in in found or said_in not in inside:
            return None if said_in in found else (PUBLISHER, *reversed(found))
        found.append(said_in)
        said_in = inside[said_in]
    return (PUBLISHER, *reversed(found))


def _links(record: Record) -> Iterator[tuple[str, str, str]]:
    """Every reference: where it stands, the list that it points into, and the id."""
    for index, item in enumerate(record.attributions):
        if item.entity is not None:
            yield f"attributions[{index}].entity", "entities", item.entity
        if item.inside is not None:
            yield f"attributions[{index}].inside", "attributions", item.inside
    for index, claim in enumerate(record.claims):
        for key in ("roles", "where"):
            for place, part in enumerate(getattr(claim, key)):
                if part.entity is not None:
                    yield f"claims[{index}].{key}[{place}].entity", "entities", part.entity
        yield from ((f"claims[{index}].when", "times", name) for name in claim.when)
        yield from ((f"claims[{index}].amounts", "amounts", name) for name in claim.amounts)
        yield from ((f"claims[{index}].voices", "attributions", name) for name in claim.voices if name != PUBLISHER)
        if claim.said_in is not None:
            yield f"claims[{index}].said_in", "attributions", claim.said_in
    for index, word in enumerate(record.wording):
        if word.by != PUBLISHER:
            yield f"wording[{index}].by", "attributions", word.by


def _dates(published: Published | None) -> Iterator[tuple[str, str]]:
    if published:
        yield "document.published", published.edtf
        yield from ((f"document.published.others[{i}]", other.edtf) for i, other in enumerate(published.others))


def _spans(record: Record) -> Iterator[Place]:
    """Every pair of offsets of a record."""
    doc = record.document
    if doc.published:
        yield "document.published", doc.published.start, doc.published.end, True
        for index, other in enumerate(doc.published.others):
            yield f"document.published.others[{index}]", other.start, other.end, True
    yield from ((f"document.blocks[{i}]", b.start, b.end, False) for i, b in enumerate(doc.blocks))
    yield from ((f"document.found[{i}]", f.start, f.end, True) for i, f in enumerate(doc.found))
    yield from ((f"sentences[{i}]", s.start, s.end, False) for i, s in enumerate(record.sentences))
    for index, entity in enumerate(record.entities):
        yield from ((f"entities[{index}].mentions[{i}]", m.start, m.end, False) for i, m in enumerate(entity.mentions))
    yield from ((f"times[{i}]", t.start, t.end, False) for i, t in enumerate(record.times))
    for index, amount in enumerate(record.amounts):
        yield f"amounts[{index}]", amount.start, amount.end, False
        if amount.of is not None:
            yield f"amounts[{index}].of", amount.of.start, amount.of.end, False
    for index, item in enumerate(record.attributions):
        yield from _attribution_spans(f"attributions[{index}]", item)
    for index, claim in enumerate(record.claims):
        where = f"claims[{index}]"
        yield where, claim.start, claim.end, False
        yield f"{where}.predicate", claim.predicate.start, claim.predicate.end, True
        for key in ("roles", "where", "hedges"):
            yield from ((f"{where}.{key}[{i}]", s.start, s.end, False) for i, s in enumerate(getattr(claim, key)))
    yield from ((f"wording[{i}]", w.start, w.end, False) for i, w in enumerate(record.wording))
    yield from ((f"problems[{i}]", p.start, p.end, True) for i, p in enumerate(record.problems))


def _attribution_spans(where: str, item: Attribution) -> Iterator[Place]:
    if item.source is not None:
        yield f"{where}.source", item.source.start, item.source.end, False
    for key in ("cue", "content"):
        yield from ((f"{where}.{key}[{i}]", s.start, s.end, False) for i, s in enumerate(getattr(item, key)))


_HALF = re.compile("[\ud800-\udfff]")


def _cuts(text: str, offset: int) -> bool:
    return 0 < offset < len(text) and "\ud800" <= text[offset - 1] <= "\udbff" and "\udc00" <= text[offset] <= "\udfff"


def _row(voices: tuple[str, ...]) -> str:
    return " › ".join(voices)
