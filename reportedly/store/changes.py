"""Says what differs between two records of one document: what was added, is gone, or is read in another way."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from reportedly.casefile import Change
from reportedly.record import PUBLISHER, Record

Kind = Literal["claim", "attribution", "entity", "time", "amount"]
Facts = Mapping[tuple[int, int], tuple[str, ...]]


def between(before: Record, after: Record) -> tuple[Change, ...]:
    """Return the changes in the order of the text; things are the same ones if they stand on the same words."""
    found: list[Change] = []
    for kind, facts in READINGS.items():
        found.extend(_changes(kind, after.document.text, facts(before), facts(after)))
    return tuple(sorted(found, key=lambda change: (change.start, change.end, change.kind, change.what)))


def _changes(kind: Kind, text: str, before: Facts, after: Facts) -> Iterator[Change]:
    for (start, end), facts in before.items():
        words = text[start:end]
        if (start, end) not in after:
            yield Change("gone", kind, start, end, words, before="; ".join(facts))
        elif (now := after[start, end]) != facts:
            gone, new = (fact for fact in facts if fact not in now), (fact for fact in now if fact not in facts)
            yield Change("changed", kind, start, end, words, before="; ".join(gone), after="; ".join(new))
    for (start, end), facts in after.items():
        if (start, end) not in before:
            yield Change("added", kind, start, end, text[start:end], after="; ".join(facts))


def _claims(record: Record) -> Facts:
    text, said = record.document.text, {item.id: item for item in record.attributions}
    times = {when.id: when.edtf or text[when.start : when.end] for when in record.times}
    amounts = {amount.id: text[amount.start : amount.end] for amount in record.amounts}
    found: dict[tuple[int, int], list[str]] = {}
    for claim in record.claims:
        voices = [voice if voice == PUBLISHER else _source(text, said[voice]) for voice in claim.voices]
        facts = [claim.status, claim.polarity, f"voices {' › '.join(voices)}", f"predicate {claim.predicate.lemma}"]
        facts += [f"{role.role} “{text[role.start : role.end]}”" for role in claim.roles]
        facts += [f"when {times[name]}" for name in claim.when]
        facts += [f"where “{text[place.start : place.end]}”" for place in claim.where]
        facts += [f"amount “{amounts[name]}”" for name in claim.amounts]
        found.setdefault((claim.start, claim.end), []).extend(facts)
    return {span: tuple(facts) for span, facts in found.items()}


def _source(text: str, item: Any) -> str:
    return f"“{text[item.source.start : item.source.end]}”" if item.source else "nobody named"


def _attributions(record: Record) -> Facts:
    text = record.document.text
    return _grouped(
        (
            (item.cue[0].start, item.cue[-1].end),
            (item.act, item.source_kind, f"source {_source(text, item)}",
             *(f"content “{text[span.start : span.end]}”" for span in item.content)),
        )
        for item in record.attributions
        if item.cue
    )  # fmt: skip


def _entities(record: Record) -> Facts:
    return _grouped(
        ((mention.start, mention.end), (entity.kind, f"name “{entity.name}”"))
        for entity in record.entities
        for mention in entity.mentions
    )


def _times(record: Record) -> Facts:
    return _grouped(((when.start, when.end), (when.edtf or "no value",)) for when in record.times)


def _amounts(record: Record) -> Facts:
    return _grouped(
        (
            (one.start, one.end),
            (
                f"{_bound(one.low)} to {_bound(one.high)}",
                one.unit or "no unit",
                *(["about"] if one.approximate else []),
            ),
        )
        for one in record.amounts
    )


def _bound(value: float | None) -> str:
    return "…" if value is None else f"{value:.15g}"


def _grouped(found: Iterable[tuple[tuple[int, int], tuple[str, ...]]]) -> Facts:
    grouped: dict[tuple[int, int], tuple[str, ...]] = {}
    for span, facts in found:
        grouped[span] = grouped.get(span, ()) + facts
    return grouped


READINGS: Mapping[Kind, Any] = {
    "claim": _claims, "attribution": _attributions, "entity": _entities, "time": _times, "amount": _amounts,
}  # fmt: skip
"""What is compared, and how it is told."""
