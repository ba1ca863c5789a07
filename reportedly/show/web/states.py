"""How far a claim is reviewed, in a few words, and a sign by which a second reviewer sees that it changed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.decision import Standing


@dataclass(frozen=True, slots=True)
class State:
    """What people decided on a claim: `what` is accepted, rejected, corrected or noted; `id` changes with it."""

    id: str
    what: str
    words: str
    corrections: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


def state(standing: Standing | None) -> State | None:
    """Return the state of a thing, None where nobody decided anything."""
    if standing is None or not (standing.is_reviewed or standing.notes or standing.tags):
        return None
    what = "corrected" if standing.corrections else standing.verdict or "noted"
    seen = (
        standing.verdict,
        [(act.id, act.field, act.value) for act in standing.corrections],
        standing.tags,
        standing.by,
    )
    words = f"{what} by {', '.join(standing.by)}"
    if standing.tags:
        words += f" [{', '.join(standing.tags)}]"
    if standing.clashes:
        words += ", and they do not agree"
    elif standing.is_stale:
        words += ", when it was read otherwise"
    told = tuple((act.field or "", str(act.value)) for act in standing.corrections)
    notes = tuple(str(act.value) for act in standing.notes) + tuple(act.why for act in standing.corrections if act.why)
    return State(hashlib.sha256(repr(seen).encode()).hexdigest()[:12], what, words, told, notes)


def states(standings: Mapping[str, Standing]) -> dict[str, State]:
    """Return the states of the things of a document, by their ids."""
    found = {name: state(standing) for name, standing in standings.items()}
    return {name: one for name, one in found.items() if one is not None}
