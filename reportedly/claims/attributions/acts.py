"""Acts: what the model says, but for words that perform one act only, which the lexicon knows."""

from functools import cache

from reportedly import lexicon
from reportedly.analysis import Cue, Tree
from reportedly.claims.attributions.sources import is_passive, reporting_word
from reportedly.record import Act

NOUNS: tuple[Act, ...] = ("deny", "threaten")
"""Acts that the training texts have fewer than twenty times: the lexicon decides of nouns too (dev: 3 of 4 right)."""

DONE_TO: frozenset[Act] = frozenset({"deny", "accuse", "demand", "rule", "praise", "criticise"})
"""Acts that a passive performs as its active verb does: "was blamed", but not "was feared", which is a rumour."""

FELT: tuple[Act, ...] = ("believe", "praise", "criticise")
"""Acts of who expresses a feeling."""


def act_of(tree: Tree, cue: Cue) -> Act:
    """Return the act of a cue whose word performs that act alone, else the model's.

    Of a cue of more words ("declined to comment") the first one decides where it says that somebody will not. What
    is denied ("did not announce") is the model's to judge.
    """
    first, last = cue.parts[0]
    if tree.upos[first] == "VERB" and tree.lemmas[first] in lexicon.words("en", "reporting", "unwilling"):
        return "refuse"
    word = reporting_word(tree, cue)
    if word != first or tree.upos[word] not in ("VERB", "NOUN"):
        return cue.act
    if special := "deny" if _denies(tree, word) else _expressed(tree, word) or _pleads(tree, word):
        return special
    settled = _settled(tree.upos[word]).get(tree.lemmas[word])
    if settled is None or (tree.upos[word] == "NOUN" and last - first > 1):
        return cue.act
    passive = tree.upos[word] == "VERB" and is_passive(tree, word)
    return cue.act if passive and (settled not in DONE_TO or cue.act == "rumour") else settled


def _denies(tree: Tree, verb: int) -> bool:
    """Tell whether a verb that both denies and refuses ("rejected") has for its object what somebody says."""
    verbs = lexicon.table("en", "reporting")["verbs"]
    if tree.lemmas[verb] not in verbs["deny"]["what"] or tree.lemmas[verb] not in verbs["refuse"]["what"]:
        return False
    said = lexicon.words("en", "reporting", "said")
    return any(tree.lemmas[kid] in said for kid in tree.kids_by(verb, "obj", "nsubj:pass"))


def _expressed(tree: Tree, verb: int) -> Act | None:
    """Return the act of who expresses a feeling ("expressed concern"), None of who does something else."""
    table = lexicon.table("en", "reporting")["expressed"]
    if tree.lemmas[verb] not in table["verbs"]:
        return None
    felt = {tree.lemmas[kid] for kid in tree.kids_by(verb, "obj")}
    return next((act for act in FELT if felt & set(table[act])), None)


def _pleads(tree: Tree, verb: int) -> Act | None:
    """Return the act of who pleads guilty, which states it, or not guilty, which denies it; None of other pleas."""
    pleas = lexicon.table("en", "reporting")["pleas"]
    said = {tree.lemmas[kid] for kid in tree.kids[verb]}
    if tree.lemmas[verb] not in pleas["verbs"] or said.isdisjoint(pleas["words"]):
        return None
    behind = tree.words[verb + 1] if verb + 1 < len(tree) else ""
    return "deny" if behind.lower() in pleas["not"] else "state"


@cache
def _settled(upos: str) -> dict[str, Act]:
    table = lexicon.table("en", "reporting")
    acts = NOUNS if upos == "NOUN" else table["settled"]
    return {lemma: act for act in acts for lemma in table["nouns" if upos == "NOUN" else "settled"][act]}
