"""Tells numbers that are no amounts: parts of names, labels, codes, marks of a list, telephone numbers, years."""

from reportedly.claims.amounts.ages import is_named_person
from reportedly.claims.amounts.atoms import HYPHENS, Line
from reportedly.claims.amounts.bounds import Quantity
from reportedly.claims.amounts.labels import is_label, is_labelled_word, is_year
from reportedly.claims.amounts.numerals import NOUGHT
from reportedly.claims.amounts.units import Counted
from reportedly.lexicon import words

AFTER_ONE = words("en", "amounts", "veto.after_one")
BEFORE_ONE = words("en", "amounts", "veto.before_one")
OPENERS = frozenset("\"'“‘«([:—–-•*")
ORDINAL = frozenset({"st", "nd", "rd", "th", "s"})
CODE_MARKS = frozenset("#№§/:_@=*&^<>|\\")


def is_no_amount(line: Line, found: Quantity, what: Counted, *, heading: bool = False) -> bool:
    """Tell whether a quantity must be left out, whatever it counts; a heading may write every word with a capital."""
    if what.sort in ("time", "name") or _is_ours(line, found, what):
        return True
    if what.sort in ("money", "share", "age"):
        return False
    if line.lower[found.begin][:1].isdigit():
        return any(check(line, found, what) for check in (_in_code, is_label, is_year, _enumerates))
    if found.kind in ("vague", "none"):
        return _is_vague_only(line, found, what)
    if is_labelled_word(line, found, what) or (not heading and _in_name(line, found)):
        return True
    return found.one and _is_pronoun(line, found, what)


def _is_ours(line: Line, found: Quantity, what: Counted) -> bool:
    """Find numbers that count nothing new: "our two countries"."""
    return what.sort == "noun" and found.first == found.begin and line.low(found.begin - 1) == "our"


def _is_vague_only(line: Line, found: Quantity, what: Counted) -> bool:
    """Find "several" and "a few" without a noun, and "no" before a noun that is not counted."""
    if found.kind == "vague":
        return what.sort == "bare" and line.low(found.begin) in ("several", "a")
    return line.low(found.last - 1) == "no" and line.low(what.last - 1) not in NOUGHT


def _in_code(line: Line, found: Quantity, what: Counted) -> bool:
    """Find digits inside a code: "COVID-19", "G20", "24/7", "10th", "3G", "555-0192-33"."""
    return (line.glued(found.begin) and _code_before(line, found, what)) or (
        line.glued(found.last) and _code_after(line, found, what)
    )


def _code_before(line: Line, found: Quantity, what: Counted) -> bool:
    """Tell whether what stands close before the digits ties them into a code, a decimal, or a short year ("’72")."""
    first = found.begin
    before = line.low(first - 1)
    if before in ("’", "'") and len(line.atoms[first]) == 2 and what.sort == "bare":
        return True
    tied = before in HYPHENS | {"+"} and line.glued(first - 1)
    return before == "." or before.isalnum() or before in CODE_MARKS or tied


def _code_after(line: Line, found: Quantity, what: Counted) -> bool:
    """Tell whether what stands close behind the digits makes them an ordinal or a code."""
    last = found.last
    after = line.low(last)
    if after in ORDINAL or after in CODE_MARKS - {"*", "&"} or after[:1].isdigit():
        return True
    if after in HYPHENS and line.glued(last + 1):
        return line.low(last + 1)[:1].isdigit()
    return after.isalpha() and what.sort != "measure"


def _enumerates(line: Line, found: Quantity, what: Counted) -> bool:
    """Find a footnote mark "[1]", and the number of a list item: "1." or "(2)"."""
    first, last = found.begin, found.last
    if what.sort != "bare" or last != first + 1:
        return False
    before, after = line.low(first - 1), line.low(last)
    if before == "[" and after == "]":
        return True
    if before == "(" and after == ")":
        return len(line.atoms[first]) < 3 and not is_named_person(line, line.words[first - 2] if first > 1 else -1)
    goes_on = (
        after in (".", ")") and line.glued(last) and line.low(last + 1)[:1].isalpha() and len(line.atoms[first]) < 3
    )
    return (first == 0 and last == 1 and after in (".", ")", ":")) or (
        goes_on and before in (":", ",", ";", "and", ".")
    )


def _in_name(line: Line, found: Quantity) -> bool:
    """Find a number word with a capital inside a sentence: "Group of Seven", "Radio Five"."""
    first = found.begin
    if first == 0 or found.first != first or not line.atoms[first][:1].isupper() or line.atoms[first - 1] in OPENERS:
        return False
    before = first - 2 if line.low(first - 1) in ("of", "'s", "’s") else first - 1
    capital = before > 0 and line.atoms[before][:1].isupper() and line.upos(before) == "ADJ"
    named = before >= 0 and (line.upos(before) == "PROPN" or capital)
    return named or (line.upos(found.last) == "PROPN" and line.atoms[found.last - 1][:1].isupper())


def _is_pronoun(line: Line, found: Quantity, what: Counted) -> bool:
    """Find "one" that counts nothing: "one of the", "one day", "the new one"."""
    if what.sort == "bare":
        return found.first == found.begin or line.low(found.last) != "of"
    if found.first != found.begin:
        return line.low(found.last) in ("way", "thing")
    return line.low(found.last) in AFTER_ONE or line.low(found.begin - 1) in BEFORE_ONE
