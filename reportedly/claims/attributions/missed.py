"""Cues that the model missed: verbs that report wherever they have somebody and something for their arguments."""

from functools import cache

from reportedly import lexicon
from reportedly.analysis import Cue, Tree, Words
from reportedly.claims.attributions.sources import is_passive
from reportedly.claims.attributions.verbs import openers
from reportedly.record import Act

SURE: tuple[Act, ...] = ("accuse", "criticise", "deny", "praise")
"""Acts whose verbs report in 95 of 100 places of the annotated texts where they have an object."""

BLAMING: frozenset[Act] = frozenset({"accuse", "criticise"})
"""Those that a passive performs too: "was dismissed" or "was thanked" may be what happened."""

REASONS = frozenset({"for", "of", "over"})


def missed(tree: Tree, cues: list[Cue]) -> list[Cue]:
    """Return the cues with one for each such verb that none stands on, in text order."""
    taken = {word for cue in cues for first, last in cue.parts for word in range(first, last)}
    found = [
        cue
        for verb, lemma in enumerate(tree.lemmas)
        if verb not in taken and tree.upos[verb] == "VERB" and (cue := _of_act(tree, verb, lemma) or _as(tree, verb))
    ]
    return sorted([*cues, *found], key=lambda cue: cue.parts[0]) if found else cues


def _of_act(tree: Tree, verb: int, lemma: str) -> Cue | None:
    """Return the cue of a verb that performs one act, with what it is done to and why."""
    act = _acts().get(lemma)
    if act is None or (thing := _thing(tree, verb)) is None or (thing < verb and act not in BLAMING):
        return None
    reasons = [kid for kid in tree.kids_by(verb, "obl", "advcl") if kid > verb and openers(tree, kid) & REASONS]
    return Cue(((verb, verb + 1),), (), _pieces(tree, thing, reasons), act)


def _as(tree: Tree, verb: int) -> Cue | None:
    """Return the cue of a verb that says what something is like or due to: "portrayed it" / "as" / "a promise"."""
    prepositions = lexicon.table("en", "reporting")["says_of"].get(tree.lemmas[verb])
    if not prepositions or (thing := _thing(tree, verb)) is None:
        return None
    for kid in tree.kids_by(verb, "obl", "xcomp", "advcl"):
        opens = tree.left[kid]
        if opens > verb and tree.words[opens].lower() in prepositions:
            split = tree.words[opens].lower() == "as"
            parts = ((verb, verb + 1), (opens, opens + 1)) if split else ((verb, verb + 1),)
            said = ((tree.left[thing], tree.right[thing] + 1), (opens + split, tree.right[kid] + 1))
            return Cue(parts, (), said, "state")
    return None


def _thing(tree: Tree, verb: int) -> int | None:
    """Return the object of an active verb that has a subject, or the subject of a passive with an auxiliary."""
    if is_passive(tree, verb) or tree.kids_by(verb, "aux:pass"):
        return next((kid for kid in tree.kids[verb] if tree.rels[kid] == "nsubj:pass"), None)
    subject = any(tree.rels[kid] == "nsubj" for kid in tree.kids[verb]) or tree.rel(verb) in ("conj", "advcl", "acl")
    behind = (kid for kid in tree.kids_by(verb, "obj") if kid > verb)
    return next(behind, None) if subject else None


def _pieces(tree: Tree, thing: int, reasons: list[int]) -> tuple[Words, ...]:
    runs = [(tree.left[word], tree.right[word] + 1) for word in (thing, *reasons)]
    return tuple(runs[:1] if len(runs) < 2 or runs[0][1] != runs[1][0] else [(runs[0][0], runs[1][1])])


@cache
def _acts() -> dict[str, Act]:
    settled, deeds = lexicon.table("en", "reporting")["settled"], lexicon.words("en", "reporting", "deeds")
    return {verb: act for act in SURE for verb in settled[act] if verb not in deeds}
