"""Several who speak as one: "the mayor and the governor said" has a source of its own beside the two."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.analysis import Tree
from reportedly.claims.people.lookup import text_of
from reportedly.record import Entity, EntityKind, Mention

_ALL = ("both", "the", "all")
Heads = dict[tuple[int, int], str]
Runs = dict[tuple[int, int, int], str]


def with_groups(
    found: Sequence[Entity], heads: Heads, known: Runs, trees: Sequence[Tree]
) -> tuple[list[Entity], Heads, Runs]:
    """Return the entities with one more for each learnt source that coordinates others, numbered anew."""
    by_id = {entity.id: entity for entity in found}
    groups: dict[str, Entity] = {}
    runs = dict(known)
    for number, tree in enumerate(trees):
        for first, last in {run for cue in tree.cues for run in cue.source if run[1] - run[0] > 2}:
            if (number, first, last) in runs:
                continue
            kind = _kind(number, tree, first, last, heads, by_id)
            if kind is not None:
                key = _add(groups, tree, first, last, kind)
                runs[number, first, last] = key
    if not groups:
        return list(found), heads, runs
    kept = sorted((*found, *groups.values()), key=lambda e: (e.mentions[0].start, -e.mentions[0].end))
    ids = {entity.id: f"e{place + 1}" for place, entity in enumerate(kept)}
    renamed = [replace(entity, id=ids[entity.id]) for entity in kept]
    return renamed, {k: ids[e] for k, e in heads.items()}, {k: ids[e] for k, e in runs.items()}


def _kind(number: int, tree: Tree, first: int, last: int, heads: Heads, by_id: dict[str, Entity]) -> EntityKind | None:
    """Return the kind of a coordination of entities, None if the words are none."""
    top = next((w for w in range(first, last) if not first <= tree.heads[w] < last), first)
    members = [top, *(k for k in tree.kids[top] if tree.rels[k] == "conj" and first <= k < last)]
    ids = {heads[number, word] for word in members if (number, word) in heads}
    if len(members) < 2 or len(ids) < 2:
        return None
    kinds = {by_id[entity].kind for entity in ids}
    return "group" if kinds & {"person", "group"} else kinds.pop()


def _add(groups: dict[str, Entity], tree: Tree, first: int, last: int, kind: EntityKind) -> str:
    """Add a coordination to the groups, as another mention if the same words stood before; return its key."""
    span = tree.span(first, last)
    while first + 1 < last and tree.words[first].lower() in _ALL:
        first += 1
    text = text_of(tree, first, last)
    key = "+" + text.casefold()
    mention = Mention(
        span.start, span.end, "name" if any(w[0].isupper() for w in tree.words[first + 1 : last]) else "nominal"
    )
    known = groups.get(key)
    groups[key] = replace(known, mentions=(*known.mentions, mention)) if known else Entity(key, text, kind, (mention,))
    return key
