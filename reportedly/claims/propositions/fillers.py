"""The words that fill a role: a phrase, or a clause as a whole."""

from reportedly.analysis import Tree
from reportedly.claims.propositions.nouns import Filler
from reportedly.claims.propositions.phrases import clause, phrase
from reportedly.record import RoleName


def noun_filler(role: RoleName, tree: Tree, head: int, *, elsewhere: bool = False, preposition: bool = False) -> Filler:
    """Return the phrase under `head` in a role; a clause is taken whole."""
    if tree.upos[head] in ("VERB", "AUX") and tree.rel(head) != "amod":
        first, last = clause(tree, head)
    else:
        first, last = phrase(tree, head, preposition=preposition)
    return Filler(role, tree, head, first, last, elsewhere)


def described(role: RoleName, tree: Tree, noun: int, verb: int, *, elsewhere: bool = False) -> Filler:
    """Return the noun that the clause of `verb` describes or shares, without that clause."""
    filler = noun_filler(role, tree, noun, elsewhere=elsewhere)
    below = verb
    while tree.heads[below] >= 0 and tree.heads[below] != noun:
        below = tree.heads[below]
    if tree.heads[below] != noun or not noun < tree.left[below] < filler.last:
        return filler
    last = tree.left[below]
    while last - 1 > noun and tree.upos[last - 1] == "PUNCT":
        last -= 1
    return Filler(role, tree, noun, filler.first, last, elsewhere)
