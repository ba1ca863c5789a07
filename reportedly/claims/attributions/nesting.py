"""Which attribution lies inside which: the smallest content around a cue."""

from collections.abc import Sequence

from reportedly.claims.attributions.draft import Draft
from reportedly.record import Span


def enclosing(found: Sequence[Draft]) -> list[int | None]:
    """Return for each draft the number of the draft whose content contains its cue most closely, or None."""
    parents: list[int | None] = []
    for number, draft in enumerate(found):
        around = [
            (sum(span.end - span.start for span in other.content), place)
            for place, other in enumerate(found)
            if place != number and _holds(other, draft) and not _holds(draft, other)
        ]
        parents.append(min(around)[1] if around else None)
    return _without_cycles(parents)


def _holds(outer: Draft, inner: Draft) -> bool:
    return any(_contains(span, inner.cue[0]) for span in outer.content)


def _contains(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _without_cycles(parents: list[int | None]) -> list[int | None]:
    for number in range(len(parents)):
        seen = {number}
        at = parents[number]
        while at is not None:
            if at in seen:
                parents[number] = None
                break
            seen.add(at)
            at = parents[at]
    return parents
