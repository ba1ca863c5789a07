"""Who takes part in a claim and what it counts: words, the stem of the head, names, bounds."""

import re
from dataclasses import dataclass

from reportedly.compare.lexemes import acts
from reportedly.compare.words import stem, tokens
from reportedly.names import plain
from reportedly.record import Entity

_NAMED = re.compile(r"[A-Z][\w’'-]+")
_HEAD_END = re.compile(
    r"\b(?:of|in|at|on|from|with|for|to|who|which|that|near|between|by|after|under|along|over)\b|[,;:(“\"]"
)
_QUANTITY = re.compile(
    r"^(?:(?:the|a|an|its|his|her|their|some|about|around|nearly|almost|over|more than|less than|fewer than"
    r"|at least|at most|up to|as many as|only|all|both|each|no)\b\s*|[\d.,]+\s*"
    r"|(?:hundreds|dozens|thousands|scores|tens)\s+of\s+)+",
    re.IGNORECASE,
)
_DEFINITE = ("the ", "this ", "that ", "its ", "his ", "her ", "their ", "it ")
_LEADING = frozenset({"not", "still", "now", "thus", "again", "already", "no", "longer", "also", "never", "yet"})
_DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "this", "that", "one", "of", "in", "at"})
_TELLING = 10
_NOBODY = frozenset({
    "we", "us", "i", "me", "you", "somebody", "someone", "nobody", "no one", "anybody", "anyone", "everybody",
    "everyone", "something", "nothing", "anything", "everything", "one", "none", "what", "which",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """Who or what takes part: its words, the stem of its head, and the names in it or behind it."""

    words: str
    head: str
    names: frozenset[str]
    stems: frozenset[str]

    @property
    def telling(self) -> frozenset[str]:
        """The stems of its words but for those of names: a Hollar Construction constructs nothing by its name."""
        return self.stems - {stem(name) for name in self.names}

    @property
    def state(self) -> str:
        """The word that says in what state something is: "open", of "still not open"; "" for a thing."""
        said = [word for word in tokens(self.words) if word not in _LEADING]
        return "" if not said or said[0] in _DETERMINERS else said[0]

    @property
    def is_another(self) -> bool:
        """Whether the words tell it from the one that was spoken of: "another shell", "a second treaty"."""
        said = tokens(self.words)[:2]
        return bool(said) and (
            said[0] == "another" or (len(said) > 1 and said[1] in ("second", "third", "other", "new"))
        )

    @property
    def is_definite(self) -> bool:
        """Whether the words take it for known: "the deal", "its owner"."""
        return plain(self.words).startswith(_DEFINITE)

    @property
    def is_named(self) -> bool:
        """Whether the words themselves name who it is."""
        return any(match.start() or self.names & set(tokens(match.group())) for match in _NAMED.finditer(self.words))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: bounds, unit (people counted under any noun are one unit), and the stem of what is counted."""

    words: str
    low: float | None
    high: float | None
    approximate: bool
    unit: str
    of: str

    @property
    def is_telling(self) -> bool:
        """Whether few counts come to this number: from ten on, or a fraction."""
        return max(abs(self.low or 0), abs(self.high or 0)) >= _TELLING or (self.low or 0) % 1 > 0

    @property
    def kin(self) -> str:
        """Its unit; of a currency that shares its noun with others, the noun: "dollar" for USD and CAD."""
        return acts().bare.get(self.unit, self.unit)


def same_unit(one: Figure, other: Figure) -> bool:
    """Whether two numbers are of one unit; "dollars" that are nowhere said to be whose may be those of any country."""
    return one.unit == other.unit or (one.kin == other.kin and one.kin in (one.unit, other.unit))


def head_of(words: str) -> str:
    """Return the stem of the noun that a phrase is about, by its place before the first word that opens a modifier."""
    phrase = _QUANTITY.sub("", words)
    phrase = phrase.removeprefix("of ") if phrase.startswith("of ") else phrase
    before = _HEAD_END.split(phrase, maxsplit=1)[0]
    found = tokens(before) or tokens(phrase) or tokens(words)
    return stem(found[-1]) if found else ""


def is_named(entity: Entity) -> bool:
    """Whether an entity bears a name."""
    return any(mention.form == "name" for mention in entity.mentions) and bool(_NAMED.search(entity.name))


def name_words(name: str, *, inner: bool = False) -> tuple[str, ...]:
    """Return the words of a name that bear it; within other words, those with a capital that do not open the phrase."""
    found = [match for match in _NAMED.finditer(name) if not inner or match.start()]
    return tuple(word for match in found for word in tokens(match.group()) if len(word) > 2 and word != "the")


def is_unknown(slot: Slot) -> bool:
    """Whether a pronoun stands for nobody that is named; "we" in a quotation is whoever speaks, and his side."""
    return plain(slot.words) in _NOBODY or (is_pronoun(slot.words) and not slot.names)


def is_pronoun(words: str) -> bool:
    """Whether some words are but a pronoun."""
    return plain(words) in {"it", "he", "she", "they", "him", "her", "them", "this", "that", "we", "us", "i", "who"}
