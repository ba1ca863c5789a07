"""Who does what to whom: the roles of a verb or a copula, from its dependents and its frame."""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.adjuncts import adverbial, beside_object, gives_reason, oblique, of_light
from reportedly.claims.propositions.fillers import described, noun_filler
from reportedly.claims.propositions.nouns import Filler, Predicate
from reportedly.claims.propositions.phrases import clause, phrase
from reportedly.claims.propositions.prepositions import is_place, lasts, preposition_of
from reportedly.claims.propositions.subjects import RELATIVES, antecedent, displaced_subject, passive, subject
from reportedly.record import RoleName

ADVERBS = frozenset({"where", "when", "why", "how", "whereby"})
"""Relative adverbs: the noun before their clause is no object in it."""


def roles(pred: Predicate, timed: frozenset[int] = frozenset()) -> tuple[Filler, ...]:
    """Return the roles of a predicate, subject first; `timed` are the heads of expressions of time."""
    found = _copula_roles(pred, timed) if pred.kind == "copula" else _verb_roles(pred, timed)
    return tuple(_once(found))


def _once(found: Iterator[Filler]) -> Iterator[Filler]:
    """Pass each role on once: of two fillers of one role the first."""
    seen: set[RoleName] = set()
    for filler in found:
        if filler.role not in seen:
            seen.add(filler.role)
            yield filler


def _copula_roles(pred: Predicate, timed: frozenset[int]) -> Iterator[Filler]:
    tree, word = pred.tree, pred.word
    found = subject(tree, word)
    if found is not None:
        yield described("agent", tree, found.word, word, elsewhere=found.shared)
    first, last = phrase(tree, word, preposition=True)
    if pred.first < word:
        between = (kid for kid in tree.kids_by(word, "nsubj") if pred.last <= kid < word)
        first = min(word, max([first, pred.last, *(tree.right[kid] + 1 for kid in between)]))
    first = _past_hedge(tree, first, word)
    yield Filler("patient", tree, word, first, _before_scene(tree, word, last, timed))
    for kid in tree.kids[word]:
        noun = tree.rel(kid) in ("obl", "nmod") and preposition_of(tree, kid) in classes.words("prepositions.cause")
        if noun or (tree.rel(kid) == "advcl" and gives_reason(tree, kid)):
            yield noun_filler("reason", tree, kid)


def _past_hedge(tree: Tree, first: int, word: int) -> int:
    """Return where a phrase begins behind a hedge of several words ("were in part his work")."""
    for last in range(first + 2, min(first + 6, word + 1)):
        if " ".join(tree.words[first:last]).lower() in classes.words("hedges.phrases"):
            return last
    loose = classes.words("hedges.doubtful") | classes.words("copula.loose")
    while first < word and tree.heads[first] == word and tree.words[first].lower() in loose:
        first += 1
    return first


def _before_scene(tree: Tree, word: int, last: int, timed: frozenset[int]) -> int:
    """Return where what a copula says ends: before a time or a place that closes it ("was present at the base")."""
    for kid in reversed(tree.kids[word]):
        if word < kid < last and tree.right[kid] + 1 == last and _sets_scene(tree, kid, timed):
            last = tree.left[kid]
    return last


def _sets_scene(tree: Tree, kid: int, timed: frozenset[int]) -> bool:
    if tree.rel(kid) not in ("obl", "advmod"):
        return False
    return kid in timed or (preposition_of(tree, kid) in classes.words("prepositions.static") and is_place(tree, kid))


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
        if kid not in timed or lasts(tree, kid):
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
    if _content(tree, top, word):
        return
    if any(_fills_gap(tree, kid, word) for clause in {top, word} for kid in tree.kids[clause]):
        return
    yield described("patient", tree, tree.heads[top], word)


def _content(tree: Tree, top: int, word: int) -> bool:
    """Return whether the clause tells the content of its noun, without a pronoun ("the chance that anybody left")."""
    noun = tree.lemmas[tree.heads[top]]
    if noun not in classes.words("contents.nouns") | classes.words("contents.adverbial"):
        return False
    if not tree.kids_by(word, "nsubj"):
        return False
    return not any(tree.xpos[kid] in ("WDT", "WP") for kid in tree.kids[top])


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
        yield from of_light(pred, kid)
    elif rel == "obj":
        if not any(displaced_subject(tree, below) == kid for below in tree.kids_by(pred.word, "ccomp", "xcomp")):
            yield _object(pred, kid)
            yield from beside_object(pred, kid)
    elif rel == "iobj":
        yield noun_filler("recipient", tree, antecedent(tree, kid, pred.word))
    elif rel in ("ccomp", "xcomp"):
        yield _complement(pred, kid)
    elif rel == "obl":
        yield from oblique(pred, kid, undergoes)
    elif rel == "advcl":
        yield from adverbial(pred, kid)


def _object(pred: Predicate, kid: int) -> Filler:
    tree = pred.tree
    hears = bool(tree.kids_by(pred.word, "xcomp", "ccomp")) and pred.lemma in classes.words("hearers.verbs")
    takes = pred.lemma in classes.words("giving.verbs") and any(kid < k for k in tree.kids_by(pred.word, "obj"))
    role: RoleName = "recipient" if hears or takes else "patient"
    filler = noun_filler(role, tree, antecedent(tree, kid, pred.word))
    named = filler.last < len(tree) and tree.upos[filler.last] == "PROPN" and tree.upos[kid] == "NOUN"
    if named and not takes and tree.heads[filler.last] == pred.word and tree.rel(filler.last) == "obj":
        return replace(filler, last=phrase(tree, filler.last)[1])
    return filler


def _complement(pred: Predicate, kid: int) -> Filler:
    tree = pred.tree
    if tree.rel(kid) == "xcomp" and tree.upos[kid] != "VERB" and not tree.kids_by(pred.word, "obj"):
        first, last = phrase(tree, kid, preposition=True)
        role: RoleName = "about" if passive(tree, pred.word) else "patient"
        return Filler(role, tree, kid, first, last)
    first, last = clause(tree, kid)
    displaced = displaced_subject(tree, kid)
    if displaced is not None:
        first = phrase(tree, displaced)[0]
    gerund = tree.xpos[kid] == "VBG" and not tree.kids_by(pred.word, "obj")
    return Filler("patient" if gerund else "about", tree, kid, first, last)
