"""FollowTheMoney as JSON Lines: entities and links with proof, the same as statements, and our voices beside them.

The model has no place for who reported whom, so a line of the voices has the id of the entity that it belongs to.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from reportedly.errors import MissingExtra, OutputError
from reportedly.record import Claim, Entity
from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.ftm_entities import Made, entities, name_of, party_of
from reportedly.show.exports.laid import Laid, Voice
from reportedly.show.exports.options import Choice
from reportedly.show.exports.plain import line
from reportedly.show.exports.sheets import around, down_to

DATASET = "reportedly"
"""What the statements call their data set."""
OF_ITS_OWN = "id"
"""The property of a statement that says no more than that there is an entity."""


def ftm(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield the entities, their statements or their voices. Raises MissingExtra, OutputError where they are checked."""
    lines = {"statements": _statements, "voices": _voices}.get(choice.table, _entities)
    made = entities(bundle)
    return map(line, lines(_checked(made) if choice.check else made))


def _entities(made: Iterable[Made]) -> Iterator[dict[str, Any]]:
    return (one.told() for one in made)


def _statements(made: Iterable[Made]) -> Iterator[dict[str, Any]]:
    """Each value as a statement of its own; its origin names the document, and the claim or entity there."""
    for one in made:
        yield _statement(one, OF_ITS_OWN, one.id)
        for prop, values in one.properties.items():
            for value in values:
                yield _statement(one, prop, value)


def _statement(one: Made, prop: str, value: str) -> dict[str, Any]:
    key = f"{DATASET}.{one.id}.{prop}.{value}".encode("utf-8", "replace")
    return {
        "canonical_id": one.id, "entity_id": one.id, "prop": prop, "schema": one.schema, "value": value,
        "dataset": DATASET, "lang": None, "original_value": None, "first_seen": None, "last_seen": None,
        "external": False, "origin": one.origin,
        "id": hashlib.sha1(key, usedforsecurity=False).hexdigest(),
    }  # fmt: skip


def _voices(made: Iterable[Made]) -> Iterator[dict[str, Any]]:
    """A line for each entity that rests on words: these, where they stand, and the voices that say them."""
    for one in made:
        if one.laid is None or one.about is None:
            continue
        told = _of_claim if isinstance(one.about, Claim) else _of_mentions
        yield {"id": one.id, "schema": one.schema, **told(one.laid, one.about)}  # type: ignore[arg-type]


def _of_claim(laid: Laid, claim: Claim) -> dict[str, Any]:
    voices = [_voice(laid, voice) for voice in laid.voices(claim)]
    return {"claim": claim.id, **laid.proof(claim.start, claim.end), "status": claim.status,
            "polarity": claim.polarity, "voices": voices}  # fmt: skip


def _of_mentions(laid: Laid, entity: Entity) -> dict[str, Any]:
    found = []
    for mention in entity.mentions:
        inner = around(laid, mention.start, mention.end)
        voices = [_voice(laid, voice) for voice in down_to(laid, inner)]
        found.append({**laid.proof(mention.start, mention.end), "form": mention.form, "voices": voices})
    return {"entity": entity.id, "document": laid.doc.id, "mentions": found}


def _voice(laid: Laid, voice: Voice) -> dict[str, Any]:
    """A voice, with the id of the entity that speaks, if it is one."""
    bearer = party_of(laid, voice.entity)
    speaks = name_of("entity", bearer.id) if bearer else None
    return {"voice": voice.id, "name": voice.name, "words": voice.words, "cue": voice.cue, "act": voice.act,
            "speaks": speaks}  # fmt: skip


def _checked(made: Iterable[Made]) -> Iterator[Made]:
    """Pass entities on that the library of FollowTheMoney accepts as they are."""
    fault = _checker()
    for one in made:
        if found := fault(one.told()):
            raise OutputError(f"FollowTheMoney does not accept the {one.schema} {one.id} ({one.origin}): {found}")
        yield one


def _checker() -> Callable[[dict[str, Any]], str | None]:
    try:
        from followthemoney import model
        from followthemoney.exc import FollowTheMoneyException
    except ImportError as error:
        raise MissingExtra("--check needs followthemoney: pip install 'reportedly[ftm]'") from error

    def fault(told: dict[str, Any]) -> str | None:
        try:
            entity = model.get_proxy(told)
            entity.schema.validate(told)  # type: ignore[arg-type]
        except FollowTheMoneyException as error:
            return str(getattr(error, "errors", None) or error)
        lost = [name for name, values in told["properties"].items() if sorted(entity.get(name)) != sorted(values)]
        return f"it would not keep {', '.join(lost)}" if lost else None

    return fault
