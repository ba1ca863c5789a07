"""Who published a document, whom it credits with its text, and whether a name in a text is that of an outlet."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.compare.words import tokens
from reportedly.lexicon import table, words
from reportedly.record import Document, Found

_KINDS = (("whole", False, True), ("foot", False, True), ("part", False, False), ("forward", True, True))
"""Kinds of notes: their patterns in the table, and whether they tell of a forward, and of the whole text."""
_BYLINE = re.compile(r"(?:^|\n)[^\S\n]*$")


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that a document credits: with its whole text, or with a part of it; or whose post it passes on."""

    name: str
    whole: bool
    forward: bool
    start: int
    end: int


def outlet(document: Document) -> str | None:
    """Return who published a document: its publisher, else a masthead that stands on a line of its own.

    A masthead without "By" may be read as a byline; a person's byline says whose hand, not whose page, it is.
    """
    if document.publisher and not _is_genre(document.publisher):
        return document.publisher
    if document.publisher:
        return next((found.value for found in document.found if _is_issuer(document, found)), document.publisher)
    for found in document.found:
        if found.field in ("site", "channel") and found.chosen:
            return found.value
    return next((found.value for found in document.found if _is_masthead(document, found)), None)


def credits_of(document: Document) -> tuple[Credit, ...]:
    """Return whom a document credits, each once, in text order; never its own publisher."""
    found = [*_found(document), *_noted(document)]
    own = name_key(outlet(document) or "")
    seen: dict[frozenset[str], Credit] = {}
    for one in sorted(found, key=lambda one: (not one.forward, not one.whole, one.start)):
        key = name_key(one.name)
        if key and key != own and _in_a_page(one):
            seen.setdefault(key, one)
    return tuple(seen.values())


@cache
def name_key(name: str) -> frozenset[str]:
    """Return the words that tell an outlet's name from others; all of them where none is left."""
    all_words = [word for word in tokens(name) if word not in ("the", "a")]
    telling = frozenset(word for word in all_words if word not in words("en", "outlets", "common"))
    return telling or frozenset(all_words)


def is_name_of(name: str, key: frozenset[str]) -> bool:
    """Whether a name in a text is that of the outlet with a key: all its telling words, or its initials."""
    said = name_key(name)
    if not said or not key:
        return False
    return said == key or (len(key) > 1 and key <= said and len(said) <= len(key) + 1)


def _is_genre(name: str) -> bool:
    """Whether a page says what it is instead of whose: "Press release"."""
    return " ".join(tokens(name)) in words("en", "outlets", "genres")


def _is_issuer(document: Document, found: Found) -> bool:
    """Whether a value names who issued a release: a rival publisher, in the line of its source."""
    return found.field in ("publisher", "agency", "site") and found.value != document.publisher


def _is_masthead(document: Document, found: Found) -> bool:
    if found.field != "author" or found.start is None:
        return False
    before = document.text[max(found.start - 80, 0) : found.start]
    return len(found.value.split()) <= 6 and _BYLINE.search(before) is not None


def _found(document: Document) -> list[Credit]:
    kept = []
    for found in document.found:
        forward = found.field == "forwarded_from" or (found.field == "publisher" and found.found_in == "forward")
        rival = found.field == "publisher" and not found.chosen and found.found_in in ("dateline", "source line")
        if forward or found.field == "agency" or rival:
            kept.append(Credit(found.value, True, forward, found.start or 0, found.end or 0))
    return kept


def _noted(document: Document) -> list[Credit]:
    """Credits in the lines of a page: datelines, source lines, notes at the foot, marks of a forward."""
    kept = []
    for number, block in enumerate(document.blocks):
        line = document.text[block.start : block.end]
        for kind, forward, whole in _KINDS:
            if kind == "foot" and number < len(document.blocks) - 4:
                continue
            for match in (pattern.search(line) for pattern in _patterns(kind)):
                if match and match.groupdict().get("name"):
                    start, end = (block.start + place for place in match.span("name"))
                    kept.append(Credit(match["name"].strip(), whole, forward, start, end))
    return kept


def _in_a_page(credit: Credit) -> bool:
    return 1 < len(credit.name) <= 60


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.MULTILINE) for pattern in table("en", "outlets")["credits"][kind])
