"""What a noun phrase is to its verb by its little words: its preposition, a place, a set phrase, none at all."""

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes
from reportedly.record import RoleName


def preposition_of(tree: Tree, word: int) -> str:
    """Return the preposition of a noun in small letters, with the words that it is fixed to ("because of")."""
    for kid in tree.kids[word]:
        if kid > word:
            break
        if tree.rel(kid) == "case":
            parts = [kid, *(k for k in tree.kids[kid] if tree.rel(k) == "fixed")]
            return " ".join(tree.words[p].lower() for p in parts)
    return ""


def oblique_role(lemma: str, preposition: str) -> RoleName | None:
    """Return what a preposition makes of its noun: by the frame of the verb, or else for any verb."""
    frame = classes.section("frames").get(lemma, {})
    if preposition == "for" and lemma in classes.words("frames_for.about"):
        return "about"
    role: RoleName | None = frame.get(preposition) or classes.inverted("prepositions.roles").get(preposition)
    return role


def is_place(tree: Tree, noun: int) -> bool:
    """Return whether a noun names a place, or is one of the nouns that always do."""
    if tree.lemmas[noun].lower() in classes.words("places.nouns"):
        return True
    return any(name.kind == "place" and name.first <= noun < name.last for name in tree.names)


def lasts(tree: Tree, noun: int) -> bool:
    """Return whether a length of time is what somebody is given, and no time of the verb ("sentenced to six years")."""
    verb = tree.heads[noun]
    if verb < 0 or tree.rel(noun) != "obl" or tree.lemmas[verb] not in classes.words("terms.verbs"):
        return False
    return preposition_of(tree, noun) in classes.words("terms.prepositions")


def short_phrase(tree: Tree, word: int) -> str:
    """Return a short phrase in small letters, "" for a long one."""
    first, last = tree.left[word], tree.right[word] + 1
    return " ".join(tree.words[first:last]).lower() if last - first <= 4 else ""


def none_of(tree: Tree, noun: int) -> bool:
    """Return whether a noun phrase denies that there is any."""
    none = classes.words("negation.nouns")
    if tree.lemmas[noun].lower() in none:
        return True
    return any(tree.rel(k) in ("det", "advmod", "case") and tree.lemmas[k].lower() in none for k in tree.kids[noun])
