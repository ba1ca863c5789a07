"""The tense of the clause around an expression of time: by the tree where there is one, else by the words nearby."""

import re
from bisect import bisect_right
from functools import cache
from typing import Final

from reportedly.analysis import Analysis, Tree
from reportedly.claims.times.numbers import language

VERBS: Final = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
AHEAD: Final = frozenset({"will", "shall", "'ll", "’ll", "wo", "may", "can", "must"})
"""Modal verbs that look forward; "would", "could" and "might" also tell of the past."""


def tense(analysis: Analysis, starts: list[int], place: int) -> str:
    """Return the tense of the clause at an offset: by the tree where there is one, else by the words around."""
    number = bisect_right(starts, place) - 1
    if number >= 0 and place < analysis.sentences[number].end:
        tree = analysis.sentences[number]
        word = max(bisect_right(tree.starts, place) - 1, 0)
        found = _by_tree(tree, word)
        if found is not None:
            return found
    return _by_words(analysis.document.text, place)


def _by_tree(tree: Tree, word: int) -> str | None:
    """The tense of the nearest verb above a word; None where the tree knows no verb."""
    if _follows_past(tree, word):
        return "past"
    known, infinitive = False, False
    for above in (word, *tree.ancestors(word)):
        helpers = tree.kids_by(above, "aux", "cop")
        tags = {tree.xpos[above], *(tree.xpos[kid] for kid in helpers)}
        if not tags & VERBS:
            continue
        known = True
        if tree.xpos[above] != "VBD" and tree.words[above].lower() in language("tense")["plans"]:
            return "future"
        if modals := _modals(tree, helpers):
            return "future" if modals & AHEAD else ""
        if "VBD" in tags or (tree.xpos[above] == "VBN"):
            return "past"
        if tags & {"VBZ", "VBP"}:
            return "future" if infinitive else ""
        infinitive = infinitive or any(tree.xpos[kid] == "TO" for kid in tree.kids_by(above, "mark"))
    return ("future" if infinitive else "") if known else None


def _follows_past(tree: Tree, word: int) -> bool:
    """Whether a past verb stands right before: "said Monday", "said on Monday"."""
    before = word - 1
    if before >= 0 and tree.words[before].lower() in ("on", "at", "in"):
        before -= 1
    return before >= 0 and tree.xpos[before] == "VBD"


def _modals(tree: Tree, helpers: tuple[int, ...]) -> set[str]:
    return {tree.words[kid].lower() for kid in helpers if tree.xpos[kid] == "MD"}


@cache
def _cues() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(language("tense")["future"]), frozenset(language("tense")["past"])


_WORD = re.compile(r"['’]?[^\W\d_]+")
_EDGE = re.compile(r"[.!?;](?=\s)|\n")


def _by_words(text: str, place: int) -> str:
    edges = [match.end() for match in _EDGE.finditer(text, max(0, place - 300), place)]
    start = edges[-1] if edges else max(0, place - 300)
    close = _EDGE.search(text, place, min(len(text), place + 300))
    end = close.start() if close else min(len(text), place + 300)
    future, past = _cues()
    best, found, before = 10**6, "", ""
    for match in _WORD.finditer(text, start, end):
        word = match[0].lower()
        kind = "future" if word in future or (before == "to" and word in ("be", "take", "begin", "start")) else ""
        if not kind and (word in past or (word.endswith("ed") and len(word) > 4)):
            kind = "past"
        distance = abs(match.start() - place)
        if kind and distance < best:
            best, found = distance, kind
        before = word
    return found
