"""Which predicate a time, an amount or a place belongs to: the nearest that governs it in the tree."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from reportedly.analysis import Analysis, Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.nouns import Predicate
from reportedly.claims.propositions.phrases import phrase
from reportedly.claims.propositions.roles import is_place, preposition_of
from reportedly.record import Span


class Placed(Protocol):
    """Something that stands on a span of the text."""

    @property
    def start(self) -> int:
        """Offset of its first letter."""

    @property
    def end(self) -> int:
        """Offset just after its last letter."""


T = TypeVar("T", bound=Placed)


def by_sentence(analysis: Analysis, found: Iterable[T]) -> dict[int, list[T]]:
    """Return what stands in each sentence, by the number of the sentence."""
    starts = [tree.start for tree in analysis.sentences]
    placed: dict[int, list[T]] = {}
    for thing in found:
        number = bisect_right(starts, thing.start) - 1
        if number >= 0:
            placed.setdefault(number, []).append(thing)
    return placed


def words_of(tree: Tree, start: int, end: int) -> range:
    """Return the words of the tree that `[start, end)` touches."""
    return range(bisect_right(tree.ends, start), bisect_left(tree.starts, end))


def head_of(tree: Tree, start: int, end: int) -> int | None:
    """Return the word of `[start, end)` that governs the others."""
    words = words_of(tree, start, end)
    for word in words:
        if tree.heads[word] not in words and tree.upos[word] != "ADP":
            return word
    return words.start if words else None


def governor(tree: Tree, word: int, preds: dict[int, Predicate]) -> Predicate | None:
    """Return the nearest predicate above a word."""
    while word >= 0:
        if word in preds:
            return preds[word]
        word = tree.heads[word]
    return None


def attached(tree: Tree, things: Sequence[T], preds: dict[int, Predicate]) -> dict[int, list[T]]:
    """Return the things that belong to each predicate, by its word."""
    found: dict[int, list[T]] = {}
    for thing in things:
        head = head_of(tree, thing.start, thing.end)
        above = None if head is None else governor(tree, head, preds)
        if above is not None:
            found.setdefault(above.word, []).append(thing)
    return found


def places(pred: Predicate, times: Sequence[Placed]) -> list[Span]:
    """Return where the predicate takes place: its phrases with a preposition of place and a place behind it."""
    tree = pred.tree
    found = []
    for kid in tree.kids[pred.word]:
        if tree.rel(kid) not in ("obl", "nmod") or preposition_of(tree, kid) not in classes.words("prepositions.place"):
            continue
        if is_place(tree, kid):
            first, last = phrase(tree, kid)
            span = tree.span(first, last)
            if not any(time.start < span.end and span.start < time.end for time in times):
                found.append(span)
    return found
