"""New sentences from annotated ones: another reporting word of the same class, other names of the same kind and length.

Cues that training never saw are found less often than those it saw, and a model reads names. Both are answered by
training on sentences in which cue and names are drawn anew at every epoch.
"""

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from training.corpus import CueSentence
from training.inflect import alternatives
from training.treebank import Sentence

CUE_SHARE, NAME_SHARE = 0.25, 0.15
"""Shares of the cues, and of the sentences with names, that are drawn anew."""

Names = dict[tuple[str, int], list[tuple[str, ...]]]


def name_pool(sentences: Iterable[Sentence]) -> Names:
    """Return the names of the training sentences by kind and number of words."""
    pool: dict[tuple[str, int], set[tuple[str, ...]]] = defaultdict(set)
    for sentence in sentences:
        for kind, first, last in _names(sentence.names or []):
            words = tuple(sentence.forms[first:last])
            if all(word[:1].isupper() for word in words):
                pool[kind, last - first].add(words)
    return {key: sorted(names) for key, names in pool.items()}


def _names(tags: list[str]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for place, tag in enumerate(tags):
        if tag.startswith("B-"):
            last = place + 1
            while last < len(tags) and tags[last].startswith("I-"):
                last += 1
            found.append((tag[2:], place, last))
    return found


def rename(
    forms: list[str], tags: list[str] | None, pool: Names, chance: random.Random, share: float = NAME_SHARE
) -> list[str]:
    """Return the forms with every name drawn anew, the same name for the same words; now and then, else unchanged."""
    if not tags or chance.random() >= share:
        return forms
    drawn: dict[tuple[str, ...], tuple[str, ...]] = {}
    forms = list(forms)
    for kind, first, last in _names(tags):
        words = tuple(forms[first:last])
        rivals = pool.get((kind, last - first))
        if rivals:
            forms[first:last] = drawn.setdefault(words, chance.choice(rivals))
    return forms


def renamed_tree(sentence: Sentence, pool: Names, chance: random.Random, share: float = NAME_SHARE) -> Sentence:
    """Return a treebank sentence under other names; a name's lemma is its form."""
    forms = rename(sentence.forms, sentence.names, pool, chance, share)
    if forms is sentence.forms:
        return sentence
    lemmas = [
        lemma if form == old else form for form, old, lemma in zip(forms, sentence.forms, sentence.lemmas, strict=True)
    ]
    return replace(sentence, forms=forms, lemmas=lemmas)


def reworded(sentence: CueSentence, pool: Names, chance: random.Random, share: float = NAME_SHARE) -> CueSentence:
    """Return a corpus sentence under other names and with some cues replaced by words of the same act and form."""
    forms = rename(sentence.forms, sentence.names, pool, chance, share)
    for frame in sentence.frames:
        if len(frame.cue) == 1 and chance.random() < CUE_SHARE:
            word = forms[frame.cue[0]]
            rivals = alternatives().get((frame.act, word.lower()), [])
            single = [rival for rival in rivals if len(rival) == 1]
            if single:
                forms = list(forms)
                forms[frame.cue[0]] = _in_case_of(word, chance.choice(single)[0])
    return replace(sentence, forms=forms)


def _in_case_of(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word
