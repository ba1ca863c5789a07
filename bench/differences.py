"""Says in words where a record and the gold marks of its document differ: missed, invented, or told otherwise."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bench.categories import categories
from bench.corpus import GoldAttribution, GoldClaim, GoldDocument, Layer
from bench.edtf import levelled
from bench.score_attributions import match, same_name, speaker
from bench.score_claims import frame_of, frame_of_gold, match_claims
from bench.score_values import gold_ids
from bench.spans import matched_spans, merged
from reportedly.record import Attribution, Claim, Record, Span

_LONGEST = 150
"""Characters of a quoted passage that are shown; the middle of a longer one is left out."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a record and the gold document differ; `what` names the field, or the words of it all."""

    kind: Literal["missed", "invented", "differs"]
    at: int
    what: str
    gold: str = ""
    ours: str = ""


def quoted(text: str, *spans: Span) -> str:
    """Return the words of some spans on one line, pieces parted by ` … `."""
    words = " … ".join(" ".join(text[span.start : span.end].split()) for span in spans)
    half = _LONGEST // 2
    return words if len(words) <= _LONGEST else f"{words[:half]} […] {words[-half:]}"


def differences(record: Record, doc: GoldDocument, layer: Layer) -> list[Difference]:
    """Return where a record and its document differ in one layer, in text order."""
    return sorted(_FINDERS[layer](record, doc), key=lambda one: (one.at, one.kind, one.what))


def _attributions(record: Record, doc: GoldDocument) -> Iterator[Difference]:
    pairs = match(record, doc).pairs
    ids = gold_ids(record, doc)
    for number, gold in enumerate(doc.attributions):
        if number not in pairs.values():
            kinds = ", ".join(categories(gold, doc))
            yield Difference("missed", gold.cue[0].start, _attribution_words(gold, doc.text), kinds)
    for number, ours in enumerate(record.attributions):
        if number not in pairs:
            yield Difference("invented", ours.cue[0].start, _attribution_words(ours, doc.text), ours.act)
        else:
            yield from _attribution_fields(ours, doc.attributions[pairs[number]], record, ids)


def _attribution_words(one: Attribution | GoldAttribution, text: str) -> str:
    source = quoted(text, one.source) if one.source else "—"
    return f"[{quoted(text, *one.cue)}] {source} › {quoted(text, *one.content)}"


def _attribution_fields(
    ours: Attribution, gold: GoldAttribution, record: Record, ids: dict[str | None, str | None]
) -> Iterator[Difference]:
    text, at, cue = record.document.text, gold.cue[0].start, quoted(record.document.text, *gold.cue)
    one = (ours.source,) if ours.source else ()
    other = (gold.source,) if gold.source else ()
    for name, mine, theirs in (
        ("cue", ours.cue, gold.cue),
        ("source", one, other),
        ("content", ours.content, gold.content),
    ):
        if merged(mine, text) != merged(theirs, text):
            yield Difference("differs", at, f"{cue}: {name}", quoted(text, *theirs), quoted(text, *mine))
    if gold.source and not same_name(name := speaker(ours, record), gold.source_name or ""):
        yield Difference("differs", at, f"{cue}: speaker", gold.source_name or "", name)
    for name, mine_word, their_word in (
        ("act", ours.act, gold.act),
        ("source kind", ours.source_kind, gold.source_kind),
        ("inside", str(ids.get(ours.inside)), str(gold.inside)),
    ):
        if mine_word != their_word:
            yield Difference("differs", at, f"{cue}: {name}", their_word, mine_word)


def _claims(record: Record, doc: GoldDocument) -> Iterator[Difference]:
    mine = [frame_of(claim, record) for claim in record.claims]
    theirs = [frame_of_gold(claim) for claim in doc.claims]
    pairs = match_claims(mine, theirs)
    for number, gold in enumerate(theirs):
        if number not in pairs.values():
            words = gold.predicate or gold.roles[0][1]
            yield Difference("missed", words.start, _frame_words(gold.predicate, gold.roles, doc.text))
    for number, claim in enumerate(record.claims):
        if number not in pairs:
            frame = mine[number]
            yield Difference("invented", claim.start, _frame_words(frame.predicate, frame.roles, doc.text))
        else:
            yield from _claim_fields(claim, doc.claims[pairs[number]], record, doc)


def _frame_words(predicate: Span | None, roles: Sequence[tuple[str, Span]], text: str) -> str:
    verb = quoted(text, predicate) if predicate else "(implied)"
    return f"[{verb}] " + "; ".join(f"{role}: {quoted(text, span)}" for role, span in roles)


def _claim_fields(claim: Claim, gold: GoldClaim, record: Record, doc: GoldDocument) -> Iterator[Difference]:
    text, mine, theirs = doc.text, frame_of(claim, record), frame_of_gold(gold)
    verb = quoted(text, gold.predicate) if gold.predicate else "(implied)"
    at = gold.predicate.start if gold.predicate else claim.start
    for role in dict.fromkeys([role for role, _ in theirs.roles] + [role for role, _ in mine.roles]):
        ours, golds = mine.role(role), theirs.role(role)
        if len(matched_spans(ours, golds)) < max(len(ours), len(golds)):
            yield Difference("differs", at, f"{verb}: {role}", quoted(text, *golds), quoted(text, *ours))
    for name, ours, golds in (
        ("when", mine.when, theirs.when),
        ("where", mine.where, theirs.where),
        ("amounts", mine.amounts, theirs.amounts),
    ):
        if len(matched_spans(ours, golds)) < max(len(ours), len(golds)):
            yield Difference("differs", at, f"{verb}: {name}", quoted(text, *golds), quoted(text, *ours))
    said_in = str(gold_ids(record, doc).get(claim.said_in))
    for name, word, their_word in (
        ("status", claim.status, gold.status),
        ("polarity", claim.polarity, gold.polarity),
        ("said in", said_in, str(gold.said_in)),
    ):
        if word != their_word:
            yield Difference("differs", at, f"{verb}: {name}", their_word, word)


def _values(ours: Sequence[tuple[Span, str]], golds: Sequence[tuple[Span, str]], text: str) -> Iterator[Difference]:
    pairs = matched_spans([span for span, _ in ours], [span for span, _ in golds])
    for number, (span, value) in enumerate(golds):
        if number not in pairs.values():
            yield Difference("missed", span.start, quoted(text, span), value)
    for number, (span, value) in enumerate(ours):
        if number not in pairs:
            yield Difference("invented", span.start, quoted(text, span), ours=value)
            continue
        gold_span, gold_value = golds[pairs[number]]
        if span != gold_span:
            yield Difference("differs", span.start, "borders", quoted(text, gold_span), quoted(text, span))
        if value != gold_value:
            yield Difference("differs", span.start, quoted(text, span), gold_value, value)


def _times(record: Record, doc: GoldDocument) -> Iterator[Difference]:
    ours = [(Span(one.start, one.end), str(levelled(one.edtf))) for one in record.times]
    return _values(ours, [(one.span, str(levelled(one.edtf))) for one in doc.times], doc.text)


def _amounts(record: Record, doc: GoldDocument) -> Iterator[Difference]:
    def value(low: float | None, high: float | None, approximate: bool, unit: str | None) -> str:
        bounds = " to ".join("?" if one is None else f"{one:g}" for one in (low, high))
        return f"{'about ' if approximate else ''}{bounds} {(unit or '').casefold()}"

    ours = [(Span(a.start, a.end), value(a.low, a.high, a.approximate, a.unit)) for a in record.amounts]
    golds = [(a.span, value(a.low, a.high, a.approximate, a.unit)) for a in doc.amounts]
    return _values(ours, golds, doc.text)


def _loaded(record: Record, doc: GoldDocument) -> Iterator[Difference]:
    ids = gold_ids(record, doc)
    ours = [(Span(one.start, one.end), str(ids.get(one.by))) for one in record.wording]
    return _values(ours, [(one.span, str(one.by)) for one in doc.loaded], doc.text)


_FINDERS: dict[Layer, Callable[[Record, GoldDocument], Iterator[Difference]]] = {
    "attributions": _attributions,
    "claims": _claims,
    "times": _times,
    "amounts": _amounts,
    "loaded": _loaded,
}
