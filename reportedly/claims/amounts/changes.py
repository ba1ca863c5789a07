"""Which way a figure moved, and whether the amount is by how much, from what or to what: "rose by 5 to 20"."""

from typing import Literal

from reportedly.analysis import Tree
from reportedly.claims.amounts.nouns import is_person
from reportedly.lexicon import table, words
from reportedly.record import Change

UP, DOWN, MOVING = (words("en", "amounts", f"changes.{key}") for key in ("up", "down", "moving"))
HIGHER: dict[str, Literal["up", "down"]] = table("en", "amounts")["changes"]["compared"]
GOING = words("en", "amounts", "changes.going")
FAR, LONG = words("en", "amounts", "changes.far"), words("en", "amounts", "changes.long")
PERSONAL = frozenset({"he", "she", "they", "who", "i", "we"})
PARTS: dict[str, Literal["by", "from", "to"]] = {"by": "by", "from": "from", "to": "to", "of": "by", "at": "to"}
"""What a preposition before the amount makes of it."""
CHAINED = frozenset({"to", "from", "at"})
"""Prepositions of the further ends of a movement, which a tree may hang on the first: "from 8 to 12"."""
MEASURING = frozenset({"compound", "nummod", "amod", "nmod", "obl:npmod"})
"""Relations of an amount to the noun of a movement: "a 5 % rise"."""
STEPS = 4
"""Words that may be climbed from a further end to the movement."""


def change_of(tree: Tree, first: int, last: int, unit: str | None) -> Change | None:
    """Return the change that the words from `first` up to `last`, an amount in that unit, tell."""
    share = unit in ("percent", "percentage points")
    top = next((word for word in range(first, last) if not first <= tree.heads[word] < last), last - 1)
    head = tree.heads[top]
    beside = [kid for kid in tree.kids[top] if tree.rel(kid) in ("advmod", "amod", "case") and kid <= last]
    kids = [kid for kid in beside if not _bounds(tree, kid)]
    for word in (head, *kids):
        way = _way(tree, word)
        if way is not None:
            part = None if _travels(tree, top, word, unit) else _part(tree, top, word, (first, last), share=share)
            return None if part is None else f"{way} {part}"  # type: ignore[return-value]
    return _compared(tree, last, head, share=share) or _further(tree, first, last, top)


def _way(tree: Tree, word: int) -> Literal["up", "down"] | None:
    """Return the way that a word moves: by itself, or by the particle beside it ("went up")."""
    if word < 0:
        return None
    lemma = tree.lemmas[word].lower()
    if lemma in GOING:
        particles = [tree.words[kid].lower() for kid in tree.kids_by(word, "compound:prt", "advmod")]
        return "up" if "up" in particles else "down" if "down" in particles else None
    return "up" if lemma in UP else "down" if lemma in DOWN else None


def _bounds(tree: Tree, word: int) -> bool:
    """Tell whether this is the "up" of "up to", which sets a bound and tells no movement."""
    return word + 1 < len(tree) and tree.words[word].lower() == "up" and tree.words[word + 1].lower() == "to"


def _travels(tree: Tree, top: int, verb: int, unit: str | None) -> bool:
    """Tell whether somebody jumps or sinks so far, or people are dropped, and no figure moves."""
    if tree.kids_by(top, "case") or tree.heads[top] != verb or tree.upos[verb] != "VERB":
        return False
    if unit in FAR or (unit == "people" and tree.rel(top) == "obj"):
        return True
    return unit in LONG and any(
        tree.upos[kid] == "PROPN" or tree.words[kid].lower() in PERSONAL or is_person(tree.words[kid].lower())
        for kid in tree.kids_by(verb, "nsubj")
    )


def _compared(tree: Tree, last: int, head: int, *, share: bool) -> Change | None:
    """Read "30 percent higher", and "a 5 percent fall" where the tree parts what stands together."""
    if not share or last >= len(tree):
        return None
    way = HIGHER.get(tree.words[last].lower()) if head == last else None
    if way is None and tree.upos[last] == "NOUN":
        way = _way(tree, last)
    return f"{way} by" if way else None  # type: ignore[return-value]


def _further(tree: Tree, first: int, last: int, top: int) -> Change | None:
    """Read the other end of a movement, which hangs on the first end: "from 8 to 12 trains"."""
    mark = tree.words[first - 1].lower() if first else ""
    beside = _way(tree, first - 2) if mark == "by" and first > 1 and tree.upos[first - 2] == "VERB" else None
    if beside:  # "rose by a fifth", wherever the fifth hangs
        return f"{beside} by"  # type: ignore[return-value]
    if mark not in CHAINED:
        return None
    if mark == "to" and first > 2 and tree.lemmas[first - 3] in GOING and tree.words[first - 2] in ("up", "down"):
        return "up to" if tree.words[first - 2] == "up" else "down to"
    word = top
    for _ in range(STEPS):
        word = tree.heads[word]
        if word < 0:
            return None
        way = None if first <= word < last else _way(tree, word)
        if way:
            return f"{way} {PARTS[mark]}"  # type: ignore[return-value]
        if not (first <= word < last or tree.upos[word] in ("NUM", "SYM", "ADJ") or tree.kids_by(word, "nummod")):
            return None
    return None


def _part(tree: Tree, top: int, word: int, run: tuple[int, int], *, share: bool) -> Literal["by", "from", "to"] | None:
    """Return what the amount is to the movement; None where it is the thing that moves."""
    cases = [kid for kid in tree.kids[top] if tree.rel(kid) == "case" and kid != word and not run[0] < kid < run[1]]
    marks = [tree.lemmas[kid].lower() for kid in cases]
    before = tree.words[run[0] - 1].lower() if run[0] else ""
    if not marks and before in CHAINED:
        return PARTS[before]
    if marks:
        wrong = tree.rel(top) == "nmod" and marks[0] == "of" and not share and tree.upos[word] != "NOUN"
        return None if wrong else PARTS.get(marks[0])
    if tree.heads[top] != word:  # "up 5 %"
        return "by"
    if tree.upos[word] == "NOUN":  # "a 5 % rise"
        return (
            "by"
            if run[1] == word or tree.rel(top) in ("compound", "nummod", "amod", "nmod", "obl:npmod", "nmod:npmod")
            else None
        )
    if tree.rels[top] in ("obl:npmod", "obl", "advmod", "obl:unmarked", "xcomp"):
        return "by"
    return "by" if tree.rel(top) == "obj" and (share or tree.lemmas[word] not in MOVING) else None
