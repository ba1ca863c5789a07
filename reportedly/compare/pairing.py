"""Two documents side by side: the words that they share, and which claims of either are about one act."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.compare.copying import copied, share_within, word_span
from reportedly.compare.facts import Fact, Told
from reportedly.compare.features import Pair, across_score, match_score
from reportedly.compare.scopes import counted_in_two_scopes
from reportedly.compare.weights import LINE, NO_RIVAL, RIVAL, WEIGHTS, WITHIN

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """Two claims that count as being about one act, and the sum that says so."""

    one: Fact
    other: Fact
    score: float
    across: bool = False
    """Whether they count in two scopes, so that they lie side by side and are no one story."""

    @property
    def ids(self) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
        """The two claims, each by its document's id and source and its own id, the smaller first."""
        one, other = (*self.one.key, self.one.claim), (*self.other.key, self.other.claim)
        return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Shared:
    """The spans that two documents share, in either text, apart from words that both only quote."""

    here: tuple[Span, ...]
    there: tuple[Span, ...]
    quoted_here: tuple[Span, ...]
    quoted_there: tuple[Span, ...]
    of_here: float
    of_there: float
    words: int

    @property
    def share(self) -> float:
        """The larger of the two shares."""
        return max(self.of_here, self.of_there)


def shared(here: Told, there: Told, common: Collection[int] = frozenset()) -> Shared:
    """Return what two documents share word by word; a quotation that both print is kept apart."""
    found = copied(here.words, there.words, (here.prints, there.prints), common=common)
    own: list[tuple[Span, Span]] = []
    quotes: list[tuple[Span, Span]] = []
    for run in found.runs:
        pair = word_span(here.words, run.one, run.length), word_span(there.words, run.other, run.length)
        is_quote = share_within(pair[0], here.quoted) > _QUOTE and share_within(pair[1], there.quoted) > _QUOTE
        (quotes if is_quote else own).append(pair)
    return Shared(
        tuple(one for one, _ in own), tuple(other for _, other in own),
        tuple(one for one, _ in quotes), tuple(other for _, other in quotes),
        found.of_one if own else 0.0,
        found.of_other if own else 0.0,
        sum(run.length for run in found.runs),
    )  # fmt: skip


_QUOTE = 0.8
"""Share of a run that stands between quotation marks in both texts for the run to be a quotation."""


def matches(here: Told, there: Told) -> Iterator[Match]:
    """Yield the pairs of claims of two documents, or of one, that count as being about one act."""
    weighed = [(pair, match_score(pair)) for pair in candidates(here, there)]
    if here.key == there.key:
        yield from (_match(pair, total) for pair, total in weighed if total is not None and total >= LINE + WITHIN)
        return
    best = _best(weighed)
    for pair, base in weighed:
        total = None if base is None else base + WEIGHTS["rival"].of(_fits(pair, base, best))
        if total is not None and total >= LINE:
            yield _match(pair, total)
        elif counted_in_two_scopes(pair.one, pair.other) and across_score(pair) >= LINE:
            yield Match(pair.one, pair.other, round(across_score(pair), 4), across=True)


def _match(pair: Pair, total: float) -> Match:
    return Match(pair.one, pair.other, round(total, 4))


def candidates(here: Told, there: Told) -> Iterator[Pair]:
    """Yield the pairs of claims that have an act, a figure or a telling word in common."""
    inside = here.key == there.key
    for number, one in enumerate(here.facts):
        anchors = here.anchors[one.claim]
        for other in here.facts[number + 1 :] if inside else there.facts:
            if not anchors.isdisjoint(there.anchors[other.claim]) and (not inside or _parted(one, other)):
                yield Pair(one, other, here, there)


def _best(weighed: Iterable[tuple[Pair, float | None]]) -> dict[str, list[float]]:
    """Return the two best sums of each claim with any of the other document."""
    found: dict[str, list[float]] = {}
    for pair, total in weighed:
        if total is not None:
            found.setdefault(pair.one.id, []).append(total)
            found.setdefault(pair.other.id, []).append(total)
    return {claim: sorted((NO_RIVAL, *sums))[-2:] for claim, sums in found.items()}


def _fits(pair: Pair, total: float, best: Mapping[str, Sequence[float]]) -> float:
    """Return how much better a pair fits than any other pair of either claim, from -1 to 1."""
    return sum(_ahead(total, best[fact.id]) for fact in (pair.one, pair.other)) / 2


def _ahead(total: float, best: Sequence[float]) -> float:
    second, first = best
    rival = second if total >= first else first
    return max(-1.0, min(1.0, (total - rival) / RIVAL))


def _parted(one: Fact, other: Fact) -> bool:
    """Whether two claims of one document stand apart: neither lies in the other's words."""
    return one.end <= other.start or other.end <= one.start
