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
    as_verb: dict[str, frozenset[str]]
    as_noun: dict[str, frozenset[str]]
    light: frozenset[str]
    undergoing: frozenset[str]
    near: Pairs
    opposite: Pairs
    wider: Pairs
    running: frozenset[str]
    falling: frozenset[str]
    once: frozenset[str]
    undoing: frozenset[str]
    nights: frozenset[str]
    contrasts: tuple[frozenset[str], ...]
    sites: frozenset[str]
    people: frozenset[str]
    heads: frozenset[str]
    counted: frozenset[str]
    shares: frozenset[str]
    bare: dict[str, str]
    ordinals: dict[str, int]
    numbers: frozenset[str]
    anybody: frozenset[str]
    office: frozenset[str]
    whole: frozenset[str]
    kinds: frozenset[str]
    qualified: tuple[tuple[frozenset[str], frozenset[str]], ...]
    scopes: tuple[tuple[str, frozenset[str]], ...]


@cache
def acts(language: str = "en") -> Acts:
    """Return the acts of a language."""
    raw = table(language, "acts")
    return Acts(
        classes=_classes(raw["classes"]),
        as_verb={word: frozenset(names) for word, names in raw["as_verb"].items()},
        as_noun={stem(word): frozenset(names) for word, names in raw["as_noun"].items()},
        light=frozenset(raw["light"]),
        undergoing=frozenset(raw["undergoing"]),
        near=_pairs(raw["near"]),
        opposite=_pairs(raw["opposite"]),
        wider=_pairs(raw["wider"]),
        running=frozenset(raw["running"]),
        falling=frozenset(raw["falling"]),
        once=frozenset(raw["once"]),
        undoing=frozenset(raw["undoing"]),
        nights=_stems(raw["nights"]),
        contrasts=tuple(map(_stems, raw["contrasts"])),
        sites=_stems(raw["sites"]),
        people=frozenset(stem(word) for word in (*raw["units"]["people"], *_person_nouns(language))),
        heads=frozenset(stem(word) for word in raw["units"]["people"]),
        counted=frozenset(stem(word) for word in raw["figures"]["counted"]),
        shares=frozenset(stem(word) for word in raw["units"]["shares"]),
        bare={stem(code.casefold()): stem(noun) for noun, codes in raw["bare"].items() for code in codes},
        ordinals={word: number for number, word in enumerate(raw["figures"]["ordinals"], start=2)},
        numbers=_stems(raw["figures"]["numbers"]),
        anybody=frozenset(stem(word) for word in raw["speakers"]["anybody"]),
        office=frozenset(stem(word) for word in raw["speakers"]["office"]),
        whole=_stems(raw["figures"]["whole"]),
        kinds=_stems(raw["figures"]["kinds"]),
        qualified=tuple((_stems(left), _stems(right)) for left, right in raw["figures"]["qualified"]),
        scopes=tuple((rank, frozenset(map(stem, nouns))) for rank, nouns in raw["scope"].items()),
    )


def classes_of(lemma: str, known: Acts) -> frozenset[str]:
    """Return the classes of the lemma of a predicate; none where the table does not know it."""
    if lemma in known.as_verb:
        return known.as_verb[lemma]
    return known.classes.get(lemma) or known.classes.get(stem(lemma), frozenset())


def classes_of_noun(head: str, known: Acts) -> frozenset[str]:
    """Return the classes of a noun, by its stem."""
    return known.as_noun[head] if head in known.as_noun else known.classes.get(head, frozenset())


def _person_nouns(language: str) -> list[str]:
    nouns = table(language, "people")["nouns"]
    return [word for word in nouns["person"] if " " not in word]


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def _pairs(raw: list[list[str]]) -> Pairs:
    return frozenset(frozenset(pair) for pair in raw)


def _classes(raw: dict[str, Any]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in raw.items():
        for word in words:
            found.setdefault(word, set()).add(name)
            found.setdefault(stem(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
