"""Tells numbers that belong to the words beside them, and years: "Article 5", "Boeing 737", "the 2020 Games"."""

import re

from reportedly.claims.amounts.atoms import Line
from reportedly.claims.amounts.bounds import Quantity
from reportedly.claims.amounts.units import Counted
from reportedly.lexicon import words

LABELS = frozenset(form for word in words("en", "amounts", "veto.labels") for form in (word, f"{word}s"))
MONTHS = words("en", "amounts", "veto.months")
COUNTED_AFTER = words("en", "amounts", "veto.counted_after")
TOLLS = words("en", "amounts", "people.tolls")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
CLOSE_MEASURES = frozenset({"degrees Celsius", "degrees Fahrenheit", "grams", "metres", "tonnes", "litres", "watts"})
SHORT_LABELS = words("en", "amounts", "veto.short_labels")
DATING = frozenset({"since", "until", "till", "before", "after"})
JOINTS = frozenset({"and", "or", ",", "to", "–", "-", "through", "&"})
NAMED_BY = frozenset({"nummod", "flat", "compound", "appos", "dep", "nmod"})
LONGEST_LABEL = 4
"""Digits of the longest number that labels a common noun ("extract 2"); a longer one counts it."""


def is_label(line: Line, found: Quantity, what: Counted) -> bool:
    """Tell whether a number in digits belongs to the word before it, or to the name after it."""
    if found.first != found.begin:
        return False
    if _goes_on_as_name(line, found, what):
        return True
    if found.begin == 0:
        return False
    before, atom = line.low(found.begin - 1), found.begin - 1
    if before == "of" and what.sort == "bare" and line.upos(atom - 1) == "PROPN" and line.atoms[atom - 1].istitle():
        return True
    if before == "the" and what.sort == "noun" and what.singular and what.alone and len(line.atoms[found.begin]) > 2:
        return True
    if before in MONTHS and line.upos(atom) == "PROPN":
        return True
    dotted = before == "." and line.low(atom - 1) in LABELS and line.glued(atom)
    dotted = dotted and (what.sort == "bare" or line.low(atom - 1) in SHORT_LABELS)
    if before in LABELS or dotted:
        counts = what.sort == "noun" and not what.singular and line.atoms[atom].islower() and not dotted
        return not counts and (what.sort != "measure" or what.unit in CLOSE_MEASURES)
    return (_after_name(line, found, what) or _after_noun(line, found, what)) and not _counts(line, found)


def is_labelled_word(line: Line, found: Quantity, what: Counted) -> bool:
    """Tell whether a number in words is a label: "day five", "phase two"."""
    if what.sort != "bare" or found.first != found.begin:
        return False
    return line.low(found.begin - 1) in LABELS or (found.begin > 0 and _after_noun(line, found, what))


def follows_label(line: Line, found: Quantity, labelled: int) -> bool:
    """Tell whether a number goes on from a labelled one, whose end is given: "Articles 5 and 6"."""
    joined = labelled >= 0 and line.low(labelled) in JOINTS and found.begin == labelled + 1
    return joined and line.low(found.begin)[:1].isdigit() and line.low(labelled - 2) in LABELS


def is_year(line: Line, found: Quantity, what: Counted) -> bool:
    """Find a bare year or years, or one before a noun ("the 2020 Games")."""
    piece, width = line.atoms[found.begin], found.last - found.begin
    if not YEAR.fullmatch(piece) or width not in (1, 3) or not YEAR.fullmatch(line.atoms[found.last - 1]):
        return False
    if width == 3:
        return what.sort == "bare"
    if found.first != found.begin:
        return what.sort == "bare" and line.low(found.first - 1) in DATING
    named = line.atoms[found.last][:1].isupper() if found.last < len(line) else False
    return what.sort == "bare" or (what.sort == "noun" and (what.singular or named))


def _goes_on_as_name(line: Line, found: Quantity, what: Counted) -> bool:
    """Read "787 Dreamliner": a number above one before a name in the singular."""
    after = line.atoms[found.last][:1] if found.last < len(line) else ""
    return what.singular and not found.one and after.isupper() and line.upos(found.last) == "PROPN"


def _after_name(line: Line, found: Quantity, what: Counted) -> bool:
    """Read "Boeing 737", "Falcon 9 rocket", "iOS 5": a name before, and no plural noun after."""
    atom = found.begin - 1
    if line.upos(atom) != "PROPN" or not line.atoms[atom].isalpha() or line.atoms[atom].islower():
        return False
    if what.sort == "bare" or (what.singular and not found.one and what.unit != "people"):
        return True
    tree, word = line.tree, line.words[found.begin]
    return tree.rel(word) in ("flat", "nummod") and tree.heads[word] == line.words[atom]


def _after_noun(line: Line, found: Quantity, what: Counted) -> bool:
    """Read "extract 2", "serial number 3648": the tree hangs the number on the noun before it."""
    tree, word, before = line.tree, line.words[found.begin], line.words[found.begin - 1]
    if what.sort != "bare" or tree.upos[before] != "NOUN" or tree.words[before].lower() in TOLLS:
        return False
    short = len(line.atoms[found.begin]) <= LONGEST_LABEL
    return short and tree.heads[word] == before and tree.rel(word) in NAMED_BY


def _counts(line: Line, found: Quantity) -> bool:
    """Tell whether the number is a subject of its own rather than part of a name."""
    return line.low(found.last) in COUNTED_AFTER
