"""The way from trees to claims, sentence by sentence.

1. Words of attributions that only report are set aside (`layers`).
2. Verbs, copulas, event nouns, titles and appositions become predicates, each with its roles.
3. The first sentence of a list item takes a missing subject from the line before the list.
4. Each predicate becomes a claim, with what belongs to it and through whom it came (`make`).
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.analysis import Analysis
from reportedly.claims.propositions.apposition import find_implied
from reportedly.claims.propositions.events import event_roles, find_events
from reportedly.claims.propositions.items import completed, lead_subject, lead_tree
from reportedly.claims.propositions.layers import Layers, layers_of
from reportedly.claims.propositions.make import make_claims
from reportedly.claims.propositions.nouns import Entities, Predicate
from reportedly.claims.propositions.predicates import find_predicates
from reportedly.claims.propositions.roles import roles
from reportedly.record import Amount, Attribution, Claim, When


def find_claims(
    analysis: Analysis,
    people: Entities,
    times: Sequence[When],
    amounts: Sequence[Amount],
    attributions: Sequence[Attribution],
) -> tuple[Claim, ...]:
    """Return the claims of a document in text order."""
    found: list[Claim] = []
    for layers in layers_of(analysis, people, times, amounts, attributions):  # 1
        preds = _predicates(layers)  # 2
        lead = lead_tree(analysis, layers.number)
        subject = None if lead is None else lead_subject(lead)
        if subject is not None:
            preds = [completed(pred, subject) for pred in preds]  # 3
        found.extend(make_claims(preds, layers))  # 4
    found.sort(key=_place)
    return tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(found, 1))


def _predicates(layers: Layers) -> list[Predicate]:
    tree, timed = layers.tree, layers.timed
    found = find_predicates(tree, layers.reporting, layers.acting)
    verbs = [pred for pred in found if not _dates(pred, layers)]
    preds = [replace(pred, fillers=roles(pred, timed)) for pred in verbs]
    events = find_events(tree, layers.reporting, timed)
    preds.extend(replace(pred, fillers=event_roles(pred, timed)) for pred in events)
    if not layers.leads:
        preds.extend(find_implied(tree, layers.reporting, timed))
    return preds


def _dates(pred: Predicate, layers: Layers) -> bool:
    """Return whether a verb stands inside an expression of time and only places it ("in the year ending in June")."""
    tree = pred.tree
    start, end = tree.starts[pred.first], tree.ends[pred.last - 1]
    inside = any(time.start < start and end < time.end for time in layers.times)
    return inside and tree.rel(pred.word) in ("acl", "amod")


def _place(claim: Claim) -> tuple[int, int]:
    start = claim.start if claim.predicate.start is None else claim.predicate.start
    return start, claim.start
