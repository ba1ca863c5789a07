"""Finds datelines: a date alone on its line; place, date and agency that open a report ("OSLO, 4 May (ABC) —")."""

import re
from dataclasses import dataclass

from reportedly.read.dateline import Stated, find_date
from reportedly.read.furniture import labelled, trim
from reportedly.read.phrases import phrases

LONGEST = 90
"""Characters of a line that is a dateline."""

OPENING = re.compile(
    r"""(?P<place>[^\W\d_a-z][\w.'’-]*(?:[ /][^\W\d_a-z][\w.'’-]*){0,3})
        (?P<rest>(?:,\s[^()\n,–—]{2,30}){0,3})
        (?:\s*\((?P<agency>[A-Z][\w./&\- ]{1,30})\))?
        \s*(?:--|[-–—_:])\s+(?=[\["“‘'(]?[^\W_a-z])""",
    re.VERBOSE,
)
AGENCY = re.compile(r"\s*\([A-Z][\w./&\- ]{1,30}\)(?=\W*$)")
"""An agency in brackets that ends a line: "VARNO, 4 April (ABC) -"."""

CAPITALS = 5
"""Capital letters of a place that opens a report with neither date nor agency: fewer could be an acronym."""

GLUE = " \t\xa0,|·•–—-:;()[]*_."


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a report; the report goes on at `end`."""

    end: int
    date: Stated | None
    agency: tuple[int, int] | None


def standing(text: str, start: int, end: int, language: str) -> Stated | None:
    """Return the date of a line that has nothing else but a place, a label or a time of day; or None."""
    start, end = trim(text, start, end)
    if end - start > LONGEST:
        return None
    stated = find_date(text, start, end, language)
    if stated is None:
        return None
    label = labelled(text, start, end, language)
    if label and label.kind in ("published", "updated"):
        return stated
    after = AGENCY.sub("", text[stated.end : end]).strip(GLUE)
    before = text[start : stated.start].rstrip()
    return stated if not _is_text(after) and _may_stand_before(before, language) else None


def _is_text(words: str) -> bool:
    """Say whether something beside zones and times of day stands there."""
    return any(
        len(word) > 4 or word.islower() for word in re.findall(r"[^\W\d_]+", words) if word.lower() not in ("am", "pm")
    )


def _may_stand_before(words: str, language: str) -> bool:
    bare = words.strip(GLUE)
    if not bare or phrases(language).kinds.get(bare.lower()) in ("published", "updated"):
        return True
    place = all(word[0].isupper() for word in bare.split()) and len(bare.split()) <= 3
    return place and (words[-1] in ",|–—-·:" or bare.isupper())


def opening(text: str, start: int, end: int, language: str, *, first: bool) -> Opening | None:
    """Return the dateline that opens a paragraph; a place alone counts only in the first one and in capitals."""
    match = OPENING.match(text, start, min(end, start + LONGEST + 30))
    if match:
        agency = match.span("agency") if match["agency"] else None
        date = find_date(text, *match.span("rest"), language)
        dated = date is not None or any(
            name in phrases(language).dates for name in re.findall(r"[a-z]+", match["rest"].lower())
        )
        capitals = (
            first
            and match["place"].isupper()
            and sum(map(str.isupper, match["place"])) >= CAPITALS
            and text[match.end() - 2] != ":"
        )
        return (
            Opening(match.end(), date, agency) if agency or (dated and match["place"].isupper()) or capitals else None
        )
    date = find_date(text, start, min(end, start + LONGEST), language) if first else None
    if date and date.weekday and date.start == start and date.end < end and _starts_sentence(text, date.end, end):
        return Opening(date.end, date, None)
    return None


def _starts_sentence(text: str, start: int, end: int) -> bool:
    gap = end - len(text[start:end].lstrip())
    return gap > start and text[gap].isupper()
