"""From a predicate to a claim: its words, its times, places and amounts, how it stands, and through whom it came."""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.claims.propositions import classes
from reportedly.claims.propositions.attach import Belongings, amounts_of, head_of, places, times_of, words_of
from reportedly.claims.propositions.layers import Layers
from reportedly.claims.propositions.negation import hedges, polarity
from reportedly.claims.propositions.nouns import Entities, Filler, Predicate
from reportedly.claims.propositions.phrases import phrase
from reportedly.claims.propositions.status import status
from reportedly.record import Amount, Claim, Place, Role, Span, When
from reportedly.record import Predicate as Stated

HELPERS = frozenset({"expl", "aux", "aux:pass", "cop", "compound:prt"})
"""Relations of words that belong to the words of a claim and fill no role."""


def make_claims(preds: list[Predicate], layers: Layers) -> list[Claim]:
    """Return a claim for each predicate of a sentence."""
    stated = [pred for pred in preds if not pred.implied]
    by_word = {pred.word: pred for pred in stated}
    for pred in stated:
        for outer in pred.outer:
            if outer not in layers.reporting and outer not in layers.acting:
                by_word.setdefault(outer, pred)
    whens = times_of(layers.tree, layers.times, by_word, layers.reporting)
    counts = amounts_of(layers.tree, layers.amounts, by_word, layers.reporting)
    found = [_claim(pred, layers, whens, counts) for pred in preds]
    return [claim for pred, claim in zip(preds, found, strict=True) if pred.kind == "noun" or _tells(claim)]


def _tells(claim: Claim) -> bool:
    """Return whether a claim says more than its bare predicate."""
    return bool(claim.roles or claim.when or claim.where or claim.amounts)


def _claim(pred: Predicate, layers: Layers, whens: Belongings[When], counts: Belongings[Amount]) -> Claim:
    tree = layers.tree
    spot = tree.span(pred.first, pred.last)
    inside = layers.voices.said_in(spot.start, spot.end)
    first, last = _stretch(pred, [] if pred.implied else _circumstances(pred, layers, whens, counts))
    claim = Claim(
        id="",
        start=tree.starts[first],
        end=tree.ends[last - 1],
        predicate=_stated(pred),
        roles=_roles(pred, layers.people),
        status="state",
        said_in=inside,
        voices=layers.voices.chain(inside),
    )
    return claim if pred.implied else _with_circumstances(claim, pred, layers, whens, counts)


def _with_circumstances(
    claim: Claim, pred: Predicate, layers: Layers, whens: Belongings[When], counts: Belongings[Amount]
) -> Claim:
    times = whens.get(pred.word, [])
    return replace(
        claim,
        when=tuple(time.id for time in times),
        where=tuple(
            Place(place.start, place.end, layers.people.at(place.start, place.end))
            for place in places(pred, layers.times)
        ),
        amounts=tuple(amount.id for amount in counts.get(pred.word, ())),
        polarity=polarity(pred),
        status=status(
            pred,
            layers.voices.act(claim.said_in),
            layers.block,
            alleged=_alleges(layers, claim.said_in),
            future=any(_later(time, layers.published) for time in times),
        ),
        hedges=hedges(pred, _hearsay(layers, claim.said_in)),
    )


def _later(time: When, published: str | None) -> bool:
    """Return whether a time begins after the day of publication; ISO days compare as text."""
    return published is not None and time.earliest is not None and time.earliest > published


def _alleges(layers: Layers, inside: str | None) -> bool:
    """Return whether the cue that the claim was said in makes it an allegation."""
    if inside is None:
        return False
    tree, allegations = layers.tree, classes.words("acts.allegations")
    cue = layers.voices.by_id[inside].cue
    return any(tree.words[word].lower() in allegations for span in cue for word in words_of(tree, span.start, span.end))


def _hearsay(layers: Layers, inside: str | None) -> tuple[Span, ...]:
    """Return the cue of an attribution that has no source and so only hedges ("reportedly", "alleged")."""
    if inside is None:
        return ()
    around = layers.voices.by_id[inside]
    return around.cue if around.source is None and around.act in ("rumour", "believe", "accuse") else ()


def _stated(pred: Predicate) -> Stated:
    if pred.implied:
        return Stated(None, None, pred.lemma, implied=True)
    return Stated(pred.tree.starts[pred.first], pred.tree.ends[pred.last - 1], pred.lemma)


def _roles(pred: Predicate, people: Entities) -> tuple[Role, ...]:
    """Return the roles; what a copula says of somebody is no second mention of him."""
    found = [_role(filler, people) for filler in pred.fillers]
    if pred.kind not in ("copula", "implied"):
        return tuple(found)
    subjects = {role.entity for role in found if role.role == "agent"}
    return tuple(
        replace(role, entity=None) if role.role == "patient" and role.entity in subjects else role for role in found
    )


def _role(filler: Filler, people: Entities) -> Role:
    head = filler.tree.span(filler.head, filler.head + 1)
    return Role(filler.role, filler.start, filler.end, people.at(head.start, head.end), filler.elsewhere)


def _circumstances(pred: Predicate, layers: Layers, whens: Belongings[When], counts: Belongings[Amount]) -> list[range]:
    """Return the runs of words that say when, where and how much, as far as they stand in the clause itself."""
    tree, word = pred.tree, pred.word
    placed = [*whens.get(word, ()), *counts.get(word, ()), *places(pred, layers.times)]
    found = []
    for thing in placed:
        words = words_of(tree, thing.start, thing.end)
        head = head_of(tree, thing.start, thing.end)
        while head is not None and tree.rel(head) == "conj" and tree.upos[head] not in ("VERB", "AUX"):
            head = tree.heads[head]
        if head is not None and tree.heads[head] == word:
            found.append(range(min(words.start, tree.left[head]), words.stop))
    return found


def _stretch(pred: Predicate, around: list[range]) -> tuple[int, int]:
    """Return the smallest run of words with the predicate, the roles that are its own, and what is `around`."""
    tree = pred.tree
    own = [filler for filler in pred.fillers if not filler.elsewhere and filler.tree is tree]
    runs = [*((filler.first, filler.last) for filler in own), *((words.start, words.stop) for words in around)]
    if pred.kind == "noun":
        runs.append(phrase(tree, pred.word))
    elif not pred.implied:
        runs.extend((kid, kid + 1) for kid in _helpers(pred))
    return min([pred.first, *(first for first, _ in runs)]), max([pred.last, *(last for _, last in runs)])


def _helpers(pred: Predicate) -> Iterator[int]:
    """Yield the words without which the claim would read cut off: "there", "back", "not", "too much"."""
    tree, word = pred.tree, pred.word
    for kid in tree.kids[word]:
        rel = tree.rels[kid]
        behind = rel == "advmod" and kid > word and tree.words[kid - 1] != ","
        if rel in HELPERS or behind:
            yield from (tree.left[kid], tree.right[kid]) if behind else (kid,)
