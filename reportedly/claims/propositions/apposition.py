"""Claims that no verb makes: titles before a name, what stands beside it, and what somebody is called."""

from collections.abc import Iterator

from reportedly.analysis import Name, Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.nouns import Filler, Predicate
from reportedly.claims.propositions.phrases import phrase
from reportedly.claims.propositions.prepositions import preposition_of

NO_TITLE = frozenset({"VERB", "AUX", "SCONJ", "PRON", "INTJ"})
BREAKS = frozenset({",", ":", ";", "(", ")", "[", "]", "-", "–", "—", '"', "“", "”"})
"""Marks that end a title towards the left."""

APART = frozenset({",", "-", "–", "—"})
"""Marks that set an apposition apart; one without them ("the journal Nature") only names."""

NAMING = frozenset({"flat", "compound", "nmod"})
"""Relations between the words of a title and the name behind it."""


def find_implied(tree: Tree, reporting: frozenset[int], timed: frozenset[int]) -> Iterator[Predicate]:
    """Yield an implied "is" for each title, apposition and age of the sentence, and for what somebody is called."""
    for name in tree.names:
        if name.kind == "person":
            yield from _title(tree, name)
    for word, rel in enumerate(tree.rels):
        head = tree.heads[word]
        if rel == "appos" and word not in timed and head not in timed:
            yield from _apposition(tree, head, word)
        elif rel != "appos" and head >= 0 and _is_age(tree, head, word):
            yield _implied(tree, (head, *_bare(tree, head, word)), (word, *phrase(tree, word)))
    for verb in sorted(reporting):
        if tree.upos[verb] == "VERB":
            yield from _called(tree, verb)


def _implied(tree: Tree, agent: tuple[int, int, int], patient: tuple[int, int, int]) -> Predicate:
    fillers = (Filler("agent", tree, *agent), Filler("patient", tree, *patient))
    return Predicate(tree, patient[0], patient[1], patient[2], "implied", "be", fillers=fillers)


def _title(tree: Tree, name: Name) -> Iterator[Predicate]:
    """Yield the title before a person's name ("the US trade minister Ann Lee")."""
    top = name.first
    while name.first <= tree.heads[top] < name.last:
        top = tree.heads[top]
    rules = tree.rel(top) in ("flat", "appos") or (tree.rel(top) == "nmod" and not tree.kids_by(top, "case"))
    ruler = tree.heads[top] if rules and 0 <= tree.heads[top] < name.first else -1
    first = last = name.first
    while first > 0 and _modifies(tree, first - 1, name, ruler):
        first -= 1
    while first < last and tree.upos[first] in ("DET", "PUNCT", "CCONJ", "ADP"):
        first += 1
    heads = [word for word in range(first, last) if not first <= tree.heads[word] < last]
    if not heads or tree.upos[last - 1] == "ADP" or tree.lemmas[last - 1].lower() in classes.words("titles.address"):
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
    if tree.words[tree.left[beside] - 1] not in APART and tree.words[tree.left[beside]] not in APART:
        return
    noun = _agreeing(tree, noun, beside)
    if (
        _listed(tree, noun, beside)
        or tree.kids_by(beside, "cop", "nsubj")
        or "PRON" in (tree.upos[noun], tree.upos[beside])
    ):
        return
    kinds = _describes(tree, noun), _describes(tree, beside)
    if kinds == (False, True) or (kinds == (True, True) and tree.kids_by(beside, "det")):
        agent, patient = noun, beside
    elif kinds == (True, False):
        agent, patient = beside, noun
    else:
        return
    yield _implied(tree, (agent, *_bare(tree, agent, patient)), (patient, *_bare(tree, patient, agent)))


def _describes(tree: Tree, word: int) -> bool:
    """Return whether a noun phrase says what something is and does not name it."""
    if tree.upos[word] != "PROPN":
        return tree.upos[word] in ("NOUN", "ADJ", "NUM")
    return tree.lemmas[word].lower() in classes.words("titles.nouns") or any(
        tree.rels[kid] == "nmod:poss" or tree.words[kid].lower() in ("a", "an") for kid in tree.kids[word]
    )


def _agreeing(tree: Tree, noun: int, beside: int) -> int:
    """Return the name before "a" with a noun, where the parser hung that to a plural further left."""
    single = tree.xpos[beside] == "NN" and any(tree.words[kid].lower() in ("a", "an") for kid in tree.kids[beside])
    inner = tree.left[beside] - 1
    while inner > noun and tree.upos[inner] == "PUNCT":
        inner -= 1
    if not single or tree.xpos[noun] not in ("NNS", "NNPS", "CD") or inner <= noun:
        return noun
    while tree.heads[inner] not in (noun, -1):
        inner = tree.heads[inner]
    while tree.upos[inner] != "PROPN" and tree.kids_by(inner, "nmod"):
        inner = tree.kids_by(inner, "nmod")[-1]
    return inner if tree.upos[inner] == "PROPN" and inner > noun else noun


def _listed(tree: Tree, noun: int, beside: int) -> bool:
    """Return whether the two are members of a list ("Ann Lee, Mayor Bo Hart and others") and not the same."""
    if _names_person(tree, noun) and _names_person(tree, beside):
        return True
    common = tree.upos[noun] == tree.upos[beside] == "NOUN"
    joined = any(tree.kids_by(kid, "cc") for kid in tree.kids_by(beside, "conj"))
    return common and joined and tree.xpos[noun] == tree.xpos[beside] == "NN"


def _names_person(tree: Tree, word: int) -> bool:
    """Return whether the phrase of a proper noun holds a person's name, be it behind a title ("Mayor Ann Lee")."""
    if tree.upos[word] != "PROPN":
        return False
    below = {word, *(kid for kid in tree.kids[word] if tree.rel(kid) in NAMING and not tree.kids_by(kid, "case"))}
    return any(name.kind == "person" and not below.isdisjoint(range(name.first, name.last)) for name in tree.names)


def _is_age(tree: Tree, noun: int, number: int) -> bool:
    """Return whether a number between commas stands behind a person's name ("Ann Lee, 62, …")."""
    if tree.upos[number] != "NUM" or not noun < number or tree.words[number - 1] != ",":
        return False
    return any(name.kind == "person" and name.first <= noun < name.last for name in tree.names)


def _called(tree: Tree, verb: int) -> Iterator[Predicate]:
    """Yield what somebody is called or held to be ("described it as a failure", "was considered dead")."""
    subjects = tree.kids_by(verb, "obj") or [k for k in tree.kids[verb] if tree.rels[k] == "nsubj:pass"]
    if subjects and tree.lemmas[subjects[0]] == "it" and tree.kids_by(verb, "ccomp", "csubj"):
        return
    for kid in tree.kids[verb]:
        name = tree.rel(kid) == "xcomp" and tree.upos[kid] != "VERB" and not tree.kids_by(kid, "cop", "mark")
        if subjects and (name or (tree.rel(kid) in ("obl", "advcl") and _as(tree, kid))):
            first, last = phrase(tree, kid)
            yield _implied(tree, (subjects[0], *phrase(tree, subjects[0])), (kid, first, last))


def _as(tree: Tree, kid: int) -> bool:
    return tree.upos[kid] != "VERB" and (
        preposition_of(tree, kid) == "as"
        or any(tree.rel(k) == "mark" and tree.lemmas[k].lower() == "as" for k in tree.kids[kid])
    )


def _bare(tree: Tree, head: int, other: int) -> tuple[int, int]:
    """Return the phrase of `head` without the words of `other` beside it."""
    first, last = phrase(tree, head)
    if head < tree.left[other] < last:
        last = tree.left[other]
    elif first <= tree.right[other] < head:
        first = tree.right[other] + 1
    while last - 1 > head and (tree.upos[last - 1] == "PUNCT" or _is_age(tree, head, last - 1)):
        last -= 1
    while first < head and (
        tree.upos[first] == "PUNCT" or tree.lemmas[first].lower() in classes.words("hedges.doubtful")
    ):
        first += 1
    return first, last
