"""An attribution in the making: what the model found for one cue, as offsets, and where it was found."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.analysis import Analysis, Cue, Tree, Words
from reportedly.claims.attributions.acts import act_of
from reportedly.claims.attributions.borders import contents
from reportedly.claims.attributions.sources import kind_of, source
from reportedly.record import Act, SourceKind, Span


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
    run = source(tree, cue)
    return Draft(
        sentence=number,
        cue=_spans(tree, cue.parts),
        source=tree.span(*run) if run else None,
        content=_spans(tree, contents(tree, cue)),
        act=act_of(tree, cue),
        source_kind=kind_of(tree, run, cue.source_kind) if run else "none",
        score=cue.score,
    )


def _spans(tree: Tree, runs: Iterable[Words]) -> tuple[Span, ...]:
    return tuple(tree.span(first, last) for first, last in runs)
