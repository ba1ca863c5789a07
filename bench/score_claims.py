"""Scores claims against the corpus.

How it is counted, over the documents whose `layers` name claims:

- A predicted claim is matched to at most one gold claim, greedily: first those whose predicates have most characters
  in common, among equal ones those whose agents and patients have most in common. Claims with an implied predicate
  are matched among each other, by their roles: agent and patient must overlap where both sides have them.
- `predicate` is the F1 of the matches, `predicate exact` of those with equal borders, or both implied.
- `roles`: a role is right if its claim is matched, the gold claim has a role of that name, and the words overlap;
  each gold role counts once. Precision is over all predicted roles, recall over all gold roles, also those of claims
  without a match. `roles exact` asks for equal borders; `role/NAME` is the same for one name.
- `status`, `polarity`, `said in`: the share of matches that agree. `said in` compares attributions by their own
  matching; a gold attribution that was not found makes the claim wrong.
- `when`, `where`, `amounts`, `hedges`: F1 over the spans that matched claims carry, overlapping one to one.
- `recall/KIND`: of the gold claims of a status, denied, implied, or inside an attribution, the share that is matched.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from bench.corpus import GoldClaim, GoldDocument
from bench.counts import F1, Scores, share
from bench.score_values import gold_ids
from bench.spans import matched_spans, one_to_one, overlap
from reportedly.record import Claim, Record, RoleName, Span

ROLES: tuple[RoleName, ...] = get_args(RoleName)
_CORE: tuple[RoleName, ...] = ("agent", "patient")


@dataclass(frozen=True, slots=True)
class Frame:
    """The spans of one claim, of a record or of the corpus, in one shape."""

    predicate: Span | None
    roles: tuple[tuple[RoleName, Span], ...]
    when: tuple[Span, ...]
    where: tuple[Span, ...]
    amounts: tuple[Span, ...]
    hedges: tuple[Span, ...]

    def role(self, name: RoleName) -> tuple[Span, ...]:
        """The words in one role, empty if nobody plays it."""
        return tuple(span for role, span in self.roles if role == name)


def frame_of(claim: Claim, record: Record) -> Frame:
    """Take the spans of a predicted claim; times and amounts are looked up by their id."""
    times = {one.id: Span(one.start, one.end) for one in record.times}
    amounts = {one.id: Span(one.start, one.end) for one in record.amounts}
    start, end = claim.predicate.start, claim.predicate.end
    return Frame(
        predicate=None if start is None or end is None or claim.predicate.implied else Span(start, end),
        roles=tuple((role.role, Span(role.start, role.end)) for role in claim.roles),
        when=tuple(times[one] for one in claim.when if one in times),
        where=tuple(Span(place.start, place.end) for place in claim.where),
        amounts=tuple(amounts[one] for one in claim.amounts if one in amounts),
        hedges=claim.hedges,
    )


def frame_of_gold(claim: GoldClaim) -> Frame:
    """Take the spans of a gold claim."""
    return Frame(claim.predicate, claim.roles, claim.when, claim.where, claim.amounts, claim.hedges)


def match_claims(predicted: Sequence[Frame], gold: Sequence[Frame]) -> dict[int, int]:
    """Match claims one to one: predicted to gold, by index."""
    return one_to_one(len(predicted), len(gold), lambda p, g: _closeness(predicted[p], gold[g]))


def _closeness(mine: Frame, theirs: Frame) -> tuple[int, ...] | None:
    shared = [overlap(mine.role(name), theirs.role(name)) for name in _CORE]
    if mine.predicate is None and theirs.predicate is None:
        both = [bool(mine.role(name)) and bool(theirs.role(name)) for name in _CORE]
        clash = any(has and not common for has, common in zip(both, shared, strict=True))
        everywhere = sum(overlap(mine.role(name), theirs.role(name)) for name in ROLES)
        return None if clash or not everywhere else (0, everywhere)
    if mine.predicate is None or theirs.predicate is None:
        return None
    common = overlap((mine.predicate,), (theirs.predicate,))
    return (common, sum(shared)) if common else None


def score_claims(record: Record, doc: GoldDocument) -> Scores:
    """Return all measures of the layer for one document."""
    mine = [frame_of(claim, record) for claim in record.claims]
    theirs = [frame_of_gold(claim) for claim in doc.claims]
    pairs = match_claims(mine, theirs)
    sizes = len(mine), len(theirs)
    matched = [(mine[p], theirs[g]) for p, g in pairs.items()]
    return {
        "predicate": F1(len(pairs), *sizes),
        "predicate exact": F1(sum(p.predicate == g.predicate for p, g in matched), *sizes),
        **_roles(matched, mine, theirs),
        **_agreements(pairs, record, doc),
        "when": _attached((p.when, g.when) for p, g in matched),
        "where": _attached((p.where, g.where) for p, g in matched),
        "amounts": _attached((p.amounts, g.amounts) for p, g in matched),
        "hedges": _attached((p.hedges, g.hedges) for p, g in matched),
        **_recall(set(pairs.values()), doc),
    }


def _roles(matched: Sequence[tuple[Frame, Frame]], mine: Sequence[Frame], theirs: Sequence[Frame]) -> Scores:
    whole, exact, by_name = F1(), F1(), {}
    for name in ROLES:
        sizes = sum(len(one.role(name)) for one in mine), sum(len(one.role(name)) for one in theirs)
        right = same = 0
        for p, g in matched:
            words, golds = p.role(name), g.role(name)
            links = matched_spans(words, golds)
            right += len(links)
            same += sum(words[a] == golds[b] for a, b in links.items())
        by_name[f"role/{name}"] = F1(right, *sizes)
        whole, exact = whole + by_name[f"role/{name}"], exact + F1(same, *sizes)
    return {"roles": whole, "roles exact": exact, **by_name}


def _agreements(pairs: dict[int, int], record: Record, doc: GoldDocument) -> Scores:
    claims = [(record.claims[p], doc.claims[g]) for p, g in pairs.items()]
    ids = gold_ids(record, doc)
    return {
        "status": share(p.status == g.status for p, g in claims),
        "polarity": share(p.polarity == g.polarity for p, g in claims),
        "said in": share(ids.get(p.said_in, "unknown id") == g.said_in for p, g in claims),
    }


def _attached(pairs: Iterable[tuple[tuple[Span, ...], tuple[Span, ...]]]) -> F1:
    counted = F1()
    for mine, theirs in pairs:
        counted += F1(len(matched_spans(mine, theirs)), len(mine), len(theirs))
    return counted


def _recall(found: set[int], doc: GoldDocument) -> Scores:
    outcomes: dict[str, list[bool]] = {}
    for number, claim in enumerate(doc.claims):
        for kind in claim_kinds(claim):
            outcomes.setdefault(f"recall/{kind}", []).append(number in found)
    return {name: share(each) for name, each in outcomes.items()}


def claim_kinds(claim: GoldClaim) -> tuple[str, ...]:
    """Return the kinds of case that a gold claim belongs to."""
    kinds = [f"status {claim.status}"]
    if claim.polarity == "denied":
        kinds.append("denied")
    if claim.predicate is None:
        kinds.append("implied predicate")
    if claim.said_in:
        kinds.append("inside an attribution")
    return tuple(kinds)
