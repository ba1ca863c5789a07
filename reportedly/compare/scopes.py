"""Whether two counts are of different scope: a city's dead are not the province's, nor the wounded among casualties."""

from collections.abc import Sequence
from itertools import chain, product

from reportedly.compare.days import apart
from reportedly.compare.facts import Fact
from reportedly.compare.lexemes import acts
from reportedly.compare.slots import same_unit


def scope_of(fact: Fact) -> str | None:
    """Return the rank of the largest area that a claim names by a noun such as "city" or "province"."""
    words = fact.stems | frozenset(stem for place in fact.places for stem in place.stems)
    found = [rank for rank, nouns in acts().scopes if words & nouns]
    return found[-1] if found else None


def differing_scopes(one: Fact, other: Fact) -> str | None:
    """Return in what the scopes of two claims differ, as far as their words say; None where they say nothing of it."""
    ranks = scope_of(one), scope_of(other)
    if ranks[0] and ranks[1] and ranks[0] != ranks[1]:
        return f"one counts for a {ranks[0]}, the other for a {ranks[1]}"
    return _in_all(one, other) or _qualified(one, other) or _kind_of_people(one, other)


def wider_act(one: Fact, other: Fact) -> str | None:
    """Return which of two acts counts more than the other: casualties are the killed and the hurt."""
    if {frozenset((a, b)) for a in one.acts for b in other.acts} & acts().wider:
        return f"{one.lemma!r} counts more than {other.lemma!r}, or less"
    return None


def counted_in_two_scopes(one: Fact, other: Fact) -> bool:
    """Whether two claims count one unit, and come to different numbers, because their scopes differ."""
    figures = any(
        a.unit and same_unit(a, b) and apart(a.low, a.high, b.low, b.high) for a in one.figures for b in other.figures
    )
    return figures and bool(differing_scopes(one, other) or wider_act(one, other))


def _in_all(one: Fact, other: Fact) -> str | None:
    """One says that it counts for the whole of something: "on the whole coast", "across the country"."""
    whole = [fact.stems & acts().whole for fact in (one, other)]
    if bool(whole[0]) == bool(whole[1]):
        return None
    return "one counts for the whole of an area, the other need not"


def _qualified(one: Fact, other: Fact) -> str | None:
    """One counts what is confirmed, the other what is suspected: words that exclude each other beside one noun."""
    for left, right in acts().qualified:
        for a, b in ((one, other), (other, one)):
            if a.stems & left and b.stems & right and not (a.stems & right or b.stems & left):
                return f"one counts what is {_first(a.stems & left)}, the other what is {_first(b.stems & right)}"
    return None


def _kind_of_people(one: Fact, other: Fact) -> str | None:
    """One counts a kind of people, such as children, and the other all of them, and more."""
    for few, everybody in chain(product(one.figures, other.figures), product(other.figures, one.figures)):
        of_kind = few.of in acts().kinds and everybody.of in acts().heads | {""}
        if few.unit == everybody.unit == "people" and of_kind and apart(few.low, few.high, everybody.low, None):
            return f"one counts {few.words!r} alone, the other {everybody.words!r}"
    return None


def _first(words: Sequence[str] | frozenset[str]) -> str:
    return min(words)
