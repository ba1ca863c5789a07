"""Text to items: words and numbers, each with a class of one character, so that patterns are regexes over classes."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any, Final

from reportedly.claims.times.nodes import Node
from reportedly.lexicon import table

OTHER: Final = "_"
"""The class of all words that no pattern names."""

NUMERIC: Final = (
    "small", "year", "big", "decimal", "clock", "ordinal", "decade", "iso", "slashed", "holiday", "fiscal_year",
)  # fmt: skip
"""Classes that a word has by its shape."""

RESULTS: Final = ("day", "month_of", "span", "moment", "length", "set", "vague_time", "event")
"""Classes of what the patterns find: a day; a month or longer; an interval; a clock time; a length of time …"""

_SHAPES = r"""
    (?P<plain>[c-nr-z][^\W\d_]*)
  | (?P<iso>\d{4}(?:-\d\d-|/\d\d/)\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\w-]))
  | (?P<slashed>\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?![\w/.]\w))
  | (?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!:?\d))
  | (?P<decade>\d{3}0['’]?s\b|['’]?\d0s\b)
  | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<decimal>\d+\.\d+)
  | (?P<big>\d{1,3}(?:,\d{3})+)
  | (?P<fiscal_year>FY\d\d(?:\d\d)?\b)
  | (?P<number>\d+)
  | (?P<holiday>%s)\b
  | (?P<word>[AaPp]\.\ ?[Mm]\b\.?|[Bb]\.[Cc]\.(?:[Ee]\.)?|[Oo]['’][Cc]lock|['’]s\b|[Qq][1-4]\b|[^\W\d_]+)
  | (?P<mark>\n|[^\w\s])
"""


@dataclass(slots=True)
class Items:
    """Parallel lists over what stands in the text: words at first, then also times that patterns made of them."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    nodes: list[Node | None]
    rules: list[str]
    classes: str

    def columns(self) -> tuple[list[Any], ...]:
        """The lists, in one order."""
        return self.starts, self.ends, self.words, self.nodes, self.rules


@cache
def alphabet() -> dict[str, str]:
    """The character of each class, from a private plane of Unicode, so that no class is special to a regex."""
    names = (*table("en", "times")["classes"], *NUMERIC, *RESULTS)
    return {name: chr(number) for number, name in zip(count(0xE000), names, strict=False)}


@cache
def _vocabulary() -> dict[str, str]:
    letters = alphabet()
    capital = table("en", "times")["capital"]
    found: dict[str, str] = {}
    for name, members in table("en", "times")["classes"].items():
        for word in members:
            for form in _forms(word, name in capital["classes"], name in capital["upper"]):
                found.setdefault(form, letters[name])
    return found


def _forms(word: str, capital: bool, upper: bool) -> tuple[str, ...]:
    if upper:
        return (word.upper(),)
    return (word.capitalize(), word.upper()) if capital else (word, word.capitalize(), word.upper())


@cache
def _shapes() -> re.Pattern[str]:
    names = sorted(table("en", "times")["holidays"], key=len, reverse=True)
    phrases = "|".join(re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s") for name in names)
    return re.compile(_SHAPES % phrases.replace(" ", r"\ "), re.VERBOSE)


def lex(text: str) -> Items:
    """Return the words, numbers and marks of a text with their classes."""
    letters, vocabulary = alphabet(), _vocabulary()
    small, year, big = letters["small"], letters["year"], letters["big"]
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    classes: list[str] = []
    for match in _shapes().finditer(text):
        kind, word = match.lastgroup, match[0]
        starts.append(match.start())
        ends.append(match.end())
        words.append(word)
        if kind in ("plain", "word", "mark"):
            classes.append(vocabulary.get(word, OTHER))
        elif kind == "number":
            classes.append(small if len(word) < 3 else year if len(word) == 4 and word[0] in "12" else big)
        else:
            classes.append(letters[kind or "big"])
    size = len(words)
    return Items(starts, ends, words, [None] * size, [""] * size, "".join(classes))
