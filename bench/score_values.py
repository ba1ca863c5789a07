"""Scores times, amounts and loaded words against the corpus.

How it is counted: a predicted span is matched to at most one gold span, greedily, those with most characters in
common first. Then:

- times: `relaxed` is the F1 of the matches, `strict` of those with equal borders, `value` of those with the same EDTF
  value (`edtf.levelled` says which differences of notation do not count; "cannot be resolved" equals "cannot be
  resolved").
- amounts: `overlap` is the F1 of the matches, `strict` of those with equal borders, `bounds` of those whose low and
  high are both equal, `unit` of those whose unit has the same letters but for case; `approximate` is the share of
  matches that agree on it.
- loaded words: `overlap` and `strict` likewise; `by` is the share of matches laid to the same voice (attributions
  mapped by their own matching).
"""

import math

from bench.corpus import GoldDocument
from bench.counts import F1, Scores, share
from bench.edtf import levelled
from bench.score_attributions import match
from bench.spans import matched_spans
from reportedly.record import PUBLISHER, Record, Span


def score_times(record: Record, doc: GoldDocument) -> Scores:
    """Return the measures of the times of one document."""
    spans, golds = [Span(one.start, one.end) for one in record.times], [one.span for one in doc.times]
    pairs = matched_spans(spans, golds)
    sizes = len(spans), len(golds)
    same = sum(levelled(record.times[p].edtf) == levelled(doc.times[g].edtf) for p, g in pairs.items())
    return {
        "relaxed": F1(len(pairs), *sizes),
        "strict": F1(sum(spans[p] == golds[g] for p, g in pairs.items()), *sizes),
        "value": F1(same, *sizes),
    }


def score_amounts(record: Record, doc: GoldDocument) -> Scores:
    """Return the measures of the amounts of one document."""
    spans, golds = [Span(one.start, one.end) for one in record.amounts], [one.span for one in doc.amounts]
    matched = matched_spans(spans, golds)
    pairs = [(record.amounts[p], doc.amounts[g]) for p, g in matched.items()]
    sizes = len(spans), len(golds)
    bounds = sum(_same(p.low, g.low) and _same(p.high, g.high) for p, g in pairs)
    units = sum((p.unit or "").casefold() == g.unit.casefold() for p, g in pairs)
    return {
        "overlap": F1(len(pairs), *sizes),
        "strict": F1(sum(spans[p] == golds[g] for p, g in matched.items()), *sizes),
        "bounds": F1(bounds, *sizes),
        "unit": F1(units, *sizes),
        "approximate": share(p.approximate == g.approximate for p, g in pairs),
    }


def score_loaded(record: Record, doc: GoldDocument) -> Scores:
    """Return the measures of the loaded words of one document."""
    spans, golds = [Span(one.start, one.end) for one in record.wording], [one.span for one in doc.loaded]
    pairs = matched_spans(spans, golds)
    sizes = len(spans), len(golds)
    theirs = gold_ids(record, doc)
    said = [(theirs.get(record.wording[p].by), doc.loaded[g].by) for p, g in pairs.items()]
    return {
        "overlap": F1(len(pairs), *sizes),
        "strict": F1(sum(spans[p] == golds[g] for p, g in pairs.items()), *sizes),
        "by": share(p == g for p, g in said),
    }


def gold_ids(record: Record, doc: GoldDocument) -> dict[str | None, str | None]:
    """Return for each voice of a record the id of the gold attribution that it is matched to.

    The publisher is None, as in the corpus; an attribution that matches none is an id that no gold thing has.
    """
    pairs = match(record, doc).pairs
    ids: dict[str | None, str | None] = {None: None, PUBLISHER: None}
    for number, one in enumerate(record.attributions):
        ids[one.id] = doc.attributions[pairs[number]].id if number in pairs else f"unmatched {one.id}"
    return ids


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9)
