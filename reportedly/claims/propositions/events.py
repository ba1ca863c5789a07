"""Nouns that report an event with facts of its own ("the 2006 invasion of Lebanon"), and who takes part in it."""

from collections.abc import Iterator

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.nouns import Filler, Predicate
from reportedly.claims.propositions.roles import noun_filler, preposition_of
from reportedly.record import RoleName

MODIFIERS = frozenset({"nmod", "acl"})
DOER = frozenset({"by"})
TARGET = frozenset({"on", "against", "upon"})
PARTNER = frozenset({"with", "between", "among"})
TOPIC = frozenset({"about", "over", "regarding", "for", "into", "at"})


def find_events(tree: Tree, reporting: frozenset[int]) -> list[Predicate]:
    """Return the event nouns that carry a doer, an object, or another fact of their own."""
    nouns = classes.words("events.nouns")
    return [
        _event(tree, word)
        for word, lemma in enumerate(tree.lemmas)
        if lemma in nouns and word not in reporting and _reports(tree, word)
    ]


def event_roles(pred: Predicate) -> tuple[Filler, ...]:
    """Return who takes part in the event, as far as its own phrase says."""
    found: dict[RoleName, Filler] = {}
    for role, filler in _participants(pred):
        found.setdefault(role, filler.named(role))
    return tuple(found.values())


def _reports(tree: Tree, word: int) -> bool:
    if tree.upos[word] != "NOUN" or tree.rel(word) in ("compound", "cop", "aux"):
        return False
    if any(tree.rels[kid] == "cop" for kid in tree.kids[word]):
        return False
    return any(_fact(tree, kid) for kid in tree.kids[word])


def _fact(tree: Tree, kid: int) -> bool:
    rel = tree.rel(kid)
    return rel in MODIFIERS or (rel in ("amod", "compound") and is_nationality(tree, kid))


def is_nationality(tree: Tree, word: int) -> bool:
    """Return whether a modifier names a people, a state or a body ("Israeli", "US")."""
    return tree.upos[word] == "PROPN" or (tree.upos[word] == "ADJ" and tree.words[word][:1].isupper())


def _event(tree: Tree, word: int) -> Predicate:
    return Predicate(tree, word, word, word + 1, "noun", tree.lemmas[word])


def _participants(pred: Predicate) -> Iterator[tuple[RoleName, Filler]]:
    tree, word = pred.tree, pred.word
    taken = any(preposition_of(tree, k) in DOER for k in tree.kids_by(word, "nmod"))
    for kid in tree.kids[word]:
        rel, preposition = tree.rels[kid], preposition_of(tree, kid)
        role: RoleName | None = None
        if rel == "nmod:poss":
            role = "patient" if pred.lemma in classes.words("events.undergoing") else "agent"
        elif tree.rel(kid) == "nmod":
            role = _of_preposition(pred.lemma, preposition, taken)
        elif tree.rel(kid) in ("amod", "compound") and is_nationality(tree, kid):
            role = "agent"
        if role is not None:
            yield role, noun_filler(role, tree, kid)


def _of_preposition(lemma: str, preposition: str, taken: bool) -> RoleName | None:
    if preposition == "of":
        return "agent" if lemma in classes.words("events.doing") and not taken else "patient"
    if preposition in DOER:
        return "agent"
    if preposition in TARGET:
        return "patient"
    if preposition in PARTNER:
        return "with"
    return "about" if preposition in TOPIC else None
