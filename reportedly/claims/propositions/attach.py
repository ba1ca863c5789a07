"""Which predicate a time, an amount or a place belongs to: the nearest that governs it in the tree."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from reportedly.analysis import Analysis, Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.nouns import Filler, Predicate
from reportedly.claims.propositions.phrases import dated_name, phrase
from reportedly.claims.propositions.prepositions import is_place, preposition_of
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
Belongings = dict[int, list[T]]
"""What belongs to each predicate, by the number of its word."""

BESIDE = frozenset({"advcl", "parataxis", "conj"})
"""Relations of a reporting verb beside the clause that it hangs on; what belongs to it is no part of that clause."""

PARTICIPLES = frozenset({"VBG", "VBN"})


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


def tops_of(tree: Tree, start: int, end: int) -> list[int]:
    """Return the words of `[start, end)` that hang on no other word of it."""
    words = words_of(tree, start, end)
    return [word for word in words if tree.heads[word] not in words and tree.upos[word] != "ADP"]


def governor(
    tree: Tree, word: int, preds: dict[int, Predicate], reporting: frozenset[int] = frozenset()
) -> Predicate | None:
    """Return the nearest predicate above a word, or of the word itself; None where a report stands between."""
    while word >= 0:
        if word in preds:
            return preds[word]
        if word in reporting and tree.upos[word] == "VERB" and tree.rel(word) in BESIDE:
            return None
        word = tree.heads[word]
    return None


def times_of(
    tree: Tree, times: Sequence[T], preds: dict[int, Predicate], reporting: frozenset[int] = frozenset()
) -> Belongings[T]:
    """Return the times of each predicate; a verb that shares its subject and has no time shares that as well."""
    found: Belongings[T] = {}
    for time in times:
        head = head_of(tree, time.start, time.end)
        if head is None or _of_life(tree, words_of(tree, time.start, time.end).start):
            continue
        clause = head in preds and tree.starts[preds[head].first] > time.start
        above = governor(tree, tree.heads[head] if clause else head, preds, reporting)
        if above is not None:
            found.setdefault(above.word, []).append(time)
    if any(word.lower() == "respectively" for word in tree.words):
        found = _distributed(tree, found, preds)
    own = dict(found)
    for word in preds:
        above_word = tree.heads[word]
        if word not in own and above_word in own and _shares_time(tree, word):
            found[word] = own[above_word]
    return found


def _of_life(tree: Tree, word: int) -> bool:
    """Return whether a time stands in a bracket right behind a name, which no verb opens: somebody's years of life."""
    for before in range(word - 1, -1, -1):
        if tree.words[before] == ")" or tree.upos[before] in ("VERB", "AUX"):
            return False
        if tree.words[before] == "(":
            return dated_name(tree, before)
    return False


def _distributed(tree: Tree, found: Belongings[T], preds: dict[int, Predicate]) -> Belongings[T]:
    """Give each of several joined verbs its own time ("opened and closed in May and June, respectively")."""
    spread = dict(found)
    for word, times in found.items():
        top = word
        while tree.rel(top) == "conj" and tree.heads[top] in preds:
            top = tree.heads[top]
        joined = sorted([top, *(kid for kid in tree.kids_by(top, "conj") if kid in preds)])
        if len(joined) == len(times) > 1:
            spread.pop(word, None)
            spread.update({verb: [time] for verb, time in zip(joined, times, strict=True)})
    return spread


def _shares_time(tree: Tree, word: int) -> bool:
    """Return whether a verb goes on with the event of the verb above it ("struck, killing six")."""
    if tree.kids_by(word, "nsubj", "mark", "aux"):
        return False
    return tree.rel(word) == "advcl" and tree.xpos[word] in PARTICIPLES


def amounts_of(
    tree: Tree, amounts: Sequence[T], preds: dict[int, Predicate], reporting: frozenset[int] = frozenset()
) -> Belongings[T]:
    """Return the amounts of each predicate: those it governs, and those that head or measure one of its roles."""
    found: Belongings[T] = {}
    for amount in amounts:
        head = head_of(tree, amount.start, amount.end)
        if head is None:
            continue
        words = words_of(tree, amount.start, amount.end)
        above = governor(tree, head, preds, reporting) if not _stray(tree, head) else None
        for pred in {id(pred): pred for pred in preds.values()}.values():
            if pred is above or any(
                f.tree is tree and (f.head in words or _joined(tree, head, f)) for f in pred.fillers
            ):
                found.setdefault(pred.word, []).append(amount)
    return found


def _stray(tree: Tree, word: int) -> bool:
    """Return whether a number is joined to a verb, as only a gap makes it ("nine were killed and 31 injured")."""
    return tree.upos[word] == "NUM" and tree.rel(word) == "conj" and tree.upos[tree.heads[word]] == "VERB"


def _joined(tree: Tree, word: int, filler: Filler) -> bool:
    """Return whether a word is joined to the head of a role and stands in it ("the mayor and two others")."""
    while tree.rel(word) == "conj" and filler.first <= word < filler.last:
        word = tree.heads[word]
        if word == filler.head:
            return filler.role in ("agent", "patient") and not filler.elsewhere
    return False


def places(pred: Predicate, times: Sequence[Placed]) -> list[Span]:
    """Return where the predicate takes place: phrases with a preposition of place and a place behind it."""
    tree = pred.tree
    found = []
    for word in _place_words(pred):
        first, last = phrase(tree, word)
        if pred.kind == "copula" and word == pred.word:
            first = max(first, pred.last)
        if first >= last:
            continue
        span = tree.span(first, last)
        if not any(time.start < span.end and span.start < time.end for time in times):
            found.append(span)
    return found


def _place_words(pred: Predicate) -> Iterator[int]:
    """Yield the heads of the phrases of place: of the predicate, of what it befalls, and adverbs ("home")."""
    tree = pred.tree
    if pred.kind == "copula" and _placed(tree, pred.word):
        yield pred.word
    doers = {filler.head for filler in pred.fillers if filler.role == "agent"}
    for kid in tree.kids[pred.word]:
        if kid in doers:
            continue
        rel = tree.rels[kid]
        adverb = rel == "advmod" and tree.lemmas[kid].lower() in classes.words("places.adverbs")
        if adverb or (tree.rel(kid) in ("obl", "nmod") and _placed(tree, kid)):
            yield kid
        elif rel in ("obj", "nsubj:pass"):
            for below in tree.kids_by(kid, "nmod"):
                if _placed(tree, below) and preposition_of(tree, below) in classes.words("prepositions.static"):
                    yield below


def _placed(tree: Tree, noun: int) -> bool:
    """Return whether a noun says where; a bare "place" does not ("rules in place")."""
    if tree.lemmas[noun] == "place" and not tree.kids_by(noun, "det", "amod", "nmod", "acl"):
        return False
    return preposition_of(tree, noun) in classes.words("prepositions.place") and is_place(tree, noun)
