"""Which words stand inside which quotation."""

from collections.abc import Iterator, Sequence

from reportedly.analysis import Tree

_BOTH, _OPEN, _CLOSE = frozenset({'"', "''", "``"}), frozenset({"“", "«", "„"}), frozenset({"”", "»"})
_ALL = _BOTH | _OPEN | _CLOSE
_NO_BLOCK = -1


def quotations(trees: Sequence[Tree]) -> Iterator[list[int] | None]:
    """Yield for each tree the number of the quotation around each word, 0 outside; None for a tree without any.

    A quotation ends with its block, unless the next block opens with a mark again.
    """
    block, number, inside = _NO_BLOCK, 0, False
    for tree in trees:
        if tree.block != block:
            block, inside = tree.block, False
        if not inside and _ALL.isdisjoint(tree.words):
            yield None
            continue
        marks = []
        for word in tree.words:
            if word in _ALL:
                opens = word in _OPEN or (word in _BOTH and not inside)
                number += opens and not inside
                inside = opens
            marks.append(number if inside else 0)
        yield marks
