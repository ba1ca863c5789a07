"""Contents that run on: a quotation that stays open goes to its close, over sentences and paragraphs."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.analysis import Analysis, Tree
from reportedly.claims.attributions.draft import Draft
from reportedly.record import Span

OPENERS = {"“": "”", "«": "»", '"': '"', "„": "“", "``": "''"}
LONGEST_RUN = 40
"""Sentences that an unclosed quotation may run on for: beyond that the mark is more likely an error."""


def run_on(analysis: Analysis, found: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with contents carried on: to the close of their quotation, or over what a colon announces."""
    return [_carried(analysis, draft) if draft.content else _announced(analysis, draft) for draft in found]


def _carried(analysis: Analysis, draft: Draft) -> Draft:
    last = draft.content[-1]
    closer = _open_closer(analysis.sentences[draft.sentence], last)
    end = _until(analysis, draft.sentence, closer, last.end) if closer else None
    return replace(draft, content=(*draft.content[:-1], Span(last.start, end))) if end else draft


def _open_closer(tree: Tree, content: Span) -> str | None:
    """Return the mark that would close the quotation still open at the content's end, if one is."""
    closer: str | None = None
    for word, start in zip(tree.words, tree.starts, strict=True):
        if start < content.start:
            continue
        if closer and word == closer:
            closer = None
        elif closer is None and word in OPENERS:
            closer = OPENERS[word]
    return closer


def _until(analysis: Analysis, first: int, closer: str, after: int) -> int | None:
    """Return the offset behind the closing mark that follows offset `after`; None where there is none.

    A straight mark that opens a sentence reopens the quotation, as in paragraphs that go on with it.
    """
    for tree in analysis.sentences[first : first + LONGEST_RUN]:
        for place, word in enumerate(tree.words):
            if word == closer and tree.starts[place] >= after and not (place == 0 and closer in OPENERS):
                return tree.ends[place]
    return None


def _announced(analysis: Analysis, draft: Draft) -> Draft:
    """Give a cue whose sentence ends in a colon the words that the colon announces."""
    tree = analysis.sentences[draft.sentence]
    if tree.words[-1] != ":" or draft.sentence + 1 >= len(analysis.sentences):
        return draft
    following = analysis.sentences[draft.sentence + 1]
    closer = OPENERS.get(following.words[0])
    if closer:
        end = _until(analysis, draft.sentence + 1, closer, following.start)
        return replace(draft, content=(Span(following.start, end),)) if end else draft
    blocks = analysis.document.blocks
    last = following
    for after in analysis.sentences[draft.sentence + 1 :]:
        if blocks[after.block].kind == "heading" or after.words[-1] == ":":
            break
        last = after
    return replace(draft, content=(Span(following.start, last.end),))
