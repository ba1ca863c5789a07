"""A story laid out for reading: one column for each origin, each in its own words, and the figures on one scale."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportedly.comparison import Link, Reason, Story, StoryClaim
from reportedly.record import Amount, Claim, Record, Span, Wording
from reportedly.show.claim import marks
from reportedly.show.flow import Piece, bare
from reportedly.show.values import amount_words
from reportedly.show.view import View
from reportedly.show.web.contrast import contradiction
from reportedly.show.web.marks import Run, runs
from reportedly.show.web.reading import breadcrumb, highlights

ORIGINS, TELLINGS = 12, 4
"""Origins of a story on one page, and tellings of each: a page reads the record of every document that it quotes."""
ALONE = 40
"""Tellings on one page of a single origin, and those of a story up to which each origin shows all of its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of a story, in the words of its document; `runs` are None where the document is not in the case."""

    claim: StoryClaim
    title: str | None
    publisher: str | None
    published: str | None
    voices: tuple[tuple[Piece, ...], ...]
    warnings: tuple[Piece, ...]
    runs: tuple[Run, ...]
    loaded: tuple[tuple[str, Wording], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """An origin, and how it tells the story."""

    origin: str
    publishers: tuple[str, ...]
    told: tuple[Told, ...]
    tellings: int
    """All that it has in the story; `told` are those on this page."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount of a story on its scale."""

    origin: str
    publisher: str
    words: str
    value: str
    amount: Amount
    address: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A story page."""

    story: Story
    columns: tuple[Column, ...]
    figures: tuple[tuple[str, tuple[Figure, ...]], ...]
    reasons: tuple[Reason, ...]


def shown_of(story: Story, *, origin: str | None, start: int) -> list[StoryClaim]:
    """Return the claims that a page shows: of one origin, or the first of each of some; what clashes comes first."""
    against = contradiction(story)
    clashing = against.claims if against else ()
    ranked = sorted(story.claims, key=lambda told: f"{told.document}/{told.claim}" not in clashing)
    if origin is not None:
        return [told for told in ranked if told.origin == origin][start : start + ALONE]
    names = list(dict.fromkeys(told.origin for told in ranked))[start : start + ORIGINS]
    most = TELLINGS if len(ranked) > ALONE else ALONE
    return [told for name in names for told in [one for one in ranked if one.origin == name][:most]]


def tell(
    story: Story, shown: Sequence[StoryClaim], records: Mapping[str, Record], links: Sequence[Link] = ()
) -> Telling:
    """Return the page of a story, with some of its claims; `records` are those of their documents, by id."""
    views = {name: View(record, 0, bare) for name, record in records.items()}
    counted = Counter(claim.origin for claim in story.claims)
    columns = tuple(_columns(shown, counted, views, links))
    figures = sorted(_figures(shown, views), key=lambda item: item[0])
    scales = ((unit, tuple(item for _, item in same)) for unit, same in groupby(figures, key=lambda item: item[0]))
    reasons = {(reason.feature, reason.detail): reason for reason in reversed(story.reasons)}
    return Telling(story, columns, tuple(scales), tuple(reversed(reasons.values())))


def _columns(
    shown: Sequence[StoryClaim], counted: Mapping[str, int], views: Mapping[str, View], links: Sequence[Link]
) -> Iterator[Column]:
    by_origin: dict[str, list[StoryClaim]] = {}
    for claim in shown:
        by_origin.setdefault(claim.origin, []).append(claim)
    for origin, claims in by_origin.items():
        told = tuple(_told(claim, views.get(claim.document), links) for claim in claims)
        names = dict.fromkeys(item.publisher or item.claim.source for item in told)
        yield Column(origin, tuple(names), told, counted[origin])


def _told(told: StoryClaim, view: View | None, links: Sequence[Link]) -> Told:
    claim = _claim(view, told)
    if view is None or claim is None:
        return Told(told, None, None, None, (), (), (), ())
    doc = view.record.document
    copied = tuple(_copied(links, told.document))
    near = highlights(view.record, copied)
    words = tuple(item for item in view.record.wording if item.start < told.end and item.end > told.start)
    return Told(
        told,
        doc.title,
        doc.publisher,
        doc.published.edtf if doc.published else None,
        breadcrumb(view, claim.voices),
        tuple(piece for piece in marks(view, claim) if piece[1]),
        tuple(runs(doc.text, told.start, told.end, [item for item in near if item.layer != "claim"])),
        tuple((view.cut(word.start, word.end), word) for word in words),
    )


def _copied(links: Sequence[Link], document: str) -> Iterator[Span]:
    for link in links:
        if link.to == document and not link.overruled:
            for shared in link.spans:
                yield Span(*shared.to)


def _figures(shown: Sequence[StoryClaim], views: Mapping[str, View]) -> Iterator[tuple[str, Figure]]:
    for told in shown:
        view = views.get(told.document)
        claim = _claim(view, told)
        if view is None or claim is None:
            continue
        for name in claim.amounts:
            amount = view.amounts.get(name)
            if amount and (amount.low is not None or amount.high is not None):
                who = view.record.document.publisher or told.source
                address = f"/document/{told.document}#{told.claim}"
                words = view.cut(amount.start, amount.end)
                yield amount.unit or "", Figure(told.origin, who, words, amount_words(amount), amount, address)


def _claim(view: View | None, told: StoryClaim) -> Claim | None:
    if view is None:
        return None
    return next((claim for claim in view.record.claims if claim.id == told.claim), None)
