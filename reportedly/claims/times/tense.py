"""The tense of the clause around an expression of time: by the tree where there is one, else by the words nearby."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Final

from reportedly.analysis import Analysis, Tree
from reportedly.claims.times.numbers import language

VERBS: Final = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
PRESENT: Final = frozenset({"VBZ", "VBP"})
PAST: Final = frozenset({"VBD", "VBN"})
"""A participle tells the past, with "has" as well as alone ("the report released on Friday")."""
AHEAD: Final = frozenset({"will", "shall", "'ll", "’ll", "wo", "may", "can", "must", "should"})
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
        infinitive = infinitive or any(tree.xpos[kid] == "TO" for kid in tree.kids_by(above, "mark"))
        if _looks_ahead(tree, above, helpers) or _is_awaited(tree, above, tags) or (infinitive and tags & PRESENT):
            return "future"
        if tags & PRESENT or "MD" in tags or tags & PAST:
            return "past" if tags & PAST and "MD" not in tags else ""
    return ("future" if infinitive else "") if known else None


def _is_awaited(tree: Tree, verb: int, tags: set[str]) -> bool:
    """Whether a verb tells what is awaited: "if it rains", "they hope it opens", "said that she would resign"."""
    if tags & PRESENT and any(
        tree.words[kid].lower() in language("tense")["conditions"] for kid in tree.kids_by(verb, "mark")
    ):
        return True
    if tree.rel(verb) != "ccomp":
        return False
    head = tree.heads[verb]
    would = any(tree.words[kid].lower() in ("would", "'d", "’d") for kid in tree.kids_by(verb, "aux"))
    hoped = tags & PRESENT and tree.words[head].lower() in language("tense")["plans"]
    return bool(hoped) or (would and "VBN" not in tags and tree.xpos[head] in PAST)


def _looks_ahead(tree: Tree, verb: int, helpers: tuple[int, ...]) -> bool:
    """Whether a verb is one of planning, or has a modal that looks forward."""
    had = any(tree.words[kid].lower() == "had" for kid in helpers)
    if tree.xpos[verb] != "VBD" and not had and tree.words[verb].lower() in language("tense")["plans"]:
        return True
    return any(tree.xpos[kid] == "MD" and tree.words[kid].lower() in AHEAD for kid in helpers)


def _follows_past(tree: Tree, word: int) -> bool:
    """Whether a past verb stands right before: "said Monday", "said on Monday"."""
    before = word - 1
    if before >= 0 and tree.words[before].lower() in ("on", "at", "in"):
        before -= 1
    return before >= 0 and tree.xpos[before] == "VBD"


@cache
def _cues() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(language("tense")["future"]), frozenset(language("tense")["past"])


SENTENCE: Final = 300
"""Characters on each side in which we look for the edge of the sentence."""

_WORD = re.compile(r"['’]?[^\W\d_]+")
_EDGE = re.compile(r"[.!?;](?=\s)|\n")


def _by_words(text: str, place: int) -> str:
    edges = [match.end() for match in _EDGE.finditer(text, max(0, place - SENTENCE), place)]
    start = edges[-1] if edges else max(0, place - SENTENCE)
    close = _EDGE.search(text, place, min(len(text), place + SENTENCE))
    end = close.start() if close else min(len(text), place + SENTENCE)
    best, found = SENTENCE, ""
    for match, kind in _clues(text, start, end):
        distance = abs(match.start() - place)
        if distance < best:
            best, found = distance, kind
    return found


def _clues(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], str]]:
    """The words that tell tense; a participle after "will" tells nothing."""
    future, past = _cues()
    before, modal = "", False
    for match in _WORD.finditer(text, start, end):
        word = match[0].lower()
        if word in future or (before == "to" and word in ("be", "take", "begin", "start")):
            modal = True
            yield match, "future"
        elif word in past or (word.endswith("ed") and len(word) > 4 and not modal):
            modal = False
            yield match, "past"
        before = word
