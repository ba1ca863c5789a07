"""A clause that only reports, behind what it reports, is beside it: "The road is shut, the mayor said on Friday".

A parser takes it for a relative clause about the last noun, as "the road the mayor closed" is one. It is none behind a
comma, with a cue for its verb and a subject of its own.
"""

from dataclasses import replace

from reportedly.analysis import Cue, Tree

RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


def set_beside(tree: Tree) -> Tree:
    """Return the tree with such clauses hung beside the clause that they report, and that as the content of the cue."""
    for number, cue in enumerate(tree.cues):
        verb = cue.parts[0][0]
        if _is_postposed(tree, verb):
            above = tree.heads[verb]
            while tree.heads[above] >= 0 and tree.rel(above) not in ("conj", "parataxis", "ccomp"):
                above = tree.heads[above]
            tree = _rehung(tree, verb, above, number, cue)
    return tree


def _is_postposed(tree: Tree, verb: int) -> bool:
    """Tell whether a cue's verb is a relative clause without a relative word, behind a comma, with a subject."""
    if tree.rels[verb] != "acl:relcl" or tree.heads[verb] > verb or tree.upos[verb] != "VERB":
        return False
    first = tree.left[verb]
    opened = first > 0 and (tree.words[first] == "," or tree.words[first - 1] == ",")
    relative = any(tree.xpos[kid] in RELATIVE for kid in tree.subtree(verb) if kid < verb)
    return opened and not relative and bool(tree.kids_by(verb, "nsubj"))


def _rehung(tree: Tree, verb: int, above: int, number: int, cue: Cue) -> Tree:
    heads, rels = list(tree.heads), list(tree.rels)
    heads[verb], rels[verb] = above, "parataxis"
    if not cue.content:
        first = tree.left[verb]
        comma = first if tree.words[first] == "," else first - 1
        said = replace(cue, content=((tree.left[above], comma),))
        cues = (*tree.cues[:number], said, *tree.cues[number + 1 :])
        return replace(tree, heads=tuple(heads), rels=tuple(rels), cues=cues)
    return replace(tree, heads=tuple(heads), rels=tuple(rels))
