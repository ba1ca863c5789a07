"""From chains of phrases to entities with their fullest name and their mentions in text order."""

from collections.abc import Sequence

from reportedly.analysis import Tree
from reportedly.claims.people.chains import Chain
from reportedly.claims.people.lookup import People, text_of
from reportedly.claims.people.phrase import Phrase
from reportedly.claims.people.speakers import Words
from reportedly.claims.people.together import with_groups
from reportedly.record import Entity, EntityKind, Mention

_WORTH: frozenset[EntityKind] = frozenset({"person", "group", "organisation", "place"})
"""Kinds of which a single description is an entity; of other things only what is named or taken up again."""
_BOTH = frozenset({"both"})
_RANKS = {"name": 3, "proper": 2, "nominal": 1, "pronoun": 0}
"""From which mentions a name is taken first; `proper`: with the capitals of a name, or several that are one."""


def entities(
    chains: Sequence[Chain], phrases: Sequence[Phrase], trees: Sequence[Tree], speakers: Words, titles: frozenset[str]
) -> People:
    """Return the chains worth an entity, numbered by first mention; a person's name goes without `titles`."""
    found: list[Entity] = []
    heads: dict[tuple[int, int], str] = {}
    runs: dict[tuple[int, int, int], str] = {}
    for chain in sorted(chains, key=lambda c: min(c.members)):
        members = sorted(chain.members)
        if not _is_worth(chain, members, phrases, speakers):
            continue
        name = _name(members, phrases, trees, titles if chain.kind == "person" else _BOTH)
        mentions = sorted({_mention(phrases[i], trees) for i in members}, key=lambda m: (m.start, m.end))
        entity = Entity(f"e{len(found) + 1}", name, chain.kind, tuple(mentions))
        found.append(entity)
        for phrase in (phrases[i] for i in members):
            if phrase.several:
                runs[phrase.tree, phrase.first, phrase.last] = entity.id
            else:
                heads[phrase.tree, phrase.head] = entity.id
    found, heads, together = with_groups(found, heads, runs, trees)
    return People(tuple(found), tuple(trees), heads, tuple(tree.start for tree in trees), together)


def _is_worth(chain: Chain, members: Sequence[int], phrases: Sequence[Phrase], speakers: Words) -> bool:
    if chain.named:
        return True
    if all(phrases[i].inside or phrases[i].several for i in members):
        return False
    if len(members) > 1 or chain.kind in _WORTH:
        return True
    phrase = phrases[members[0]]
    return (phrase.tree, phrase.head) in speakers


def _mention(phrase: Phrase, trees: Sequence[Tree]) -> Mention:
    span = trees[phrase.tree].span(phrase.first, phrase.last)
    return Mention(span.start, span.end, phrase.form)


def _name(members: Sequence[int], phrases: Sequence[Phrase], trees: Sequence[Tree], but: frozenset[str]) -> str:
    """Return the longest name, else the longest of the first descriptions, else the pronoun; the first at a tie."""
    best, length = "", (0, 0)
    for index in members:
        phrase = phrases[index]
        first, last = (phrase.first, phrase.last) if phrase.name is None else (phrase.name.first, phrase.name.last)
        rank = _RANKS["proper" if phrase.proper or phrase.several else phrase.form]
        while (
            (phrase.name is not None or but is _BOTH)
            and first + 1 < last
            and trees[phrase.tree].words[first].lower() in but
        ):
            first += 1
        size = last - first if rank > 1 else 1
        if (rank, size) > length or not best:
            tree = trees[phrase.tree]
            best, length = text_of(tree, first, last), (rank, size)
    return best
