"""Two documents side by side: the words that they share, and which claims of either are about one act."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from reportedly.compare.copying import copied, share_within, word_span
from reportedly.compare.facts import Fact, Told
from reportedly.compare.features import Pair, across_score, match_score
from reportedly.compare.scopes import counted_in_two_scopes
from reportedly.compare.weights import LINE, WITHIN

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
    inside = here.key == there.key
    line = LINE + WITHIN if inside else LINE
    for number, one in enumerate(here.facts):
        for other in here.facts[number + 1 :] if inside else there.facts:
            if one.anchors.isdisjoint(other.anchors) or (inside and not _parted(one, other)):
                continue
            pair = Pair(one, other, here, there)
            total = match_score(pair)
            if total is not None and total >= line:
                yield Match(one, other, round(total, 4))
            elif not inside and counted_in_two_scopes(one, other) and across_score(pair) >= line:
                yield Match(one, other, round(across_score(pair), 4), across=True)


def _parted(one: Fact, other: Fact) -> bool:
    """Whether two claims of one document stand apart: neither lies in the other's words."""
    return one.end <= other.start or other.end <= one.start
