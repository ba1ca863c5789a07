"""Which words of a document stand for somebody who may convey something."""

from collections.abc import Sequence

from reportedly.analysis import Tree

_SPEAKING = ("ccomp", "parataxis")

Words = frozenset[tuple[int, int]]
"""Words by the number of their tree and their own."""


def speakers(trees: Sequence[Tree]) -> Words:
    """Return the words of learnt sources, and the subjects of verbs with a clause."""
    found: set[tuple[int, int]] = set()
    for number, tree in enumerate(trees):
        for cue in tree.cues:
            found.update((number, word) for first, last in cue.source for word in range(first, last))
        for word, rel in enumerate(tree.rels):
            if rel in _SPEAKING and tree.heads[word] >= 0:
                found.update((number, kid) for kid in tree.kids[tree.heads[word]] if tree.rels[kid].startswith("nsubj"))
    return frozenset(found)
