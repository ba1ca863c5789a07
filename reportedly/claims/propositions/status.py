"""How a claim stands: whether it happened, goes on, was planned, demanded, alleged, or is only possible.

The order of the evidence: what it was said in (an accusation makes it alleged), a condition, the verbs that it hangs
on, its modal verb, the verb that an infinitive or a participle depends on, and last its tense.
"""

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.classes import may_act
from reportedly.claims.propositions.negation import negated
from reportedly.claims.propositions.nouns import Predicate
from reportedly.claims.propositions.tense import (
    PRESENT,
    ahead,
    bids,
    catenative,
    finite,
    marked,
    modal_of,
    perfect,
    to_come,
)
from reportedly.record import Act, BlockKind, Status

CLASS_STATUS: dict[str, Status] = {
    "attempt": "attempted",
    "plan": "planned",
    "promise": "promised",
    "threat": "threatened",
    "seeming": "possible",
}
"""What the class of a verb makes of the verb that hangs on it."""


def status(
    pred: Predicate, act: Act | None, block: BlockKind, *, alleged: bool = False, future: bool = False
) -> Status:
    """Return how the claim stands.

    `act` is that of the attribution it was said in, `alleged` if its cue alleges, `future` if its time is to come.
    """
    if act == "accuse":
        return "alleged"
    own = _of_noun(pred, act) if pred.kind == "noun" else _of_clause(pred, act, block)
    if own in ("happened", "state", "ongoing"):
        if alleged:
            return "alleged"
        if (future or _soon(pred)) and own != "state":
            return "planned"
        if _doubted(pred) or _asked(pred):
            return "possible"
    return own


def _of_noun(pred: Predicate, act: Act | None) -> Status:
    opened = _opened(act)
    if opened is not None:
        return opened
    lasting = pred.lemma in classes.words("events.lasting") or any(
        pred.tree.lemmas[kid].lower() in classes.words("events.going_on") for kid in pred.tree.kids[pred.word]
    )
    return "ongoing" if lasting else "happened"


def _opened(act: Act | None, key: str = "acts.open") -> Status | None:
    found: Status | None = None if act is None else classes.section(key).get(act)
    return found


def _asked(pred: Predicate) -> bool:
    """Return whether an auxiliary before the subject asks whether it is so ("Did they close it?")."""
    tree, word = pred.tree, pred.outer[-1] if pred.outer else pred.word
    if tree.words[-1] != "?" and "?" not in tree.words[-2:]:
        return False
    subjects = tree.kids_by(word, "nsubj", "expl")
    if not subjects or tree.xpos[word][:1] == "W" or tree.rel(word) not in ("root", "conj", "parataxis", "ccomp"):
        return False
    asking = [kid for kid in tree.kids[word] if kid < subjects[0]]
    return bool(asking) and tree.rel(asking[0]) in ("aux", "cop") and not any(tree.xpos[k][:1] == "W" for k in asking)


def _soon(pred: Predicate) -> bool:
    """Return whether a verb in the present is set soon after it ("is closing shortly")."""
    tree, words = pred.tree, classes.words("conditions.soon")
    forms = {tree.xpos[kid] for kid in (pred.word, *tree.kids_by(pred.word, "aux"))}
    return "VBD" not in forms and not words.isdisjoint(_adverbs(tree, pred.word))


def _adverbs(tree: Tree, word: int) -> set[str]:
    return {tree.lemmas[kid].lower() for kid in tree.kids[word] if tree.rels[kid] == "advmod"}


def _doubted(pred: Predicate) -> bool:
    """Return whether an adverb makes the claim a mere likelihood."""
    return not classes.words("hedges.doubts").isdisjoint(_adverbs(pred.tree, pred.word))


def _of_clause(pred: Predicate, act: Act | None, block: BlockKind) -> Status:
    tree = pred.tree
    begun = _begun(pred.opened) if pred.opened else None
    condition = begun or _condition(tree, pred.word)
    if condition is not None:
        return condition
    top = pred.outer[-1] if pred.outer else pred.word
    if bids(tree, top):
        return "demanded"
    if to_come(tree, top) or ahead(tree, top):
        return "planned"
    modal = modal_of(tree, top)
    for outer in reversed(pred.outer):
        found = _of_outer(tree, outer, modal)
        if found is not None:
            return found
    if modal is not None:
        return _of_modal(pred, modal, act)
    if pred.outer and perfect(tree, pred.word):
        return "happened"
    if finite(tree, top):
        return _ensured(pred, top, act, block) or _of_tense(pred, top, block)
    return _of_nonfinite(pred, top, act, block)


def _ensured(pred: Predicate, top: int, act: Act | None, block: BlockKind) -> Status | None:
    """Return how a clause in the present stands that somebody has yet to see to ("should ensure that it is safe")."""
    tree, head = pred.tree, pred.tree.heads[top]
    while tree.rel(top) == "conj" and head >= 0:
        top, head = head, tree.heads[head]
    forms = {tree.xpos[kid] for kid in (pred.word, *tree.kids_by(pred.word, "aux", "cop"))}
    if head < 0 or tree.rel(top) != "ccomp" or PRESENT.isdisjoint(forms):
        return None
    if tree.lemmas[head] not in classes.words("causative.ensured"):
        return None
    above = _of_clause(Predicate(tree, head, head, head + 1, "verb", tree.lemmas[head]), act, block)
    return above if above in ("planned", "promised", "demanded", "possible", "hypothetical") else None


def _begun(verb: str) -> Status | None:
    """Return what the verb that a list hangs on makes of its items ("The union will:")."""
    modal: Status | None = classes.section("modals").get(verb)
    return modal or CLASS_STATUS.get(classes.inverted("catenative").get(verb, ""))


def _of_outer(tree: Tree, outer: int, modal: str | None) -> Status | None:
    """Return what a verb makes of the verb that hangs on it."""
    kind = catenative(tree, outer)
    if tree.lemmas[outer] == "able" and modal is None and _past(tree, outer):
        return "happened"
    forms = {tree.xpos[kid] for kid in (outer, *tree.kids_by(outer, "aux"))}
    if kind == "demand" and not perfect(tree, outer) and not PRESENT.isdisjoint(forms):
        return "demanded"
    if tree.lemmas[outer] == "go" and tree.xpos[outer] == "VBG":
        return "planned"
    past = any(tree.rel(kid) == "aux" and tree.xpos[kid] == "VBD" for kid in tree.kids[outer])
    lasting = tree.lemmas[outer] in ("continue", "keep", "remain") or (
        tree.lemmas[outer] in ("begin", "start")
        and (tree.xpos[outer] in PRESENT or (perfect(tree, outer) and not past))
    )
    if kind == "phasal" and lasting and modal is None:
        return "ongoing"
    return CLASS_STATUS.get(kind)


def _past(tree: Tree, word: int) -> bool:
    """Return whether a copula or an auxiliary sets an adjective in the past ("was able to", "has been able to")."""
    return any(tree.rel(kid) in ("aux", "cop") and tree.xpos[kid] in ("VBD", "VBN") for kid in tree.kids[word])


def _condition(tree: Tree, word: int) -> Status | None:
    """Return hypothetical in a clause with "if", possible in one with "whether", None in any other."""
    for _ in range(len(tree)):
        for mark in marked(tree, word):
            if mark in classes.words("conditions.marks"):
                return "hypothetical"
            if mark in classes.words("conditions.later") and tree.xpos[word] != "VBD":
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


def _of_modal(pred: Predicate, modal: str, act: Act | None) -> Status:
    found: Status = classes.section("modals")[modal]
    if modal == "could" and negated(pred.tree, pred.word) and act in (None, "state"):
        return "happened"
    if found not in ("planned", "hypothetical"):
        return _opened(act) or found if act in ("promise", "threaten", "demand") else found
    if _conditioned(pred.tree, pred.word):
        return "hypothetical"
    by_act = _opened(act, "acts.future")
    if by_act is not None:
        return by_act
    if act is None:
        return found
    if found == "planned":
        return "promised" if _speaks(pred) else "possible" if _thing(pred) else found
    return found if _thing(pred) else "planned"


def _speaks(pred: Predicate) -> bool:
    """Return whether the speaker is the subject ("we will")."""
    return any(
        f.role == "agent" and pred.tree is f.tree and f.tree.words[f.head].lower() in classes.words("acts.speakers")
        for f in pred.fillers
    )


def _thing(pred: Predicate) -> bool:
    """Return whether the subject can plan nothing ("it will", "the law will", "adopting this would")."""
    for f in pred.fillers:
        if f.role in ("agent", "patient"):
            tree, head = f.tree, f.head
            if tree.upos[head] in ("DET", "VERB") or tree.words[head].lower() in ("it", "this", "that", "those"):
                return True
            lemma = tree.lemmas[head].lower()
            if f.role == "agent" and tree.upos[head] == "NOUN" and not may_act(lemma) and _works(pred):
                return True
            return lemma in classes.words("documents.nouns") or lemma in classes.words("events.nouns")
    return False


def _works(pred: Predicate) -> bool:
    """Return whether a verb tells what its subject does to something; what it does by itself may be set for a day."""
    return pred.kind == "verb" and bool(pred.tree.kids_by(pred.word, "obj"))


def _of_nonfinite(pred: Predicate, top: int, act: Act | None, block: BlockKind) -> Status:
    tree, form = pred.tree, pred.tree.xpos[top]
    above = top
    while tree.rel(above) == "conj":
        above = tree.heads[above]
    rel, governor = tree.rel(above), tree.heads[above]
    if form == "VBN" and pred.lemma in classes.words("stative.held"):
        return "ongoing"
    if pred.lemma in classes.words("stative.always" if form == "VBG" else "stative.passive") and form != "VB":
        return "state"
    if form in ("VBN", "VBD"):
        return "happened"
    opened = _opened(act)
    if opened is not None and (form == "VB" or (rel != "acl" and act in ("promise", "demand"))):
        return opened
    done = act == "rule" and "for" in marked(tree, above)
    if form == "VBG" and ((rel == "acl" and not done) or governor < 0):
        return "ongoing"
    return "happened" if governor < 0 else _of_governor(pred, above, form, act, block)


def _of_governor(pred: Predicate, above: int, form: str, act: Act | None, block: BlockKind) -> Status:
    """Return the status of an infinitive or a participle by the verb that it hangs on."""
    tree = pred.tree
    rel, governor = tree.rel(above), tree.heads[above]
    if rel in ("xcomp", "ccomp"):
        if tree.lemmas[governor] == "let" and bids(tree, governor):
            return "demanded"
        cause = classes.inverted("causative").get(tree.lemmas[governor], "")
        if cause in ("demand", "possible"):
            return "demanded" if cause == "demand" else "possible"
    elif form == "VBG" and catenative(tree, governor) == "plan" and "forward" in _adverbs(tree, governor):
        return "planned"
    elif form == "VB" and rel == "acl" and _singled_out(tree, governor):
        modal: Status = classes.section("modals").get(modal_of(tree, governor) or "", "happened")
        return modal
    elif form == "VB" and _came_about(pred, rel, governor):
        return "happened"
    elif form == "VB":
        return "attempted" if rel == "advcl" or tree.lemmas[governor] in classes.words("attempts.nouns") else "planned"
    if tree.upos[governor] not in ("VERB", "AUX"):
        return "state" if any(tree.rels[k] == "cop" for k in tree.kids[governor]) else "happened"
    outer = Predicate(tree, governor, governor, governor + 1, "verb", tree.lemmas[governor])
    return _of_clause(outer, act, block)


def _came_about(pred: Predicate, rel: str, governor: int) -> bool:
    """Return whether an infinitive tells what came of it ("rose to close at 9"), or what moved somebody."""
    tree = pred.tree
    if tree.lemmas[governor] in classes.words("infinitives.moved"):
        return True
    turns = tree.xpos[governor] == "VBD" and tree.lemmas[governor] in classes.words("infinitives.turns")
    return rel == "advcl" and turns and pred.lemma in classes.words("infinitives.results")


def _singled_out(tree: Tree, noun: int) -> bool:
    """Return whether a noun is the first or the only one to do what its infinitive says ("the only way to" is not)."""
    if tree.lemmas[noun] in classes.words("contents.adverbial"):
        return False
    return any(tree.lemmas[kid].lower() in classes.words("ordinals.words") for kid in tree.kids_by(noun, "amod"))


def _of_tense(pred: Predicate, top: int, block: BlockKind) -> Status:
    tree = pred.tree
    if pred.kind == "copula":
        return "ongoing" if tree.lemmas[pred.word].lower() in classes.words("stative.passing") else "state"
    helpers = [kid for kid in tree.kids[top] if tree.rel(kid) in ("aux", "cop")]
    passive = any(tree.rels[kid] == "aux:pass" for kid in helpers)
    held = passive and pred.lemma in classes.words("stative.held")
    if tree.xpos[top] == "VBG" or held or pred.lemma == "continue" or _since(tree, pred.word):
        return "ongoing" if pred.lemma not in classes.words("stative.always") else "state"
    if perfect(tree, top):
        return "ongoing" if pred.lemma in classes.words("stative.effect") else "happened"
    if pred.lemma in classes.words("stative.passive" if passive else "stative.always"):
        return "state"
    present = tree.xpos[top] in PRESENT or any(tree.xpos[kid] in PRESENT for kid in helpers)
    if not present or (block == "heading" and pred.lemma != "be") or pred.lemma in classes.words("stative.over"):
        return "happened"
    return "state" if passive or pred.lemma in classes.words("stative.present") else "ongoing"


def _since(tree: Tree, word: int) -> bool:
    """Return whether a "since" hangs on a verb in the perfect: it goes on."""
    if not perfect(tree, word):
        return False
    return any("since" in marked(tree, kid) for kid in tree.kids[word] if tree.rel(kid) in ("obl", "advcl", "advmod"))
