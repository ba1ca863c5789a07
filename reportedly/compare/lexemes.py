"""The classes of acts that words stand for, and how the classes lie to each other: the language's table, laid open."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.compare.words import stem
from reportedly.lexicon import table

Pairs = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Acts:
    """`classes` holds the classes of a word by its lemma and, for want of one, by its stem."""

    classes: dict[str, frozenset[str]]
    light: frozenset[str]
    undergoing: frozenset[str]
    near: Pairs
    opposite: Pairs
    wider: Pairs
    running: frozenset[str]
    once: frozenset[str]
    people: frozenset[str]
    counted: frozenset[str]
    anybody: frozenset[str]
    office: frozenset[str]
    scopes: tuple[tuple[str, frozenset[str]], ...]


@cache
def acts(language: str = "en") -> Acts:
    """Return the acts of a language."""
    raw = table(language, "acts")
    return Acts(
        classes=_classes(raw["classes"]),
        light=frozenset(raw["light"]),
        undergoing=frozenset(raw["undergoing"]),
        near=_pairs(raw["near"]),
        opposite=_pairs(raw["opposite"]),
        wider=_pairs(raw["wider"]),
        running=frozenset(raw["running"]),
        once=frozenset(raw["once"]),
        people=frozenset(stem(word) for word in raw["units"]["people"]),
        counted=frozenset(stem(word) for word in raw["figures"]["counted"]),
        anybody=frozenset(stem(word) for word in raw["speakers"]["anybody"]),
        office=frozenset(stem(word) for word in raw["speakers"]["office"]),
        scopes=tuple((rank, frozenset(map(stem, nouns))) for rank, nouns in raw["scope"].items()),
    )


def classes_of(word: str, known: Acts) -> frozenset[str]:
    """Return the classes of a lemma or a noun as it stands; none where the table does not know it."""
    return known.classes.get(word) or known.classes.get(stem(word), frozenset())


def _pairs(raw: list[list[str]]) -> Pairs:
    return frozenset(frozenset(pair) for pair in raw)


def _classes(raw: dict[str, Any]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in raw.items():
        for word in words:
            found.setdefault(word, set()).add(name)
            found.setdefault(stem(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
