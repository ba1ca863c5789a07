"""How a claim stands: affirmed or denied, happened or planned or only possible, and which words hedge it."""

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.nouns import Predicate
from reportedly.record import Act, BlockKind, Polarity, Span, Status

NEAR = ("advmod", "det", "aux", "mark", "cc", "case", "cc:preconj")
"""Relations of the words in which a negation or a hedge of the predicate can stand."""

CLASS_STATUS: dict[str, Status] = {
    "attempt": "attempted",
    "plan": "planned",
    "promise": "promised",
    "threat": "threatened",
    "seeming": "possible",
}


def polarity(pred: Predicate) -> Polarity:
    """Return denied where the predicate, a verb that it hangs on, or one of its roles is negated."""
    tree = pred.tree
    denied = negated(tree, pred.word) or _no_role(pred)
    for outer in pred.outer:
        if negated(tree, outer) != (catenative(tree, outer) == "negative"):
            denied = not denied
    return "denied" if denied else "affirmed"


def negated(tree: Tree, word: int) -> bool:
    """Return whether "not", "never" or the like hangs on the word itself."""
    words = classes.words("negation.words")
    return any(tree.rels[kid] in NEAR and tree.lemmas[kid].lower() in words for kid in tree.kids[word])


def _no_role(pred: Predicate) -> bool:
    """Return whether the subject or the object says none ("no evidence", "nobody")."""
    tree = pred.tree
    return any(tree.rel(kid) in ("nsubj", "obj", "obl") and none_of(tree, kid) for kid in tree.kids[pred.word])


def none_of(tree: Tree, noun: int) -> bool:
    """Return whether a noun phrase denies that there is any."""
    none = classes.words("negation.nouns")
    if tree.lemmas[noun].lower() in none:
        return True
    return any(tree.rel(k) in ("det", "advmod", "case") and tree.lemmas[k].lower() in none for k in tree.kids[noun])


def hedges(pred: Predicate) -> tuple[Span, ...]:
    """Return the words that weaken the claim: adverbs of the predicate, and verbs like "appeared"."""
    tree, found = pred.tree, []
    words = classes.words("hedges.words")
    for word in (pred.word, *pred.outer):
        for kid in tree.kids[word]:
            if tree.rels[kid] in ("advmod", "aux", "amod") and tree.lemmas[kid].lower() in words:
                found.append(tree.span(kid, kid + 1))
    found.extend(tree.span(outer, outer + 1) for outer in pred.outer if catenative(tree, outer) == "seeming")
    return tuple(sorted(found, key=lambda span: span.start))


def catenative(tree: Tree, word: int) -> str:
    """Return the class of a verb that other verbs hang on, "" where it is none."""
    return classes.inverted("catenative").get(tree.lemmas[word], "")


def status(pred: Predicate, act: Act | None, block: BlockKind) -> Status:
    """Return how the claim stands, by its own grammar first and then by the act that it was said in."""
    if act == "accuse":
        return "alleged"
    if pred.kind == "implied":
        return "state"
    if pred.kind == "noun":
        return _by_act(act) or "happened"
    return _own_status(pred, act, block)


def _own_status(pred: Predicate, act: Act | None, block: BlockKind) -> Status:
    tree = pred.tree
    if conditional(tree, pred.word):
        return "hypothetical"
    for outer in reversed(pred.outer):
        found = CLASS_STATUS.get(catenative(tree, outer))
        if found is not None:
            return found
    top = pred.outer[-1] if pred.outer else pred.word
    modal = modal_of(tree, top)
    if modal is not None:
        return _by_modal(modal, act)
    if not finite(tree, top):
        return _nonfinite(pred, top, act, block)
    return _by_tense(pred, top, block)


def _by_act(act: Act | None) -> Status | None:
    found: Status | None = classes.section("acts").get(act) if act else None
    return found


def _by_modal(modal: str, act: Act | None) -> Status:
    if act in ("promise", "threaten", "demand"):
        return "promised" if act == "promise" else "threatened" if act == "threaten" else "demanded"
    found: Status = classes.section("modals")[modal]
    return found


def conditional(tree: Tree, word: int) -> bool:
    """Return whether the word stands in a clause with "if" or "unless"."""
    marks = classes.words("conditions.marks")
    while word >= 0:
        if any(tree.rel(kid) == "mark" and tree.lemmas[kid].lower() in marks for kid in tree.kids[word]):
            return True
        if tree.rel(word) not in ("conj", "xcomp"):
            return False
        word = tree.heads[word]
    return False


def modal_of(tree: Tree, word: int) -> str | None:
    """Return the modal verb of a word, or that of the verb that it is joined to."""
    modals = classes.section("modals")
    while word >= 0:
        for kid in tree.kids[word]:
            if tree.rel(kid) == "aux" and tree.lemmas[kid].lower() in modals:
                return tree.lemmas[kid].lower()
        if tree.rel(word) != "conj" or tree.xpos[word] != "VB" or tree.kids_by(word, "aux", "mark"):
            return None
        word = tree.heads[word]
    return None


def finite(tree: Tree, word: int) -> bool:
    """Return whether a verb form has a tense of its own, or an auxiliary or copula that has."""
    if tree.xpos[word] in ("VBD", "VBZ", "VBP", "MD"):
        return True
    for kid in tree.kids[word]:
        if tree.rel(kid) in ("aux", "cop") and tree.xpos[kid] in ("VBD", "VBZ", "VBP", "MD"):
            return True
    return (
        tree.rel(word) == "conj" and tree.xpos[word] == tree.xpos[tree.heads[word]] and finite(tree, tree.heads[word])
    )


def _nonfinite(pred: Predicate, top: int, act: Act | None, block: BlockKind) -> Status:
    tree = pred.tree
    if tree.xpos[top] == "VBG":
        return "ongoing" if "root" in tree.rels[top] else _by_governor(pred, top, act, block)
    if tree.xpos[top] != "VB" and tree.upos[top] == "VERB":
        return "happened"
    found = _by_act(act)
    if found is not None:
        return found
    return _by_governor(pred, top, act, block)


def _by_governor(pred: Predicate, top: int, act: Act | None, block: BlockKind) -> Status:
    """Return the status of an infinitive or a participle by the verb that it hangs on."""
    tree, above = pred.tree, top
    while tree.rel(above) == "conj":
        above = tree.heads[above]
    governor, rel = tree.heads[above], tree.rel(above)
    if governor < 0:
        return "happened"
    if rel in ("xcomp", "ccomp"):
        cause = classes.inverted("causative").get(tree.lemmas[governor], "")
        if cause in ("demand", "possible"):
            return "demanded" if cause == "demand" else "possible"
    elif tree.xpos[top] == "VB":
        return "attempted" if rel == "advcl" else "planned"
    outer = Predicate(tree, governor, governor, governor + 1, "verb", tree.lemmas[governor])
    return _own_status(outer, act, block) if tree.upos[governor] == "VERB" else "happened"


def _by_tense(pred: Predicate, top: int, block: BlockKind) -> Status:
    tree = pred.tree
    tags = {tree.xpos[kid] for kid in tree.kids[top] if tree.rel(kid) == "aux"} | {tree.xpos[top]}
    if pred.kind == "copula" or pred.lemma == "be":
        return "state"
    present = bool(tags & {"VBZ", "VBP"})
    perfect = any(tree.rel(k) == "aux" and tree.lemmas[k] == "have" for k in tree.kids[top])
    if tree.xpos[top] == "VBG":
        return "ongoing"
    if perfect:
        return "happened"
    if pred.lemma in classes.words("stative.verbs"):
        return "state"
    if present and block != "heading":
        return "happened" if any(tree.rels[k] == "aux:pass" for k in tree.kids[top]) else "state"
    return "happened"
