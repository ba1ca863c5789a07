"""Which words of a tree state something: verbs, copulas, and the verbs that other verbs hang on."""

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.nouns import Predicate
from reportedly.claims.propositions.subjects import gapped
from reportedly.claims.propositions.tense import marked, to_come

CLAUSAL = frozenset({
    "root", "conj", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "appos", "dislocated", "orphan",
    "nsubj", "obj", "obl", "nmod", "list",
})  # fmt: skip
"""Relations in which a verb heads a clause; not "amod", "case" ("including") and the like."""

EXTENDING = frozenset({"phasal", "ending"})
"""Classes of verbs above that are shown as part of the predicate ("continue to have")."""


def find_predicates(tree: Tree, reporting: frozenset[int], acting: frozenset[int]) -> list[Predicate]:
    """Return the verbs and copulas that make claims.

    Not those of `reporting`, which are attributions; those of `acting` are attributions and events at once.
    """
    found = []
    for word, upos in enumerate(tree.upos):
        if word in reporting:
            continue
        if upos == "VERB" or (upos == "AUX" and tree.rel(word) not in ("aux", "cop")) or _hurt(tree, word):
            if (
                tree.rel(word) in CLAUSAL
                and not _idle(tree, word)
                and (not _absorbed(tree, word) or _acts(tree, word, acting))
            ):
                found.append(_verb(tree, word))
        else:
            copula = _copula(tree, word)
            if copula is not None and not _absorbed(tree, word):
                found.append(Predicate(tree, word, copula, copula + 1, "copula", "be", outer_verbs(tree, word)))
    return found


def _hurt(tree: Tree, word: int) -> bool:
    """Return whether a participle passes for an adjective though a passive auxiliary helps it, or one before it.

    So in "were hurt", in "nine were killed and 31 injured", and in headlines ("Two dead in fire").
    """
    if tree.upos[word] != "ADJ":
        return False
    if gapped(tree, word) is not None or any(tree.rels[kid] == "aux:pass" for kid in tree.kids[word]):
        return True
    return tree.rel(word) in ("root", "conj") and bool(tree.kids_by(word, "nsubj")) and not tree.kids_by(word, "cop")


def _idle(tree: Tree, word: int) -> bool:
    """Return whether a verb tells nothing: a modal on its own, "you know", "leading up to", a joined attribute."""
    if tree.xpos[word] == "MD" or _attribute(tree, word) or _bare_be(tree, word) or _stands_in(tree, word):
        return True
    particle = [tree.lemmas[kid] for kid in tree.kids[word] if tree.rels[kid] == "compound:prt"]
    if tree.xpos[word] == "VBG" and " ".join([tree.lemmas[word], *particle]) in classes.words("idle.participles"):
        return tree.rel(word) in ("acl", "advcl")
    if tree.rel(word) not in ("parataxis", "discourse") or tree.lemmas[word] not in classes.words("idle.verbs"):
        return False
    rels = {tree.rel(kid) for kid in tree.kids[word]} - {"punct", "nsubj", "discourse"}
    return not rels and any(tree.lemmas[kid].lower() in classes.words("idle.subjects") for kid in tree.kids[word])


def _bare_be(tree: Tree, word: int) -> bool:
    """Return whether a "be" has a subject and nothing that it says of it ("conditions are")."""
    rels = {tree.rel(kid) for kid in tree.kids[word]} - {"punct", "cc", "mark", "aux", "discourse"}
    return (
        tree.lemmas[word] == "be" and rels <= {"nsubj"} and not any(tree.xpos[kid] == "EX" for kid in tree.kids[word])
    )


def _stands_in(tree: Tree, word: int) -> bool:
    """Return whether a "did" stands for the verb that something is compared with ("more than they did last year")."""
    rels = {tree.rel(kid) for kid in tree.kids[word]}
    compared = any(mark in classes.words("comparing.marks") for mark in marked(tree, word))
    return tree.lemmas[word] == "do" and compared and rels.isdisjoint({"obj", "xcomp", "ccomp", "aux"})


def _attribute(tree: Tree, word: int) -> bool:
    """Return whether a participle is joined to an adjective before a noun ("poor and displaced families")."""
    return tree.rel(word) == "conj" and tree.rel(tree.heads[word]) == "amod" and tree.xpos[word] in ("VBN", "VBG", "JJ")


def _acts(tree: Tree, word: int, acting: frozenset[int]) -> bool:
    """Return whether a verb that another hangs on is a claim beside it ("threatened to sue")."""
    return word in acting and tree.lemmas[word] in classes.words("speech_acts.beside")


def outer_verbs(tree: Tree, word: int) -> tuple[int, ...]:
    """Return the verbs that `word` hangs on and that make no claim of their own, nearest first."""
    found: list[int] = []
    while True:
        rel, head = tree.rel(word), tree.heads[word]
        if head < 0 or rel not in ("xcomp", "conj"):
            return tuple(found)
        if rel == "xcomp":
            if not _absorbed(tree, head):
                return tuple(found)
            found.append(head)
        elif tree.kids_by(word, "nsubj", "aux"):
            return tuple(found)
        word = head


def _copula(tree: Tree, word: int) -> int | None:
    for kid in tree.kids[word]:
        if tree.rels[kid] == "cop":
            return kid
    return None


def _absorbed(tree: Tree, word: int) -> bool:
    """Return whether the word only says how it stands with the verb below it ("tried to leave")."""
    if tree.lemmas[word] not in classes.inverted("catenative") and not (
        tree.lemmas[word] == "be" and to_come(tree, word)
    ):
        return False
    below = False
    for kid in tree.kids[word]:
        rel = tree.rel(kid)
        if rel in ("obj", "iobj"):
            return False
        if rel == "xcomp" and kid > word:
            below = below or tree.upos[kid] == "VERB" or _copula(tree, kid) is not None
    return below


def _verb(tree: Tree, word: int) -> Predicate:
    outer = outer_verbs(tree, word)
    first, last = word, word + 1
    for kid in tree.kids[word]:
        if kid == last and (tree.rels[kid] == "compound:prt" or _light(tree, word, kid)):
            last = kid + 1
    if outer and _extends(tree, outer[0], word):
        first = outer[0]
    return Predicate(tree, word, first, last, "verb", tree.lemmas[word], outer)


def _light(tree: Tree, verb: int, noun: int) -> bool:
    """Return whether a bare noun makes one predicate with its verb ("took command")."""
    if tree.rel(noun) not in ("obj", "xcomp") or tree.left[noun] != noun:
        return False
    return tree.lemmas[noun] in classes.section("light").get(tree.lemmas[verb], ())


def _extends(tree: Tree, outer: int, word: int) -> bool:
    near = word - outer <= 2 and outer < word
    return near and (
        classes.inverted("catenative").get(tree.lemmas[outer]) in EXTENDING or tree.lemmas[outer] == "help"
    )
