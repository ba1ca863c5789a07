"""Several named together, whom "they", "the two" or "the companies" may mean: "the mayor and the governor"."""

from collections.abc import Iterator, Sequence

from reportedly.analysis import Tree
from reportedly.claims.people.phrase import Phrase
from reportedly.record import EntityKind

_KINDS: dict[EntityKind, EntityKind] = {
    "person": "group",
    "group": "group",
    "organisation": "organisation",
    "place": "place",
}
"""What several of a kind are; things are not taken together."""


def with_several(found: Sequence[Phrase], tree: Tree) -> Iterator[Phrase]:
    """Yield the phrases of a tree, behind the first of a coordination the phrase that they are together."""
    at = {phrase.head: phrase for phrase in found} if "conj" in tree.rels else {}
    for phrase in found:
        yield phrase
        rest = [at[k] for k in tree.kids[phrase.head] if tree.rels[k] == "conj" and k in at] if at else []
        if rest and phrase.form != "pronoun" and not phrase.inside:
            together = _together(phrase, rest)
            if together is not None:
                yield together


def _together(first: Phrase, rest: Sequence[Phrase]) -> Phrase | None:
    kinds = {_KINDS.get(one.kind) for one in (first, *rest)}
    kind = kinds.pop()
    if kinds or kind is None or any(one.form == "pronoun" or one.last <= first.last for one in rest):
        return None
    roles = dict.fromkeys(role for one in (first, *rest) for role in one.roles)
    named = first.name is not None and all(one.name is not None for one in rest)
    return Phrase(
        first.tree, first.head, first.first, rest[-1].last, "nominal", kind, "p", "", "", roles=tuple(roles),
        definite="" if named else "the", link=first.link, quoted=first.quoted, several=True,
    )  # fmt: skip
