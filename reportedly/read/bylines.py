"""Finds who signed a report: "By Jane Roe and John Doe, Staff Writers", "Jane Roe, Correspondent"."""

import re

from reportedly.read.dateline import find_date
from reportedly.read.furniture import labelled, trim
from reportedly.read.phrases import Phrases, phrases

LONGEST = 140
"""Characters of the longest byline that we saw, with two names, a place and a date."""

STOP = re.compile(r"[|(\[·•;@]|\s[-–—]\s|\s(?:in|for|at|of|from)\s|https?:")
SPLIT = re.compile(r"\s*(?:,\s*and\b|,|\band\b|&)\s*")
TOKEN = re.compile(r"[^\W\d_][\w.'’-]*")
MOST_TOKENS = 5

Names = tuple[tuple[int, int], ...]


def signed(text: str, start: int, end: int, language: str) -> Names:
    """Return where the names of the authors stand in a byline; empty where the line is none."""
    if end - start > LONGEST:
        return ()
    start, end = trim(text, start, end)
    known = phrases(language)
    label = labelled(text, start, end, language)
    if label:
        return _names(text, label.start, label.end, language, least=1) if label.kind == "author" else ()
    opener = known.opener.match(text, start, end)
    if opener:
        if known.never.match(text, opener.end(), end):
            return ()
        return _names(text, opener.end(), end, language, least=1)
    comma = text.find(",", start, end)
    if (
        comma > 0
        and known.role.search(text, comma, end)
        and text[end - 1] not in ".:?!"
        and find_date(text, comma, end, language) is None
    ):
        return _names(text, start, end, language, least=2)
    return ()


def bare_name(text: str, start: int, end: int, language: str) -> Names:
    """Return the span of a line that is a name of two or three words and nothing else."""
    start, end = trim(text, start, end)
    tokens = text[start:end].split()
    return ((start, end),) if 2 <= len(tokens) <= 3 and _is_name(tokens, phrases(language)) else ()


def _names(text: str, start: int, end: int, language: str, *, least: int) -> Names:
    """Return the names before a role, a place or a date; none at all if the line starts otherwise."""
    known = phrases(language)
    stop = STOP.search(text, start, end)
    end = stop.start() if stop else end
    dated = find_date(text, start, end, language)
    end = dated.start if dated else end
    found: list[tuple[int, int]] = []
    for first, last in _parts(text, start, end):
        tokens = text[first:last].split()
        if known.role.search(text, first, last) or (found and text[first].islower()):
            break
        if not _is_name(tokens, known) or (len(tokens) < 2 and (found or least > 1)):
            return ()
        found.append((first, last))
    alone = len(found) == 1 and " " not in text[found[0][0] : found[0][1]]
    return () if alone and trim(text, found[0][1], end, " ,.") != (end, end) else tuple(found)


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts = []
    for match in [*SPLIT.finditer(text, start, end), None]:
        first, last = trim(text, start, match.start() if match else end)
        if first < last:
            parts.append((first, last))
        start = match.end() if match else end
    return parts


def _is_name(tokens: list[str], known: Phrases) -> bool:
    if not 1 <= len(tokens) <= MOST_TOKENS or not tokens[0][0].isupper():
        return False
    if tokens[0].lower().strip(".") in known.dates:
        return False
    return all(token in known.particles or (token[0].isupper() and TOKEN.fullmatch(token)) for token in tokens)
