"""Scores of arcs to a proper tree: Chu-Liu/Edmonds with exactly one root (Chu and Liu 1965; Edmonds 1967)."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]
NEVER = -1e9


def decode(scores: NDArray[np.float32]) -> Heads:
    """Return the heads of the best tree with one root.

    `scores[d, h]` rates head h for dependent d; row and column 0 are the root's. Heads count from 1, 0 is the root.
    """
    table = scores.astype(np.float64)
    table[1:] -= np.logaddexp.reduce(table[1:], axis=1, keepdims=True)
    heads = _maximum_arborescence(table)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) == 1:
        return heads
    best, best_score = heads, -np.inf
    for root in roots:
        tried = table.copy()
        tried[1:, 0] = NEVER
        tried[root, :] = NEVER
        tried[root, 0] = 0.0
        heads = _maximum_arborescence(tried)
        score = table[np.arange(1, len(table)), heads[1:]].sum()
        if score > best_score:
            best, best_score = heads, score
    return best


def is_tree(heads: Heads) -> bool:
    """Tell whether every word reaches the root, and one word alone hangs on it."""
    if int((heads[1:] == 0).sum()) != 1:
        return False
    above = heads.copy()
    above[0] = 0
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return not above.any()


def _maximum_arborescence(scores: Scores) -> Heads:
    scores = scores.copy()
    np.fill_diagonal(scores, NEVER)
    scores[0, :] = NEVER
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    return _contract(scores, heads, cycle)


def _find_cycle(heads: Heads) -> NDArray[np.int64] | None:
    seen = np.zeros(len(heads), dtype=np.int64)
    for word in range(1, len(heads)):
        at = word
        while at and not seen[at]:
            seen[at] = word
            at = int(heads[at])
        if at and seen[at] == word:
            cycle, step = [at], int(heads[at])
            while step != at:
                cycle.append(step)
                step = int(heads[step])
            return np.array(cycle)
    return None


def _contract(scores: Scores, heads: Heads, cycle: NDArray[np.int64]) -> Heads:
    """Solve the problem with the cycle as one node (the last), then break the cycle where that entered it."""
    rest = np.setdiff1d(np.arange(len(heads)), cycle)
    node = len(rest)
    smaller = np.full((node + 1, node + 1), NEVER)
    smaller[:node, :node] = scores[np.ix_(rest, rest)]
    gain = scores[np.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]
    enters = gain.argmax(axis=0)
    smaller[node, :node] = gain.max(axis=0)
    leaves = scores[np.ix_(rest, cycle)]
    exits = leaves.argmax(axis=1)
    smaller[:node, node] = leaves.max(axis=1)
    solved = _maximum_arborescence(smaller)
    result = heads.copy()
    for place in range(1, node):
        head = solved[place]
        result[rest[place]] = cycle[exits[place]] if head == node else rest[head]
    result[cycle[enters[solved[node]]]] = rest[solved[node]]
    return result
