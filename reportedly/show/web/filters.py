"""The filters of a search as chips: each is a word of the query language that a click puts in or takes out."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.show.web.pages import query

FLAGS = (
    ("is:disputed", "disputed"),
    ("is:unreviewed", "not reviewed"),
    ("is:reviewed", "reviewed"),
    ("is:denied", "denied"),
    ("is:attributed", "said by somebody"),
)
OUTLETS = 40
"""Outlets that get a chip; the others are found by typing."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter: where a click leads, its words, whether it is on, and whether it names an outlet."""

    address: str
    words: str
    on: bool
    outlet: bool = False


def chips(asked: str, outlets: Sequence[tuple[str | None, int]], path: str = "/search") -> list[Chip]:
    """Return the chips for a query."""
    terms = [*FLAGS, *((f'publisher:"{name}"', name) for name, _ in outlets[:OUTLETS] if name and '"' not in name)]
    return [
        Chip(f"{path}{'&' if '?' in path else '?'}{query(q=toggled(asked, term))}", words, term in asked, ':"' in term)
        for term, words in terms
    ]


def toggled(asked: str, term: str) -> str:
    """Return the query with a term put in, or taken out if it is there."""
    if term in asked:
        return " ".join(asked.replace(term, " ").split())
    return f"{asked} {term}".strip()
