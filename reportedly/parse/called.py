"""Neighbours of one place at a verb are one thing: "the freighter Calyra", "goalkeeper Ada Byron", "South Korea".

The model sometimes hangs both on the verb, as two subjects or two objects, of which a verb has one.
"""

from dataclasses import replace

from reportedly.analysis import Tree

CORE = frozenset({"nsubj", "nsubj:pass", "obj"})
OWN = frozenset({"det", "case", "nmod:poss"})
"""What a phrase of its own begins with."""


def called(tree: Tree) -> Tree:
    """Return the tree with such names hung on what stands before them, or that on them."""
    for name, rel in enumerate(tree.rels):
        if rel in CORE and tree.upos[name] in ("PROPN", "NUM"):
            noun = _noun_before(tree, name)
            if noun is not None:
                tree = _joined(tree, noun, name)
    return tree


def _noun_before(tree: Tree, name: int) -> int | None:
    """Return the noun whose phrase ends where the name begins, if it is the verb's object, or what the name is."""
    verb, last = tree.heads[name], tree.left[name] - 1
    noun = next((kid for kid in tree.kids[verb] if kid < name and tree.right[kid] == last), None) if verb >= 0 else None
    if noun is None or tree.upos[noun] not in ("NOUN", "PROPN") or tree.kids_by(name, *OWN):
        return None
    if tree.upos[name] == "NUM" or tree.upos[noun] == "PROPN":
        return noun if tree.rels[noun] == tree.rels[name] else None
    behind = tree.rels[noun] == "obj" and verb < noun
    return noun if behind or tree.rels[noun] == tree.rels[name] else None


def _joined(tree: Tree, noun: int, name: int) -> Tree:
    """Hang the name on a noun with words of its own, else the noun on the name: as a title, or a part of it."""
    heads, rels = list(tree.heads), list(tree.rels)
    if tree.kids_by(noun, "det", "nmod:poss", "nmod") or tree.upos[name] == "NUM":
        heads[name], rels[name] = noun, "nummod" if tree.upos[name] == "NUM" else "appos"
    else:
        heads[name], rels[name] = tree.heads[noun], tree.rels[noun]
        heads[noun], rels[noun] = name, "nmod:desc" if tree.upos[noun] == "NOUN" else "compound"
    return replace(tree, heads=tuple(heads), rels=tuple(rels))
