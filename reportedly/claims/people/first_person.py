"""Gives "I", "we" and "you" inside what somebody says to the speaker, once it is known who says what."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportedly.claims.people.classes import Classes, classes
from reportedly.claims.people.extract import PRONOUNS
from reportedly.claims.people.lookup import People
from reportedly.record import Entity, Mention


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says the words `[start, end)`: the id of an entity."""

    start: int
    end: int
    entity: str


def resolve_first_person(people: People, speakers: Iterable[Speaker], language: str = "en") -> People:
    """Return the people with each first person inside somebody's words as a mention of the innermost speaker.

    "We" of a person or a document goes to the body or state that its description names ("a spokeswoman for
    the bank", "a statement by the union"), if it names one. Entities that lose all their mentions are dropped,
    and the ids stay in order of first mention.
    """
    known = sorted(speakers, key=lambda s: (s.start, -s.end))
    if not known:
        return people
    starts, bodies = [speaker.start for speaker in known], _bodies(people, classes(language))
    moved: dict[Mention, str] = {}
    for mention, number, entity in _first_persons(people):
        speaker = _innermost(known, starts, mention)
        if speaker is not None:
            target = bodies.get(speaker.entity, speaker.entity) if number == "p" else speaker.entity
            if target != entity:
                moved[mention] = target
    return _move(people, moved) if moved else people


def _first_persons(people: People) -> Iterator[tuple[Mention, str, str | None]]:
    """Yield each "I" and "we" of the text with its number and the entity that it belongs to so far."""
    for place, tree in enumerate(people.trees):
        for word, tag in enumerate(tree.upos):
            if tag == "PRON":
                number, _, person = PRONOUNS.get(tree.words[word].lower(), ("", "", 0))
                if person == 1:
                    span = tree.span(word, word + 1)
                    yield Mention(span.start, span.end, "pronoun"), number, people.heads.get((place, word))


def _bodies(people: People, known: Classes) -> dict[str, str]:
    """Return whom "we" means in the words of a person or a document: the body or state that their title names."""
    inside = sorted((m.start, m.end, e.id) for e in people.entities if _may_speak(e, known) for m in e.mentions)
    starts = [start for start, _, _ in inside]
    found: dict[str, str] = {}
    for speaker in people.entities:
        if speaker.kind not in ("person", "work", "other"):
            continue
        for mention in speaker.mentions:
            place = bisect_left(starts, mention.start)
            if mention.form != "pronoun" and place < len(inside) and inside[place][1] <= mention.end:
                found.setdefault(speaker.id, inside[place][2])
    return found


def _may_speak(entity: Entity, known: Classes) -> bool:
    """Whether an entity is a named body, or a state.

    A single capitalised word that stands in a title alone is part of that ("Fire Chief"), unless it is an acronym.
    """
    if not any(mention.form == "name" for mention in entity.mentions):
        return False
    name = entity.name.lower()
    in_title_alone = len(entity.mentions) == 1 and " " not in name and not entity.name.isupper()
    return (entity.kind == "organisation" and not in_title_alone) or name in known.states or name in known.aliases


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


def with_standing_names(people: People, text: str) -> People:
    """Return the people with each name taken from a mention that is left, the longest name or description."""
    return replace(people, entities=tuple(_standing(entity, text) for entity in people.entities))


def _standing(entity: Entity, text: str) -> Entity:
    words = [(mention.form, " ".join(text[mention.start : mention.end].split())) for mention in entity.mentions]
    if any(entity.name in said for _, said in words):
        return entity
    ranks = ("name", "nominal", "pronoun")
    _, name = min(words, key=lambda pair: (ranks.index(pair[0]), -len(pair[1])))
    return replace(entity, name=name)
