"""What the lexicon knows of verbs that report, for the rules that correct the model."""

from functools import cache

from reportedly import lexicon
from reportedly.analysis import Tree


@cache
def verbs_with(*frames: str) -> frozenset[str]:
    """Return the verbs, of whatever act, that take one of these: a clause ("that"), a "hearer", "whom_to", "of"."""
    of_acts = lexicon.table("en", "reporting")["verbs"].values()
    return frozenset(verb for of_act in of_acts for frame in frames for verb in of_act.get(frame, ()))


def openers(tree: Tree, word: int) -> set[str]:
    """Return the prepositions and conjunctions that open what hangs on a verb."""
    return {tree.words[kid].lower() for kid in tree.kids_by(word, "case", "mark")}
