"""Sentences to padded batches of pieces: cut where too long, sorted by length, of a fixed size.

The numbers of a batch influence each other in the last bits (the model's int8 scales are per batch), so batches
are made from one document alone and always in the same way: the same text gives the same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.parse.encoder import Floats, Integers
from reportedly.parse.pieces import CLS, PAD, SEP, Pieces

BATCH_PIECES = 768
"""Padded pieces in a batch: larger ones fall out of the cache (measured: 768 beats 4,096 by a fifth)."""

MOST_PADDING = 0.1
"""Share of a batch that may be padding. Measured on articles of 400 words: 138 µs a word, 196 without this limit."""

LONGEST = 500
"""Pieces of one stretch; the model has 512 places."""

CLAUSE_MARKS = frozenset(";:,—–-)”")
"""Where a sentence that is too long is cut, if it can be."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words `first` up to `last` of a sentence, as pieces; nearly always the whole sentence."""

    sentence: int
    first: int
    last: int
    ids: list[int]
    shapes: list[int]
    starts: list[int]

    def __len__(self) -> int:
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded inputs of the encoder for some stretches."""

    stretches: tuple[Stretch, ...]
    ids: Integers
    shapes: Integers
    first: Integers
    words: Floats


def make_batches(sentences: Sequence[Sequence[str]], pieces: Pieces) -> Iterator[Batch]:
    """Yield the batches of a document's sentences (lists of word forms)."""
    stretches = [part for number, forms in enumerate(sentences) for part in _stretches(number, list(forms), pieces)]
    stretches.sort(key=lambda stretch: len(stretch.ids))
    group: list[Stretch] = []
    pieces_in_group = 0
    for stretch in stretches:
        padded = len(stretch.ids) * (len(group) + 1)
        filled = pieces_in_group + len(stretch.ids)
        if group and (padded > BATCH_PIECES or filled < (1 - MOST_PADDING) * padded):
            yield _pad(group)
            group, filled = [], len(stretch.ids)
        group.append(stretch)
        pieces_in_group = filled
    if group:
        yield _pad(group)


def _stretches(number: int, forms: list[str], pieces: Pieces) -> Iterator[Stretch]:
    encoded = pieces.encode(forms)
    first = 0
    while first < len(forms):
        last = _end(forms, [len(ids) for ids, _ in encoded], first)
        ids, shapes, starts = [CLS], [0], [0]
        for word_ids, shape in encoded[first:last]:
            starts.append(len(ids))
            ids += word_ids
            shapes += [shape] * len(word_ids)
        yield Stretch(number, first, last, [*ids, SEP], [*shapes, 0], starts)
        first = last


def _end(forms: list[str], sizes: list[int], first: int) -> int:
    """Return where the stretch that begins at `first` ends: at the sentence's end, else at its last clause mark."""
    room, mark = LONGEST, None
    for word in range(first, len(forms)):
        room -= sizes[word]
        if room < 0:
            return mark or word
        if forms[word] in CLAUSE_MARKS and room < LONGEST // 2:
            mark = word + 1
    return len(forms)


def _pad(group: list[Stretch]) -> Batch:
    length, width = max(len(s.ids) for s in group), max(len(s.starts) for s in group)
    ids = np.full((len(group), length), PAD, dtype=np.int64)
    shapes = np.zeros((len(group), length), dtype=np.int64)
    first = np.zeros((len(group), width), dtype=np.int64)
    words = np.zeros((len(group), width), dtype=np.float32)
    for row, stretch in enumerate(group):
        ids[row, : len(stretch.ids)] = stretch.ids
        shapes[row, : len(stretch.shapes)] = stretch.shapes
        first[row, : len(stretch.starts)] = stretch.starts
        words[row, : len(stretch.starts)] = 1
    return Batch(tuple(group), ids, shapes, first, words)
