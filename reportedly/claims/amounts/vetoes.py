"""Tells numbers that are no amounts: parts of names, labels, codes, marks of a list, telephone numbers, years."""

import re

from reportedly.claims.amounts.atoms import HYPHENS, Line
from reportedly.claims.amounts.bounds import Quantity
from reportedly.claims.amounts.units import Counted
from reportedly.lexicon import words

LABELS = words("en", "amounts", "veto.labels")
MONTHS = words("en", "amounts", "veto.months")
AFTER_ONE = words("en", "amounts", "veto.after_one")
BEFORE_ONE = words("en", "amounts", "veto.before_one")
OPENERS = frozenset("\"'“‘«([:—–-•*")
ORDINAL = frozenset({"st", "nd", "rd", "th", "s"})
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
CODE_MARKS = frozenset("#№§/:_@=*&^<>|\\")
CLOSE_MEASURES = frozenset({"degrees Celsius", "degrees Fahrenheit", "grams", "metres", "tonnes", "litres", "watts"})


def is_no_amount(line: Line, found: Quantity, what: Counted, *, heading: bool = False) -> bool:
    """Tell whether a quantity must be left out, whatever it counts; a heading may write every word with a capital."""
    if what.sort in ("time", "name"):
        return True
    if what.sort == "noun" and line.low(found.begin - 1) == "our" and found.first == found.begin:
        return True
    digits = line.lower[found.begin][:1].isdigit()
    if what.sort in ("money", "share", "age"):
        return False
    if digits:
        checks = (_in_code, _labelled, _year, _enumerates)
        return any(check(line, found, what) for check in checks)
    if found.kind == "vague":
        return what.sort == "bare" and line.low(found.begin) in ("several", "a")
    return (not heading and _in_name(line, found)) or (found.one and _is_pronoun(line, found, what))


def _in_code(line: Line, found: Quantity, what: Counted) -> bool:
    """Find digits inside a code: "COVID-19", "G20", "24/7", "10th", "3G", "555-0192-33"."""
    first, last = found.begin, found.last
    if line.glued(first):
        before = line.low(first - 1)
        if before.isalnum() or before in CODE_MARKS or (before in HYPHENS | {".", "+"} and line.glued(first - 1)):
            return True
    if not line.glued(last):
        return False
    after = line.low(last)
    if after in ORDINAL or after in CODE_MARKS - {"*", "&"} or after[:1].isdigit():
        return True
    if after in HYPHENS and line.glued(last + 1):
        return line.low(last + 1)[:1].isdigit()
    return after.isalpha() and what.sort != "measure"


def _labelled(line: Line, found: Quantity, what: Counted) -> bool:
    """Find a number that belongs to the word before it: "Article 5", "Boeing 737", "May 3"."""
    if found.first != found.begin or found.begin == 0:
        return False
    before, atom = line.low(found.begin - 1), found.begin - 1
    if before in MONTHS and line.upos(atom) == "PROPN":
        return True
    if before in LABELS or (
        before == "." and line.low(atom - 1) in LABELS and line.glued(atom) and what.sort == "bare"
    ):
        return what.sort != "measure" or what.unit in CLOSE_MEASURES
    named = line.upos(atom) == "PROPN" and line.atoms[atom].isalpha() and line.atoms[atom][:1].isupper()
    return named and (what.sort == "bare" or _is_title(found, what)) and not _counts(line, found)


def follows_label(line: Line, found: Quantity, labelled: int) -> bool:
    """Tell whether a number goes on from a labelled one, whose end is given: "Articles 5 and 6"."""
    joined = labelled >= 0 and line.low(labelled) in ("and", "or", ",", "to", "–", "-") and found.begin == labelled + 1
    return joined and line.low(found.begin)[:1].isdigit() and line.low(labelled - 2) in LABELS


def _is_title(found: Quantity, what: Counted) -> bool:
    """Tell whether a noun after the number goes on with a name ("Falcon 9 rocket"): it is in the singular."""
    return what.singular and not found.one and what.unit != "people"


def _counts(line: Line, found: Quantity) -> bool:
    """Tell whether the number is a subject of its own rather than part of a name."""
    return line.low(found.last) in (
        "people",
        "dead",
        "killed",
        "injured",
        "wounded",
        "missing",
        "were",
        "are",
        "have",
        "died",
    )


def _year(line: Line, found: Quantity, what: Counted) -> bool:
    """Find a bare year, or one before a noun ("the 2020 Games")."""
    piece = line.atoms[found.begin]
    if not YEAR.fullmatch(piece) or found.first != found.begin or found.last != found.begin + 1:
        return False
    named = line.atoms[found.last][:1].isupper() if found.last < len(line) else False
    return what.sort == "bare" or (what.sort == "noun" and (what.singular or named))


def _enumerates(line: Line, found: Quantity, what: Counted) -> bool:
    """Find a footnote mark "[1]", and the number of a list item "1." or "(2)" at the start of a sentence."""
    first, last = found.begin, found.last
    if what.sort != "bare" or last != first + 1:
        return False
    if line.low(first - 1) == "[" and line.low(last) == "]":
        return True
    if line.low(first - 1) == "(" and line.low(last) == ")":
        return len(line.atoms[first]) < 3
    return first == 0 and line.low(1) in (".", ")", ":")


def _in_name(line: Line, found: Quantity) -> bool:
    """Find a number word with a capital inside a sentence: "Group of Seven", "Radio Five"."""
    first = found.begin
    if first == 0 or found.first != first or not line.atoms[first][:1].isupper() or line.atoms[first - 1] in OPENERS:
        return False
    before = first - 2 if line.low(first - 1) == "of" else first - 1
    named = before >= 0 and line.upos(before) == "PROPN"
    return named or (line.upos(found.last) == "PROPN" and line.atoms[found.last - 1][:1].isupper())


def _is_pronoun(line: Line, found: Quantity, what: Counted) -> bool:
    """Find "one" that counts nothing: "one of the", "one day", "the new one"."""
    if what.sort == "bare":
        return True
    if found.first != found.begin:
        return line.low(found.last) in ("way", "thing")
    return line.low(found.last) in AFTER_ONE or line.low(found.begin - 1) in BEFORE_ONE
