"""Groups of documents: exact copies of one text, and those that go back to one telling, each with its first."""

from collections.abc import Iterable, Mapping

from reportedly.compare.facts import Key
from reportedly.compare.joining import Joined
from reportedly.compare.meeting import Table
from reportedly.comparison import Card, Link, Tie

_COPIES = ("same bytes", "copied text")
_ONCE = ("same statement", "cites")


def copies(cards: Iterable[Card], table: Table) -> dict[Key, list[Key]]:
    """Return the documents of which no text is another's, each with its exact copies: one telling, laid open once.

    A copy whose link a reader has overruled stands for itself.
    """
    by_text: dict[bytes, Key] = {}
    found: dict[Key, list[Key]] = {}
    for card in sorted(cards, key=lambda card: card.place):
        first = by_text.setdefault(card.digest, card.key)
        if first == card.key or table.is_overruled(first[0], card.key[0], *_COPIES):
            found[card.key] = []
        else:
            found[first].append(card.key)
    return found


def origins(cards: Mapping[Key, Card], ties: Iterable[Tie]) -> list[list[Card]]:
    """Return the documents by origin, the earliest origin first, and in each the document that it goes by first."""
    joined, later = Joined(cards), set[Key]()
    for tie in ties:
        if tie.joins:
            joined.join(tie.first, tie.later)
            later.add(tie.later)
    groups = (
        sorted((cards[key] for key in group), key=lambda card: (card.key in later, card.place))
        for group in joined.groups()
    )
    return sorted(groups, key=lambda group: group[0].place)


def in_order(ties: Iterable[Tie], cards: Mapping[Key, Card]) -> list[Tie]:
    """Return links in the order of their documents."""
    return sorted(ties, key=lambda tie: (cards[tie.first].place, cards[tie.later].place, tie.link.kind))


def shown(ties: Iterable[Tie], own: Mapping[Key, str]) -> list[Link]:
    """Return the links to show, of some that are in order: of statements and citations between two origins, the first.

    What the copies of an article quote or cite, they have from the article.
    """
    told: set[tuple[str, str, str]] = set()
    kept = []
    for tie in ties:
        between = own[tie.first], own[tie.later], tie.link.kind
        if tie.joins or tie.link.overruled or tie.link.kind not in _ONCE or between not in told:
            told.add(between)
            kept.append(tie.link)
    return kept
