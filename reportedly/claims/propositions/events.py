"""Nouns that report an event with facts of its own ("the 2006 invasion of Lebanon"), and who takes part in it."""

from collections.abc import Iterator

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.fillers import noun_filler
from reportedly.claims.propositions.nouns import Filler, Predicate
from reportedly.claims.propositions.prepositions import preposition_of
from reportedly.record import RoleName

NEEDED = 2
"""Points that an event noun needs to make a claim; with the points below, set on the corpus' training part."""

PARTICIPANT = frozenset({"of", "by", "on", "against", "with", "between", "to", "in", "from", "at", "among"})
"""Prepositions behind an event noun that bring a participant or a place: two points."""

SEQUENCE = frozenset({"after", "following", "since", "before", "during", "despite", "over", "amid"})
"""Prepositions before an event noun that set it in time or as a cause: one point."""

TARGET = frozenset({"on", "against", "upon", "to"})
PARTNER = frozenset({"with", "between", "among"})
TOPIC = frozenset({"about", "over", "regarding", "for", "into", "at"})


def find_events(tree: Tree, reporting: frozenset[int], timed: frozenset[int]) -> list[Predicate]:
    """Return the event nouns that carry a doer, an object, a time or another fact of their own."""
    nouns = classes.words("events.nouns")
    return [
        Predicate(tree, word, word, word + 1, "noun", lemma)
        for word, lemma in enumerate(tree.lemmas)
        if lemma in nouns and word not in reporting and _reports(tree, word, timed)
    ]


def _reports(tree: Tree, word: int, timed: frozenset[int]) -> bool:
    """Return whether the noun carries enough facts of its own."""
    if tree.upos[word] != "NOUN" or tree.rel(word) in ("compound", "cop", "aux"):
        return False
    weak = tree.lemmas[word] in classes.words("events.weak")
    if any(tree.rels[kid] == "cop" or (weak and _named(tree, kid)) for kid in tree.kids[word]):
        return False
    points = sum(_points(tree, kid, timed) for kid in tree.kids[word])
    if tree.rel(word) in ("nsubj", "obj"):
        points -= 1
    if weak:
        points -= 1
    return points >= NEEDED


def _named(tree: Tree, kid: int) -> bool:
    """Return whether a name stands beside the noun: it is a body and no event ("its formation, the Guard")."""
    return tree.rel(kid) == "appos" and tree.upos[kid] == "PROPN"


def _points(tree: Tree, kid: int, timed: frozenset[int]) -> int:
    """Return what a dependent adds to the facts of an event noun."""
    rel = tree.rels[kid]
    if kid in timed:
        return 2
    if rel == "case":
        return int(tree.lemmas[kid].lower() in SEQUENCE)
    if rel == "nmod":
        return 2 if preposition_of(tree, kid) in PARTICIPANT else 1
    if rel == "nmod:poss":
        return 2
    if rel in ("amod", "compound"):
        return 1 + is_nationality(tree, kid)
    return int(rel in ("acl:relcl", "nummod"))


def is_nationality(tree: Tree, word: int) -> bool:
    """Return whether a modifier names a people, a state or a body ("Israeli", "US")."""
    return tree.upos[word] == "PROPN" or (tree.upos[word] == "ADJ" and tree.words[word][:1].isupper())


def _acts(tree: Tree, word: int) -> bool:
    """Return whether a modifier says who did it: a people, a state, a body, or those who act ("police", "rebel")."""
    return is_nationality(tree, word) or tree.lemmas[word].lower() in classes.words("events.doers")


def event_roles(pred: Predicate, timed: frozenset[int] = frozenset()) -> tuple[Filler, ...]:
    """Return who takes part in the event, as far as its own phrase says."""
    found: dict[RoleName, Filler] = {}
    for role, filler in _participants(pred, timed):
        found.setdefault(role, filler.named(role))
    return tuple(found.values())


def _participants(pred: Predicate, timed: frozenset[int]) -> Iterator[tuple[RoleName, Filler]]:
    tree, word = pred.tree, pred.word
    taken = any(preposition_of(tree, k) == "by" for k in tree.kids_by(word, "nmod"))
    for kid in tree.kids[word]:
        if kid in timed:
            continue
        rel, preposition = tree.rels[kid], preposition_of(tree, kid)
        role: RoleName | None = None
        if rel == "nmod:poss":
            role = "patient" if pred.lemma in classes.words("events.undergoing") else "agent"
        elif tree.rel(kid) == "nmod":
            role = _of_preposition(pred.lemma, preposition, taken)
        elif tree.rel(kid) in ("amod", "compound") and _acts(tree, kid):
            role = None if pred.lemma in classes.words("events.undone") else "agent"
        if role is not None:
            yield role, noun_filler(role, tree, kid)


def _of_preposition(lemma: str, preposition: str, taken: bool) -> RoleName | None:
    if preposition == "of":
        return "agent" if lemma in classes.words("events.doing") and not taken else "patient"
    if preposition == "by" or (preposition == "from" and lemma in classes.words("events.sent")):
        return "agent"
    if preposition == "in" and lemma in classes.words("events.changing"):
        return "agent"
    if preposition == "in" and lemma in classes.words("events.changed"):
        return "patient"
    if preposition == "on" and lemma in classes.words("events.talks"):
        return "about"
    if preposition in PARTNER or (preposition in TARGET and lemma in classes.words("events.contests")):
        return "with"
    if preposition in TARGET:
        return "patient"
    return "about" if preposition in TOPIC else None
