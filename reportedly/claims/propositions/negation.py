"""Whether a claim is denied, and which words hedge it."""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.nouns import Predicate
from reportedly.claims.propositions.prepositions import none_of, short_phrase
from reportedly.claims.propositions.tense import catenative, modal_of
from reportedly.record import Polarity, Span

NEAR = frozenset({"advmod", "det", "aux", "mark", "cc", "case", "cc:preconj"})
"""Relations of the words in which a negation or a hedge of the predicate can stand."""

NEGATABLE = frozenset({"nsubj", "obj", "obl"})


def polarity(pred: Predicate) -> Polarity:
    """Return denied where the predicate, a verb that it hangs on, or one of its roles is negated."""
    tree = pred.tree
    refusal = pred.kind == "verb" and pred.lemma in classes.words("negation.verbs")
    denied = any(test(pred) for test in (_itself, _no_role, _prevented, _neither, _thought_not)) != refusal
    for outer in pred.outer:
        yet = tree.lemmas[outer] == "have" and any(tree.lemmas[kid] == "yet" for kid in tree.kids[outer])
        if (negated(tree, outer) or yet) != (catenative(tree, outer) == "negative"):
            denied = not denied
    return "denied" if denied else "affirmed"


def _itself(pred: Predicate) -> bool:
    return negated(pred.tree, pred.word)


def _thought_not(pred: Predicate) -> bool:
    """Return whether who is of an opinion or has a plan denies it ("does not think that it closed")."""
    tree, word = pred.tree, pred.word
    head = tree.heads[word]
    if head < 0 or head in pred.outer or tree.rel(word) not in ("ccomp", "xcomp", "advcl"):
        return False
    if tree.lemmas[head] not in classes.words("negation.raising") or not negated(tree, head):
        return False
    if modal_of(tree, head) is not None:
        return False
    return tree.rel(word) != "advcl" or (tree.xpos[word] == "VBG" and bool(tree.kids_by(word, "mark")))


def _neither(pred: Predicate) -> bool:
    """Return whether an "or" joins the verb to one that is denied ("did not confirm or deny it")."""
    tree, word = pred.tree, pred.word
    if tree.rel(word) != "conj" or tree.kids_by(word, "nsubj", "aux", "cop"):
        return False
    head = tree.heads[word]
    joined = any(tree.rel(kid) == "cc" and tree.lemmas[kid].lower() in ("or", "nor") for kid in tree.kids[word])
    return joined and (negated(tree, head) or _prevented(replace(pred, word=head)))


def _prevented(pred: Predicate) -> bool:
    """Return whether the verb above keeps it from happening ("barred them from voting", "no plan to vote")."""
    tree, word = pred.tree, pred.word
    head = tree.heads[word]
    if head < 0 or head in pred.outer:
        return False
    content = tree.xpos[word] == "VB" or tree.lemmas[head] in classes.words("contents.denying")
    if tree.rel(word) == "acl" and content and none_of(tree, head):
        return True
    cause = classes.inverted("causative").get(tree.lemmas[head])
    if cause in ("happened", "possible") and tree.rel(word) == "xcomp" and tree.xpos[word] == "VB":
        return negated(tree, head) or _no_subject(tree, head)
    if tree.lemmas[head] not in classes.section("causative")["denied"]:
        return False
    return any(tree.rel(kid) == "mark" and tree.lemmas[kid].lower() == "from" for kid in tree.kids[word])


def negated(tree: Tree, word: int) -> bool:
    """Return whether "not", "never", "no longer" or the like hangs on the word itself; "not only" denies nothing."""
    return any(tree.rels[kid] in NEAR and _denies(tree, kid) for kid in tree.kids[word])


def _denies(tree: Tree, word: int) -> bool:
    if tree.words[word].lower() == "longer":
        return any(tree.lemmas[kid].lower() == "no" for kid in tree.kids[word])
    lemma = tree.lemmas[word].lower()
    if lemma not in classes.words("negation.words"):
        return False
    behind = tree.words[word + 1].lower() if word + 1 < len(tree) else ""
    return lemma not in classes.words("negation.plain") or behind not in classes.words("negation.merely")


def _no_subject(tree: Tree, verb: int) -> bool:
    """Return whether the subject of a verb says that there is none ("neither side has allowed it")."""
    return any(none_of(tree, kid) for kid in tree.kids_by(verb, "nsubj"))


def _no_role(pred: Predicate) -> bool:
    """Return whether the subject or the object says none ("no evidence", "nobody")."""
    tree = pred.tree
    return any(tree.rel(kid) in NEGATABLE and none_of(tree, kid) for kid in tree.kids[pred.word])


def hedges(pred: Predicate, cue: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """Return the words that weaken the claim: adverbs, verbs like "appeared", and a `cue` of hearsay around it."""
    tree = pred.tree
    found = {tree.span(word, word + 1) for word in _weak(pred)}
    for word in (pred.word, *pred.outer):
        for kid in tree.kids_by(word, "obl", "nmod", "compound"):
            if short_phrase(tree, kid) in classes.words("hedges.phrases"):
                found.add(tree.span(tree.left[kid], tree.right[kid] + 1))
    return tuple(sorted({*found, *cue}, key=lambda span: (span.start, span.end)))


def _weak(pred: Predicate) -> Iterator[int]:
    """Yield the hedging words that hang on the predicate, on the verbs above it and on what fills its roles."""
    tree, words = pred.tree, classes.words("hedges.words")
    for word in (pred.word, *pred.outer):
        for kid in tree.kids[word]:
            if tree.rels[kid] in ("advmod", "aux", "amod") and tree.lemmas[kid].lower() in words:
                yield kid
    for filler in pred.fillers:
        if filler.tree is tree and not filler.elsewhere:
            for kid in tree.kids_by(filler.head, "amod", "advmod"):
                if tree.words[kid].lower() in classes.words("hedges.labels"):
                    yield kid
    for outer in pred.outer:
        if catenative(tree, outer) == "seeming":
            yield outer
