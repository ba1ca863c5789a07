"""Recognises the lines around a report that are not its text: labels, sources, credits, counts and page furniture."""

import re
from dataclasses import dataclass

from reportedly.read.phrases import phrases

LONGEST = 200
"""Characters of the longest line that is looked at: beyond it, a line is running text whatever it starts with."""

SOURCE_LONGEST = 110
"""Characters of the longest source line: "Source: the minister said that …" is longer, and a sentence."""

ASKING_LONGEST = 80
"""Characters of the longest line that may ask its reader for something ("Sign up for …")."""

EDGES = "*_ \t\xa0"
LINKED = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
URL = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:[/?#]\S*)?")
PICTURE = re.compile(r"(?:!\[[^\]]*\]\([^()\s]*\)|\S.{0,120}\.(?:jpe?g|png|gif|svg|webp))", re.IGNORECASE)
"""A line that is a picture of Markdown, or the name of a picture's file."""

BRACKETS = ")]"
YEARS = range(1900, 2101)
SCALE = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line with a label: which list of the table it is from, and where its value stands."""

    kind: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Count:
    """A number of views or shares; `counted` says that it is an audience, `unit` is empty for a bare number."""

    value: int
    unit: str
    counted: bool
    start: int
    end: int


def trim(text: str, start: int, end: int, edges: str = EDGES) -> tuple[int, int]:
    """Return the span without spaces and Markdown emphasis around it."""
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end


def labelled(text: str, start: int, end: int, language: str) -> Labelled | None:
    """Return label and value of a line like "Source: Agency", or None."""
    known = phrases(language)
    match = known.label.match(text, start, end) or known.uncoloned.match(text, start, end)
    kind = known.kinds.get(match[1].lower()) if match else None
    if match is None or kind is None:
        return None
    first, last = trim(text, match.end(), end)
    if last - first > 1 and text[first] in "\"'" and text[last - 1] == text[first]:
        first, last = first + 1, last - 1
    return Labelled(kind, match[1].lower(), first, last) if first < last else None


def outlet(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the outlet is named in the value of a source line: in a link its words, in an address its host."""
    link = LINKED.match(text, start, end)
    if link:
        return link.span(1)
    url = URL.fullmatch(text, start, end)
    if url and ("/" in url[0] or url[0].islower()):
        return url.span(1)
    return trim(text, start, end, EDGES + ".;,")


def counts(text: str, start: int, end: int, language: str) -> tuple[Count, ...]:
    """Return the numbers of a line that has nothing but numbers of views, shares and the like."""
    known = phrases(language)
    if not known.counts.fullmatch(text, start, end):
        return ()
    found = []
    for match in known.count.finditer(text, start, end):
        unit = (match["unit"] or match["before"] or "").lower()
        value = _number(match["number"] or match["number2"], (match["scale"] or match["scale2"] or "").lower())
        counted = unit in known.counted or (not unit and value >= 100 and value not in YEARS)
        found.append(Count(value, unit, counted, match.start(), match.end()))
    return tuple(found)


def _number(digits: str, scale: str) -> int:
    """Return the value of "12.3" with "k": with a scale, a sign among the digits is a decimal one, else it groups."""
    if scale in SCALE:
        return round(float(digits.replace(",", ".")) * SCALE[scale]) if digits.count(".") + digits.count(",") < 2 else 0
    return int(re.sub(r"\D", "", digits))


def is_boilerplate(text: str, start: int, end: int, language: str) -> bool:
    """Say whether a short line is page furniture."""
    known = phrases(language)
    words = text[slice(*trim(text, start, end, EDGES + "|▼▲►…"))].lower()
    if words in known.whole or PICTURE.fullmatch(text, start, end):
        return True
    begun = known.starts.match(text, start, end)
    if begun and (end - start <= ASKING_LONGEST or not begun[0][-1].isalpha()):
        return True
    return has_notice(text, start, end, language)


def has_notice(text: str, start: int, end: int, language: str) -> bool:
    """Say whether a line has a notice of rights or the like in it."""
    return phrases(language).anywhere.search(text, start, end) is not None


def credit(text: str, start: int, end: int, language: str) -> int | None:
    """Return where the credit of a picture starts that ends the line, or None."""
    known = phrases(language)
    search_from = max(start, end - SOURCE_LONGEST)
    match = known.credit.search(text, search_from, end) if text.find(":", search_from, end) >= 0 else None
    if match is None and (text[end - 1] in BRACKETS or text[end - 2] in BRACKETS):
        match = known.bracketed.search(text, search_from, end)
    if match and match.start() > start and text[match.start()].islower():
        return None
    return match.start() if match else None
