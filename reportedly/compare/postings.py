"""An index from 64 bit keys to whole numbers that takes more at any time: sorted runs that are merged as they grow.

Arrays rather than a dict, because a hundred thousand documents have sixteen million fingerprints: a dict of
Python integers needs gigabytes for what 256 megabytes hold.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Values = NDArray[np.uint32]
_PENDING = 1 << 14
"""Postings that are gathered before they are sorted into a run, so that filling costs a sort in many additions."""


class Postings:
    """Numbers by key; a key may have many."""

    def __init__(self) -> None:
        self._runs: list[tuple[Keys, Values]] = []
        self._keys: list[int] = []
        self._values: list[int] = []

    def __len__(self) -> int:
        return len(self._keys) + sum(len(keys) for keys, _ in self._runs)

    def add(self, keys: Sequence[int], value: int) -> None:
        """Put one number under several keys."""
        self._keys.extend(keys)
        self._values.extend([value] * len(keys))
        if len(self._keys) >= _PENDING:
            self._settle()

    def find(self, keys: Sequence[int], most: int | None = None) -> list[list[int] | None]:
        """Return the numbers under each key, in ascending order; None where there are more than `most`."""
        if self._keys:
            self._settle()
        wanted = np.array(keys, dtype=np.uint64)
        bounds = [(run.searchsorted(wanted, "left"), run.searchsorted(wanted, "right")) for run, _ in self._runs]
        many = np.zeros(len(keys), dtype=bool)
        if most is not None and bounds:
            many = np.sum([right - left for left, right in bounds], axis=0) > most
        found: list[list[int] | None] = [None if over else [] for over in many.tolist()]
        for (_, values), (left, right) in zip(self._runs, bounds, strict=True):
            there = np.flatnonzero((right > left) & ~many)
            for place, start, end in zip(there.tolist(), left[there].tolist(), right[there].tolist(), strict=True):
                found[place] = sorted([*(found[place] or ()), *values[start:end].tolist()])
        return found

    def merge(self) -> None:
        """Make one run of all: worth it before many questions, each of which asks every run."""
        if self._keys:
            self._settle()
        while len(self._runs) > 1:
            self._join()

    def _settle(self) -> None:
        self._runs.append(_sorted(np.array(self._keys, dtype=np.uint64), np.array(self._values, dtype=np.uint32)))
        self._keys, self._values = [], []
        while any(len(one[0]) < 2 * len(other[0]) for one, other in pairwise(self._runs)):
            self._join()

    def _join(self) -> None:
        (keys, values), (more_keys, more_values) = self._runs.pop(), self._runs.pop()
        self._runs.append(_sorted(np.concatenate((more_keys, keys)), np.concatenate((more_values, values))))


def _sorted(keys: Keys, values: Values) -> tuple[Keys, Values]:
    order = np.argsort(keys, kind="stable")
    return keys[order], values[order]
