"""The word classes that the claims need, read once from the tables of a language."""

from functools import cache
from typing import Any

from reportedly import lexicon

TABLE = "predicates"


@cache
def words(key: str) -> frozenset[str]:
    """Return a class of words of the table of predicates; `key` is dotted ("catenative.phasal")."""
    return lexicon.words("en", TABLE, key)


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
