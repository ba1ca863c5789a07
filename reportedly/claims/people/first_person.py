"""Gives "I", "we" and "you" inside what somebody says to the speaker, once it is known who says what."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportedly.claims.people.extract import PRONOUNS
from reportedly.claims.people.lookup import People
from reportedly.record import Entity, Mention


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says the words `[start, end)`: the id of an entity."""

    start: int
    end: int
    entity: str


def resolve_first_person(people: People, speakers: Iterable[Speaker]) -> People:
    """Return the people with each first person inside somebody's words as a mention of the innermost speaker.

    "We" of a person goes to the body that the person's title or role names ("a spokeswoman for the bank"), if it
    names one. Entities that lose all their mentions are dropped, and the ids stay in order of first mention.
    """
    known = sorted(speakers, key=lambda s: (s.start, -s.end))
    starts = [speaker.start for speaker in known]
    bodies = _bodies(people)
    moved: dict[Mention, str] = {}
    for entity in people.entities:
        for mention in entity.mentions:
            number = _first_person(people, mention) if mention.form == "pronoun" else None
            speaker = _innermost(known, starts, mention) if number else None
            if speaker is not None:
                target = bodies.get(speaker.entity, speaker.entity) if number == "p" else speaker.entity
                if target != entity.id:
                    moved[mention] = target
    return _move(people, moved) if moved else people


def _first_person(people: People, mention: Mention) -> str | None:
    """Return the number of a pronoun of the first person, None for any other."""
    number, word = people.head_of(mention)
    known = PRONOUNS.get(people.trees[number].words[word].lower())
    return known[0] if known is not None and known[2] == 1 else None


def _bodies(people: People) -> dict[str, str]:
    """Return for each person the body that a title or role of theirs names: one that stands inside such a mention."""
    inside = sorted((m.start, m.end, e.id) for e in people.entities if e.kind == "organisation" for m in e.mentions)
    starts = [start for start, _, _ in inside]
    found: dict[str, str] = {}
    for person in people.entities:
        if person.kind != "person":
            continue
        for mention in person.mentions:
            place = bisect_left(starts, mention.start)
            if mention.form != "pronoun" and place < len(inside) and inside[place][1] <= mention.end:
                found.setdefault(person.id, inside[place][2])
    return found


def _innermost(known: list[Speaker], starts: list[int], mention: Mention) -> Speaker | None:
    """Return the speaker of the shortest words around a mention."""
    best: Speaker | None = None
    for place in range(bisect_right(starts, mention.start) - 1, -1, -1):
        speaker = known[place]
        if speaker.end >= mention.end and (best is None or speaker.end - speaker.start < best.end - best.start):
            best = speaker
        if mention.start - speaker.start > _LONGEST:
            break
    return best


_LONGEST = 20_000
"""Characters that the words of one speaker may run on; only bounds the search."""


def _move(people: People, moved: dict[Mention, str]) -> People:
    """Return the people with some mentions moved to other entities, numbered anew."""
    gained: dict[str, list[Mention]] = {}
    for mention, target in moved.items():
        gained.setdefault(target, []).append(mention)
    kept: list[Entity] = []
    for entity in people.entities:
        stay = [m for m in entity.mentions if m not in moved] + gained.get(entity.id, [])
        if stay:
            kept.append(replace(entity, mentions=tuple(sorted(stay, key=lambda m: (m.start, m.end)))))
    kept.sort(key=lambda e: (e.mentions[0].start, e.mentions[0].end))
    ids = {entity.id: f"e{number + 1}" for number, entity in enumerate(kept)}
    heads = {key: ids[entity] for key, entity in people.heads.items() if entity in ids}
    heads.update((people.head_of(mention), ids[target]) for mention, target in moved.items() if target in ids)
    entities = tuple(replace(entity, id=ids[entity.id]) for entity in kept)
    together = {key: ids[entity] for key, entity in people.together.items() if entity in ids}
    return replace(people, entities=entities, heads=heads, together=together)
