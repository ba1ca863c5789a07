"""Says in which unit a quantity is given and what it counts: a measure, money, an age, a share, or a noun."""

from dataclasses import dataclass, replace

from reportedly.analysis import Tree
from reportedly.claims.amounts.atoms import DASHES, HYPHENS, Line
from reportedly.claims.amounts.bounds import Quantity
from reportedly.claims.amounts.measures import NAMES
from reportedly.claims.amounts.money import SHARED, name_after
from reportedly.claims.amounts.nouns import COUNTED, head_after, head_in_run, name_of, plural, unit_of
from reportedly.lexicon import table, words
from reportedly.record import Span

TABLE = table("en", "amounts")["units"]
CLOSE = frozenset(TABLE["close"]["words"])
AFTER_CLOSE = frozenset(TABLE["close"]["after"])
CAPITALS_NEVER = frozenset(TABLE["close"]["never"])
COMPOUND = frozenset(TABLE["close"]["compound"])
JOINS = frozenset(TABLE["rate"]["joins"])
RATE_TIMES = frozenset(TABLE["rate"]["time"])
TIME = frozenset(TABLE["time"]["words"])
AGE = frozenset(TABLE["time"]["age"])
NO_NOUN = words("en", "amounts", "veto.hyphen_after")
COMPOUNDS: dict[str, str] = TABLE["compounds"]
PARTITIVE = frozenset({"the", "these", "those", "his", "her", "its", "their", "our", "your", "my", "a", "an"})
THEM = frozenset({"them", "us", "you", "these", "those"})
MANY_HOURS = 1000
"""From here on, hours are a tally (of flight, of work) and no length of time."""
DAYS = frozenset({"yesterday", "today", "tomorrow", "tonight"})
"""What stands behind a number and tells when, not what: "sold 1,000 yesterday"."""
COMPARED = frozenset({"more", "fewer", "less", "further"})
"""Words that say of what came before that there is more of it: they are no unit."""
OCLOCK = ("o", "'", "clock")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a quantity counts: one past its last atom, the unit, the words of what is counted, the sort of unit."""

    last: int
    unit: str | None = None
    of: Span | None = None
    sort: str = "bare"
    """noun, measure, money, share, age, time and name (which are no amounts), or bare (no unit found)."""
    singular: bool = False
    """True for a singular noun that is no person: after a number above one it goes on with a name or a compound."""
    alone: bool = False
    """True where the noun stands right behind the number."""


def counted(line: Line, found: Quantity) -> Counted:
    """Find the unit of a quantity, trying the surest signs first."""
    last = found.last
    if found.kind == "part":
        timed = line.low(last) == "of" and line.low(last + 2) in TIME
        return Counted(last, "percent", _after_of(line, last) or _halved(line, last), "time" if timed else "share")
    if found.unit is not None:
        return Counted(last, found.unit, None, "money")
    if found.kind == "none" and line.low(last - 1) != "no":
        return Counted(last, "people", None, "noun")
    if found.kind == "times":
        return Counted(last, "times", None, "measure")
    return (
        _age(line, last)
        or _measure(line, found)
        or _money(line, last)
        or _compound(line, found)
        or _partitive(line, found)
        or _noun(line, found)
        or Counted(last)
    )


def measured(line: Line, atom: int) -> bool:
    """Tell whether a unit of the table, or of time, stands at the atom."""
    loose = line.low(atom) in CLOSE and not line.glued(atom)
    return (NAMES.at(line, atom) is not None and not loose) or line.low(atom) in TIME


def _hyphened(line: Line, atom: int) -> bool:
    """Tell whether the atom is a hyphen between two parts of one word."""
    return line.low(atom) in HYPHENS and bool(line.low(atom)) and line.glued(atom) and line.glued(atom + 1)


def _age(line: Line, last: int) -> Counted | None:
    """Read "17-year-old", "six years old", "11 months old"."""
    here = last + 1 if line.low(last) in DASHES else last
    if line.low(here) not in AGE:
        return None
    if line.matches(here + 1, ("of", "age")):
        return Counted(here + 3, line.low(here), None, "age")
    old = here + 2 if line.low(here + 1) in DASHES else here + 1
    if line.low(old) not in ("old", "olds"):
        return None
    unit = line.low(here)
    return Counted(old + 1, unit if unit.endswith("s") else unit + "s", None, "age")


def _measure(line: Line, found: Quantity) -> Counted | None:
    """Read a unit of the table, with its rate: "90 feet per minute", "36-inch", "55%"."""
    last = found.last
    here = last + 1 if _hyphened(line, last) else last
    unit = NAMES.at(line, here)
    if unit is None:
        return _length_of_time(line, found, here)
    if _is_unsure(line, here, unit[0]):
        return None
    if unit[0] == len(line) and line.low(unit[0] - 1) == ".":  # the full stop ends the sentence, not the unit
        unit = (unit[0] - 1, unit[1])
    if unit[1] == "percent" and line.low(unit[0]) in ("point", "points"):
        return Counted(unit[0] + 1, "percentage points", None, "share")
    sort = "share" if unit[1] == "percent" else "measure"
    return _rate(line, Counted(unit[0], unit[1], _after_of(line, unit[0]), sort))


def _is_unsure(line: Line, here: int, last: int) -> bool:
    """Tell whether a short unit stands too far from its number, or goes on with letters; or pounds are money."""
    if line.low(last - 1) in CLOSE and last == here + 1 and not line.glued(here) and line.low(last) not in AFTER_CLOSE:
        return True
    if line.low(here) in COMPOUND and line.glued(here) is False and line.upos(last) == "NOUN":
        return True
    if line.low(here) == "in" and not line.glued(here):
        return True
    if line.atoms[here] in CAPITALS_NEVER or (line.low(here) == "p" and here > 0 and len(line.atoms[here - 1]) > 2):
        return True
    goes_on = line.low(here) in CLOSE and line.glued(last) and line.low(last)[:1].isalnum()
    return goes_on or line.low(last) == "sterling"


def _length_of_time(line: Line, found: Quantity, here: int) -> Counted | None:
    """Read a unit of time, which makes no amount; but a thousand hours are a tally."""
    if line.low(here).startswith("hour") and found.low is not None and found.low >= MANY_HOURS:
        return Counted(here + 1, "hours", None, "measure")
    aged = line.low(found.begin - 1) in ("is", "was", "of") and line.low(here) in AGE
    if aged and "age" in line.lower[max(0, found.begin - 6) : found.begin]:
        return Counted(here + 1, line.low(here), None, "age")
    return _time(line, here) if line.low(here) in TIME or line.matches(here, OCLOCK) else None


def _time(line: Line, here: int) -> Counted:
    return Counted(here + 1, line.low(here), None, "time")


def _rate(line: Line, unit: Counted) -> Counted:
    """Add "per hour", "a day" to a unit."""
    last = unit.last
    if line.low(last) in JOINS and line.low(last + 1) in RATE_TIMES and unit.unit is not None:
        return replace(unit, last=last + 2, unit=f"{unit.unit} per {line.low(last + 1)}")
    return unit


def _money(line: Line, last: int) -> Counted | None:
    name = name_after(line, last)
    if name is not None:
        return Counted(name[0], name[1], None, "money")
    if line.low(last + 1) in SHARED and line.upos(last) in ("ADJ", "PROPN"):
        return Counted(last + 2, None, None, "money")
    return None


def _compound(line: Line, found: Quantity) -> Counted | None:
    """Read "15-member", "three-nation", "50-foot-hole"."""
    last = found.last
    if not _hyphened(line, last) or not line.low(last + 1).isalpha():
        return None
    noun = line.low(last + 1)
    if noun in TIME:
        return _time(line, last + 1)
    money = name_after(line, last + 1)
    if money is not None:
        return Counted(money[0], money[1], None, "money")
    if noun in NO_NOUN or (found.one and noun not in RATE_TIMES):
        return Counted(last + 2, None, None, "name")
    end = last + 2
    while _hyphened(line, end):
        end += 2
    return Counted(end, COMPOUNDS.get(noun) or name_of(noun), None, "noun")


def _after_of(line: Line, last: int) -> Span | None:
    """The noun phrase after "of": what a share or a measure is of."""
    if line.low(last) != "of":
        return None
    if line.low(last + 1) in THEM:
        word = line.words[last + 1]
        return line.tree.span(word, word + 1)
    noun = _phrase_head(line, last + 1)
    if noun is None:
        return None
    first, head = noun
    return line.tree.span(first, head + 1)


def _halved(line: Line, last: int) -> Span | None:
    """The noun phrase right after "half": "half the seats"."""
    halved = line.low(last - 1) == "half" and line.low(last) in PARTITIVE
    noun = _phrase_head(line, last) if halved else None
    return line.tree.span(noun[0], noun[1] + 1) if noun else None


def _phrase_head(line: Line, atom: int) -> tuple[int, int] | None:
    """First word and head of the noun phrase that begins at an atom, passing over articles and possessors."""
    if atom >= len(line):
        return None
    tree, word = line.tree, line.words[atom]
    first = word
    while word < len(tree) and tree.upos[word] in ("DET", "PRON") and word < first + 2:
        word += 1
    head = head_in_run(tree, word)
    if head < 0:
        return None
    while head + 2 < len(tree) and tree.words[head + 1].lower() in ("'s", "’s", "'", "’"):
        further = head_in_run(tree, head + 2)
        if further < 0:
            break
        head = further
    return first, head


def _partitive(line: Line, found: Quantity) -> Counted | None:
    """Read "hundreds of people", "three of the leaders"; "13 of 42" stays bare."""
    last = found.last
    whole = line.low(last - 1) == "of" and found.kind == "vague"
    if not whole and line.low(last) != "of":
        return None
    start = last if whole else last + 1
    if not (found.kind == "vague" or line.low(start) in PARTITIVE):
        return None
    noun = _phrase_head(line, start)
    if noun is None:
        return None
    tree, (first, head) = line.tree, noun
    name = name_after(line, start)
    if name is not None:
        return Counted(name[0], name[1], None, "money")
    measured = NAMES.at(line, start)
    unit = measured[1] if measured is not None else unit_of(tree, head)
    if tree.words[head].lower() in TIME:
        return Counted(_atom_after(line, head), unit, None, "time")
    return Counted(_atom_after(line, head), unit, tree.span(first, head + 1), "noun")


def _noun(line: Line, found: Quantity) -> Counted | None:
    """Read the noun phrase that the number stands in: "13 American coal miners"."""
    tree, number = line.tree, line.words[found.last - 1]
    if found.last >= len(line):
        return None
    first = line.words[found.last]
    head = head_after(tree, number, first)
    if head < first or first == number or not any(char.isalpha() for char in tree.words[head]):
        return None
    if tree.words[head].lower() in DAYS:
        return None
    if tree.words[head].lower() in TIME:
        return Counted(_atom_after(line, head), tree.words[head].lower(), None, "time")
    if tree.words[head].lower() in COMPARED:
        return Counted(_atom_after(line, head))
    name = unit_of(tree, head) if found.one else unit_of(tree, _counted_word(tree, first, head))
    singular = _is_singular(tree, head)
    return _rate(
        line, Counted(_atom_after(line, head), name, tree.span(first, head + 1), "noun", singular, first == head)
    )


def _counted_word(tree: Tree, first: int, head: int) -> int:
    """The word that is counted: the head, or the first noun of a compound in the singular ("a 50 bed centre")."""
    if first < head and tree.upos[first] == "NOUN" and _is_singular(tree, first) and _is_singular(tree, head):
        return first
    return head


def _is_singular(tree: Tree, word: int) -> bool:
    """Tell whether a noun that is no person is in the singular; one that has no plural may be."""
    text = tree.words[word].lower()
    if tree.upos[word] not in COUNTED or (text.endswith("s") and not text.endswith(("ss", "us", "is"))):
        return False
    return text.endswith("craft") or (plural(text) != text and unit_of(tree, word) != "people")


def _atom_after(line: Line, word: int) -> int:
    """One past the last atom of a word."""
    atom = len(line)
    while atom > 0 and line.words[atom - 1] > word:
        atom -= 1
    return atom
