"""Cues and, for each cue, its source, its content and its further parts, from the scores of one pass."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.analysis import Cue, Words
from reportedly.parse.encoder import Encoded, Floats
from reportedly.parse.labels import Labels
from reportedly.parse.spans import runs, viterbi

NEAR = 8
FAR = np.array([8, 12, 16, 24, 32, 64, 128])
BUCKETS = 15
MOST_CUES = 64
"""Cues of one sentence that are followed up: no sentence has as many, but a list of verbs might."""


@dataclass(frozen=True, slots=True)
class Found:
    """A cue of one batch row, with its first and last word (not included)."""

    row: int
    first: int
    last: int
    score: float


def find_cues(scores: Floats, lengths: Sequence[int], bias: float) -> list[Found]:
    """Return the cues of a batch; `bias` is added to the score of a word being none."""
    table = scores[:, 1:].copy()
    table[:, :, 0] += bias
    best = table.argmax(-1)
    found: list[Found] = []
    for row in np.flatnonzero(best.any(axis=1)).tolist():
        tags = best[row, : lengths[row]].tolist()
        first = 0
        cues = []
        for word, tag in enumerate([*tags, 0]):
            before = tags[word - 1] if word else 0
            if before and tag != 2:
                cues.append(Found(row, first, word, _confidence(scores[row, first + 1])))
            if tag == 1 or (tag == 2 and not before):
                first = word
        found += cues[:MOST_CUES]
    return found


def _confidence(scores: Floats) -> float:
    weights = np.exp(scores - scores.max())
    return float(1 - weights[0] / weights.sum())


class FrameReader:
    """Applies the pair classifier: every word of a sentence is asked what it is to the cue."""

    def __init__(self, weights: dict[str, Floats], labels: Labels) -> None:
        self._labels = labels
        self._weights = weights
        self._names = {kind: labels.frame.index(f"B-{kind}") for kind in "SCq"}

    def read(self, encoded: Encoded, cues: Sequence[Found], lengths: Sequence[int]) -> list[Cue]:
        """Return a Cue for each of `cues`, with word numbers inside its row."""
        if not cues:
            return []
        sizes = [lengths[cue.row] for cue in cues]
        scores = np.zeros((len(cues), max(sizes), len(self._labels.frame)), dtype=np.float32)
        for number, cue in enumerate(cues):
            scores[number, : sizes[number]] = self._scores(encoded.pairs[cue.row, 1 : sizes[number] + 1], cue)
        tags = viterbi(scores, sizes, self._labels.frame)
        return [
            self._cue(encoded, cue, [self._labels.frame[t] for t in tags[number, : sizes[number]].tolist()])
            for number, cue in enumerate(cues)
        ]

    def _scores(self, pairs: Floats, cue: Found) -> Floats:
        token, token_times, cue_side, cue_times = np.split(pairs, 4, axis=1)
        inside = slice(cue.first, cue.last)
        hidden = token + cue_side[inside].mean(axis=0) + token_times * cue_times[inside].mean(axis=0)
        hidden += self._weights["distance"][_buckets(np.arange(len(pairs)) - cue.first)]
        scores: Floats = gelu(hidden) @ self._weights["frame"] + self._weights["frame_bias"]
        return scores

    def _cue(self, encoded: Encoded, cue: Found, tags: list[str]) -> Cue:
        by_kind: dict[str, list[Words]] = {"S": [], "C": [], "q": []}
        for first, last, kind in runs(tags):
            by_kind[kind].append((first, last))
        inside = slice(cue.first + 1, cue.last + 1)
        act = self._labels.act[int(encoded.acts[cue.row, inside].mean(axis=0).argmax())]
        kind = self._labels.source_kind[int(encoded.kinds[cue.row, inside].mean(axis=0).argmax())]
        parts = ((cue.first, cue.last), *by_kind["q"])
        return Cue(parts, tuple(by_kind["S"]), tuple(by_kind["C"]), act, kind, round(cue.score, 4))  # type: ignore[arg-type]


def _buckets(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the bucket of signed distances, as in training."""
    far = np.abs(distance)
    buckets: NDArray[np.int64] = np.where(far < NEAR, far, np.searchsorted(FAR, far, side="right") + NEAR - 1)
    return buckets + BUCKETS * (distance > 0)


def gelu(x: Floats) -> Floats:
    """Return the Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016)."""
    cubed = x * x * x
    cubed *= np.float32(0.044715)
    cubed += x
    cubed *= np.float32(0.7978845608)
    np.tanh(cubed, out=cubed)
    cubed += np.float32(1)
    cubed *= x
    cubed *= np.float32(0.5)
    return cubed
