"""Clauses that grammar shows to be what is reported, where the model marked a part of one or a piece of another."""

from functools import cache

from reportedly import lexicon
from reportedly.analysis import Cue, Tree, Words
from reportedly.claims.attributions.sources import is_passive
from reportedly.claims.attributions.verbs import openers, verbs_with

QUOTES = frozenset('"“”‘«»')
RELATIVE = frozenset({"WP$", "WP", "WDT"})
REASONS = frozenset({"for", "over"})


def reported(tree: Tree, cue: Cue, runs: list[Words]) -> list[Words]:
    """Return the runs: 1. a clause before who reports it whole, 2. that of "according to" too, 3. no other's piece,
    4. with what an object is called, or blamed or thanked for, or with the auxiliary beside an adverb.
    """
    whole = _before_reporter(tree, cue, runs) or _around_adposition(tree, cue, runs)  # 1, 2
    if whole:
        return [whole]
    if tree.upos[cue.parts[0][0]] == "ADV":
        return [_with_auxiliary(tree, cue, run) for run in runs]
    return [_with_rest(tree, cue, run) for run in _without_foreign(tree, cue, runs)]  # 3, 4


def _before_reporter(tree: Tree, cue: Cue, runs: list[Words]) -> Words | None:
    """Return the clause that ends in a comma before a verb and its subject: "The road is shut, the mayor said"."""
    verb = cue.parts[0][0]
    said = _clause_before(tree, verb)
    if said is None or any(first <= said[0] and said[1] <= last for first, last in runs):
        return None
    goes_on = runs and runs[0][0] < verb and runs[-1][0] > verb and tree.upos[runs[-1][0] - 1] != "CCONJ"
    quoted = any(tree.words[first] in QUOTES for first, _ in runs) or tree.words[said[0]] in QUOTES
    return None if quoted or (goes_on and not _is_joined(tree, verb, runs[-1])) else said


def _is_joined(tree: Tree, verb: int, run: Words) -> bool:
    """Tell whether a run belongs to another cue behind a conjunction ("…, Ada said, but the mayor insisted that …")."""
    others = [cue.parts[0][0] for cue in tree.cues if verb < cue.parts[0][0] < run[0]]
    return any(any(tree.rel(kid) == "cc" for kid in tree.kids[other]) for other in others)


def _clause_before(tree: Tree, verb: int) -> Words | None:
    """Return the clause before a comma, a subject and its verb, which has no complement behind it."""
    if tree.upos[verb] != "VERB" or tree.lemmas[verb] not in verbs_with("that"):
        return None
    subject = next((kid for kid in tree.kids[verb] if tree.rels[kid] == "nsubj"), None)
    if subject is None or _has_complement(tree, verb):
        return None
    end = min(verb, tree.left[subject])
    if tree.rel(verb) == "parataxis" and tree.heads[verb] < verb:
        head = tree.heads[verb]
    else:
        head = next((kid for kid in tree.kids_by(verb, "ccomp") if kid < end), -1)
    if head < 0 or head >= end or tree.words[end - 1] != ",":
        return None
    return tree.left[head], end - 1


def _has_complement(tree: Tree, verb: int) -> bool:
    """Tell whether something that is said stands right behind the verb, not behind a comma."""
    follows = verb + 1 < len(tree) and tree.words[verb + 1] == ":"
    behind = (kid for kid in tree.kids_by(verb, "ccomp", "xcomp", "obj") if kid > verb)
    return follows or any("," not in tree.words[verb : tree.left[kid] + 1] for kid in behind)


def _around_adposition(tree: Tree, cue: Cue, runs: list[Words]) -> Words | None:
    """Return the clause that "according to" somebody reports, where the model marked only what is said in it."""
    first, last = cue.parts[0]
    if not runs or tree.rel(first) != "case" or tree.heads[first] < last:
        return None
    noun = tree.heads[first]
    verb = tree.heads[noun]
    begin = runs[0][0]
    if verb < 0 or tree.rel(noun) != "obl":
        return None
    if verb < begin < first and tree.upos[begin] == "SCONJ" and tree.words[first - 1] == ",":
        return tree.left[verb], first
    if first < begin <= tree.right[noun] < verb and tree.left[verb] <= first and runs[0][1] > verb:
        return tree.right[noun] + 1, runs[0][1]
    return None


def _without_foreign(tree: Tree, cue: Cue, runs: list[Words]) -> list[Words]:
    """Leave out a piece before an active verb with a complement behind it, unless the verb's clause takes it in."""
    verb = cue.parts[0][0]
    if len(runs) < 2 or tree.upos[verb] != "VERB" or is_passive(tree, verb):
        return runs
    runs = [run for run in runs if not _tells_of_speaker(tree, verb, run)]
    behind = [kid for kid in tree.kids_by(verb, "ccomp", "xcomp", "obj") if kid > verb]
    if any(tree.left[kid] <= first <= tree.right[kid] for kid in behind for first, _ in runs):
        return [run for run in runs if run[0] > verb or _takes_in(tree, verb, run)]
    return [run for run in runs if not _is_in_subject(tree, verb, run)] or runs


def _tells_of_speaker(tree: Tree, verb: int, run: Words) -> bool:
    """Tell whether a relative clause stands behind a speaker behind the verb (", said Ada Lee, whose house burned")."""
    first = run[0]
    relative = tree.xpos[first] in RELATIVE and tree.words[first - 1] == ","
    return relative and any(verb < kid < first for kid in tree.kids_by(verb, "nsubj"))


def _is_in_subject(tree: Tree, verb: int, run: Words) -> bool:
    """Tell whether a piece stands in the verb's subject, behind its noun ("Ada, who feared losses, said …")."""
    return any(kid < run[0] and run[1] - 1 <= tree.right[kid] for kid in tree.kids_by(verb, "nsubj", "csubj"))


def _with_rest(tree: Tree, cue: Cue, run: Words) -> Words:
    """Return a run that ends in the verb's object with the complement right behind it ("called it" / "an outrage")."""
    verb, last = cue.parts[0][0], run[1]
    taken = any(first <= last < end for first, end in cue.parts)
    if tree.upos[verb] != "VERB" or run[0] <= verb or taken:
        return run
    objects = [kid for kid in tree.kids_by(verb, "obj") if run[0] <= kid < last]
    for kid in tree.kids[verb] if objects else ():
        named = tree.rel(kid) == "xcomp" and tree.upos[kid] in ("ADJ", "NOUN", "PROPN")
        if tree.left[kid] == last and (named or _is_reason(tree, verb, kid)):
            return run[0], tree.right[kid] + 1
    return run


def _with_auxiliary(tree: Tree, cue: Cue, run: Words) -> Words:
    """Return a run beside an adverb with the auxiliary between them ("The road is" / reportedly / "closed")."""
    adverb, behind = cue.parts[0]
    first, last = run
    while last < adverb and tree.upos[last] == "AUX":
        last += 1
    while first > behind and tree.upos[first - 1] == "AUX":
        first -= 1
    return first, last


def _is_reason(tree: Tree, verb: int, kid: int) -> bool:
    """Tell whether a dependent says what somebody is blamed or thanked for."""
    return tree.rel(kid) in ("obl", "advcl") and bool(openers(tree, kid) & REASONS) and tree.lemmas[verb] in _judging()


@cache
def _judging() -> frozenset[str]:
    """Return the verbs that praise, criticise or accuse."""
    settled = lexicon.table("en", "reporting")["settled"]
    return frozenset(verb for act in ("accuse", "criticise", "praise") for verb in settled[act])


def _takes_in(tree: Tree, verb: int, run: Words) -> bool:
    """Tell whether a piece before the verb is its own: of its clause but not of its subject, or what it is about.

    What it is about is the noun of a relative clause ("the road that she planned to close"), or asked for ("what").
    """
    above = tree.ancestors(verb)
    if any(run[0] <= word < run[1] for word in above):
        return True
    subjects = tree.kids_by(verb, "nsubj", "csubj")
    inside = any(tree.left[kid] <= run[0] and run[1] - 1 <= tree.right[kid] for kid in subjects)
    return not inside and any(verb in tree.ancestors(word) for word in range(*run))
