"""Phrases that report by a verb and an adjective, neither of which does so alone: "made it clear that"."""

from dataclasses import replace

from reportedly import lexicon
from reportedly.analysis import Cue, Tree, Words


def with_phrases(tree: Tree, cues: list[Cue]) -> list[Cue]:
    """Return the cues with each such phrase as one: widened where a word of it was marked, else added.

    In the annotated texts all seven are cues, each whole and of the act "state".
    """
    known = lexicon.table("en", "reporting")["with_adjective"]
    for verb, lemma in enumerate(tree.lemmas):
        found = _phrase(tree, verb, known[lemma]) if lemma in known else None
        if found is None:
            continue
        (first, last), content = found
        marked = next((n for n, cue in enumerate(cues) if _meet(cue.parts[0], (first, last))), None)
        if marked is None:
            cues = [*cues, Cue(((first, last),), (), (content,), "state", "none")]
        else:
            cues = [*cues[:marked], replace(cues[marked], parts=((first, last),)), *cues[marked + 1 :]]
    return cues


def _phrase(tree: Tree, verb: int, adjectives: list[str]) -> tuple[Words, Words] | None:
    """Return the words of the phrase and of the clause behind it."""
    adjective = next((k for k in tree.kids_by(verb, "xcomp") if tree.lemmas[k] in adjectives and k <= verb + 2), None)
    if adjective is None:
        return None
    for clause in (*tree.kids_by(verb, "ccomp"), *tree.kids_by(adjective, "ccomp")):
        if tree.left[clause] == adjective + 1:
            return (verb, adjective + 1), (tree.left[clause], tree.right[clause] + 1)
    return None


def _meet(one: Words, other: Words) -> bool:
    return one[0] < other[1] and other[0] < one[1]
