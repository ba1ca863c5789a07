"""The origins and the links that make them, as a person reads them; and the stories along the days of their acts."""

from collections.abc import Iterable, Iterator

from reportedly.comparison import Link, Origin, Story, StoryClaim
from reportedly.show.claim import GUTTER, INDENT
from reportedly.show.flow import Piece, flow
from reportedly.show.safe import harmless
from reportedly.show.tellings import Tellings, verdict_pieces
from reportedly.show.values import date_words

LONGEST = 30
"""Words of a shared passage that are shown; the rest is counted."""


def origin_lines(told: Tellings, origins: Iterable[Origin], links: Iterable[Link]) -> Iterator[str]:
    """Yield the lines of the origins, each with its documents, and then of the links with their words."""
    for origin in origins:
        first = told.paint(origin.origin, "quiet") + " " * max(GUTTER - len(origin.origin), 1)
        for document in origin.documents:
            who: list[Piece] = [(harmless(document.publisher or "publisher not named"), "publisher")]
            groups = [who, [(f" {harmless(document.source)}", "quiet")]]
            yield from flow(groups, width=told.width, first=first, rest=" " * INDENT, paint=told.paint)
            first = " " * GUTTER
    for link in links:
        yield ""
        yield from _link(told, link)


def timeline_lines(told: Tellings, stories: Iterable[Story]) -> Iterator[str]:
    """Yield the stories along the days of their acts; one whose claims name no day stands under its report."""
    placed = sorted(((_day(told, story), story) for story in stories), key=lambda pair: (pair[0][0] or "~", pair[0][1]))
    last = None
    for (day, certain), story in placed:
        head = date_words(day) if day else "no date"
        head += "" if certain or not day else " (reported; no day is named)"
        if head != last:
            yield ""
            yield told.paint(head, "title")
            last = head
        first = told.paint(story.story, "quiet") + " " * max(GUTTER - len(story.story), 1)
        words = [told.words(story.claims[0]), [(" — ", "quiet")], verdict_pieces(told, story)]
        yield from flow(words, width=told.width, first=first, rest=" " * INDENT, paint=told.paint)


def _link(told: Tellings, link: Link) -> Iterator[str]:
    kind = told.names["links"][link.kind]
    head: list[Piece] = [(kind, "title"), (f" {link.strength:.0%}", "quiet")]
    if link.overruled:
        head.append((" OVERRULED", "open"))
    start, end = harmless(link.from_source), harmless(link.to_source)
    way: list[list[Piece]] = [[(f" {start}", "publisher")], [(" → ", "quiet"), (end, "publisher")]]
    yield from flow([head, *way], width=told.width, first="", rest=" " * INDENT, paint=told.paint)
    yield from _indented(told, [(harmless(link.reason), "")])
    text = told.view(link.from_, link.from_source).record.document.text
    for shared in link.spans[:2]:
        words = text[slice(*shared.from_)].split()
        more = f" … ({len(words)} words)" if len(words) > LONGEST else ""
        yield from _indented(told, [(f"“{harmless(' '.join(words[:LONGEST]))}{more}”", "quiet")])


def _indented(told: Tellings, pieces: list[Piece]) -> Iterator[str]:
    yield from flow([pieces], width=told.width, first=" " * GUTTER, rest=" " * INDENT, paint=told.paint)


def _day(told: Tellings, story: Story) -> tuple[str, bool]:
    """The first day or month that a claim of a story names, and whether one does; else that of the first report."""
    named = [day for claim in story.claims for day in _named(told, claim)]
    if named:
        return min(named, key=lambda day: (-len(day), day)), True
    published = told.view(story.claims[0].document, story.claims[0].source).record.document.published
    return (published.edtf[:10] if published else ""), False


def _named(told: Tellings, claim: StoryClaim) -> Iterator[str]:
    view, known = told.view(claim.document, claim.source), told.claim(claim)
    for name in known.when if known else ():
        when = view.times.get(name)
        if when and when.earliest and when.latest and when.earliest[:7] == when.latest[:7]:
            yield when.earliest[:10] if when.earliest[:10] == when.latest[:10] else when.earliest[:7]
