"""Cuts a block of English text into sentences, each a list of word spans, so that words are cut only once."""

import re
from functools import cache

from reportedly import lexicon
from reportedly.parse.words import words

Span = tuple[int, int]

_WHOLE = frozenset(("dateline", "byline", "source"))
"""Kinds of block that are one sentence whatever stands in them."""

_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("”’»)]}")
_STRAIGHT = frozenset(('"', "'", "''"))
_OPENERS = frozenset("“‘«([{\"'-–—*•`")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def sentences(text: str, kind: str, start: int, end: int) -> list[list[Span]]:
    """Return the sentences of one block, `text[start:end]`, as lists of word spans; none is empty."""
    spans = words(text, start, end)
    if kind in _WHOLE:
        return [spans] if spans else []
    found: list[list[Span]] = []
    first = 0
    for last in _ends(text, spans):
        found.append(spans[first : last + 1])
        first = last + 1
    if first < len(spans):
        found.append(spans[first:])
    return found


def _ends(text: str, spans: list[Span]) -> list[int]:
    """Numbers of the words after which a sentence ends, but for the last one."""
    ends = []
    size = len(spans)
    number = 0
    while number < size:
        end = spans[number][1]
        if text[end - 1] in _STOPS:
            last = _with_closers(text, spans, number)
            if last + 1 < size and _is_end(text, spans, number, last):
                ends.append(last)
            number = last
        elif (
            number + 1 < size and spans[number + 1][0] - end > 1 and _BLANK_LINE.search(text, end, spans[number + 1][0])
        ):
            ends.append(number)
        number += 1
    return ends


def _with_closers(text: str, spans: list[Span], number: int) -> int:
    """The last word of the stops, quotation marks and brackets that close together with the stop at `number`."""
    last = number
    while last + 1 < len(spans):
        start, end = spans[last + 1]
        word = text[start:end]
        touching = start == spans[last][1]
        if word in _CLOSERS or (touching and (word in _STRAIGHT or word[0] in _STOPS)):
            last += 1
        else:
            break
    return last


def _is_end(text: str, spans: list[Span], number: int, last: int) -> bool:
    """Whether the stop at `number`, with what closes after it up to `last`, ends a sentence."""
    gap = text[spans[last][1] : spans[last + 1][0]]
    if gap.count("\n") > 1:
        return True
    word = text[slice(*spans[number])]
    following = _following(text, spans, last + 1)
    head = following[0] if following else ""
    before = text[slice(*spans[number - 1])] if number else ""
    if not gap:
        return word == "." and before[-1:].islower() and len(before) > 1 and head[:1].isupper() and last == number
    if head[:1].islower():
        return False
    if len(word) > 1 and word[0] not in _STOPS:
        return _abbreviation_ends(word.rstrip("."), head)
    if word == "." and number <= 1 and (before.isdigit() or len(before) == 1):
        return False
    return not (
        last > number and len(following) > 1 and following[1] in lexicon.words("en", "tokens", "sentences.saying")
    )


def _following(text: str, spans: list[Span], number: int) -> list[str]:
    """The first two words from `number` on, without the marks that open them."""
    while number < len(spans) - 1 and text[spans[number][0]] in _OPENERS:
        number += 1
    return [text[a:b] for a, b in spans[number : number + 2]]


def _abbreviation_ends(stem: str, head: str) -> bool:
    if stem in _never_last() or (len(stem) == 1 and stem.isupper()):
        return False
    return head[:1].isupper() and head.lower() in lexicon.words("en", "tokens", "sentences.openers")


@cache
def _never_last() -> frozenset[str]:
    stops = lexicon.table("en", "tokens")["abbreviations"]
    return frozenset([*stops["titles"], *stops["leading"], *stops["numbered"]])
