"""A document to trees: 1. sentences, 2. batches, 3. one pass of the model, 4. trees, names and cues."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from reportedly.analysis import Analysis, Cue, Name, Tree
from reportedly.errors import ModelError
from reportedly.parse import labels as label_files
from reportedly.parse.batches import Stretch, make_batches
from reportedly.parse.called import called
from reportedly.parse.encoder import Encoded, Encoder, Floats
from reportedly.parse.frames import FrameReader, find_cues, gelu
from reportedly.parse.headlines import completed
from reportedly.parse.infinitives import rehung
from reportedly.parse.inflection import base_form, is_past
from reportedly.parse.items import STAND_IN, corrected, misread
from reportedly.parse.lemmas import apply_rule
from reportedly.parse.pieces import Pieces
from reportedly.parse.postposed import set_beside
from reportedly.parse.sentences import Span, sentences
from reportedly.parse.spans import runs, viterbi
from reportedly.parse.stand_ins import stand_ins
from reportedly.parse.tree import decode, is_tree
from reportedly.record import Block, Document

MODEL = "model"
CUE_BIAS = -0.1
"""Added to the score of a word being no cue. On dev, -0.1 finds 89.3 F1 in news and 84.7 elsewhere, -0.3 a little less
in news and a little more elsewhere."""

UNSAID = frozenset({"boilerplate", "source", "byline"})
"""Blocks that say who published something, or nothing: metadata and not claims."""

JOINT = "parataxis"
"""How the parts of a sentence that was too long hang together."""

REMEMBERED_LEMMAS = 200_000


@dataclass(slots=True)
class _Part:
    """What was read of one stretch: numbers a word, names and cues, by word numbers of the stretch."""

    first: int
    numbers: list[list[int]]
    names: list[Name]
    cues: list[Cue]


class Parser:
    """The model, loaded; `analyse` may be called for any number of documents."""

    def __init__(self, folder: Path | None = None, *, threads: int = 1, cue_bias: float = CUE_BIAS) -> None:
        """Load the model that the package ships, or that of `folder`; raises ModelError."""
        folder = folder or Path(str(files("reportedly.parse") / MODEL))
        if not folder.is_dir():
            raise ModelError(f"{folder}: there is no model; install reportedly again, or run `make model`")
        self.labels = label_files.load(folder / "labels.json")
        self._pieces = Pieces(folder / "tokenizer.json")
        self._encoder = Encoder(folder, threads=threads)
        self._frames = FrameReader(self._encoder.weights, self.labels)
        self._cue_bias = cue_bias
        self._past = self.labels.xpos.index("VBD")
        self._lemmas: dict[tuple[str, int, int], str] = {}

    def analyse(self, document: Document) -> Analysis:
        """Return the trees of a document; each sentence lies inside one block."""
        cut = [
            (number, spans)
            for number, block in enumerate(document.blocks)
            if block.kind not in UNSAID
            for spans in _words_of(document.text, block)
        ]
        blocks, spans = [number for number, _ in cut], [spans for _, spans in cut]
        forms = [[document.text[a:b] for a, b in sentence] for sentence in spans]
        analysis = self.analyse_words(document, spans, forms, blocks)
        if numbers := misread(document, analysis.sentences):
            behind = [[(spans[n][0][0], spans[n][0][0]), *spans[n]] for n in numbers]
            led = [[STAND_IN, *forms[n]] for n in numbers]
            again = self.analyse_words(document, behind, led, [blocks[n] for n in numbers])
            analysis = replace(analysis, sentences=corrected(analysis.sentences, numbers, again))
        return replace(analysis, sentences=completed(document, analysis.sentences))

    def analyse_words(
        self,
        document: Document,
        spans: Sequence[Sequence[Span]],
        forms: Sequence[Sequence[str]],
        blocks: Sequence[int],
    ) -> Analysis:
        """Return the trees of sentences that are cut into words already: offsets, forms and block of each."""
        parts: list[list[_Part]] = [[] for _ in forms]
        for batch in make_batches(stand_ins(forms), self._pieces):
            encoded = self._encoder.run(batch.ids, batch.shapes, batch.first, batch.words)
            for stretch, part in zip(batch.stretches, self._read(encoded, batch.stretches), strict=True):
                parts[stretch.sentence].append(part)
        trees = [
            self._tree(block, list(places), list(words), self._join(sorted(found, key=lambda part: part.first)))
            for block, places, words, found in zip(blocks, spans, forms, parts, strict=True)
            if words
        ]
        return Analysis(document, tuple(trees))

    def _read(self, encoded: Encoded, stretches: Sequence[Stretch]) -> list["_Part"]:
        lengths = [len(stretch) for stretch in stretches]
        names = self._names(encoded.names[:, 1:], lengths)
        found = find_cues(encoded.cues, lengths, self._cue_bias)
        cues: list[list[Cue]] = [[] for _ in stretches]
        for place, cue in zip(found, self._frames.read(encoded, found, lengths), strict=True):
            cues[place.row].append(cue)
        numbers = encoded.tags.tolist()
        return [
            _Part(
                stretch.first,
                self._mend(encoded, row, numbers[row][1 : lengths[row] + 1]),
                names[row],
                cues[row],
            )
            for row, stretch in enumerate(stretches)
        ]

    def _mend(self, encoded: Encoded, row: int, numbers: list[list[int]]) -> list[list[int]]:
        """Decode a proper tree where the best heads make none, and label the arcs that changed."""
        heads = np.array([0] + [word[4] for word in numbers])
        if is_tree(heads):
            return numbers
        size = len(heads)
        mended = decode(encoded.arcs[row, :size, :size])
        changed = np.flatnonzero(mended != heads)
        hidden = gelu(encoded.dependents[row, changed] + encoded.heads[row, mended[changed]])
        rels = (hidden @ self._encoder.weights["rel"] + self._encoder.weights["rel_bias"]).argmax(-1)
        for word, rel in zip(changed.tolist(), rels.tolist(), strict=True):
            numbers[word - 1][4:6] = [int(mended[word]), rel]
        return numbers

    def _names(self, scores: Floats, lengths: Sequence[int]) -> list[list[Name]]:
        found: list[list[Name]] = [[] for _ in lengths]
        rows = np.flatnonzero(scores.argmax(-1).any(axis=1)).tolist()
        if not rows:
            return found
        tags = viterbi(scores[rows], [lengths[row] for row in rows], self.labels.name)
        for row, path in zip(rows, tags.tolist(), strict=True):
            marked = runs(self.labels.name[tag] for tag in path[: lengths[row]])
            found[row] = [Name(first, last, kind) for first, last, kind in marked]  # type: ignore[arg-type]
        return found

    def _tree(self, block: int, spans: list[Span], forms: list[str], part: "_Part") -> Tree:
        labels, columns = self.labels, list(zip(*part.numbers, strict=True))
        upos, tags, feats, rules, heads, rels = columns
        xpos = [self._past if is_past(form, labels.xpos[tag]) else tag for form, tag in zip(forms, tags, strict=True)]
        tree = Tree(
            block=block,
            starts=tuple(start for start, _ in spans),
            ends=tuple(end for _, end in spans),
            words=tuple(forms),
            lemmas=tuple(map(self._lemma, forms, rules, xpos)),
            upos=tuple(map(labels.upos.__getitem__, upos)),
            xpos=tuple(map(labels.xpos.__getitem__, xpos)),
            feats=tuple(map(labels.feats.__getitem__, feats)),
            heads=tuple(head - 1 for head in heads),
            rels=tuple(map(labels.rel.__getitem__, rels)),
            names=_whole_names(part, forms, labels),
            cues=tuple(part.cues),
        )
        return set_beside(rehung(called(tree)))

    def _join(self, parts: list[_Part]) -> _Part:
        """Join the stretches of one sentence: later roots hang on the first one."""
        whole = parts[0]
        root = next(place for place, word in enumerate(whole.numbers, 1) if word[4] == 0)
        for part in parts[1:]:
            for word in part.numbers:
                word[4:6] = [word[4] + part.first, word[5]] if word[4] else [root, self.labels.rel.index(JOINT)]
            whole.numbers += part.numbers
            whole.names += [name.moved(part.first) for name in part.names]
            whole.cues += [cue.moved(part.first) for cue in part.cues]
        return whole

    def _lemma(self, form: str, rule: int, xpos: int) -> str:
        known = self._lemmas.get((form, rule, xpos))
        if known is None:
            if len(self._lemmas) > REMEMBERED_LEMMAS:
                self._lemmas.clear()
            learnt = apply_rule(form, self.labels.lemma[rule])
            known = self._lemmas[form, rule, xpos] = base_form(form, self.labels.xpos[xpos], learnt)
        return known


def _words_of(text: str, block: Block) -> Iterator[list[Span]]:
    """Yield the sentences of a block; of a quotation, without the marks at its lines' starts ("> ")."""
    for spans in sentences(text, block.kind, block.start, block.end):
        if block.kind == "quote":
            yield from filter(None, [[span for span in spans if not _is_mark(text, *span)]])
        else:
            yield spans


def _is_mark(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip(">") and not text[text.rfind("\n", 0, start) + 1 : start].strip(" >")


def _whole_names(part: _Part, forms: list[str], labels: label_files.Labels) -> tuple[Name, ...]:
    """Return the names of bodies and places with the capitalised adjectives and participles before them ("United")."""
    adjectives, amod = {labels.upos.index("ADJ"), labels.upos.index("VERB")}, labels.rel.index("amod")
    whole = []
    last = 0
    for name in part.names:
        first = name.first
        while name.kind != "person" and first > last:
            before = part.numbers[first - 1]
            named = before[0] in adjectives and before[5] == amod and name.first < before[4] <= name.last
            if not (named and forms[first - 1][:1].isupper()):
                break
            first -= 1
        whole.append(replace(name, first=first) if first < name.first else name)
        last = name.last
    return tuple(whole)


@cache
def shipped(threads: int = 1) -> Parser:
    """Return the parser with the shipped model, loaded once a process."""
    return Parser(threads=threads)
