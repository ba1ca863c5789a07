"""What became of the people that an amount counts: killed, wounded, missing, detained, abducted, displaced, rescued."""

from reportedly.analysis import Tree
from reportedly.lexicon import table, words
from reportedly.record import Outcome

TABLE = table("en", "amounts")["outcomes"]
PASSIVE = ("nsubj:pass", "obj")
ACTIVE = ("nsubj",)


def _inverted(lists: dict[str, list[str]]) -> dict[str, Outcome]:
    return {word: outcome for outcome, entries in lists.items() for word in entries}  # type: ignore[misc]


UNDERGONE, DONE, SAID = (_inverted(TABLE[key]) for key in ("undergone", "done", "said"))
PHRASES: tuple[tuple[Outcome, str, frozenset[str], frozenset[str]], ...] = tuple(
    (outcome, row["of"], frozenset(row["verbs"]), frozenset(row["words"]))
    for outcome, rows in TABLE["phrases"].items()
    for row in rows
)
"""Verbs that tell it together with a word beside them, of their subject or of their object: "taken hostage"."""
LEAVING = words("en", "amounts", "outcomes.leaving")
TOLLS = words("en", "amounts", "outcomes.tolls")
PEOPLE = frozenset({"people", "lives", "families", "households", "passengers"})
"""Units that count people."""
BEFALLING = frozenset({"deaths", "fatalities", "injuries", "arrests", "detentions", "abductions", "kidnappings"})
"""Units that count what befell people, one each."""

INCLUDING = frozenset({"include", "including", "among"})
CLIMBING = ("nummod", "compound", "flat", "fixed", "advmod", "det", "amod", "conj", "appos")
"""Relations by which a number hangs on what it counts, or on an earlier number that the same verb rules."""


def outcome_of(tree: Tree, first: int, last: int) -> Outcome | None:
    """Return what became of the people counted by the words from `first` up to `last`, where the sentence says it."""
    top = _top(tree, first, last)
    return _said(tree, top, first, last) or _beside(tree, last) or _ruled(tree, top)


def _top(tree: Tree, first: int, last: int) -> int:
    """Return the word of the amount that the rest of the sentence rules."""
    return next((word for word in range(first, last) if not first <= tree.heads[word] < last), last - 1)


def _said(tree: Tree, top: int, first: int, last: int) -> Outcome | None:
    """By the noun itself, or an adjective or participle beside it ("20 wounded", "13 people missing")."""
    own = SAID.get(tree.lemmas[top].lower()) or SAID.get(tree.words[top].lower())
    if own and not (top == first and top + 1 < last):
        return own
    for kid in tree.kids[top]:
        if tree.rel(kid) in ("amod", "acl") and not tree.kids_by(kid, "nsubj"):
            said = SAID.get(tree.words[kid].lower()) or UNDERGONE.get(tree.lemmas[kid])
            if said and (tree.rels[kid] != "acl:relcl"):
                return said
    head = tree.heads[top]
    if tree.rel(top) in ("nummod", "compound", "det") and head >= 0:
        return SAID.get(tree.words[head].lower()) or SAID.get(tree.lemmas[head])
    return None


def _beside(tree: Tree, last: int) -> Outcome | None:
    """By the participle right behind it, where the verb is said once for all: "six were killed and nine injured"."""
    if last >= len(tree) or tree.upos[last] not in ("VERB", "ADJ") or tree.kids_by(last, "obj", "nsubj", "aux"):
        return None
    return SAID.get(tree.words[last].lower()) if tree.rel(last) in ("conj", "acl", "root", "amod") else None


def _phrase(tree: Tree, word: int, verb: int) -> Outcome | None:
    """By a verb and a word beside it: "taken hostage", "suffered burns", "forced from their homes"."""
    rel = tree.rels[word]
    role = "object" if rel in PASSIVE else "subject" if rel in ACTIVE else ""
    steps = (verb, *tree.kids_by(verb, "xcomp")) if rel in ("nsubj", "nsubj:pass") else (verb,)
    for step in steps if role else ():
        lemma = tree.lemmas[step]
        for outcome, of, verbs, beside in PHRASES:
            if of == role and lemma in verbs and any(_has(tree, kid, beside) for kid in tree.kids[step]):
                return outcome
    return None


def _has(tree: Tree, kid: int, words: frozenset[str]) -> bool:
    return tree.lemmas[kid].lower() in words or tree.words[kid].lower() in words


def _ruled(tree: Tree, top: int) -> Outcome | None:
    """By the verb or noun that rules it ("killed 13 people", "the death of 13", "the toll rose to 13")."""
    word = top
    while tree.heads[word] >= 0 and _climbs(tree, word) and tree.upos[tree.heads[word]] != "VERB":
        word = tree.heads[word]
    head, rel = tree.heads[word], tree.rels[word]
    if head < 0:
        return SAID.get(tree.words[word].lower())
    lemma = tree.lemmas[head].lower()
    told = _phrase(tree, word, head)
    if told:
        return told
    if rel in PASSIVE and (lemma in UNDERGONE or tree.words[head].lower() in SAID):
        return UNDERGONE.get(lemma) or SAID[tree.words[head].lower()]
    if rel in ACTIVE and tree.upos[head] == "VERB" and (lemma in DONE or "Voice=Pass" in tree.feats[head]):
        return DONE.get(lemma) or UNDERGONE.get(lemma)
    if tree.rel(word) in ("nsubj", "obj"):
        return _left(tree, word, head)
    if tree.rel(word) == "nmod" and any(tree.lemmas[kid] in ("of", "to") for kid in tree.kids_by(word, "case")):
        return SAID.get(lemma) or _lives(tree, head)
    return "killed" if tree.rel(word) in ("obl", "xcomp") and _is_toll(tree, head) else None


def _climbs(tree: Tree, word: int) -> bool:
    """Tell whether what befell the head befell this too: "six people, including two children"."""
    if tree.rel(word) in CLIMBING:
        return True
    return tree.rel(word) == "nmod" and any(tree.lemmas[kid] in INCLUDING for kid in tree.kids_by(word, "case"))


def _lives(tree: Tree, noun: int) -> Outcome | None:
    """By "the lives of" them that something claims."""
    verb = tree.heads[noun]
    claimed = tree.words[noun].lower() == "lives" and tree.rel(noun) == "obj" and verb >= 0
    return UNDERGONE.get(tree.lemmas[verb]) if claimed else None


def _left(tree: Tree, word: int, head: int) -> Outcome | None:
    """By an adjective beside it ("left 13 dead", "20 were missing")."""
    said = SAID.get(tree.words[head].lower())
    if said and tree.rel(word) == "nsubj" and tree.upos[head] in ("ADJ", "VERB") and not tree.kids_by(head, "obj"):
        return said
    if tree.lemmas[head] not in LEAVING:
        return None
    for kid in tree.kids_by(head, "xcomp", "obl", "advcl", "acl"):
        if kid > word and (found := SAID.get(tree.words[kid].lower())):
            return found
    return None


def _is_toll(tree: Tree, verb: int) -> bool:
    subjects = tree.kids_by(verb, "nsubj", "obj")
    return any(" ".join(tree.words[tree.left[kid] : kid + 1]).lower().endswith(tuple(TOLLS)) for kid in subjects)
