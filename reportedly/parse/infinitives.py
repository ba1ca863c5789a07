"""Hangs an infinitive on the verb that asks for one, where a long object stands between the two.

"Ordered the bodies charged with hiding the letters to pay": the model hangs "pay" on the nearest verb. That verb
takes no infinitive, and "ordered" lacks the one that it needs. It is rare, and rulings are written so: in 3,459
sentences of the corpus the shipped model leaves nothing to move.
"""

from dataclasses import replace

from reportedly.analysis import Tree
from reportedly.lexicon import words

INFINITIVE = "VerbForm=Inf"
CLAUSES = frozenset({"xcomp", "advcl", "ccomp"})
SAID = CLAUSES | {"parataxis"}


def rehung(tree: Tree, language: str = "en") -> Tree:
    """Return the tree with such infinitives on the verb that needs them, and what follows them with them."""
    asking = words(language, "predicates", "infinitives.asking")
    if asking.isdisjoint(tree.lemmas):
        return tree
    taking = words(language, "predicates", "infinitives.taking") | asking
    for verb, lemma in enumerate(tree.lemmas):
        if lemma in asking and tree.upos[verb] == "VERB":
            found = _astray(tree, verb, taking)
            if found is not None:
                tree = _moved(tree, found, verb)
    return tree


def _astray(tree: Tree, verb: int, taking: frozenset[str]) -> int | None:
    """Return the last infinitive inside the object of a verb that lacks one, if it hangs on a verb that takes none."""
    after = [kid for kid in tree.kids[verb] if kid > verb]
    thing = next((kid for kid in after if tree.rels[kid] == "obj"), None)
    if thing is None or any(tree.rels[kid] in SAID and INFINITIVE in tree.feats[kid] for kid in after):
        return None
    for word in range(tree.right[thing], thing, -1):
        if _is_infinitive(tree, word):
            head = tree.heads[word]
            return word if thing < head and tree.upos[head] == "VERB" and tree.lemmas[head] not in taking else None
    return None


def _is_infinitive(tree: Tree, word: int) -> bool:
    if tree.rels[word] not in CLAUSES or INFINITIVE not in tree.feats[word]:
        return False
    return any(tree.rels[kid] == "mark" and tree.words[kid].lower() == "to" for kid in tree.kids[word])


def _moved(tree: Tree, word: int, verb: int) -> Tree:
    """Hang `word` on `verb`; what stood behind it on the heads between the two goes with it, or arcs would cross."""
    heads, rels = list(tree.heads), list(tree.rels)
    between, head = [], heads[word]
    while head != verb:
        between.append(head)
        head = heads[head]
    for old in between:
        for kid in tree.kids[old]:
            if kid > word:
                heads[kid] = word
    heads[word], rels[word] = verb, "xcomp"
    return replace(tree, heads=tuple(heads), rels=tuple(rels))
