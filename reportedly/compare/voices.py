"""Whose words a claim is: the speakers between the publisher and the claim, as far as they can be told apart."""

import re
from dataclasses import dataclass
from functools import lru_cache

from reportedly.compare.lexemes import acts
from reportedly.compare.slots import name_words
from reportedly.compare.words import stem, tokens
from reportedly.lexicon import words as listed
from reportedly.names import plain, same_name
from reportedly.record import PUBLISHER, Attribution, Claim, Entity, Record

_SAYING = frozenset({"state", "believe", "deny", "accuse", "rumour", "rule"})
"""Acts that say how things are; who demands or promises something does it in the open, and each outlet can see it."""
_DENYING = frozenset({"deny"})
_REJECTING = frozenset({"reject", "dismiss", "rebuff", "repudiate"})
"""Stems of cues that refuse an offer, or a statement: where they take a statement, they deny it."""
_LONGEST = 80
"""Letters that what describes a speaker may have."""
_BEHIND = re.compile(r",\s+(?P<said>(?:the|a|an|its|their|[a-z][\w’'-]*)\s[^,.;:“”\"()\n]{2,70})[,.;)]")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice in the text: its words, its name if it has one, and the offices and bodies that it speaks for.

    `bodies` are the words of the names in what describes it: "Lenn, a spokeswoman of Harrow Water".
    """

    words: str
    name: str | None
    offices: frozenset[str]
    anybody: bool
    bodies: frozenset[str] = frozenset()
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """The speakers of a claim from the outermost in, the acts by which it reached them, and who denies it."""

    speakers: tuple[Speaker, ...] = ()
    denied_by: tuple[Speaker, ...] = ()


def chain_of(record: Record, claim: Claim, attributions: dict[str, Attribution], entities: dict[str, Entity]) -> Chain:
    """Return who says a claim, and who of them denies it."""
    speakers, deniers = [], []
    for voice in claim.voices:
        item = attributions.get(voice)
        if voice == PUBLISHER or item is None:
            continue
        speaker = speaker_of(record, item, entities)
        if speaker and item.act in _SAYING:
            speakers.append(speaker)
        if is_denial(record, item):
            deniers.append(speaker or Speaker("somebody", None, frozenset(), True))
    return Chain(tuple(speakers), tuple(deniers))


def is_denial(record: Record, item: Attribution) -> bool:
    """Whether an attribution says that its content is not so."""
    if item.act in _DENYING:
        return True
    text = record.document.text
    cue = {word for span in item.cue for word in tokens(text[span.start : span.end])}
    return item.act == "refuse" and any(word.startswith(tuple(_REJECTING)) for word in cue)


def speaker_of(record: Record, item: Attribution, entities: dict[str, Entity]) -> Speaker | None:
    """Return the speaker of an attribution; None where nobody is named or described."""
    if item.source is None:
        return None
    words = record.document.text[item.source.start : item.source.end]
    entity = entities.get(item.entity or "")
    known = acts()
    name = entity.name if entity and _is_proper(entity) else None
    told = f"{words} {entity.name if entity else ''} {_described(record, entity)}"
    offices = frozenset(stem(word) for word in tokens(told) if stem(word) in known.office)
    is_person = entity is not None and entity.kind == "person"
    bodies = frozenset(name_words(told)) - frozenset(tokens(name or "")) if is_person else frozenset()
    return Speaker(" ".join(words.split()), name, offices, not name and _is_anybody(words, offices), bodies, is_person)


def same_speaker(one: Speaker, other: Speaker) -> str | None:
    """Return why two speakers of two documents are one, or None where they need not be."""
    if one.anybody or other.anybody:
        return None
    if one.name and other.name:
        if _may_be_one(one.name, other.name):
            return f"both quote {one.name}"
        return _through_a_person(one, other) or _through_a_person(other, one)
    shared = one.offices & other.offices
    return f"both quote the {'/'.join(sorted(shared))}" if shared else None


@lru_cache(maxsize=1 << 14)
def _may_be_one(one: str, other: str) -> bool:
    return bool(same_name(one, other))


def _through_a_person(body: Speaker, person: Speaker) -> str | None:
    """Why a body that one names is the one for which the other lets a spokeswoman speak."""
    name = frozenset(tokens(body.name or ""))
    if body.is_person or not person.is_person or not name & person.bodies:
        return None
    if name <= person.bodies or body.offices & person.offices:
        return f"{person.name} speaks for {body.name}"
    return None


@lru_cache(maxsize=1 << 12)
def issuer_of(outlet: str) -> Speaker | None:
    """Return the body that speaks in what it publishes itself; None for an outlet that is no such body."""
    offices = frozenset(stem(word) for word in tokens(outlet)) & acts().office
    is_press = not listed("en", "outlets", "nouns").isdisjoint(tokens(outlet))
    return Speaker(outlet, outlet, offices, False) if offices and not is_press else None


def _is_proper(entity: Entity) -> bool:
    return entity.name[:1].isupper() and any(mention.form == "name" for mention in entity.mentions)


def _described(record: Record, entity: Entity | None) -> str:
    """The words by which the text describes a speaker elsewhere: "Ruta Selwin, the service's commander"."""
    if entity is None or entity.kind not in ("person", "organisation"):
        return ""
    text = record.document.text
    told = [text[m.start : m.end] for m in entity.mentions if m.form != "pronoun" and m.end - m.start < _LONGEST]
    if entity.kind == "person":
        behind = (_BEHIND.match(text, m.end, m.end + _LONGEST) for m in entity.mentions if m.form == "name")
        told += [match["said"] for match in behind if match]
    return " ".join(told)


def _is_anybody(words: str, offices: frozenset[str]) -> bool:
    said = [stem(word) for word in tokens(words)]
    return not offices or (plain(words).startswith(("a ", "an ", "two ", "some ", "one ")) and "police" not in said)
