"""An attribution in the making: what the model found for one cue, as offsets, and where it was found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.analysis import Analysis, Cue, Tree, Words
from reportedly.record import Act, SourceKind, Span

TRAILING = frozenset(",;:.—–-")
"""Marks that end no content: they belong to the sentence around it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Spans of one attribution; `sentence` is the number of the sentence in which its cue stands."""

    sentence: int
    cue: tuple[Span, ...]
    source: Span | None
    content: tuple[Span, ...]
    act: Act
    source_kind: SourceKind
    score: float


def drafts(analysis: Analysis) -> list[Draft]:
    """Return a draft for each cue of the document, in text order."""
    found = [_draft(number, tree, cue) for number, tree in enumerate(analysis.sentences) for cue in tree.cues]
    return sorted(found, key=lambda draft: draft.cue[0].start)


def _draft(number: int, tree: Tree, cue: Cue) -> Draft:
    source = max(cue.source, key=lambda run: run[1] - run[0], default=None)
    return Draft(
        sentence=number,
        cue=_spans(tree, cue.parts),
        source=tree.span(*source) if source else None,
        content=_spans(tree, filter(None, (_trim(tree, run) for run in cue.content))),
        act=cue.act,
        source_kind=cue.source_kind if source else "none",
        score=cue.score,
    )


def _spans(tree: Tree, runs: Iterable[Words]) -> tuple[Span, ...]:
    return tuple(tree.span(first, last) for first, last in runs)


def _trim(tree: Tree, run: Words) -> Words | None:
    """Return the run without marks at its borders that belong to the sentence around it."""
    first, last = run
    while first < last and tree.words[first] in TRAILING:
        first += 1
    while first < last and tree.words[last - 1] in TRAILING and not _closes_quotation(tree.words[first:last]):
        last -= 1
    return (first, last) if first < last else None


def _closes_quotation(words: Sequence[str]) -> bool:
    """Tell whether an opening quotation mark in `words` is still open, so that a stop at the end is quoted too."""
    opened = sum(word in ("“", "«") for word in words) - sum(word in ("”", "»") for word in words)
    return opened > 0 or sum(word == '"' for word in words) % 2 == 1
