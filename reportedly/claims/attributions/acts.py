"""Acts: what the model says, but for verbs that are too rare in its training and mean one thing only."""

from functools import cache

from reportedly import lexicon
from reportedly.analysis import Cue, Tree
from reportedly.record import Act

SETTLED: tuple[Act, ...] = ("deny", "threaten")
"""Acts that the training texts have fewer than twenty times: the lexicon decides (dev: 3 of 4 right, before 1)."""


def act_of(tree: Tree, cue: Cue) -> Act:
    """Return the act of a cue of one word whose lemma belongs to a settled act alone, else the model's.

    Of a cue of more words ("declined to comment") the first one decides where it says that somebody will not.
    """
    first, last = cue.parts[0]
    if tree.upos[first] == "VERB" and tree.lemmas[first] in lexicon.words("en", "reporting", "unwilling"):
        return "refuse"
    if last - first > 1 or tree.upos[first] not in ("VERB", "NOUN"):
        return cue.act
    return _settled(tree.upos[first]).get(tree.lemmas[first], cue.act)


@cache
def _settled(upos: str) -> dict[str, Act]:
    table = lexicon.table("en", "reporting")
    by_act: dict[str, set[str]] = {}
    for act in (*table["verbs"], *table["nouns"]):
        frames = table["verbs"].get(act, {}).values() if upos == "VERB" else [table["nouns"].get(act, [])]
        by_act[act] = {lemma for lemmas in frames for lemma in lemmas}
    return {
        lemma: act
        for act in SETTLED
        for lemma in by_act[act]
        if not any(lemma in lemmas for other, lemmas in by_act.items() if other != act)
    }
