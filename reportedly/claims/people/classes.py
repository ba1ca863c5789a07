"""The word classes that tell who may stand behind a noun, a title or a given name, read from the language's table."""

from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import table, words
from reportedly.record import EntityKind

Gender = str
"""`m`, `f`, `n` or "" where the words do not tell."""

GENERIC_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place")

_ORDER: tuple[tuple[str, EntityKind], ...] = (
    ("work", "work"),
    ("event", "event"),
    ("place", "place"),
    ("organisation", "organisation"),
    ("person", "person"),
    ("group", "group"),
)
"""A noun in two lists counts for the later: "chair" may be furniture, but news speaks of the person."""


@dataclass(frozen=True, slots=True)
class Classes:
    """Lookups by lower-case lemma, and the weights by which phrases choose what they take up."""

    kinds: dict[str, EntityKind]
    times: frozenset[str]
    noun_gender: dict[str, Gender]
    given_gender: dict[str, Gender]
    title_gender: dict[str, Gender]
    titles: frozenset[str]
    generations: frozenset[str]
    honours: frozenset[str]
    particles: frozenset[str]
    forms: frozenset[str]
    compass: frozenset[str]
    small: frozenset[str]
    short: dict[str, str]
    generic: dict[EntityKind, frozenset[str]]
    demonyms: dict[str, str]
    capitals: dict[str, str]
    aliases: dict[str, str]
    states: frozenset[str]
    weights: dict[str, dict[str, float]]


@cache
def classes(code: str) -> Classes:
    """Return the classes of a language."""
    data = table(code, "people")
    nouns, states = data["nouns"], data["states"]
    kinds: dict[str, EntityKind] = {noun: kind for key, kind in _ORDER for noun in nouns[key]}
    return Classes(
        kinds=kinds,
        times=words(code, "people", "nouns.time"),
        noun_gender=_genders(nouns),
        given_gender=_genders(data["given"]),
        title_gender=_genders(data["titles"]),
        titles=words(code, "people", "titles.words"),
        generations=words(code, "people", "titles.generations"),
        honours=words(code, "people", "titles.honours"),
        particles=words(code, "people", "titles.particles"),
        forms=words(code, "people", "organisations.forms"),
        compass=words(code, "people", "organisations.compass"),
        small=words(code, "people", "organisations.small"),
        short=data["given"]["short"],
        generic={kind: words(code, "people", f"nouns.generic_{kind}") for kind in GENERIC_KINDS},
        demonyms=states["demonyms"],
        capitals=states["capitals"],
        aliases=states["aliases"],
        weights=table(code, "references"),
        states=frozenset((*states["demonyms"].values(), *states["capitals"].values())),
    )


def _genders(data: dict[str, list[str]]) -> dict[str, Gender]:
    """Return the gender of each word that stands in one of the lists `male` and `female`, not in both."""
    male, female = set(data["male"]), set(data["female"])
    return dict.fromkeys(male - female, "m") | dict.fromkeys(female - male, "f")
