"""The word classes that the claims need, read once from the tables of a language."""

from functools import cache
from typing import Any

from reportedly import lexicon

TABLE = "predicates"
ACTORS = ("person", "organisation", "group")
ENDINGS = ("er", "or", "ist", "ian", "ant", "man", "men", "woman", "women", "people", "person")
"""How nouns of people end that are in no list; a thing that ends so ("tower") is held to be able to act."""


@cache
def words(key: str) -> frozenset[str]:
    """Return a class of words of the table of predicates; `key` is dotted ("catenative.phasal")."""
    return lexicon.words("en", TABLE, key)


@cache
def _actors() -> frozenset[str]:
    """Return the nouns of people, bodies and groups, who can mean to do something."""
    return frozenset().union(*(lexicon.words("en", "people", f"nouns.{kind}") for kind in ACTORS))


def may_act(noun: str) -> bool:
    """Return whether a noun is one of people, bodies or groups, or by its ending may be."""
    return noun in _actors() or noun.endswith(ENDINGS)


@cache
def section(key: str) -> dict[str, Any]:
    """Return a section of the table of predicates: a class of words for each key."""
    found: dict[str, Any] = lexicon.table("en", TABLE)
    for part in key.split("."):
        found = found[part]
    return found


@cache
def inverted(key: str) -> dict[str, Any]:
    """Return the class of each word of a section; of several classes, the first that lists it."""
    found: dict[str, Any] = {}
    for name, members in section(key).items():
        for word in members:
            found.setdefault(word, name)
    return found
