"""Our corpus as sentences for the attribution head: for every cue, what each word of its sentence is to it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportedly.parse.sentences import sentences
from reportedly.read import Options, read_text
from training import names

Words = list[int]


@dataclass(slots=True)
class Frame:
    """One attribution inside one sentence: word numbers of its cue, source, content pieces and further cue parts."""

    cue: Words
    source: Words
    content: list[Words]
    parts: list[Words]
    act: str
    source_kind: str


@dataclass(slots=True)
class CueSentence:
    """A sentence of the corpus and the attributions whose cue stands in it; `spans` are its words' offsets."""

    doc: str
    forms: list[str]
    spans: list[tuple[int, int]]
    frames: list[Frame] = field(default_factory=list)
    names: list[str] | None = None


def load(data: Path, split: str) -> Iterator[CueSentence]:
    """Yield the sentences of the annotated documents of one split, cut as the program cuts them."""
    known = names.load(data)
    for path in sorted((data / "corpus" / split).glob("*.json")):
        note = json.loads(path.read_text("utf-8"))
        text = (data / "corpus" / "docs" / f"{note['doc']}.txt").read_text("utf-8")
        for sentence in _document(note, text):
            sentence.names = names.tags(sentence.spans, known.get(note["doc"]))
            yield sentence


def _document(note: dict[str, Any], text: str) -> Iterator[CueSentence]:
    document = read_text(text, source=note["doc"], options=Options()).document
    assert document.text == text, f"{note['doc']}: the text must be the annotated one"
    for block in document.blocks:
        for spans in sentences(text, block.kind, block.start, block.end):
            yield _sentence(note, text, spans)


def _sentence(note: dict[str, Any], text: str, spans: list[tuple[int, int]]) -> CueSentence:
    found = CueSentence(note["doc"], [text[a:b] for a, b in spans], spans)
    taken: set[int] = set()
    for given in note["attributions"]:
        cue = _words(spans, given["cue"][0])
        if not cue or taken.intersection(cue):
            continue
        taken.update(cue)
        source = _words(spans, given["source"]) if given["source"] else []
        content = [words for piece in given["content"] if (words := _words(spans, piece))]
        parts = [words for piece in given["cue"][1:] if (words := _words(spans, piece))]
        found.frames.append(Frame(cue, source, content, parts, given["act"], given["source_kind"]))
    return found


def _words(spans: list[tuple[int, int]], piece: list[int]) -> Words:
    """Return the words that overlap a piece of text."""
    start, end = piece
    return [number for number, (a, b) in enumerate(spans) if a < end and b > start]
