"""What two texts share word by word: fingerprints that find the pair, and the exact spans that prove it.

Fingerprints are winnowed hashes of five words in a row: of each four neighbours the smallest is kept, so that eight
equal words in a row always share one, wherever they stand (Schleimer, Wilkerson and Aiken, 2003).
"""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.compare.words import Words

K, WINDOW = 5, 4
"""Words in a fingerprint, and neighbours of which one is kept."""
SHORTEST = K + WINDOW - 1
"""Words in a row that are certain to be found: 8, a short sentence."""
_MULTIPLIER, _MIXER = np.uint64(1_000_003), np.uint64(0xBF58476D1CE4E5B9)
_TRIES = 16
"""Places of one fingerprint in a text that are tried; what comes more often is a refrain."""


@dataclass(frozen=True, slots=True)
class Prints:
    """The fingerprints of a text and the number of the word where each begins."""

    hashes: tuple[int, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Equal words in a row: the numbers of the first word in either text, and how many."""

    one: int
    other: int
    length: int


@dataclass(frozen=True, slots=True)
class Copied:
    """The runs that two texts share and the share of either text that stands in them."""

    runs: tuple[Run, ...]
    of_one: float
    of_other: float


def prints_of(words: Words) -> Prints:
    """Return the winnowed fingerprints of a text; of a text of fewer than five words, none."""
    hashes = _hashes(words.codes)
    if not len(hashes):
        return Prints((), ())
    windows = np.lib.stride_tricks.sliding_window_view(hashes, min(WINDOW, len(hashes)))
    width = windows.shape[1]
    last = width - 1 - np.argmin(windows[:, ::-1], axis=1)
    places = np.unique(np.arange(len(windows)) + last)
    return Prints(tuple(hashes[places].tolist()), tuple(places.tolist()))


def copied(one: Words, other: Words, prints: tuple[Prints, Prints], *, common: Collection[int] = frozenset()) -> Copied:
    """Return what two texts share; runs in which every fingerprint is `common` are left out as boilerplate."""
    if set(prints[0].hashes).isdisjoint(prints[1].hashes):
        return Copied((), 0.0, 0.0)
    runs = _kept(_runs(one, other, prints, common))
    return Copied(
        tuple(runs),
        sum(run.length for run in runs) / max(len(one), 1),
        _covered((run.other, run.length) for run in runs) / max(len(other), 1),
    )


def _hashes(codes: Sequence[int]) -> NDArray[np.uint64]:
    """The hash of each K words in a row; mixed, so that the smallest are no words in particular."""
    each = np.array(codes, dtype=np.uint64)
    number = max(len(each) - K + 1, 0)
    value = np.zeros(number, dtype=np.uint64)
    for nth in range(K):
        value = value * _MULTIPLIER + each[nth : nth + number]
    value ^= value >> np.uint64(29)
    value *= _MIXER
    return value ^ value >> np.uint64(32)


def _runs(one: Words, other: Words, prints: tuple[Prints, Prints], common: Collection[int]) -> list[Run]:
    """All runs that hold a fingerprint that is not common, longest first."""
    places: dict[int, list[int]] = {}
    for value, place in zip(prints[1].hashes, prints[1].places, strict=True):
        places.setdefault(value, []).append(place)
    found: dict[tuple[int, int], Run] = {}
    reached: dict[int, int] = {}
    for value, i in zip(prints[0].hashes, prints[0].places, strict=True):
        if value in common:
            continue
        for j in places.get(value, ())[:_TRIES]:
            if reached.get(j - i, -1) > i:
                continue
            run = _grown(one.codes, other.codes, i, j)
            reached[j - i] = run.one + run.length
            if run.length >= SHORTEST:
                found[run.one, run.other] = run
    return sorted(found.values(), key=lambda run: (-run.length, run.one, run.other))


def _grown(one: Sequence[int], other: Sequence[int], i: int, j: int) -> Run:
    start = 0
    while i - start > 0 and j - start > 0 and one[i - start - 1] == other[j - start - 1]:
        start += 1
    end = 0
    while i + end < len(one) and j + end < len(other) and one[i + end] == other[j + end]:
        end += 1
    return Run(i - start, j - start, start + end)


def _kept(runs: list[Run]) -> list[Run]:
    """The runs that do not stand in longer ones, in the order of the first text."""
    kept: list[Run] = []
    for run in runs:
        if not any(run.one < is_.one + is_.length and is_.one < run.one + run.length for is_ in kept):
            kept.append(run)
    return sorted(kept, key=lambda run: run.one)


def _covered(spans: object) -> int:
    """The words that some spans cover, each counted once."""
    total, reached = 0, 0
    for start, length in sorted(spans):  # type: ignore[call-overload]
        total += max(0, start + length - max(start, reached))
        reached = max(reached, start + length)
    return total


def word_span(words: Words, first: int, length: int) -> tuple[int, int]:
    """Return the offsets of some words in a row in their text."""
    return words.starts[first], words.ends[first + length - 1]


def share_within(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> float:
    """Return the share of a span that lies in the spans of a list, which are in order and do not overlap."""
    start, end = span
    first = max(bisect_right(spans, (start, start)) - 1, 0)
    inside = 0
    for left, right in spans[first:]:
        if left >= end:
            break
        inside += max(0, min(right, end) - max(left, start))
    return inside / max(end - start, 1)
