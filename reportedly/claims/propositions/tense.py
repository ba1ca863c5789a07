"""The forms of a verb: finite or not, perfect, modal, bidding, and what is still to come."""

from collections.abc import Iterator

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes

PRESENT = frozenset({"VBZ", "VBP"})
TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
BIDDING = frozenset({"root", "parataxis", "ccomp"})
"""Relations that a clause which bids somebody to do something may have."""


def catenative(tree: Tree, word: int) -> str:
    """Return the class of a verb that other verbs hang on, "" where it is none."""
    found: str = classes.inverted("catenative").get(tree.lemmas[word], "")
    return found


def marked(tree: Tree, word: int) -> Iterator[str]:
    """Yield the words that open the clause or the phrase of `word`, in small letters."""
    for kid in tree.kids[word]:
        if tree.rel(kid) in ("mark", "case") or (tree.rel(kid) == "advmod" and kid < word):
            yield tree.lemmas[kid].lower()


def finite(tree: Tree, word: int) -> bool:
    """Return whether a verb form has a tense of its own, or an auxiliary or copula that has."""
    if tree.xpos[word] in TENSED and tree.rels[word] not in ("acl", "amod"):
        return True
    if any(tree.rel(kid) in ("aux", "cop") and tree.xpos[kid] in TENSED for kid in tree.kids[word]):
        return True
    head = tree.heads[word]
    return tree.rel(word) == "conj" and tree.xpos[word] == tree.xpos[head] and finite(tree, head)


def perfect(tree: Tree, word: int) -> bool:
    """Return whether "have" helps the verb."""
    return any(tree.rel(kid) == "aux" and tree.lemmas[kid] == "have" for kid in tree.kids[word])


def modal_of(tree: Tree, word: int) -> str | None:
    """Return the modal verb of a word, or that of the verb that it is joined to."""
    modals = classes.section("modals")
    for _ in range(len(tree)):
        for kid in tree.kids[word]:
            if tree.rel(kid) == "aux" and tree.words[kid].lower() in modals:
                return tree.words[kid].lower()
        if tree.rel(word) != "conj" or tree.xpos[word] != "VB" or tree.kids_by(word, "aux", "mark"):
            return None
        word = tree.heads[word]
    return None


def to_come(tree: Tree, word: int) -> bool:
    """Return whether "is to", "has yet to" or a headline's bare "to" says that it is still to come."""
    if not any(tree.rel(kid) == "mark" and tree.lemmas[kid].lower() == "to" for kid in tree.kids[word]):
        return tree.lemmas[word] in ("be", "have") and _opens_infinitive(tree, word)
    if any(tree.rel(kid) in ("aux", "cop") and tree.xpos[kid] in TENSED for kid in tree.kids[word]):
        return True
    return tree.heads[word] < 0 and bool(tree.kids_by(word, "nsubj"))


def _opens_infinitive(tree: Tree, word: int) -> bool:
    """Return whether a "to" with a verb hangs on "be", or on "have yet"."""
    if tree.lemmas[word] == "have" and not any(tree.lemmas[kid] == "yet" for kid in tree.kids[word]):
        return False
    return any(tree.rel(kid) == "xcomp" and "to" in marked(tree, kid) for kid in tree.kids[word])


def bids(tree: Tree, word: int) -> bool:
    """Return whether a verb without a subject tells somebody what to do ("Close it.", "Do not be late")."""
    form = next((kid for kid in tree.kids_by(word, "cop")), word)
    if tree.xpos[form] != "VB" or tree.words[-1] == "?" or tree.kids_by(word, "nsubj", "expl", "mark"):
        return False
    if any(tree.words[kid].lower() != "do" for kid in tree.kids_by(word, "aux")):
        return False
    return bids(tree, tree.heads[word]) if tree.rel(word) == "conj" else tree.rel(word) in BIDDING


def ahead(tree: Tree, word: int) -> bool:
    """Return whether a clause in the present is set by "when" or "before" beside one that is still to come."""
    head = tree.heads[word]
    if tree.rel(word) != "advcl" or not any(mark in classes.words("conditions.timing") for mark in marked(tree, word)):
        return False
    tensed = [tree.xpos[kid] for kid in (word, *tree.kids_by(word, "aux", "cop")) if tree.xpos[kid] in TENSED]
    if not tensed or not PRESENT.issuperset(tensed):
        return False
    modal = modal_of(tree, head)
    return (
        bids(tree, head) or to_come(tree, head) or (modal is not None and classes.section("modals")[modal] == "planned")
    )
