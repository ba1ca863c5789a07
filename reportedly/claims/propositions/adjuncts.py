"""Roles that come with a preposition or as a clause beside the verb: recipients, reasons, purposes, topics."""

from collections.abc import Iterator

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.fillers import noun_filler
from reportedly.claims.propositions.nouns import Filler, Predicate
from reportedly.claims.propositions.prepositions import is_place, oblique_role, preposition_of, short_phrase
from reportedly.claims.propositions.subjects import antecedent
from reportedly.record import RoleName


def of_light(pred: Predicate, noun: int) -> Iterator[Filler]:
    """Yield what hangs on a noun that is one predicate with its verb ("took command of the fleet")."""
    tree = pred.tree
    for kid in tree.kids_by(noun, "nmod"):
        preposition = preposition_of(tree, kid)
        role = "patient" if preposition == "of" else oblique_role(pred.lemma, preposition)
        if role is not None:
            yield noun_filler(role, tree, kid)


def beside_object(pred: Predicate, noun: int) -> Iterator[Filler]:
    """Yield roles of the verb that hang on its object ("sent a letter to her", "reached a deal with him")."""
    tree = pred.tree
    event = tree.lemmas[noun] in classes.words("events.nouns")
    for kid in tree.kids_by(noun, "nmod"):
        preposition = preposition_of(tree, kid)
        role: RoleName | None = classes.section("frames").get(pred.lemma, {}).get(preposition)
        if role == "recipient":
            yield noun_filler(role, tree, kid)
        elif event and preposition in ("with", "for"):
            yield noun_filler("with" if preposition == "with" else "reason", tree, kid)


def oblique(pred: Predicate, kid: int, undergoes: bool) -> Iterator[Filler]:
    """Yield what a phrase with a preposition is to the verb: its doer, or the role that frame and preposition give."""
    tree = pred.tree
    preposition = preposition_of(tree, kid)
    if short_phrase(tree, kid) in classes.words("idle.phrases") or short_phrase(tree, kid) in classes.words(
        "hedges.phrases"
    ):
        return
    if not preposition or tree.rels[kid] in ("obl:tmod", "obl:unmarked"):
        return
    head = antecedent(tree, kid, pred.word)
    if tree.rels[kid] == "obl:agent" or (preposition == "by" and undergoes):
        yield noun_filler("agent", tree, head)
        return
    role = oblique_role(pred.lemma, preposition)
    if role in ("about", "purpose"):
        role = classes.inverted("role_nouns").get(tree.lemmas[kid], role)
    if role == "with" and _absolute(tree, kid, pred.word):
        return
    if preposition in classes.words("prepositions.price") and tree.upos[kid] in ("NUM", "SYM"):
        return
    if role == "about" and preposition not in classes.words("prepositions.direction"):
        fronted = kid < pred.word and preposition in classes.words("prepositions.scene")
        placed = preposition in classes.words("prepositions.place") and is_place(tree, head)
        if head == kid and (fronted or placed):
            return
    if role is not None:
        yield noun_filler(role, tree, head, preposition=role == "about" and head == kid)


def adverbial(pred: Predicate, kid: int) -> Iterator[Filler]:
    """Yield what a clause beside the verb is to it: a reason, a purpose, a means, or what its preposition says."""
    tree = pred.tree
    mark = next((tree.lemmas[k].lower() for k in tree.kids[kid] if tree.rel(k) == "mark"), "")
    if mark == "because":
        yield noun_filler("reason", tree, kid)
    elif mark in ("to", "so") or (tree.xpos[kid] == "VB" and not tree.kids_by(kid, "aux")):
        yield noun_filler("purpose", tree, kid)
    elif mark == "by":
        yield noun_filler("instrument", tree, kid)
    elif (
        mark in classes.words("prepositions.gerund") and tree.xpos[kid] == "VBG" and not _absolute(tree, kid, pred.word)
    ):
        yield noun_filler(oblique_role(pred.lemma, mark) or "about", tree, kid)


def _absolute(tree: Tree, kid: int, verb: int) -> bool:
    """Return whether a "with" after a comma opens a clause of its own (", with crowds cheering")."""
    first = tree.left[kid]
    return kid > verb and "," in tree.words[first - 1 : first + 1]


def gives_reason(tree: Tree, kid: int) -> bool:
    """Return whether a clause opens with "because"."""
    return any(tree.rel(k) == "mark" and tree.lemmas[k] == "because" for k in tree.kids[kid])
