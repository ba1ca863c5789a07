"""Contents that run on: to both ends of their quotation, into the next sentence's, and over what a colon announces."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.analysis import Analysis
from reportedly.claims.attributions.draft import Draft
from reportedly.claims.attributions.quotes import OPENERS, Quoted, around, quoted_stretches
from reportedly.record import Span


def run_on(analysis: Analysis, found: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with contents carried on: 1. to a quotation's ends, 2. after a colon, 3. into the next one."""
    quotes = quoted_stretches(analysis.document)
    whole = [
        _filled(draft, quotes) if draft.content else _announced(analysis, draft, quotes) for draft in found
    ]  # 1, 2
    owned = [cue for draft in whole for cue in draft.cue]
    return [_continued(analysis, draft, quotes, owned) for draft in whole]  # 3


def _filled(draft: Draft, quotes: Sequence[Quoted]) -> Draft:
    """Carry the content to the marks of a quotation that it reaches into, unless the cue stands in it too."""
    first, last = draft.content[0], draft.content[-1]
    before, after = around(quotes, first.start), around(quotes, last.end - 1)
    cue = draft.cue[0].start
    start = before.start if before and not before.holds(cue) else first.start
    end = after.end if after and not after.holds(cue) else last.end
    if len(draft.content) == 1:
        return replace(draft, content=(Span(start, end),))
    return replace(draft, content=(Span(start, first.end), *draft.content[1:-1], Span(last.start, end)))


def _announced(analysis: Analysis, draft: Draft, quotes: Sequence[Quoted]) -> Draft:
    """Give a cue whose sentence ends in a colon the words that the colon announces."""
    tree = analysis.sentences[draft.sentence]
    if tree.words[-1] != ":" or draft.sentence + 1 >= len(analysis.sentences):
        return draft
    following = analysis.sentences[draft.sentence + 1]
    quote = around(quotes, following.start + 1)
    if quote and quote.start == following.start:
        return replace(draft, content=(Span(quote.start, quote.end),))
    blocks = analysis.document.blocks
    last = following
    for after in analysis.sentences[draft.sentence + 1 :]:
        if blocks[after.block].kind == "heading" or after.words[-1] == ":":
            break
        last = after
    return replace(draft, content=(Span(following.start, last.end),))


def _continued(analysis: Analysis, draft: Draft, quotes: Sequence[Quoted], owned: Sequence[Span]) -> Draft:
    """Add the quotation that opens the next sentence, where the content is one and nobody else owns the next."""
    if not draft.content or draft.sentence + 1 >= len(analysis.sentences):
        return draft
    tree, following = analysis.sentences[draft.sentence], analysis.sentences[draft.sentence + 1]
    first = draft.content[0]
    spoken = around(quotes, first.start + 1)
    if not spoken or spoken.start != first.start or draft.content[-1].end > draft.cue[0].start:
        return draft
    if following.block != tree.block or following.words[0] not in OPENERS:
        return draft
    quote = around(quotes, following.start + 1)
    if quote is None or quote.start != following.start:
        return draft
    claimed = any(quote.end <= cue.start < _sentence_end(analysis, draft.sentence + 1, quote.end) for cue in owned)
    return draft if claimed else replace(draft, content=(*draft.content, Span(quote.start, quote.end)))


def _sentence_end(analysis: Analysis, first: int, offset: int) -> int:
    """Return the end of the sentence that goes on behind `offset`, or `offset` itself where one ends there."""
    tree = next((tree for tree in analysis.sentences[first:] if tree.end > offset), None)
    return tree.end if tree and tree.start < offset else offset
