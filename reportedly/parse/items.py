"""List items without a subject ("Under her, the union:" / "Trained and paid …") are parsed behind a stand-in for it."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.analysis import Analysis, Cue, Tree, Words
from reportedly.record import Document

STAND_IN = "They"
PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})


def misread(document: Document, trees: Sequence[Tree]) -> list[int]:
    """Return the numbers of the items' first sentences that open with a participle read as an attribute."""
    found = []
    for number, tree in enumerate(trees):
        opens = number == 0 or trees[number - 1].block != tree.block
        completes = document.blocks[tree.block].lead is not None
        if opens and completes and tree.rels[0] == "amod" and tree.xpos[0] in PARTICIPLES:
            found.append(number)
    return found


def corrected(trees: tuple[Tree, ...], numbers: Sequence[int], again: Analysis) -> tuple[Tree, ...]:
    """Return the trees with those of `again`, parsed behind the stand-in, where the first word is their verb now."""
    result = list(trees)
    for number, tree in zip(numbers, again.sentences, strict=True):
        if tree.upos[1] == "VERB" and tree.rel(1) == "root":
            result[number] = replace(_without_first(tree), block=trees[number].block)
    return tuple(result)


def _without_first(tree: Tree) -> Tree:
    """Return the tree without its first word, which has no dependents that matter."""
    root = tree.root - 1
    return Tree(
        block=tree.block,
        starts=tree.starts[1:],
        ends=tree.ends[1:],
        words=tree.words[1:],
        lemmas=tree.lemmas[1:],
        upos=tree.upos[1:],
        xpos=tree.xpos[1:],
        feats=tree.feats[1:],
        heads=tuple(root if head == 0 else max(head - 1, -1) for head in tree.heads[1:]),
        rels=tree.rels[1:],
        names=tuple(replace(n, first=n.first - 1, last=n.last - 1) for n in tree.names if n.first > 0),
        cues=tuple(_moved(cue) for cue in tree.cues if cue.parts[0][0] > 0),
    )


def _moved(cue: Cue) -> Cue:
    def moved(runs: tuple[Words, ...]) -> tuple[Words, ...]:
        return tuple((max(first, 1) - 1, last - 1) for first, last in runs if last > 1)

    return replace(cue, parts=moved(cue.parts), source=moved(cue.source), content=moved(cue.content))
