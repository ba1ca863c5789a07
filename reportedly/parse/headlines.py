"""Headlines leave out the verb that a sentence has: "Two dead, five injured in fire".

A parser takes what is said there for an attribute of the noun before it.
"""

from dataclasses import replace
from itertools import pairwise

from reportedly.analysis import Tree
from reportedly.record import Document

NOUNS = frozenset({"NOUN", "PROPN", "NUM"})


def completed(document: Document, trees: tuple[Tree, ...]) -> tuple[Tree, ...]:
    """Return the trees; those of headlines have what they say of their first noun as their verb."""
    return tuple(_completed(tree) if document.blocks[tree.block].kind == "heading" else tree for tree in trees)


def _completed(tree: Tree) -> Tree:
    noun = tree.root
    if tree.upos[noun] not in NOUNS or tree.kids_by(noun, "cop", "nsubj", "case"):
        return tree
    said = next((kid for kid in tree.kids[noun] if kid > noun and _says(tree, noun, kid)), None)
    return tree if said is None else _turned(tree, noun, said)


def _says(tree: Tree, noun: int, kid: int) -> bool:
    """Tell whether `kid` is an adjective right behind the noun."""
    between = range(noun, kid)
    return tree.rels[kid] == "amod" and tree.upos[kid] == "ADJ" and all(tree.upos[w] != "PUNCT" for w in between)


def _turned(tree: Tree, noun: int, said: int) -> Tree:
    heads, rels = list(tree.heads), list(tree.rels)
    heads[said], rels[said] = -1, "root"
    heads[noun], rels[noun] = said, "nsubj"
    behind = [kid for kid in tree.kids[noun] if kid > said]
    for kid in behind:
        heads[kid] = said
    for counted, what in pairwise(kid for kid in behind if tree.rels[kid] == "conj"):
        if tree.upos[counted] in NOUNS and tree.upos[what] == "ADJ":
            heads[counted], rels[counted] = what, "nsubj"
            for mark in tree.kids_by(counted, "punct", "cc"):
                heads[mark] = what if mark > counted else said
    return replace(tree, heads=tuple(heads), rels=tuple(rels))
