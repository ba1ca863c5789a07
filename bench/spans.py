"""Sets of spans: how they overlap, when they are the same words, and who is matched to whom."""

from collections.abc import Callable, Iterable, Sequence

from reportedly.record import Span

Spans = tuple[Span, ...]


def merged(spans: Iterable[Span], text: str) -> Spans:
    """Return `spans` in text order and trimmed; those that touch or have only white space between are joined.

    A content of three sentences may be written as one span or as three; both mean the same words.
    """
    joined: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        trimmed = _trimmed(span, text)
        if joined and not text[joined[-1].end : trimmed.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, trimmed.end))
        else:
            joined.append(trimmed)
    return tuple(joined)


def _trimmed(span: Span, text: str) -> Span:
    words = text[span.start : span.end]
    if not words.strip():
        return span
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def size(spans: Iterable[Span]) -> int:
    """Return how many characters `spans` cover; they do not overlap each other."""
    return sum(span.end - span.start for span in spans)


def overlap(one: Iterable[Span], other: Sequence[Span]) -> int:
    """Return how many characters two sets of spans have in common."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def one_to_one(predicted: int, gold: int, score: Callable[[int, int], tuple[int, ...] | None]) -> dict[int, int]:
    """Match greedily, best score first: the index of a predicted thing to the index of a gold one.

    `score` returns None for a pair that must not be matched. Ties go to the earlier predicted thing, then gold.
    """
    pairs = []
    for p in range(predicted):
        for g in range(gold):
            if (points := score(p, g)) is not None:
                pairs.append((tuple(-point for point in points), p, g))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, p, g in sorted(pairs):
        if p not in matched and g not in taken:
            matched[p] = g
            taken.add(g)
    return matched


def matched_spans(predicted: Sequence[Span], gold: Sequence[Span]) -> dict[int, int]:
    """Match single spans one to one, those with most characters in common first, then those of equal borders."""

    def score(p: int, g: int) -> tuple[int, ...] | None:
        common = overlap(predicted[p : p + 1], gold[g : g + 1])
        return (common, predicted[p] == gold[g]) if common else None

    return one_to_one(len(predicted), len(gold), score)
