"""Borders of a cue: a preposition that it asks for belongs to it, whom or where it is said to does not."""

from dataclasses import replace
from functools import cache

from reportedly import lexicon
from reportedly.analysis import Cue, Tree, Words
from reportedly.claims.attributions.verbs import verbs_with

CIRCUMSTANCES = frozenset({"obj", "iobj", "obl"})


def bordered(tree: Tree, cue: Cue) -> Cue:
    """Return the cue 1. with its preposition or particle, 2. without a hearer, a circumstance or an opening "to"."""
    verb, last = cue.parts[0]
    if tree.upos[verb] != "VERB":
        return cue
    cue = _with_as(tree, _without_object(tree, replace(cue, content=_behind(cue, verb, last))))
    last = cue.parts[0][1]
    return _with_preposition(tree, cue) if last == verb + 1 else _without_circumstance(tree, cue)  # 1, 2


def _with_as(tree: Tree, cue: Cue) -> Cue:
    """Make the "as" behind the object a part of the cue, in two pieces of content: "views it" / "as" / "a loss"."""
    verb = cue.parts[0][0]
    if len(cue.parts) > 1 or not _takes_as(tree.lemmas[verb]):
        return cue
    for kid in tree.kids_by(verb, "obl", "xcomp", "advcl"):
        opens = tree.left[kid]
        if opens <= verb or tree.words[opens].lower() != "as":
            continue
        pieces = [piece for run in cue.content for piece in _parted(run, opens)]
        return replace(cue, parts=(*cue.parts, (opens, opens + 1)), content=tuple(pieces))
    return cue


def _takes_as(verb: str) -> bool:
    says_of: dict[str, list[str]] = lexicon.table("en", "reporting")["says_of"]
    return "as" in says_of.get(verb, ()) or verb in lexicon.words("en", "reporting", "takes_as")


def _parted(run: Words, word: int) -> list[Words]:
    """Return a run without one word of it, as the pieces before and behind."""
    first, last = run
    return [piece for piece in ((first, min(last, word)), (max(first, word + 1), last)) if piece[0] < piece[1]]


def _without_object(tree: Tree, cue: Cue) -> Cue:
    """Cut a cue behind a verb that has an object for its content: "rejected" / "the idea that it was so"."""
    verb, last = cue.parts[0]
    objects = [kid for kid in tree.kids_by(verb, "obj") if verb < tree.left[kid] <= kid < last]
    run = next((run for run in cue.content if run[0] == last), None)
    if not objects or run is None or tree.left[objects[0]] != verb + 1 or tree.lemmas[verb] not in _of_things():
        return cue
    content = tuple((verb + 1, run[1]) if each == run else each for each in cue.content)
    return replace(cue, parts=((verb, verb + 1), *cue.parts[1:]), content=content)


@cache
def _of_things() -> frozenset[str]:
    """Return the verbs that deny, refuse, praise or criticise something."""
    verbs = lexicon.table("en", "reporting")["verbs"]
    return frozenset(verb for act in ("deny", "refuse", "praise", "criticise") for verb in verbs[act]["what"])


def _with_preposition(tree: Tree, cue: Cue) -> Cue:
    """Widen a verb by the words behind it that the lexicon knows as a part of it, where content begins there."""
    verb, last = cue.parts[0]
    end = last
    while end < len(tree) and tree.rels[end] == "compound:prt" and tree.heads[end] == verb:
        end += 1
    known = _prepositions(tree, verb)
    begins = {first for first, _ in cue.content}
    if end < len(tree) and tree.words[end].lower() in known and {end, end + 1} & begins:
        end += 1
    return cue if end == last else replace(cue, parts=((verb, end), *cue.parts[1:]), content=_behind(cue, verb, end))


def _behind(cue: Cue, verb: int, end: int) -> tuple[Words, ...]:
    """Return the content without the words that the cue has taken."""
    return tuple(
        (max(first, end) if first > verb else first, last) for first, last in cue.content if last > end or last <= verb
    )


def _without_circumstance(tree: Tree, cue: Cue) -> Cue:
    """Cut a cue behind its verb where the rest is whom, where or how it is said, or opens what is said."""
    verb, last = cue.parts[0]
    rest = verb + 1
    while rest < last and tree.rels[rest] == "compound:prt":
        rest += 1
    if rest >= last or tree.words[rest].lower() in _prepositions(tree, verb):
        return cue
    if not (_opens_content(tree, verb, rest, last) or _is_circumstance(tree, verb, rest, last)):
        return cue
    content = tuple(
        (rest, run[1]) if run[0] == last and last == rest + 1 and _is_joined(tree, rest, run) else run
        for run in cue.content
    )
    return replace(cue, parts=((verb, rest), *cue.parts[1:]), content=content)


def _opens_content(tree: Tree, verb: int, rest: int, last: int) -> bool:
    """Tell whether what is left is the "to" of what somebody will not do ("declined to" say)."""
    unwilling = tree.lemmas[verb] in lexicon.words("en", "reporting", "unwilling")
    return unwilling and last == rest + 1 and tree.words[rest].lower() == "to"


def _is_circumstance(tree: Tree, verb: int, rest: int, last: int) -> bool:
    """Tell whether what is left is a preposition without its noun, or a noun phrase beside the verb that hears it."""
    if last == rest + 1 and tree.rels[rest] == "case":  # verbs of deeds keep theirs: "filed for"
        return tree.heads[rest] >= last and tree.lemmas[verb] in verbs_with("that", "hearer")
    heads = [word for word in range(rest, last) if tree.heads[word] == verb]
    return tree.lemmas[verb] in _says() and bool(heads) and all(tree.rel(word) in CIRCUMSTANCES for word in heads)


def _is_joined(tree: Tree, word: int, run: Words) -> bool:
    """Tell whether the word belongs to the head of the run behind it: "asked" / "for" patience."""
    return run[0] <= tree.heads[word] < run[1]


def _says() -> frozenset[str]:
    return lexicon.words("en", "reporting", "verbs.state.hearer") | lexicon.words("en", "reporting", "said_to")


def _prepositions(tree: Tree, verb: int) -> list[str]:
    found: list[str] = lexicon.table("en", "reporting")["with_preposition"].get(tree.lemmas[verb], [])
    return found
