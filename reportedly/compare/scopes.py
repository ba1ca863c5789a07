"""How large an area a claim counts for, as far as its words say: a city's dead are not the province's."""

from reportedly.compare.facts import Fact
from reportedly.compare.lexemes import acts


def scope_of(fact: Fact) -> str | None:
    """Return the rank of the largest area that a claim names by a noun such as "city" or "province"."""
    words = fact.stems | frozenset(stem for place in fact.places for stem in place.stems)
    found = [rank for rank, nouns in acts().scopes if words & nouns]
    return found[-1] if found else None


def differing_scopes(one: Fact, other: Fact) -> tuple[str, str] | None:
    """Return the two areas that two claims count for, where both name one and they are of different size."""
    ranks = scope_of(one), scope_of(other)
    return (ranks[0], ranks[1]) if ranks[0] and ranks[1] and ranks[0] != ranks[1] else None
