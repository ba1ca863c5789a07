"""Scores attributions against the corpus.

How it is counted, over all documents whose `layers` name the layer:

- A predicted attribution is matched to at most one gold one, greedily: first those whose cues have most characters in
  common; among equal ones, those whose source and content together have most characters in common. `found` is the F1
  of these matches.
- `whole`: of the matches, those whose source overlaps as well (both without a source count as overlapping, one
  without does not) and whose content overlaps (likewise).
- `source`, `cue`, `content`, each three times over the matches. Precision is over all predicted attributions that
  have the field, recall over all gold ones that have it. *exact*: the same set of spans (pieces of one field that
  only white space parts are joined first); *overlap*: at least one character in common; *characters*: characters in
  common, over all characters predicted and gold.
- `act`, `source kind`: the share of matches that agree (source kind: of those whose gold has a source).
- `nested`: a link says that one attribution stands directly inside another. Of the links whose two ends are both
  found, on the gold side and on the predicted side: `nested` is their F1, `nested right` the share of gold links that
  we have, `nested invented` the share of predicted links that gold does not have. `nested all` counts every link of
  every attribution, found or not.
- `chain depth 2`, `chain depth 3+`: of the gold attributions at that depth, the share that is found together with
  every attribution above it, linked in the same order.
- `speaker`: of the matches whose gold has a source, those whose speaker is named right: our name (that of the
  source's entity; without an entity the words of the source) and gold's fullest name are equal without articles and
  case, or all words of one are among those of the other. Once for all, once for sources that are a pronoun, once for
  the rest.
- `recall/KIND`, `whole/KIND`: of the gold attributions of a kind of case (see `categories`), the share that is found,
  and found whole.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.categories import categories, depth, is_pronoun
from bench.corpus import GoldAttribution, GoldDocument
from bench.counts import F1, Scores, Share, share
from bench.spans import Spans, merged, one_to_one, overlap, size
from reportedly.record import Attribution, Record

_ARTICLES = frozenset(("the", "a", "an"))
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")


@dataclass(frozen=True, slots=True)
class Fields:
    """The spans of one attribution, cleaned for comparison."""

    cue: Spans
    source: Spans
    content: Spans

    @classmethod
    def of(cls, one: Attribution | GoldAttribution, text: str) -> "Fields":
        """Take the fields of a predicted or of a gold attribution."""
        source = (one.source,) if one.source else ()
        return cls(merged(one.cue, text), merged(source, text), merged(one.content, text))


@dataclass(frozen=True, slots=True)
class Matching:
    """The attributions of one document; `pairs` says which predicted one is matched to which gold one, by index."""

    predicted: tuple[Fields, ...]
    gold: tuple[Fields, ...]
    pairs: dict[int, int]

    def matched(self) -> Iterator[tuple[Fields, Fields]]:
        """The fields of each pair, predicted first."""
        return ((self.predicted[p], self.gold[g]) for p, g in self.pairs.items())


def match(record: Record, doc: GoldDocument) -> Matching:
    """Match the attributions of a record to those of the gold document."""
    predicted = tuple(Fields.of(one, doc.text) for one in record.attributions)
    gold = tuple(Fields.of(one, doc.text) for one in doc.attributions)

    def score(p: int, g: int) -> tuple[int, ...] | None:
        mine, theirs = predicted[p], gold[g]
        if not (common := overlap(mine.cue, theirs.cue)):
            return None
        return common, overlap(mine.source, theirs.source) + overlap(mine.content, theirs.content)

    return Matching(predicted, gold, one_to_one(len(predicted), len(gold), score))


def score_attributions(record: Record, doc: GoldDocument) -> Scores:
    """Return all measures of the layer for one document."""
    matching = match(record, doc)
    whole = {p: g for p, g in matching.pairs.items() if _is_whole(matching.predicted[p], matching.gold[g])}
    sizes = len(matching.predicted), len(matching.gold)
    return {
        "found": F1(len(matching.pairs), *sizes),
        "whole": F1(len(whole), *sizes),
        **_field_scores(matching),
        **_agreements(matching, record, doc),
        **_links(matching, record, doc),
        **_by_kind(matching, whole, doc),
    }


def _is_whole(predicted: Fields, gold: Fields) -> bool:
    return _meets(predicted.source, gold.source) and _meets(predicted.content, gold.content)


def _meets(one: Spans, other: Spans) -> bool:
    return overlap(one, other) > 0 or not (one or other)


def _field_scores(matching: Matching) -> Scores:
    fields: dict[str, Callable[[Fields], Spans]] = {
        "source": lambda one: one.source,
        "cue": lambda one: one.cue,
        "content": lambda one: one.content,
    }
    scores: Scores = {}
    for name, take in fields.items():
        mine, theirs = list(map(take, matching.predicted)), list(map(take, matching.gold))
        pairs = [(mine[p], theirs[g]) for p, g in matching.pairs.items()]
        having = sum(map(bool, mine)), sum(map(bool, theirs))
        scores[f"{name} exact"] = F1(sum(p == g != () for p, g in pairs), *having)
        scores[f"{name} overlap"] = F1(sum(overlap(p, g) > 0 for p, g in pairs), *having)
        covered = sum(map(size, mine)), sum(map(size, theirs))
        scores[f"{name} characters"] = F1(sum(overlap(p, g) for p, g in pairs), *covered)
    return scores


def _agreements(matching: Matching, record: Record, doc: GoldDocument) -> Scores:
    pairs = [(record.attributions[p], doc.attributions[g]) for p, g in matching.pairs.items()]
    sourced = [(p, g) for p, g in pairs if g.source is not None]
    spoken = [
        (_speaker_right(p, g, record), g.source is not None and is_pronoun(doc.text, g.source)) for p, g in sourced
    ]
    return {
        "act": share(p.act == g.act for p, g in pairs),
        "source kind": share(p.source_kind == g.source_kind for p, g in sourced),
        "speaker": share(right for right, _ in spoken),
        "speaker of a pronoun": share(right for right, pronoun in spoken if pronoun),
        "speaker, no pronoun": share(right for right, pronoun in spoken if not pronoun),
    }


def _speaker_right(predicted: Attribution, gold: GoldAttribution, record: Record) -> bool:
    return same_name(speaker(predicted, record), gold.source_name or "")


def speaker(predicted: Attribution, record: Record) -> str:
    """Return the name that a record gives the speaker: its entity's, else the words of the source, else nothing."""
    for entity in record.entities:
        if entity.id == predicted.entity:
            return entity.name
    source = predicted.source
    return record.document.text[source.start : source.end] if source else ""


def same_name(one: str, other: str) -> bool:
    """Say whether two names have the same words, or all words of one are among the other's.

    Articles, possessive endings and case do not count.
    """
    words, others = _name_words(one), _name_words(other)
    if not (words and others):
        return False
    return words <= others or others <= words


def _name_words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w.&-]+", _POSSESSIVE.sub("", name.casefold()))) - _ARTICLES


def _links(matching: Matching, record: Record, doc: GoldDocument) -> Scores:
    mine, theirs = _parents(record.attributions), _parents(doc.attributions)
    back = {g: p for p, g in matching.pairs.items()}
    gold_links = {(g, above) for g, above in theirs.items() if g in back and above in back}
    links = {
        (matching.pairs[p], matching.pairs[above])
        for p, above in mine.items()
        if p in matching.pairs and above in matching.pairs
    }
    right = len(links & gold_links)
    return {
        "nested": F1(right, len(links), len(gold_links)),
        "nested right": Share(right, len(gold_links)),
        "nested invented": Share(len(links) - right, len(links)),
        "nested all": F1(right, len(mine), len(theirs)),
        **_chains(theirs, gold_links & links, back, doc),
    }


def _parents(attributions: Sequence[Attribution | GoldAttribution]) -> dict[int, int]:
    numbers = {one.id: number for number, one in enumerate(attributions)}
    return {n: numbers[one.inside] for n, one in enumerate(attributions) if one.inside in numbers}


def _chains(parents: dict[int, int], right: set[tuple[int, int]], back: dict[int, int], doc: GoldDocument) -> Scores:
    outcomes: dict[str, list[bool]] = {"chain depth 2": [], "chain depth 3+": []}
    for number, one in enumerate(doc.attributions):
        deep = depth(one, doc.attributions)
        if deep > 1:
            outcomes["chain depth 2" if deep == 2 else "chain depth 3+"].append(
                number in back and _chain_right(number, parents, right)
            )
    return {name: share(each) for name, each in outcomes.items()}


def _chain_right(number: int, parents: dict[int, int], right: set[tuple[int, int]]) -> bool:
    seen: set[int] = set()
    while number in parents and number not in seen:
        seen.add(number)
        if (number, parents[number]) not in right:
            return False
        number = parents[number]
    return True


def _by_kind(matching: Matching, whole: dict[int, int], doc: GoldDocument) -> Scores:
    found, entire = set(matching.pairs.values()), set(whole.values())
    outcomes: dict[str, list[int]] = {}
    for number, one in enumerate(doc.attributions):
        for kind in categories(one, doc):
            outcomes.setdefault(kind, []).append(number)
    recall: Scores = {f"recall/{kind}": share(n in found for n in each) for kind, each in outcomes.items()}
    return recall | {f"whole/{kind}": share(n in entire for n in each) for kind, each in outcomes.items()}
