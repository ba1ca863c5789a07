"""The list of stories, and one story in full: who says what, in each one's own words, earliest first."""

from collections.abc import Iterable, Iterator, Sequence

from reportedly.comparison import Reason, Story, StoryClaim
from reportedly.show.claim import GUTTER, INDENT
from reportedly.show.flow import Piece, flow
from reportedly.show.safe import harmless
from reportedly.show.tellings import Tellings, verdict_pieces
from reportedly.show.values import amount_words

SHOWN = 3
"""Claims of a story that the list shows; the rest are counted, and stand on its own page."""
_AGAINST = ("denial", "figure", "actor", "date", "place", "status", "scope", "revision", "development")


def list_lines(told: Tellings, stories: Sequence[Story]) -> Iterator[str]:
    """Yield the lines of a list of stories, in their order."""
    for story in stories:
        yield ""
        yield from _head(told, story)
        for claim in _telling(story):
            yield from _row(told, [[*told.words(claim), (" — ", "quiet"), *told.voices(claim)]])
        left = len({(c.document, c.source) for c in story.claims}) - len(_telling(story))
        if left > 0:
            yield from _row(told, [[(f"and {left} more: reportedly story {story.story[1:]}", "quiet")]])
        yield from _contradictions(told, story, limit=2)


def page_lines(told: Tellings, story: Story) -> Iterator[str]:
    """Yield the lines of the page of one story.

    1. The verdict.
    2. Who says what, earliest first, under the date of each document.
    3. The figures in a row, with their bounds.
    4. The reasons, for and against, and the limits.
    """
    yield told.paint("─" * told.width, "quiet")
    yield from _head(told, story)  # 1
    day = None
    for claim in story.claims:  # 2
        published = told.published(claim) or "no date"
        if published != day:
            yield ""
            yield told.paint(published, "title")
            day = published
        origin = told.paint(claim.origin, "quiet") + " " * max(GUTTER - len(claim.origin), 1)
        line: list[list[Piece]] = [told.voices(claim), [(f" ({harmless(claim.source)}, {claim.claim})", "quiet")]]
        yield from flow(line, width=told.width, first=origin, rest=" " * INDENT, paint=told.paint)
        yield from _row(told, [told.words(claim)])
    yield from _figures(told, story)  # 3
    yield ""
    for reason in _distinct(story.reasons):  # 4
        yield from _reason(told, reason)
    yield from _labelled(told, "limits", harmless(story.limits))


def _head(told: Tellings, story: Story) -> Iterator[str]:
    first = told.paint(story.story, "quiet") + " " * max(GUTTER - len(story.story), 1)
    yield from flow([verdict_pieces(told, story)], width=told.width, first=first, rest=" " * GUTTER, paint=told.paint)


def _telling(story: Story) -> list[StoryClaim]:
    """One claim of each origin first, then of each document, up to what the list shows; in the order of the story."""
    chosen: dict[tuple[str, str], StoryClaim] = {}
    for key in ("origin", "source"):
        seen = {getattr(claim, key) for claim in chosen.values()}
        for claim in story.claims:
            if len(chosen) < SHOWN and getattr(claim, key) not in seen and (claim.document, claim.source) not in chosen:
                seen.add(getattr(claim, key))
                chosen[claim.document, claim.source] = claim
    return [claim for claim in story.claims if any(claim is one for one in chosen.values())]


def _contradictions(told: Tellings, story: Story, *, limit: int) -> Iterator[str]:
    against = [reason for reason in _distinct(story.reasons) if reason.feature in _AGAINST and reason.score < 0]
    for reason in against[:limit]:
        yield from _reason(told, reason)


def _distinct(reasons: Iterable[Reason]) -> list[Reason]:
    return list({(reason.feature, reason.detail): reason for reason in reasons}.values())


def _reason(told: Tellings, reason: Reason) -> Iterator[str]:
    yield from _labelled(told, told.names["features"].get(reason.feature, reason.feature), harmless(reason.detail))


def _labelled(told: Tellings, label: str, words: str) -> Iterator[str]:
    yield from _row(told, [[(f"{label}: ", "label"), (words, "")]])


def _row(told: Tellings, groups: list[list[Piece]]) -> Iterator[str]:
    yield from flow(groups, width=told.width, first=" " * GUTTER, rest=" " * INDENT, paint=told.paint)


def _figures(told: Tellings, story: Story) -> Iterator[str]:
    """The figures in a row, earliest first: the words of the text and the bounds that they set."""
    groups: list[list[Piece]] = []
    seen: set[tuple[str, str]] = set()
    for claim in story.claims:
        view, known = told.view(claim.document, claim.source), told.claim(claim)
        for name in known.amounts if known else ():
            amount = view.amounts.get(name)
            who = harmless(claim.voices[0])
            words = view.cut(amount.start, amount.end) if amount else ""
            if amount is None or (words, who) in seen:
                continue
            seen.add((words, who))
            groups.append([(words, "predicate"), (f" = {amount_words(amount)} ({who})", "quiet")])
    if len(groups) > 1:
        yield ""
        parted = [[*group, (" ·", "quiet")] for group in groups[:-1]] + groups[-1:]
        yield from _row(told, [[("figures: ", "label")], *parted])
