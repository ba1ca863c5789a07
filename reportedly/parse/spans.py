"""Tags to spans: Viterbi over BIO or BIOES tags that may follow each other, and the runs that they mark."""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = np.float32(-1e4)


def may_follow(before: str, after: str) -> bool:
    """Tell whether tag `after` may stand next to `before`; a tag is `O` or a letter of BIES, a hyphen and a kind."""
    if after[0] in "IE":
        return before[0] in "BI" and before[2:] == after[2:]
    return before[0] in "OES" or not _closes(before)


def _closes(tag: str) -> bool:
    """Tell whether a run of this kind must be closed by E or S: kinds in upper case are BIOES, others BIO."""
    return tag[0] in "BI" and tag[2:].isupper()


@cache
def transitions(tags: tuple[str, ...]) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Return (start, between, end) penalties of a tag set: 0 where allowed, FORBIDDEN elsewhere."""
    start = np.array([0 if tag[0] in "OBS" else FORBIDDEN for tag in tags], dtype=np.float32)
    end = np.array([FORBIDDEN if _closes(tag) else 0 for tag in tags], dtype=np.float32)
    between = np.array([[0 if may_follow(a, b) else FORBIDDEN for b in tags] for a in tags], dtype=np.float32)
    return start, between, end


def viterbi(scores: NDArray[np.float32], lengths: Sequence[int], tags: tuple[str, ...]) -> NDArray[np.int64]:
    """Return the best allowed tags of a batch: `scores[sentence, word, tag]`, padded; beyond a length, tag 0.

    Where each word's own best tags may follow each other, they are the best path; only the others are searched.
    """
    start, between, end = transitions(tags)
    path: NDArray[np.int64] = scores.argmax(-1)
    stop = np.asarray(lengths) - 1
    path[np.arange(scores.shape[1]) > stop[:, None]] = 0
    rows = np.arange(len(path))
    inner = np.arange(1, scores.shape[1]) <= stop[:, None]
    wrong = start[path[:, 0]] + end[path[rows, stop]] < 0
    wrong |= ((between[path[:, :-1], path[:, 1:]] < 0) & inner).any(axis=1)
    bad = np.flatnonzero(wrong)
    if len(bad):
        path[bad] = _search(scores[bad], stop[bad], start, between, end)
    return path


def _search(
    scores: NDArray[np.float32],
    stop: NDArray[np.int64],
    start: NDArray[np.float32],
    between: NDArray[np.float32],
    end: NDArray[np.float32],
) -> NDArray[np.int64]:
    batch, width, size = scores.shape
    best = scores[:, 0] + start
    back = np.zeros((width, batch, size), dtype=np.int64)
    final = best.copy()
    for word in range(1, width):
        reach = best[:, :, None] + between
        back[word] = reach.argmax(axis=1)
        best = reach.max(axis=1) + scores[:, word]
        alive = stop >= word
        final[alive] = best[alive]
    path = np.zeros((batch, width), dtype=np.int64)
    last = (final + end).argmax(axis=1)
    for word in range(width - 1, -1, -1):
        inside = stop >= word
        path[inside, word] = last[inside]
        if word:
            last = np.where(inside, back[word][np.arange(batch), last], last)
    return path


def runs(tags: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return the marked runs as (first, one past the last, kind)."""
    found: list[tuple[int, int, str]] = []
    kind, first, last = "", 0, 0
    for word, tag in enumerate(tags):
        if kind and not (tag[0] in "IE" and tag[2:] == kind):
            found.append((first, last, kind))
            kind = ""
        if tag != "O" and not kind:
            kind, first = tag[2:], word
        last = word + 1
    if kind:
        found.append((first, last, kind))
    return found
