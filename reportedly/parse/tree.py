"""Scores of arcs to a proper tree: Chu-Liu/Edmonds with exactly one root (Chu and Liu 1965; Edmonds 1967)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]
NEVER = -1e9
LEAST = -1e3
"""The lowest log probability of an arc that is told apart."""


def decode(scores: NDArray[np.float32]) -> Heads:
    """Return the heads of the best tree with one root.

    `scores[d, h]` rates head h for dependent d; row and column 0 are the root's. Heads count from 1, 0 is the root.
    A charge on every arc from the root, larger than all scores together, leaves the best tree with one such arc.
    """
    table = scores.astype(np.float64)
    table[1:] -= np.logaddexp.reduce(table[1:], axis=1, keepdims=True)
    table = np.maximum(table, LEAST)
    table[1:, 0] -= len(table) * -LEAST
    return _maximum_arborescence(table)


def is_tree(heads: Heads) -> bool:
    """Tell whether every word reaches the root, and one word alone hangs on it."""
    if int((heads[1:] == 0).sum()) != 1:
        return False
    above = heads.copy()
    above[0] = 0
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return not above.any()


@dataclass(frozen=True, slots=True)
class _Contracted:
    """A cycle that became one node: which words were left, and by which words of the cycle it is entered and left."""

    heads: Heads
    cycle: Heads
    rest: Heads
    enters: Heads
    exits: Heads


def _maximum_arborescence(scores: Scores) -> Heads:
    """Return the best heads, where every word reaches node 0: 1. contract cycles, 2. solve, 3. break them again."""
    scores = scores.copy()
    np.fill_diagonal(scores, NEVER)
    scores[0, :] = NEVER
    contracted: list[_Contracted] = []
    while True:  # 1
        heads: Heads = scores.argmax(axis=1)
        heads[0] = 0
        cycle = _find_cycle(heads)
        if cycle is None:
            break  # 2
        step, scores = _contract(scores, heads, cycle)
        contracted.append(step)
    for step in reversed(contracted):  # 3
        heads = _expand(step, heads)
    return heads


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


def _contract(scores: Scores, heads: Heads, cycle: Heads) -> tuple[_Contracted, Scores]:
    """Return the problem with the cycle as one node, the last."""
    outside = np.ones(len(heads), dtype=bool)
    outside[cycle] = False
    rest = np.flatnonzero(outside)
    node = len(rest)
    smaller = np.full((node + 1, node + 1), NEVER)
    smaller[:node, :node] = scores[np.ix_(rest, rest)]
    gain = scores[np.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]
    smaller[node, :node] = gain.max(axis=0)
    leaves = scores[np.ix_(rest, cycle)]
    smaller[:node, node] = leaves.max(axis=1)
    smaller[node, node] = smaller[0, node] = NEVER
    return _Contracted(heads, cycle, rest, gain.argmax(axis=0), leaves.argmax(axis=1)), smaller


def _expand(step: _Contracted, solved: Heads) -> Heads:
    """Return the heads of the larger problem: the cycle is broken where the solution enters it."""
    node = len(step.rest)
    result = step.heads.copy()
    for place in range(1, node):
        head = solved[place]
        result[step.rest[place]] = step.cycle[step.exits[place]] if head == node else step.rest[head]
    entered = solved[node]
    result[step.cycle[step.enters[entered]]] = step.rest[entered]
    return result
