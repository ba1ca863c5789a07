"""How a claim stands: whether it happened, goes on, was planned, demanded, alleged, or is only possible.

The order of the evidence: what it was said in (an accusation makes it alleged), a condition, the verbs that it hangs
on, its modal verb, the verb that an infinitive or a participle depends on, and last its tense.
"""

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.nouns import Predicate
from reportedly.record import Act, BlockKind, Status

CLASS_STATUS: dict[str, Status] = {
    "attempt": "attempted",
    "plan": "planned",
    "promise": "promised",
    "threat": "threatened",
    "seeming": "possible",
}
"""What the class of a verb makes of the verb that hangs on it."""

PRESENT = frozenset({"VBZ", "VBP"})
TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})


def status(pred: Predicate, act: Act | None, block: BlockKind, *, alleged: bool = False) -> Status:
    """Return how the claim stands; `act` is that of the attribution it was said in, `alleged` if its cue alleges."""
    if pred.kind == "implied":
        return "state"
    if act == "accuse":
        return "alleged"
    own = (_opened(act) or "happened") if pred.kind == "noun" else _by_clause(pred, act, block)
    return "alleged" if alleged and own in ("happened", "state", "ongoing") else own


def _opened(act: Act | None, key: str = "acts.open") -> Status | None:
    found: Status | None = None if act is None else classes.section(key).get(act)
    return found


def _by_clause(pred: Predicate, act: Act | None, block: BlockKind) -> Status:
    tree = pred.tree
    condition = _condition(tree, pred.word)
    if condition is not None:
        return condition
    for outer in reversed(pred.outer):
        found = CLASS_STATUS.get(catenative(tree, outer))
        if found is not None:
            return found
    top = pred.outer[-1] if pred.outer else pred.word
    modal = modal_of(tree, top)
    if modal is not None:
        return _by_modal(pred, modal, act)
    if finite(tree, top):
        return _by_tense(pred, top, block)
    return _nonfinite(pred, top, act, block)


def catenative(tree: Tree, word: int) -> str:
    """Return the class of a verb that other verbs hang on, "" where it is none."""
    found: str = classes.inverted("catenative").get(tree.lemmas[word], "")
    return found


def _condition(tree: Tree, word: int) -> Status | None:
    """Return hypothetical in a clause with "if", possible in one with "whether", None in any other."""
    for _ in range(len(tree)):
        for kid in tree.kids[word]:
            if tree.rel(kid) == "mark":
                mark = tree.lemmas[kid].lower()
                if mark in classes.words("conditions.marks"):
                    return "hypothetical"
                if mark in classes.words("conditions.open"):
                    return "possible"
        if tree.rel(word) not in ("conj", "xcomp") or tree.heads[word] < 0:
            break
        word = tree.heads[word]
    return None


def _conditioned(tree: Tree, word: int) -> bool:
    """Return whether an "if" clause hangs on the word."""
    return any(_condition(tree, kid) == "hypothetical" for kid in tree.kids[word] if tree.rel(kid) == "advcl")


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


def _by_modal(pred: Predicate, modal: str, act: Act | None) -> Status:
    tree = pred.tree
    found: Status = classes.section("modals")[modal]
    if found not in ("planned", "hypothetical"):
        return _opened(act) or found if act in ("promise", "threaten", "demand") else found
    if _conditioned(tree, pred.word):
        return "hypothetical"
    by_act = _opened(act, "acts.future")
    if by_act is not None:
        return by_act
    if act is None:
        return found
    if found == "planned":
        return "promised" if _speaks(pred) else "possible" if _thing(pred) else found
    return "planned"


def _speaks(pred: Predicate) -> bool:
    """Return whether the speaker is the subject ("we will")."""
    return any(
        f.role == "agent" and pred.tree is f.tree and f.tree.words[f.head].lower() in classes.words("acts.speakers")
        for f in pred.fillers
    )


def _thing(pred: Predicate) -> bool:
    """Return whether the subject can plan nothing ("it will", "the law will")."""
    for f in pred.fillers:
        if f.role in ("agent", "patient"):
            return f.tree.words[f.head].lower() in ("it", "this", "that") or f.tree.upos[f.head] in ("NOUN", "DET")
    return False


def finite(tree: Tree, word: int) -> bool:
    """Return whether a verb form has a tense of its own, or an auxiliary or copula that has."""
    if tree.xpos[word] in TENSED and tree.rel(word) not in ("acl", "amod"):
        return True
    if any(tree.rel(kid) in ("aux", "cop") and tree.xpos[kid] in TENSED for kid in tree.kids[word]):
        return True
    head = tree.heads[word]
    return tree.rel(word) == "conj" and tree.xpos[word] == tree.xpos[head] and finite(tree, head)


def _nonfinite(pred: Predicate, top: int, act: Act | None, block: BlockKind) -> Status:
    tree, form = pred.tree, pred.tree.xpos[top]
    above = top
    while tree.rel(above) == "conj":
        above = tree.heads[above]
    rel, governor = tree.rel(above), tree.heads[above]
    if pred.lemma in classes.words("stative.always") and form != "VB":
        return "state"
    if form in ("VBN", "VBD"):
        return "happened"
    if form == "VBG" and (rel == "acl" or governor < 0):
        return "ongoing"
    opened = _opened(act)
    if opened is not None and form == "VB":
        return opened
    if governor < 0:
        return "happened"
    return _by_governor(pred, rel, governor, act, block)


def _by_governor(pred: Predicate, rel: str, governor: int, act: Act | None, block: BlockKind) -> Status:
    """Return the status of an infinitive or a participle by the verb that it hangs on."""
    tree = pred.tree
    if rel in ("xcomp", "ccomp"):
        cause = classes.inverted("causative").get(tree.lemmas[governor], "")
        if cause in ("demand", "possible"):
            return "demanded" if cause == "demand" else "possible"
    elif tree.xpos[pred.word] == "VB":
        return "attempted" if rel == "advcl" else "planned"
    if tree.upos[governor] not in ("VERB", "AUX"):
        return "state" if any(tree.rels[k] == "cop" for k in tree.kids[governor]) else "happened"
    outer = Predicate(tree, governor, governor, governor + 1, "verb", tree.lemmas[governor])
    return _by_clause(outer, act, block)


def _by_tense(pred: Predicate, top: int, block: BlockKind) -> Status:
    tree = pred.tree
    helpers = [kid for kid in tree.kids[top] if tree.rel(kid) in ("aux", "cop")]
    present = tree.xpos[top] in PRESENT or any(tree.xpos[kid] in PRESENT for kid in helpers)
    perfect = any(tree.lemmas[kid] == "have" and tree.rel(kid) == "aux" for kid in helpers)
    if pred.kind == "copula" or pred.lemma in classes.words("stative.always"):
        return "state"
    if tree.xpos[top] == "VBG" or pred.lemma == "continue":
        return "ongoing"
    if perfect or not present or (block == "heading" and pred.lemma != "be"):
        return "happened"
    passive = any(tree.rels[kid] == "aux:pass" for kid in helpers)
    return "state" if passive or pred.lemma in classes.words("stative.present") else "ongoing"
