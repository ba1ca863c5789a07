"""The subject that a list item takes from the unfinished line before the list ("Under her leadership, the union:")."""

from dataclasses import replace

from reportedly.analysis import Analysis, Tree
from reportedly.claims.propositions.nouns import Filler, Predicate
from reportedly.claims.propositions.phrases import phrase
from reportedly.claims.propositions.subjects import own_subject, passive
from reportedly.record import RoleName


def lead_tree(analysis: Analysis, number: int) -> Tree | None:
    """Return the sentence that the item with sentence `number` completes; only an item's first sentence does."""
    tree = analysis.sentences[number]
    lead = analysis.document.blocks[tree.block].lead
    if lead is None or (number > 0 and analysis.sentences[number - 1].block == tree.block):
        return None
    before = [other for other in analysis.sentences[:number] if other.block == lead]
    return before[-1] if before else None


def lead_subject(lead: Tree) -> Filler | None:
    """Return who or what the items of a list are about: the subject of the line before it, or its last noun."""
    word = own_subject(lead, lead.root)
    if word is None:
        word = _last_noun(lead)
    if word is None:
        return None
    return Filler("agent", lead, word, *phrase(lead, word), elsewhere=True)


def _last_noun(lead: Tree) -> int | None:
    """Return the last noun that no preposition and no other noun rules."""
    for word in reversed(range(len(lead))):
        if lead.upos[word] not in ("NOUN", "PROPN", "PRON") or lead.kids_by(word, "case"):
            continue
        if lead.rel(word) not in ("nmod", "compound", "flat", "conj"):
            return word
    return None


def completed(pred: Predicate, subject: Filler) -> Predicate:
    """Give a predicate without a subject the one of the line before the list."""
    if pred.kind in ("noun", "implied"):
        return pred
    pred = _led_by_verb(pred)
    tree, top = pred.tree, pred.word
    while tree.heads[top] >= 0 and tree.rel(top) in ("conj", "xcomp", "advcl"):
        top = tree.heads[top]
    role: RoleName = "patient" if pred.kind == "verb" and passive(tree, pred.word) else "agent"
    if tree.heads[top] >= 0 or any(filler.role == role for filler in pred.fillers):
        return pred
    opened = opening_verb(subject.tree) if tree.xpos[pred.outer[-1] if pred.outer else pred.word] == "VB" else ""
    return replace(pred, fillers=(subject.named(role), *pred.fillers), opened=opened)


def _led_by_verb(pred: Predicate) -> Predicate:
    """Take the noun behind a verb that opens the item for its object, if the parser took it for its subject."""
    roles = {filler.role for filler in pred.fillers}
    if pred.kind != "verb" or pred.first != 0 or "patient" in roles:
        return pred
    fillers = tuple(
        filler.named("patient")
        if filler.role == "agent" and filler.tree is pred.tree and filler.head > pred.word
        else filler
        for filler in pred.fillers
    )
    return replace(pred, fillers=fillers)


def opening_verb(lead: Tree) -> str:
    """Return the modal, or the verb with a "to", that the line before a list ends in, "" for none."""
    words = [word for word in range(len(lead)) if lead.upos[word] not in ("PUNCT", "ADV")]
    if words and lead.words[words[-1]].lower() == "to":
        words.pop()
    if not words or lead.upos[words[-1]] not in ("AUX", "VERB"):
        return ""
    return lead.words[words[-1]].lower() if lead.xpos[words[-1]] == "MD" else lead.lemmas[words[-1]]
