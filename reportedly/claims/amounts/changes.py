"""Which way a figure moved, and whether the amount is by how much, from what or to what: "rose by 5 to 20"."""

from typing import Literal

from reportedly.analysis import Tree
from reportedly.lexicon import words
from reportedly.record import Change

UP, DOWN, MOVING = (words("en", "amounts", f"changes.{key}") for key in ("up", "down", "moving"))
PARTS: dict[str, Literal["by", "from", "to"]] = {"by": "by", "from": "from", "to": "to", "of": "by", "at": "to"}
"""What a preposition before the amount makes of it."""


def change_of(tree: Tree, first: int, last: int, *, share: bool) -> Change | None:
    """Return the change that the words from `first` up to `last` tell; `share` says that they are per cent."""
    top = next((word for word in range(first, last) if not first <= tree.heads[word] < last), last - 1)
    head = tree.heads[top]
    for word in (head, *(kid for kid in tree.kids[top] if tree.rel(kid) in ("advmod", "amod", "case"))):
        way = _way(tree, word)
        if way is not None:
            part = _part(tree, top, word, share=share)
            return None if part is None else f"{way} {part}"  # type: ignore[return-value]
    return None


def _way(tree: Tree, word: int) -> Literal["up", "down"] | None:
    if word < 0:
        return None
    lemma = tree.lemmas[word].lower()
    return "up" if lemma in UP else "down" if lemma in DOWN else None


def _part(tree: Tree, top: int, word: int, *, share: bool) -> Literal["by", "from", "to"] | None:
    """Return what the amount is to the movement; None where it is the thing that moves."""
    marks = [tree.lemmas[kid].lower() for kid in tree.kids[top] if tree.rel(kid) == "case" and kid != word]
    if marks:
        wrong = tree.rel(top) == "nmod" and marks[0] == "of" and not share and tree.upos[word] != "NOUN"
        return None if wrong else PARTS.get(marks[0])
    if tree.heads[top] != word:  # "up 5 %"
        return "by"
    if tree.upos[word] == "NOUN":  # "a 5 % rise"
        return "by" if tree.rel(top) in ("compound", "nummod", "amod", "nmod", "obl:npmod", "nmod:npmod") else None
    if tree.rels[top] in ("obl:npmod", "obl", "advmod", "obl:unmarked"):
        return "by"
    return "by" if tree.rel(top) == "obj" and (share or tree.lemmas[word] not in MOVING) else None
