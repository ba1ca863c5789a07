"""Counts words, sentences, tags and trees in the way of the CoNLL 2018 shared task, from its published description.

Zeman et al. 2018, "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies". Both sides
must have the same characters but for white space. Then:

1. A *token* is a run of characters, a *word* what stands in the tree; a multiword token ("don't") holds several words
   ("do", "n't"), which have no characters of their own but share those of their token.
2. Words that belong to no multiword token are aligned if they have the same characters (the same place, not only the
   same form). Where either side has a multiword token, the region that the overlapping multiword tokens span is
   aligned by the longest common subsequence of lower-cased forms.
3. A tag is right if both words of an aligned pair have it; precision is over our words, recall over gold words.
   `UFeats` compares the universal features alone; a gold lemma `_` is right whatever we say.
4. `UAS`: the heads of an aligned pair are aligned to each other, or both are roots. `LAS`: the universal relations
   (without subtype) agree as well.
5. Sentences and tokens are right if they have the same characters.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.counts import F1, Scores

UNIVERSAL_FEATURES = frozenset(
    (
        "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Typo", "Gender", "Animacy", "NounClass", "Number",
        "Case", "Definite", "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person",
        "Polite", "Clusivity",
    )
)  # fmt: skip


class MismatchError(Exception):
    """The two sides do not have the same characters, so that nothing can be aligned."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a tree; `head` is the number of its head, -1 at the root; `token` that of its token."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    rel: str
    token: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: the forms of its tokens, and its words."""

    tokens: tuple[str, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word with its place: the characters of its token, its number in the text, and that of its head."""

    word: Word
    start: int
    end: int
    head: int
    multiword: bool


@dataclass(frozen=True, slots=True)
class _Side:
    characters: str
    sentences: tuple[tuple[int, int], ...]
    tokens: tuple[tuple[int, int], ...]
    words: tuple[_Placed, ...]


def evaluate(gold: Iterable[Sentence], ours: Iterable[Sentence]) -> Scores:
    """Score our sentences against gold ones of the same text.

    Raises MismatchError if the characters differ.
    """
    theirs, mine = _placed(gold), _placed(ours)
    _check_same(theirs.characters, mine.characters)
    pairs = align(theirs.words, mine.words)
    return {
        "tokens": _same_spans(theirs.tokens, mine.tokens),
        "sentences": _same_spans(theirs.sentences, mine.sentences),
        **_word_scores(theirs.words, mine.words, pairs),
    }


def _placed(sentences: Iterable[Sentence]) -> _Side:
    characters: list[str] = []
    bounds: list[tuple[int, int]] = []
    tokens: list[tuple[int, int]] = []
    words: list[_Placed] = []
    at = 0
    for sent in sentences:
        start, first = at, len(words)
        places = []
        for form in sent.tokens:
            letters = "".join(form.split())
            characters.append(letters)
            places.append((at, at + len(letters)))
            at += len(letters)
        size = [0] * len(places)
        for word in sent.words:
            size[word.token] += 1
        for word in sent.words:
            head = first + word.head if word.head >= 0 else -1
            words.append(_Placed(word, *places[word.token], head, size[word.token] > 1))
        bounds.append((start, at))
        tokens.extend(places)
    return _Side("".join(characters), tuple(bounds), tuple(tokens), tuple(words))


def _check_same(gold: str, ours: str) -> None:
    if gold == ours:
        return
    at = next((n for n, (a, b) in enumerate(zip(gold, ours, strict=False)) if a != b), min(len(gold), len(ours)))
    raise MismatchError(
        f"the texts differ at character {at} (white space not counted): "
        f"gold has {gold[at : at + 30]!r}, we have {ours[at : at + 30]!r}"
    )


def _same_spans(gold: Sequence[tuple[int, int]], ours: Sequence[tuple[int, int]]) -> F1:
    return F1(len(set(gold) & set(ours)), len(ours), len(gold))


def align(gold: Sequence[_Placed], ours: Sequence[_Placed]) -> dict[int, int]:
    """Return which gold word is which of ours, by number."""
    pairs: dict[int, int] = {}
    g = o = 0
    while g < len(gold) and o < len(ours):
        if gold[g].multiword or ours[o].multiword:
            theirs, mine = _region(gold, ours, g, o)
            pairs |= _common_forms(gold, ours, theirs, mine)
            g, o = theirs.stop, mine.stop
        elif (gold[g].start, gold[g].end) == (ours[o].start, ours[o].end):
            pairs[g] = o
            g, o = g + 1, o + 1
        elif gold[g].start <= ours[o].start:
            g += 1
        else:
            o += 1
    return pairs


def _region(gold: Sequence[_Placed], ours: Sequence[_Placed], g: int, o: int) -> tuple[range, range]:
    """Return both sides' words in the smallest stretch that cuts no multiword token, from one that starts here."""
    lead, other = (gold[g], ours[o]) if gold[g].multiword else (ours[o], gold[g])
    if not other.multiword and other.start < lead.start:
        g, o = (g, o + 1) if lead is gold[g] else (g + 1, o)
    first_g, first_o, end = g, o, lead.end
    while _reaches(gold, g, end) or _reaches(ours, o, end):
        gold_next = g < len(gold) and (o >= len(ours) or gold[g].start <= ours[o].start)
        word = gold[g] if gold_next else ours[o]
        end = max(end, word.end) if word.multiword else end
        g, o = (g + 1, o) if gold_next else (g, o + 1)
    return range(first_g, g), range(first_o, o)


def _reaches(words: Sequence[_Placed], number: int, end: int) -> bool:
    if number >= len(words):
        return False
    word = words[number]
    return word.start < end if word.multiword else word.end <= end


def _common_forms(gold: Sequence[_Placed], ours: Sequence[_Placed], theirs: range, mine: range) -> dict[int, int]:
    """Align two stretches by the longest common subsequence of their lower-cased forms."""
    one = [gold[n].word.form.lower() for n in theirs]
    other = [ours[n].word.form.lower() for n in mine]
    longest = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for a in reversed(range(len(one))):
        for b in reversed(range(len(other))):
            same = one[a] == other[b]
            longest[a][b] = 1 + longest[a + 1][b + 1] if same else max(longest[a + 1][b], longest[a][b + 1])
    pairs: dict[int, int] = {}
    a = b = 0
    while a < len(one) and b < len(other):
        if one[a] == other[b]:
            pairs[theirs[a]] = mine[b]
            a, b = a + 1, b + 1
        elif longest[a][b] == longest[a + 1][b]:
            a += 1
        else:
            b += 1
    return pairs


def _word_scores(gold: Sequence[_Placed], ours: Sequence[_Placed], pairs: dict[int, int]) -> Scores:
    def counted(right: Callable[[_Placed, _Placed], bool]) -> F1:
        return F1(sum(right(gold[g], ours[o]) for g, o in pairs.items()), len(ours), len(gold))

    def attached(theirs: _Placed, mine: _Placed) -> bool:
        return pairs.get(theirs.head, -2) == mine.head if theirs.head >= 0 else mine.head < 0

    return {
        "words": F1(len(pairs), len(ours), len(gold)),
        "UPOS": counted(lambda g, o: g.word.upos == o.word.upos),
        "XPOS": counted(lambda g, o: g.word.xpos == o.word.xpos),
        "UFeats": counted(lambda g, o: universal(g.word.feats) == universal(o.word.feats)),
        "lemmas": counted(lambda g, o: g.word.lemma in ("_", o.word.lemma)),
        "UAS": counted(attached),
        "LAS": counted(lambda g, o: attached(g, o) and relation(g.word.rel) == relation(o.word.rel)),
        "LAS with subtypes": counted(lambda g, o: attached(g, o) and g.word.rel == o.word.rel),
    }


def universal(feats: str) -> frozenset[str]:
    """Return the universal features among `feats`."""
    return frozenset(one for one in feats.split("|") if one.partition("=")[0] in UNIVERSAL_FEATURES)


def relation(rel: str) -> str:
    """Return a relation without its subtype."""
    return rel.partition(":")[0]
