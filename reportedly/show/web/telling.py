"""A story laid out for reading: one column for each origin, each in its own words, and the figures on one scale."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from reportedly.comparison import Link, Reason, Story, StoryClaim
from reportedly.record import Amount, Claim, Record, Span, Wording
from reportedly.show.claim import marks
from reportedly.show.flow import Piece, bare
from reportedly.show.values import amount_words
from reportedly.show.view import View
from reportedly.show.web.marks import Run, runs
from reportedly.show.web.reading import breadcrumb, highlights


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


def tell(story: Story, records: Mapping[str, Record], links: tuple[Link, ...] = ()) -> Telling:
    """Return the page of a story; `records` are those of its documents, by id."""
    views = {name: View(record, 0, bare) for name, record in records.items()}
    columns = tuple(_columns(story, views, links))
    figures = sorted(_figures(story, views), key=lambda item: item[0])
    scales = ((unit, tuple(item for _, item in same)) for unit, same in groupby(figures, key=lambda item: item[0]))
    reasons = {(reason.feature, reason.detail): reason for reason in reversed(story.reasons)}
    return Telling(story, columns, tuple(scales), tuple(reversed(reasons.values())))


def _columns(story: Story, views: Mapping[str, View], links: tuple[Link, ...]) -> Iterator[Column]:
    by_origin: dict[str, list[StoryClaim]] = {}
    for claim in story.claims:
        by_origin.setdefault(claim.origin, []).append(claim)
    for origin, claims in by_origin.items():
        told = tuple(_told(claim, views.get(claim.document), links) for claim in claims)
        names = dict.fromkeys(item.publisher or item.claim.source for item in told)
        yield Column(origin, tuple(names), told)


def _told(told: StoryClaim, view: View | None, links: tuple[Link, ...]) -> Told:
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


def _copied(links: tuple[Link, ...], document: str) -> Iterator[Span]:
    for link in links:
        if link.to == document and not link.overruled:
            for shared in link.spans:
                yield Span(*shared.to)


def _figures(story: Story, views: Mapping[str, View]) -> Iterator[tuple[str, Figure]]:
    for told in story.claims:
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
