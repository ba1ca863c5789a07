"""Says who published a document, when, under which title and by whom, and where each of these was found.

Rivals are kept: a second date or source line stands in `found` with `chosen` false, a date in `Published.others` too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.read.dates import Dated, Dates, collect_dates, publish
from reportedly.read.facts import audience, authors, publishers, title
from reportedly.read.options import Options
from reportedly.record import Block, Found, Problem, Published


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document's origin."""

    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    published: Published | None
    audience: int | None
    found: tuple[Found, ...]
    problems: tuple[Problem, ...]


def describe(text: str, blocks: Sequence[Block], options: Options) -> Facts:
    """Return the facts that the options and the blocks give."""
    headline = title(text, blocks)
    signers = authors(text, blocks, options.language)
    outlets = _choose(publishers(text, blocks, options))
    dates = collect_dates(text, blocks, options)
    counted = audience(text, blocks, options.language)
    published = publish(dates)
    return Facts(
        title=headline.value if headline else None,
        authors=tuple(dict.fromkeys(signer.value for signer in signers)),
        publisher=next((outlet.value for outlet in outlets if outlet.chosen), None),
        published=published,
        audience=next((int(count.value) for count in counted if count.chosen), None),
        found=(*([headline] if headline else []), *outlets, *signers, *_found(dates, published), *counted),
        problems=dates.problems,
    )


def _choose(found: Iterable[Found]) -> tuple[Found, ...]:
    """Mark the first as chosen and the others as its rivals."""
    return tuple(
        Found(one.field, one.value, one.found_in, one.start, one.end, chosen=number == 0)
        for number, one in enumerate(found)
    )


def _found(dates: Dates, published: Published | None) -> tuple[Found, ...]:
    def entry(dated: Dated) -> Found:
        chosen = published is not None and (dated.edtf, dated.start) == (published.edtf, published.start)
        return Found("published", dated.edtf, dated.found_in, dated.start, dated.end, chosen=chosen)

    return tuple(map(entry, dates.dated))
