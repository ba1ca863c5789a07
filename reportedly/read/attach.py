"""Joins what a container says about a document (a mail's sender, an entry's date) with what the document says itself.

An option goes before the container, and the container before the text: it was written by whoever sent the document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from reportedly.read.dates import Dated, Dates, publish
from reportedly.read.items import Item
from reportedly.read.options import Options
from reportedly.record import Block, DateFound, Document, Found, FoundField, Problem, Published, Reading, Span
from reportedly.text import content_id

SINGLE: tuple[FoundField, ...] = ("title", "publisher", "published", "url", "audience")
"""Fields of which one value is chosen; of the others, all values of the first origin are."""


def attach(reading: Reading, item: Item, options: Options) -> Reading:
    """Return the reading with the item's metadata, address, time of capture and quotations."""
    if not (item.found or item.url or item.retrieved or item.quoted or item.problems):
        return reading
    doc = reading.document
    given, problems = _not_future(item, options)
    given = tuple(one for one in given if one.field != "language")  # Its reader knows of it.
    found = (*_merge((*_addressed(item), *given), doc.found), *_site(item, given, doc))
    publisher = _first(found, "publisher")
    audience = _first(found, "audience")
    joined = replace(
        doc,
        id=content_id(doc.text, publisher) if publisher != doc.publisher else doc.id,
        title=_first(found, "title") or doc.title,
        authors=tuple(dict.fromkeys(one.value for one in found if one.field == "author" and one.chosen)),
        publisher=publisher,
        published=_published(given, doc),
        url=_first(found, "url") or doc.url,
        audience=int(audience) if audience else doc.audience,
        retrieved=item.retrieved or doc.retrieved,
        blocks=_quoted(doc.blocks, item.quoted),
        found=found,
    )
    return Reading(joined, reading.problems + item.problems + problems)


def _addressed(item: Item) -> Iterator[Found]:
    if item.url:
        yield Found("url", item.url, item.told_by)


def _site(item: Item, given: Sequence[Found], doc: Document) -> Iterator[Found]:
    """Yield the site of an address, which publishes where nothing better is known."""
    if item.url is None:
        return
    from reportedly.read.page_meta import host

    site = host(item.url)
    if site is None:
        return
    if not _values(doc.found, "site"):
        yield Found("site", site, item.told_by)
    if not _values((*given, *doc.found), "publisher"):
        yield Found("publisher", site, item.told_by)


def _not_future(item: Item, options: Options) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    last = options.today or (date.today() + timedelta(days=1)).isoformat()
    late = [one for one in item.found if one.field == "published" and one.value[: len(last)] > last[: len(one.value)]]
    problems = tuple(
        Problem(
            "future-date",
            f"got the date of publication {one.value} ({one.found_in}), which lies in the future: give --published",
        )
        for one in late
    )
    return tuple(one for one in item.found if one not in late), problems


def _merge(given: Sequence[Found], own: Sequence[Found]) -> tuple[Found, ...]:
    """Return all values, those that are chosen marked: 1. the option's, 2. the container's, 3. the document's."""
    options = [one for one in own if one.found_in == "option"]
    rest = [one for one in own if one.found_in != "option"]
    merged: list[Found] = []
    for one in (*options, *given, *rest):
        rivals = [other for other in merged if other.field == one.field and other.chosen]
        if one.field in SINGLE:
            chosen = not rivals and (one in options or one in given or one.chosen)
        else:
            chosen = one.chosen and not any(one in rest and other not in rest for other in rivals)
        merged.append(replace(one, chosen=chosen))
    return tuple(merged)


def _published(given: Sequence[Found], doc: Document) -> Published | None:
    """Return the date of publication that stands first among all, with those that contradict it."""
    ours = [Dated(one.value, one.found_in, None, None) for one in given if one.field == "published"]
    own = doc.published
    if own is None:
        return publish(Dates(tuple(ours), ()))
    theirs = [
        Dated(one.edtf, one.found_in, one.start, one.end)
        for one in (DateFound(own.edtf, own.found_in, own.start, own.end), *own.others)
    ]
    if own.found_in == "option":
        return publish(Dates((*theirs[:1], *ours, *theirs[1:]), ()))
    return publish(Dates((*ours, *theirs), ()))


def _values(found: Sequence[Found], field: FoundField) -> list[str]:
    return [one.value for one in found if one.field == field]


def _first(found: Sequence[Found], field: FoundField) -> str | None:
    return next((one.value for one in found if one.field == field and one.chosen), None)


def _quoted(blocks: tuple[Block, ...], spans: Sequence[Span]) -> tuple[Block, ...]:
    """Return the blocks, those inside one of the spans as quotations."""

    def kind(block: Block) -> Block:
        inside = any(span.start <= block.start and block.end <= span.end for span in spans)
        return replace(block, kind="quote") if inside and block.kind in ("paragraph", "heading") else block

    return tuple(map(kind, blocks)) if spans else blocks
