"""Sentences as numbers: pieces in, labels out, and batches of about the same length."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import torch
from torch import Tensor

from reportedly.parse.labels import Labels
from reportedly.parse.lemmas import rule_of
from reportedly.parse.pieces import CLS, MASK, PAD, SEP, Pieces
from reportedly.parse.stand_ins import stand_ins
from training.corpus import CueSentence, Frame
from training.treebank import UNKNOWN, Sentence

IGNORE = -100
MOST_PIECES = 200
"""Longer sentences of the training data are left out: 0.2 % of them, which would take a tenth of the memory."""

RARE_RULE = 4
"""Lemma rules seen less often are not worth a class; measured coverage of the words 99.6 %."""

WORD_TAGS = ("upos", "xpos", "feats", "lemma", "name", "cue")


@dataclass(slots=True)
class Example:
    """One sentence: pieces with shapes, the first piece of each word, and the labels (empty where not annotated)."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    tags: dict[str, list[int]]
    heads: list[int] = field(default_factory=list)
    rels: list[int] = field(default_factory=list)
    frames: list[tuple[list[int], list[int], int, int]] = field(default_factory=list)


def label_sets(sentences: Sequence[Sentence]) -> Labels:
    """Return the tag sets that the training sentences need."""
    rules = Counter(rule_of(f, le) for s in sentences for f, le in zip(s.forms, s.lemmas, strict=True))
    feats = Counter(value for s in sentences for value in s.feats)
    return Labels(
        upos=tuple(sorted({tag for s in sentences for tag in s.upos})),
        xpos=tuple(sorted({tag for s in sentences for tag in s.xpos})),
        feats=tuple(value for value, count in sorted(feats.items()) if count >= RARE_RULE),
        lemma=tuple(rule for rule, count in sorted(rules.items()) if count >= RARE_RULE),
        rel=tuple(sorted({tag for s in sentences for tag in s.rels})),
    )


class Numberer:
    """Turns sentences of both kinds into examples, by one tokenizer and one set of labels."""

    def __init__(self, pieces: Pieces, labels: Labels) -> None:
        self.pieces = pieces
        self.labels = labels
        self.numbers = {name: {tag: i for i, tag in enumerate(getattr(labels, name))} for name in labels.sizes()}

    def treebank(
        self, sentence: Sentence, seen: list[str], silver: tuple[list[Frame], set[int]] | None = None
    ) -> Example:
        """Return the example of a sentence with a tree; unknown labels are ignored in training.

        `seen` are its words as the model reads them (`seen_forms`), `silver` the cues that an earlier model found in
        it and the words of which it was not sure.
        """
        example = self._pieces(seen)
        if silver:
            self._add_frames(example, silver[0], len(sentence.forms))
            for word in silver[1]:
                example.tags["cue"][word + 1] = IGNORE
        rules = [rule_of(f, le) for f, le in zip(sentence.forms, sentence.lemmas, strict=True)]
        for name, tags in (
            ("upos", sentence.upos),
            ("xpos", sentence.xpos),
            ("feats", sentence.feats),
            ("lemma", rules),
        ):
            example.tags[name] = self._tags(name, tags)
        if sentence.names is not None:
            example.tags["name"] = self._name_tags(sentence.names)
        example.heads = [IGNORE, *sentence.heads]
        example.rels = self._tags("rel", sentence.rels)
        return example

    def cues(self, sentence: CueSentence, seen: list[str]) -> Example:
        """Return the example of a sentence whose cues are annotated, read by the model as the words `seen`."""
        example = self._pieces(seen)
        self._add_frames(example, sentence.frames, len(sentence.forms))
        if sentence.names is not None:
            example.tags["name"] = self._name_tags(sentence.names)
        return example

    def _add_frames(self, example: Example, frames: Sequence[Frame], size: int) -> None:
        tags = ["O"] * size
        for frame in frames:
            for place, word in enumerate(frame.cue):
                tags[word] = "I-cue" if place else "B-cue"
            example.frames.append(self._frame(frame, size))
        example.tags["cue"] = self._tags("cue", tags)

    def _frame(self, frame: Frame, size: int) -> tuple[list[int], list[int], int, int]:
        tags = ["O"] * size
        for kind, runs in (("S", [frame.source]), ("C", frame.content), ("q", frame.parts)):
            for words in runs:
                for word, tag in zip(words, _run_tags(len(words), kind), strict=True):
                    tags[word] = tag
        act = self.numbers["act"].get(frame.act, IGNORE)
        source_kind = self.numbers["source_kind"].get(frame.source_kind, IGNORE)
        return [w + 1 for w in frame.cue], self._tags("frame", _mend(tags)), act, source_kind

    def _name_tags(self, tags: list[str]) -> list[int]:
        return self._tags("name", ["" if tag == UNKNOWN else tag for tag in tags])

    def _tags(self, name: str, tags: Sequence[str]) -> list[int]:
        numbers = self.numbers[name]
        return [IGNORE, *(numbers.get(tag, IGNORE) for tag in tags)]

    def _pieces(self, forms: list[str]) -> Example:
        ids, shapes, first = [CLS], [0], [0]
        for word_ids, shape in self.pieces.encode(forms):
            first.append(len(ids))
            ids += word_ids
            shapes += [shape] * len(word_ids)
        return Example([*ids, SEP], [*shapes, 0], first, {})


def seen_forms(sentences: Sequence[Sentence | CueSentence]) -> Iterator[list[str]]:
    """Yield the words of each sentence as the model reads them: names under stand-ins, document by document."""
    for _, document in groupby(sentences, key=lambda sentence: sentence.doc):
        yield from stand_ins([sentence.forms for sentence in document])


def _run_tags(size: int, kind: str) -> list[str]:
    if kind.islower():
        return [f"B-{kind}", *[f"I-{kind}"] * (size - 1)][:size]
    if size == 1:
        return [f"S-{kind}"]
    return [f"B-{kind}", *[f"I-{kind}"] * (size - 2), f"E-{kind}"][:size]


def _mend(tags: list[str]) -> list[str]:
    """Make a run that another one cut in two well-formed again: content around its own cue is two pieces."""
    kinds = [tag[2:] for tag in tags]
    mended = []
    for word, tag in enumerate(tags):
        kind = kinds[word]
        opens = tag[0] in "BS" or word == 0 or kinds[word - 1] != kind
        closes = tag[0] in "ES" or word + 1 == len(tags) or kinds[word + 1] != kind or tags[word + 1][0] in "BS"
        if tag == "O" or kind.islower():
            mended.append(tag)
        else:
            mended.append(("S-" if closes else "B-") + kind if opens else ("E-" if closes else "I-") + kind)
    return mended


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of some examples; labels are IGNORE where there is nothing to learn."""

    ids: Tensor
    shapes: Tensor
    first: Tensor
    words: Tensor
    tags: dict[str, Tensor]
    heads: Tensor
    rels: Tensor
    rows: Tensor
    cues: Tensor
    frames: Tensor
    acts: Tensor
    kinds: Tensor


def collate(examples: Sequence[Example], *, mask: float = 0.0) -> Batch:
    """Pad examples to one batch; a share `mask` of the word pieces is hidden from the model."""
    length, width = max(len(e.ids) for e in examples), max(len(e.first) for e in examples)

    def pad(rows: list[list[int]], size: int, filler: int) -> Tensor:
        return torch.tensor([row + [filler] * (size - len(row)) for row in rows])

    ids = pad([e.ids for e in examples], length, PAD)
    if mask:
        hidden = (torch.rand(ids.shape) < mask) & (ids != PAD) & (ids != CLS) & (ids != SEP)
        ids = ids.masked_fill(hidden, MASK)
    cues, frames, rows, acts, kinds = [], [], [], [], []
    for row, example in enumerate(examples):
        for cue, tags, act, kind in example.frames:
            cues.append([float(word in cue) for word in range(width)])
            frames.append(tags + [IGNORE] * (width - len(tags)))
            rows.append(row)
            acts.append(act)
            kinds.append(kind)
    return Batch(
        ids=ids,
        shapes=pad([e.shapes for e in examples], length, 0),
        first=pad([e.first for e in examples], width, 0),
        words=torch.tensor([[word < len(e.first) for word in range(width)] for e in examples]),
        tags={name: pad([e.tags.get(name, []) for e in examples], width, IGNORE) for name in WORD_TAGS},
        heads=pad([e.heads for e in examples], width, IGNORE),
        rels=pad([e.rels for e in examples], width, IGNORE),
        rows=torch.tensor(rows, dtype=torch.long),
        cues=torch.tensor(cues).view(-1, width),
        frames=torch.tensor(frames, dtype=torch.long).view(-1, width),
        acts=torch.tensor(acts, dtype=torch.long),
        kinds=torch.tensor(kinds, dtype=torch.long),
    )


def batches(examples: Sequence[Example], pieces: int, chance: random.Random) -> Iterator[list[Example]]:
    """Yield batches of at most `pieces` padded pieces, of like lengths, in random order."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].ids) + chance.random() * 4)
    groups: list[list[Example]] = [[]]
    longest = 0
    for number in order:
        example = examples[number]
        longest = max(longest, len(example.ids))
        if groups[-1] and longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
            longest = len(example.ids)
        groups[-1].append(example)
    chance.shuffle(groups)
    yield from groups
