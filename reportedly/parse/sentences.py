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
_MARKS = frozenset("“‘«([{\"'-–—*•·`$£€#@")
_SMILE_ENDS = frozenset(")(]DPp^")
_DASHES = frozenset(("-", "–", "—", "--"))
_PLACE_LENGTH = 14
"""Longest place, date and agency before the dash that opens a report, in words (`BONN, Germany, May 3 (Agency) —`)."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_SMILE = re.compile(r"[:;=8][-'^o]?[()\[\]DPp]+|\^_+\^")
_FOOTNOTE = re.compile(r"\[\s?(?:\d{1,3}|[a-z]|(?:better source|citation|clarification) needed)\s?\]")


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
    number = first = _report_start(text, spans)
    if first:
        ends.append(first - 1)
    while number < len(spans) - 1:
        last = number
        start, end = spans[number]
        if text[end - 1] in _STOPS:
            last = _with_closers(text, spans, number)
            found = last + 1 < len(spans) and _is_end(text, spans, first, number, last)
        elif text[end - 1] in _SMILE_ENDS and _SMILE.fullmatch(text, start, end):
            found = text[spans[number + 1][0]].isupper()
        else:
            found = spans[number + 1][0] - end > 1 and _BLANK_LINE.search(text, end, spans[number + 1][0]) is not None
        if found:
            ends.append(last)
            first = last + 1
        number = last + 1
    return ends


def _with_closers(text: str, spans: list[Span], number: int) -> int:
    """The last of the stops, quotation marks, brackets, notes and smiles that close together with the stop `number`."""
    last = number
    while last + 1 < len(spans):
        start, end = spans[last + 1]
        note = _FOOTNOTE.match(text, start)
        if note:
            while last + 1 < len(spans) and spans[last + 1][1] <= note.end():
                last += 1
        elif _closes(text[start:end], touching=start == spans[last][1]):
            last += 1
        else:
            break
    return last


def _closes(word: str, *, touching: bool) -> bool:
    """Whether a word after a stop belongs to the sentence that the stop ends."""
    if word in _CLOSERS or (touching and (word in _STRAIGHT or word[0] in _STOPS)):
        return True
    return _SMILE.fullmatch(word) is not None


def _is_end(text: str, spans: list[Span], first: int, number: int, last: int) -> bool:
    """Whether the stop `number`, closed by the words up to `last`, ends the sentence that began with `first`."""
    word, before = text[slice(*spans[number])], text[slice(*spans[number - 1])] if number else ""
    gap = text[spans[last][1] : spans[last + 1][0]]
    marked, following = _following(text, spans, last + 1)
    if gap.count("\n") > 1 and _BLANK_LINE.search(gap):
        return True
    if not gap:
        return not marked and _ends_without_space(word, before, following[0])
    if word[0] not in _STOPS and not (last > number and text[spans[number + 1][0]] in _STOPS):
        return _abbreviation_ends(word.rstrip("."), following[0])
    if word == "." and number - first <= 1 and (before.isdigit() or len(before) == 1):
        return False
    if following[0].islower() and not marked:
        return last == number and (not before.isdigit() if word == "." else word[0] in "!?" and before.islower())
    saying = lexicon.words("en", "tokens", "sentences.saying")
    return last == number or word[0] not in "!?" or following[-1] not in saying


def _following(text: str, spans: list[Span], number: int) -> tuple[bool, tuple[str, ...]]:
    """Whether marks that open a sentence stand at `number`, and the first words after them, two at most."""
    start = number
    while number < len(spans) - 1 and text[spans[number][0]] in _MARKS:
        number += 1
    return number > start, tuple(text[a:b] for a, b in spans[number : number + 2])


def _ends_without_space(word: str, before: str, after: str) -> bool:
    """Whether a stop ends a sentence though the next word follows without a space ("… ended.The next …")."""
    return (
        word[0] in _STOPS
        and after[:1].isupper()
        and (before[-1:].islower() or before in _STRAIGHT)
        and len(before) != 1
    )


def _abbreviation_ends(stem: str, after: str) -> bool:
    """Whether a sentence ends with the abbreviation `stem`, `after` being the next word."""
    shouted = len(after) > 1 and after.isupper()
    if stem in _announcing() or not after[:1].isupper() or (shouted and stem.isupper()):
        return False
    if len(stem) == 1 or stem in lexicon.words("en", "tokens", "abbreviations.titles"):
        return after in lexicon.words("en", "tokens", "sentences.sure")
    if stem.lower() in lexicon.words("en", "tokens", "sentences.closing"):
        return after not in lexicon.words("en", "tokens", "sentences.clock")
    return after.lower() in lexicon.words("en", "tokens", "sentences.openers")


@cache
def _announcing() -> frozenset[str]:
    """Abbreviations that something must follow: they end no sentence."""
    stops = lexicon.table("en", "tokens")["abbreviations"]
    return frozenset([*stops["leading"], *stops["numbered"], *stops["bracketed"]])


def _report_start(text: str, spans: list[Span]) -> int:
    """Number of the first word after the place and agency that open a report, or 0."""
    for number, (start, end) in enumerate(spans[:_PLACE_LENGTH]):
        word = text[start:end]
        if word in _DASHES:
            opens = (
                number + 1 < len(spans) and text[spans[number + 1][0]].isupper() and text[start - 1 : start].isspace()
            )
            placed = text[spans[number - 1][0]] == ")" or _capitals(text[slice(*spans[0])])
            return number + 1 if number and opens and placed else 0
        if word[0].islower() or word[-1] in "!?:;":
            return 0
    return 0


def _capitals(word: str) -> bool:
    return len(word) > 2 and word.isupper()
