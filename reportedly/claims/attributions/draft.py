"""An attribution in the making: what the model found for one cue, as offsets, and where it was found."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportedly.analysis import Analysis, Cue, Tree, Words
from reportedly.claims.attributions.acts import act_of
from reportedly.claims.attributions.borders import contents
from reportedly.claims.attributions.rivals import settled
from reportedly.claims.attributions.sources import governs, kind_of, source
from reportedly.claims.propositions.items import lead_subject, lead_tree
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
    found = [
        _with_lead(analysis, draft, cue)
        for number, tree in enumerate(analysis.sentences)
        for cue in settled(tree)
        if not _says_nothing(draft := _draft(number, tree, cue), cue)
    ]
    return sorted(found, key=lambda draft: draft.cue[0].start)


def _says_nothing(draft: Draft, cue: Cue) -> bool:
    """Tell whether neither source nor content is left of what the model found: "a claim that experts dispute"."""
    return bool(cue.content) and not draft.content and draft.source is None


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


def _with_lead(analysis: Analysis, draft: Draft, cue: Cue) -> Draft:
    """Give a list item's cue, if it has no subject of its own, that of the line above ("The union:" / "Promised …")."""
    tree = analysis.sentences[draft.sentence]
    if draft.source or draft.act == "rumour" or not governs(tree, cue.parts[0][0]):
        return draft
    lead = lead_tree(analysis, draft.sentence)
    subject = lead_subject(lead) if lead else None
    if lead is None or subject is None:
        return draft
    run = (subject.first, subject.last)
    return replace(draft, source=lead.span(*run), source_kind=kind_of(lead, run, cue.source_kind))


def _spans(tree: Tree, runs: Iterable[Words]) -> tuple[Span, ...]:
    return tuple(tree.span(first, last) for first, last in runs)
