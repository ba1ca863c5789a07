"""Who does what to whom: the roles of a verb or a copula, from its dependents and its frame."""

from collections.abc import Iterator

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.nouns import Filler, Predicate
from reportedly.claims.propositions.phrases import clause, phrase
from reportedly.claims.propositions.subjects import RELATIVES, antecedent, passive, subject
from reportedly.record import RoleName

ADVERBS = frozenset({"where", "when", "why", "how", "whereby"})
"""Relative adverbs: the noun before their clause is no object in it."""


def roles(pred: Predicate, timed: frozenset[int] = frozenset()) -> tuple[Filler, ...]:
    """Return the roles of a predicate, subject first; `timed` are the heads of expressions of time."""
    found = _copula_roles(pred) if pred.kind == "copula" else _verb_roles(pred, timed)
    return tuple(_once(found))


def noun_filler(role: RoleName, tree: Tree, head: int, *, elsewhere: bool = False, preposition: bool = False) -> Filler:
    """Return the phrase under `head` in a role; a clause is taken whole."""
    if tree.upos[head] in ("VERB", "AUX") and tree.rel(head) != "amod":
        first, last = clause(tree, head)
    else:
        first, last = phrase(tree, head, preposition=preposition)
    return Filler(role, tree, head, first, last, elsewhere)


def described(role: RoleName, tree: Tree, noun: int, verb: int, *, elsewhere: bool = False) -> Filler:
    """Return the noun that the clause of `verb` describes or shares, without that clause."""
    filler = noun_filler(role, tree, noun, elsewhere=elsewhere)
    below = verb
    while tree.heads[below] >= 0 and tree.heads[below] != noun:
        below = tree.heads[below]
    if tree.heads[below] != noun or not noun < tree.left[below] < filler.last:
        return filler
    last = tree.left[below]
    while last - 1 > noun and tree.upos[last - 1] == "PUNCT":
        last -= 1
    return Filler(role, tree, noun, filler.first, last, elsewhere)


def _once(found: Iterator[Filler]) -> Iterator[Filler]:
    """Pass a role on once: two fillers of one role are the first, save for "about" and "with"."""
    seen: set[RoleName] = set()
    for filler in found:
        if filler.role not in seen:
            seen.add(filler.role)
            yield filler


def _copula_roles(pred: Predicate) -> Iterator[Filler]:
    tree, word = pred.tree, pred.word
    found = subject(tree, word)
    if found is not None:
        yield described("agent", tree, found.word, word, elsewhere=found.shared)
    first, last = phrase(tree, word, preposition=True)
    if pred.first < word:
        first = max(first, pred.last)
    yield Filler("patient", tree, word, first, last)
    for kid in tree.kids[word]:
        noun = tree.rel(kid) in ("obl", "nmod") and preposition_of(tree, kid) in classes.words("prepositions.cause")
        if noun or (tree.rel(kid) == "advcl" and _reason(tree, kid)):
            yield noun_filler("reason", tree, kid)


def _verb_roles(pred: Predicate, timed: frozenset[int]) -> Iterator[Filler]:
    tree, word = pred.tree, pred.word
    undergoes = passive(tree, word)
    has_object = bool(tree.kids_by(word, "obj"))
    found = subject(tree, word)
    if found is not None:
        role = _subject_role(pred, undergoes, has_object)
        yield described(role, tree, found.word, word, elsewhere=found.shared)
    if not has_object:
        yield from _relative(pred)
    yield from _shared_object(pred, has_object, undergoes)
    for kid in tree.kids[word]:
        if kid not in timed:
            yield from _dependent(pred, kid, undergoes)


def _subject_role(pred: Predicate, undergoes: bool, has_object: bool) -> RoleName:
    if not undergoes:
        return "agent"
    if has_object and pred.lemma in classes.words("giving.verbs"):
        return "recipient"
    return "patient"


def _relative(pred: Predicate) -> Iterator[Filler]:
    """Yield the noun that a relative clause says something of, where no pronoun stands for it."""
    tree, word = pred.tree, pred.word
    top = word
    while tree.rel(top) in ("xcomp", "ccomp") and tree.heads[top] >= 0:
        top = tree.heads[top]
    if tree.rels[top] != "acl:relcl" or not tree.kids_by(top, "nsubj"):
        return
    if any(_fills_gap(tree, kid, word) for clause in {top, word} for kid in tree.kids[clause]):
        return
    yield described("patient", tree, tree.heads[top], word)


def _fills_gap(tree: Tree, kid: int, verb: int) -> bool:
    """Return whether a dependent shows that the relative clause has no place open for its noun."""
    if (
        tree.rel(kid) in ("obj", "ccomp", "cop")
        or tree.lemmas[kid].lower() in ADVERBS
        or antecedent(tree, kid, verb) != kid
    ):
        return True
    return tree.rel(kid) == "obl" and any(tree.lemmas[k].lower() in RELATIVES for k in tree.kids[kid])


def _shared_object(pred: Predicate, has_object: bool, undergoes: bool) -> Iterator[Filler]:
    """Yield the object that stands once for two verbs ("trained and armed the militias")."""
    tree, word = pred.tree, pred.word
    if has_object or undergoes or tree.kids_by(word, "ccomp", "xcomp", "obl"):
        return
    partners = [k for k in tree.kids[word] if tree.rel(k) == "conj" and tree.upos[k] == "VERB"]
    if tree.rel(word) == "conj" and tree.upos[tree.heads[word]] == "VERB":
        partners.insert(0, tree.heads[word])
    for partner in partners:
        near = abs(partner - word) <= 2
        for kid in tree.kids_by(partner, "obj"):
            if kid > max(word, partner) and near:
                yield noun_filler("patient", tree, kid, elsewhere=True)
                return


def _dependent(pred: Predicate, kid: int, undergoes: bool) -> Iterator[Filler]:
    tree, rel = pred.tree, pred.tree.rel(kid)
    if rel in ("obj", "xcomp") and pred.first <= kid < pred.last:
        yield from _of_light(pred, kid)
    elif rel == "obj":
        yield _object(pred, kid)
        yield from _beside_object(pred, kid)
    elif rel == "iobj":
        yield noun_filler("recipient", tree, antecedent(tree, kid, pred.word))
    elif rel in ("ccomp", "xcomp"):
        yield _complement(pred, kid)
    elif rel == "obl":
        yield from _oblique(pred, kid, undergoes)
    elif rel == "advcl":
        yield from _adverbial(pred, kid)


def _object(pred: Predicate, kid: int) -> Filler:
    tree = pred.tree
    role: RoleName = "patient"
    if tree.kids_by(pred.word, "xcomp", "ccomp") and pred.lemma in classes.words("hearers.verbs"):
        role = "recipient"
    word = antecedent(tree, kid, pred.word)
    return noun_filler(role, tree, word)


def _of_light(pred: Predicate, noun: int) -> Iterator[Filler]:
    """Yield what hangs on a noun that is one predicate with its verb ("took command of the fleet")."""
    tree = pred.tree
    for kid in tree.kids_by(noun, "nmod"):
        preposition = preposition_of(tree, kid)
        role = "patient" if preposition == "of" else oblique_role(pred.lemma, preposition)
        if role is not None:
            yield noun_filler(role, tree, kid)


def _beside_object(pred: Predicate, noun: int) -> Iterator[Filler]:
    """Yield roles of the verb that hang on its object ("sent a letter to her", "reached a deal with him")."""
    tree = pred.tree
    event = tree.lemmas[noun] in classes.words("events.nouns")
    for kid in tree.kids_by(noun, "nmod"):
        preposition = preposition_of(tree, kid)
        role: RoleName | None = classes.section("frames").get(pred.lemma, {}).get(preposition)
        if role == "recipient":
            yield noun_filler(role, tree, kid)
        elif event and preposition in ("with", "for"):
            yield noun_filler("with" if preposition == "with" else "reason", tree, kid)


def _complement(pred: Predicate, kid: int) -> Filler:
    tree = pred.tree
    if tree.rel(kid) == "xcomp" and tree.upos[kid] != "VERB" and not tree.kids_by(pred.word, "obj"):
        first, last = phrase(tree, kid, preposition=True)
        role: RoleName = "about" if passive(tree, pred.word) else "patient"
        return Filler(role, tree, kid, first, last)
    first, last = clause(tree, kid)
    gerund = tree.xpos[kid] == "VBG" and not tree.kids_by(pred.word, "obj")
    return Filler("patient" if gerund else "about", tree, kid, first, last)


def _oblique(pred: Predicate, kid: int, undergoes: bool) -> Iterator[Filler]:
    tree = pred.tree
    preposition = preposition_of(tree, kid)
    if not preposition or tree.rels[kid] in ("obl:tmod", "obl:unmarked"):
        return
    head = antecedent(tree, kid, pred.word)
    if tree.rels[kid] == "obl:agent" or (preposition == "by" and undergoes):
        yield noun_filler("agent", tree, head)
        return
    role = oblique_role(pred.lemma, preposition)
    if role in ("about", "purpose"):
        role = classes.inverted("role_nouns").get(tree.lemmas[kid], role)
    if role == "with" and _absolute(tree, kid, pred.word):
        return
    if role == "about" and preposition not in classes.words("prepositions.direction"):
        fronted = kid < pred.word and preposition in classes.words("prepositions.scene")
        if head == kid and (fronted or is_place(tree, head)):
            return
    if role is not None:
        yield noun_filler(role, tree, head, preposition=role == "about" and head == kid)


def _adverbial(pred: Predicate, kid: int) -> Iterator[Filler]:
    tree = pred.tree
    mark = next((tree.lemmas[k].lower() for k in tree.kids[kid] if tree.rel(k) == "mark"), "")
    if mark == "because":
        yield noun_filler("reason", tree, kid)
    elif mark in ("to", "so") or (tree.xpos[kid] == "VB" and not tree.kids_by(kid, "aux")):
        yield noun_filler("purpose", tree, kid)
    elif mark == "by":
        yield noun_filler("instrument", tree, kid)
    elif (
        mark in classes.words("prepositions.gerund") and tree.xpos[kid] == "VBG" and not _absolute(tree, kid, pred.word)
    ):
        yield noun_filler(oblique_role(pred.lemma, mark) or "about", tree, kid)


def _absolute(tree: Tree, kid: int, verb: int) -> bool:
    """Return whether a "with" after a comma opens a clause of its own (", with crowds cheering")."""
    first = tree.left[kid]
    return kid > verb and "," in tree.words[first - 1 : first + 1]


def _reason(tree: Tree, kid: int) -> bool:
    return any(tree.rel(k) == "mark" and tree.lemmas[k] == "because" for k in tree.kids[kid])


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
