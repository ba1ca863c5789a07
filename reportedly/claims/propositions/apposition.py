"""Claims that no verb makes: titles before a name, and what stands beside a name ("X, the capital of Y")."""

from collections.abc import Iterator

from reportedly.analysis import Name, Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.nouns import Filler, Predicate
from reportedly.claims.propositions.phrases import phrase

NAMED = frozenset({"PROPN"})
NO_TITLE = frozenset({"VERB", "AUX", "SCONJ", "PRON", "INTJ"})
BREAKS = frozenset({",", ":", ";", "(", ")", "-", "–", "—", '"', "“", "”"})
"""Marks that end a title towards the left."""


def find_implied(tree: Tree, timed: frozenset[int]) -> Iterator[Predicate]:
    """Yield an implied "is" for each title and each apposition of the sentence, but those of dates."""
    for name in tree.names:
        if name.kind == "person":
            yield from _title(tree, name)
    for word, rel in enumerate(tree.rels):
        if rel == "appos" and word not in timed and tree.heads[word] not in timed:
            yield from _apposition(tree, tree.heads[word], word)


def _implied(tree: Tree, agent: tuple[int, int, int], patient: tuple[int, int, int]) -> Predicate:
    fillers = (Filler("agent", tree, *agent), Filler("patient", tree, *patient))
    return Predicate(tree, patient[0], patient[1], patient[2], "implied", "be", fillers=fillers)


def _title(tree: Tree, name: Name) -> Iterator[Predicate]:
    """Yield the title before a person's name ("the US trade minister Ann Lee")."""
    top = name.first
    while name.first <= tree.heads[top] < name.last:
        top = tree.heads[top]
    ruler = tree.heads[top] if tree.rel(top) in ("flat", "appos") and 0 <= tree.heads[top] < name.first else -1
    first = last = name.first
    while first > 0 and _modifies(tree, first - 1, name, ruler):
        first -= 1
    while first < last and tree.upos[first] in ("DET", "PUNCT", "CCONJ", "ADP"):
        first += 1
    heads = [word for word in range(first, last) if not first <= tree.heads[word] < last]
    if not heads or tree.lemmas[last - 1].lower() in classes.words("titles.address"):
        return
    if any(tree.upos[head] == "NOUN" or tree.lemmas[head].lower() in classes.words("titles.nouns") for head in heads):
        yield _implied(tree, (top, name.first, name.last), (heads[-1], first, last))


def _modifies(tree: Tree, word: int, name: Name, ruler: int) -> bool:
    """Return whether the word before stands in the noun phrase of the name, as a title does."""
    if tree.upos[word] in NO_TITLE or tree.words[word] in BREAKS:
        return False
    if tree.upos[word] == "ADP" and tree.words[word].lower() not in ("of", "for"):
        return False
    above = word
    for _ in range(len(tree)):
        if above == ruler:
            return True
        above = tree.heads[above]
        if above < 0:
            return False
        if above >= name.first:
            return above < name.last
    return False


def _apposition(tree: Tree, noun: int, beside: int) -> Iterator[Predicate]:
    """Yield the name and what it is; the name is the agent whichever comes first."""
    if tree.upos[beside] == "NUM" and tree.upos[noun] == "PROPN":
        yield _implied(tree, (noun, *_bare(tree, noun, beside)), (beside, *phrase(tree, beside)))
        return
    if tree.upos[noun] in NAMED and tree.upos[beside] in ("NOUN", "ADJ"):
        agent, patient = noun, beside
    elif tree.upos[beside] in NAMED and tree.upos[noun] == "NOUN":
        agent, patient = beside, noun
    elif tree.upos[beside] == tree.upos[noun] == "NOUN" and tree.kids_by(beside, "det"):
        agent, patient = noun, beside
    else:
        return
    yield _implied(tree, (agent, *_bare(tree, agent, patient)), (patient, *_bare(tree, patient, agent)))


def _bare(tree: Tree, head: int, other: int) -> tuple[int, int]:
    """Return the phrase of `head` without the words of `other` beside it."""
    first, last = phrase(tree, head)
    if head < tree.left[other] < last:
        last = tree.left[other]
    elif first <= tree.right[other] < head:
        first = tree.right[other] + 1
    while last - 1 > head and tree.upos[last - 1] == "PUNCT":
        last -= 1
    while first < head and tree.upos[first] == "PUNCT":
        first += 1
    return first, last
