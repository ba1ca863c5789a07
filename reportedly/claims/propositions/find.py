"""The way from trees to claims.

1. Words of attributions that only report are set aside.
2. Verbs, copulas, event nouns, titles and appositions of a sentence become predicates.
3. Each predicate gets its roles; an item of a list takes a missing subject from the line before the list.
4. Times, amounts and places go to the nearest predicate that governs them.
5. Status, polarity and hedges come from the grammar around the predicate and from the act that it was said in.
6. A claim is the smallest stretch of its sentence that holds all this, with the chain of its voices.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.analysis import Analysis, Tree
from reportedly.claims.propositions import attach, classes
from reportedly.claims.propositions.apposition import find_implied
from reportedly.claims.propositions.events import event_roles, find_events
from reportedly.claims.propositions.items import lead_subject, lead_tree
from reportedly.claims.propositions.negation import hedges, polarity
from reportedly.claims.propositions.nouns import Entities, Filler, Predicate
from reportedly.claims.propositions.predicates import find_predicates
from reportedly.claims.propositions.roles import roles
from reportedly.claims.propositions.status import status
from reportedly.claims.propositions.subjects import passive
from reportedly.claims.propositions.voices import Voices
from reportedly.record import Act, Amount, Attribution, BlockKind, Claim, Place, Role, RoleName, When
from reportedly.record import Predicate as Stated

UNSAID = frozenset({"dateline", "byline", "source", "boilerplate"})
"""Blocks that state nothing: metadata of the document."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """A piece of the cue of an attribution."""

    start: int
    end: int
    act: Act


@dataclass(frozen=True, slots=True)
class _Layers:
    """What else is known of a sentence."""

    tree: Tree
    block: BlockKind
    people: Entities
    times: list[When]
    amounts: list[Amount]
    voices: Voices
    published: str | None


def find_claims(
    analysis: Analysis,
    people: Entities,
    times: Sequence[When],
    amounts: Sequence[Amount],
    attributions: Sequence[Attribution],
) -> tuple[Claim, ...]:
    """Return the claims of a document in text order."""
    whens = attach.by_sentence(analysis, times)
    counts = attach.by_sentence(analysis, amounts)
    cues = attach.by_sentence(analysis, [_Cue(span.start, span.end, a.act) for a in attributions for span in a.cue])
    voices = Voices(attributions)
    published = analysis.document.published.edtf if analysis.document.published else None
    found: list[Claim] = []
    for number, tree in enumerate(analysis.sentences):
        block = analysis.document.blocks[tree.block].kind
        if block in UNSAID:
            continue
        mine = whens.get(number, [])
        timed = frozenset(head for t in mine if (head := attach.head_of(tree, t.start, t.end)) is not None)
        preds = _predicates(analysis, number, reporting(tree, cues.get(number, ())), timed)
        found.extend(_claims(preds, _Layers(tree, block, people, mine, counts.get(number, []), voices, published)))
    found.sort(key=lambda claim: (claim.predicate.start or claim.start, claim.start))
    return tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(found, 1))


def reporting(tree: Tree, cues: Sequence[_Cue]) -> frozenset[int]:
    """Return the words of attributions' cues that make no claim of their own."""
    found = set()
    for cue in cues:
        acts = classes.section("speech_acts.verbs").get(cue.act, ())
        for word in attach.words_of(tree, cue.start, cue.end):
            if cue.act not in classes.words("speech_acts.always") and tree.lemmas[word] not in acts:
                found.add(word)
    return frozenset(found)


def _predicates(analysis: Analysis, number: int, cues: frozenset[int], timed: frozenset[int]) -> list[Predicate]:
    tree = analysis.sentences[number]
    preds = [replace(p, fillers=roles(p, timed)) for p in find_predicates(tree, cues)]
    preds.extend(replace(p, fillers=event_roles(p)) for p in find_events(tree, cues, timed))
    preds.extend(find_implied(tree, timed))
    lead = lead_tree(analysis, number)
    subject = None if lead is None else lead_subject(lead)
    return preds if subject is None else [_completed(p, subject) for p in preds]


def _completed(pred: Predicate, subject: Filler) -> Predicate:
    """Give a predicate without a subject the one of the line before the list."""
    if pred.kind in ("noun", "implied"):
        return pred
    role: RoleName = "patient" if pred.kind == "verb" and passive(pred.tree, pred.word) else "agent"
    top = pred.word
    while pred.tree.heads[top] >= 0 and pred.tree.rel(top) in ("conj", "xcomp", "advcl"):
        top = pred.tree.heads[top]
    if pred.tree.heads[top] >= 0 or any(f.role == role for f in pred.fillers):
        return pred
    return replace(pred, fillers=(subject.named(role), *pred.fillers))


def _claims(preds: list[Predicate], layers: _Layers) -> list[Claim]:
    tree = layers.tree
    by_word = {p.word: p for p in preds if not p.implied}
    whens = attach.times_of(tree, layers.times, by_word)
    counts = attach.amounts_of(tree, layers.amounts, by_word)
    found = []
    for pred in preds:
        spot = tree.span(pred.first, pred.last)
        inside = layers.voices.said_in(spot.start, spot.end)
        first, last = _stretch(pred)
        claim = Claim(
            id="",
            start=tree.starts[first],
            end=tree.ends[last - 1],
            predicate=_stated(pred),
            roles=tuple(_role(f, layers.people) for f in pred.fillers),
            status=status(
                pred,
                layers.voices.act(inside),
                layers.block,
                alleged=_alleges(layers, inside),
                future=any(_later(time, layers.published) for time in whens.get(pred.word, ())),
            ),
            said_in=inside,
            voices=layers.voices.chain(inside),
        )
        found.append(claim if pred.implied else _circumstances(claim, pred, layers, whens, counts))
    return found


def _circumstances(
    claim: Claim,
    pred: Predicate,
    layers: _Layers,
    whens: dict[int, list[When]],
    counts: dict[int, list[Amount]],
) -> Claim:
    """Return the claim with its times, places and amounts, its polarity and its hedges."""
    where = attach.places(pred, layers.times)
    return replace(
        claim,
        when=tuple(t.id for t in whens.get(pred.word, ())),
        where=tuple(Place(s.start, s.end, layers.people.at(s.start, s.end)) for s in where),
        amounts=tuple(a.id for a in counts.get(pred.word, ())),
        polarity=polarity(pred),
        hedges=hedges(pred),
    )


def _later(time: When, published: str | None) -> bool:
    """Return whether a time begins after the day of publication; ISO days compare as text."""
    return published is not None and time.earliest is not None and time.earliest > published


def _alleges(layers: _Layers, inside: str | None) -> bool:
    """Return whether the cue that the claim was said in makes it an allegation."""
    if inside is None:
        return False
    words = layers.tree.words
    allegations = classes.words("acts.allegations")
    cue = layers.voices.by_id[inside].cue
    return any(
        words[w].lower() in allegations for span in cue for w in attach.words_of(layers.tree, span.start, span.end)
    )


def _stated(pred: Predicate) -> Stated:
    if pred.implied:
        return Stated(None, None, pred.lemma, implied=True)
    return Stated(pred.tree.starts[pred.first], pred.tree.ends[pred.last - 1], pred.lemma)


def _role(filler: Filler, people: Entities) -> Role:
    return Role(filler.role, filler.start, filler.end, people.at(filler.start, filler.end), filler.elsewhere)


def _stretch(pred: Predicate) -> tuple[int, int]:
    """Return the smallest run of words with the predicate and the roles that are its own."""
    own = [f for f in pred.fillers if not f.elsewhere and f.tree is pred.tree]
    first = min([pred.first, *(f.first for f in own)])
    last = max([pred.last, *(f.last for f in own)])
    return first, last
