"""Scores origins and the links that make them against the invented events.

How it is counted: a pair of documents is one case, whichever way the link points.

- copies: pairs of one true origin, and pairs that share a copied passage, against the pairs that the program links
  by bytes, copied text, tag or forward, and those that its origins put together. A pair counts through the copies of
  either: where C took a passage from A and B is A's copy, C and B may be linked. A link by copied text between two that
  quote one statement counts neither way, unless it makes them one origin.
- kind: of the true links between whole documents that the program gives, the share whose kind is among those given.
- citations, same statement: pairs of that kind; pairs of copies count neither way.
- document origins: the share of documents whose whole group is right.
"""

from collections.abc import Iterable
from itertools import combinations, product

from bench.counts import F1, Scores, Share, share
from bench.events import DocKey, Pair, TrueLink, Truth, doc_key
from reportedly.comparison import Link, Origin

COPIES = ("same bytes", "copied text", "agency tag", "forward")
"""Kinds of link by which one text is another's copy."""


def score_links(origins: Iterable[Origin], links: Iterable[Link], truth: Truth) -> Scores:
    """Return the measures of origins and links."""
    said = [one for one in links if not one.overruled]
    groups = [frozenset(doc_key(doc.source) for doc in one.documents) for one in origins]
    together = _pairs_of(groups)
    true_groups = {doc: group for event in truth.events for group in event.origins for doc in group}
    true_links = [link for event in truth.events for link in event.links]
    one_text = _pairs_of(set(true_groups.values()))
    return {
        "copies": _copies(said, together, one_text, true_links, true_groups),
        "kind": _kind(said, true_links),
        "citations": _of_kind("cites", said, one_text, true_links, true_groups),
        "same statement": _of_kind("same statement", said, one_text, true_links, true_groups),
        "document origins": share(group == true_groups.get(doc) for group in groups for doc in group),
    }


def pairs_of_kinds(links: Iterable[Link], *kinds: str) -> set[Pair]:
    """Return the pairs of different documents that the program links by one of `kinds`."""
    ends = ((doc_key(link.from_source), doc_key(link.to_source)) for link in links if link.kind in kinds)
    return {frozenset(pair) for pair in ends if pair[0] != pair[1]}


def _copies(
    said: list[Link],
    together: set[Pair],
    one_text: set[Pair],
    true_links: list[TrueLink],
    true_groups: dict[DocKey, frozenset[DocKey]],
) -> F1:
    passages = [link for link in true_links if not link.whole and link.kind in COPIES]
    allowed = {pair for link in true_links if not link.whole for pair in _between(link, true_groups)}
    linked = pairs_of_kinds(said, *COPIES)
    found = linked | together | pairs_of_kinds(said, "cites")
    right = sum(pair in found for pair in one_text)
    right += sum(bool(_between(link, true_groups) & linked) for link in passages)
    wrong = len(linked - one_text - allowed) + len(together - one_text - (linked - allowed))
    return F1(right, right + wrong, len(one_text) + len(passages))


def _kind(said: list[Link], true_links: list[TrueLink]) -> Share:
    of_pair: dict[Pair, set[str]] = {}
    for link in said:
        of_pair.setdefault(frozenset((doc_key(link.from_source), doc_key(link.to_source))), set()).add(link.kind)
    pairs = [(frozenset((link.from_, link.to)), link.kind) for link in true_links if link.whole]
    return share(kind in of_pair[pair] for pair, kind in pairs if pair in of_pair)


def _of_kind(
    kind: str,
    said: list[Link],
    one_text: set[Pair],
    true_links: list[TrueLink],
    true_groups: dict[DocKey, frozenset[DocKey]],
) -> F1:
    gold = [link for link in true_links if link.kind == kind]
    allowed = {pair for link in gold for pair in _between(link, true_groups)}
    found = pairs_of_kinds(said, kind)
    right = sum(frozenset((link.from_, link.to)) in found for link in gold)
    wrong = len(found - allowed - one_text)
    return F1(right, right + wrong, len(gold))


def _between(link: TrueLink, groups: dict[DocKey, frozenset[DocKey]]) -> set[Pair]:
    """Return the pairs of a copy of one end and a copy of the other."""
    ends = product(groups[link.from_], groups[link.to])
    return {frozenset(pair) for pair in ends if pair[0] != pair[1]}


def _pairs_of(groups: Iterable[frozenset[DocKey]]) -> set[Pair]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}
