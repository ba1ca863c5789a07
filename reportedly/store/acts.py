"""Which acts hold, out of the set of all that were ever entered or brought in; knows no database.

An act is undone if an undo of it holds, and an undo holds unless there is a redo of it. An act gives way to another in
the same slot that was decided in view of it; acts that were decided without a view of each other all hold, and clash
where they disagree. So the order in which acts come in, and coming in twice, change nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from reportedly.decision import IDENTITY, Clash, Decision, Standing

JUDGED = frozenset({"accept", "reject", "correct"})
"""The acts that are decided in view of each other: who accepts a claim has seen what it was corrected to."""
_VERDICTS = {"accept": "accepted", "reject": "rejected"}


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Return acts in order of time; of the same moment, by id."""
    return sorted(decisions, key=lambda act: (act.at, act.id))


def undone(decisions: Iterable[Decision]) -> frozenset[str]:
    """Return the ids of the acts that were taken back, and of the undos that were taken back by a redo."""
    acts = list(decisions)
    redone = {act.of for act in acts if act.act == "redo" and act.of}
    lifted = frozenset(act.id for act in acts if act.act == "undo" and act.id in redone)
    taken = frozenset(act.of for act in acts if act.act == "undo" and act.of and act.id not in lifted)
    return taken | lifted


def in_effect(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the acts that are not undone, in order of time, without undos and redos."""
    acts = list(decisions)
    gone = undone(acts)
    return in_order(act for act in acts if act.of is None and act.id not in gone)


def to_undo(decisions: Iterable[Decision], by: str) -> Decision | None:
    """Return the last act of a person that is in effect."""
    mine = [act for act in in_effect(decisions) if act.by == by]
    return mine[-1] if mine else None


def to_redo(decisions: Iterable[Decision], by: str) -> Decision | None:
    """Return the last undo of a person that holds, unless the person has decided something new since."""
    acts = list(decisions)
    gone = undone(acts)
    for act in reversed(in_order(act for act in acts if act.by == by)):
        if act.act == "undo" and act.id not in gone:
            return act
        if act.of is None:
            return None
    return None


def slot(act: Decision) -> str:
    """Return what an act says about its thing: the acts of one slot take each other's place."""
    if act.act in _VERDICTS:
        return "verdict"
    if act.act in ("tag", "untag"):
        return f"tag {act.value}"
    if act.act in ("correct", "identify"):
        return f"{act.act} {act.field}"
    return act.act if act.act in ("rename", "kind") else f"{act.act} {act.id}"


def ancestors(acts: Iterable[Decision]) -> dict[str, frozenset[str]]:
    """Return for each act the acts that it was decided in view of, directly or by way of others."""
    known = {act.id: act for act in acts}
    found: dict[str, frozenset[str]] = {}
    for act in in_order(known.values()):
        seen = [name for name in act.on or () if name in known]
        found[act.id] = frozenset(seen).union(*(found.get(name, frozenset()) for name in seen))
    return found


def standing_acts(acts: Iterable[Decision]) -> list[Decision]:
    """Return the acts on one thing that are in effect and have not given way to another, in order of time."""
    acts = list(acts)
    before, holding = ancestors(acts), in_effect(acts)
    by_slot: dict[str, list[Decision]] = defaultdict(list)
    for act in holding:
        by_slot[slot(act)].append(act)
    return [act for act in holding if not any(act.id in before[other.id] for other in by_slot[slot(act)])]


def clashes(acts: Iterable[Decision], about: str) -> Iterator[Clash]:
    """Yield the pairs of acts on one thing that disagree, and none of which was made in view of the other."""
    acts = list(acts)
    before = ancestors(acts)
    for one, other in combinations(standing_acts(acts), 2):
        if disagree(one, other) and one.id not in before[other.id] and other.id not in before[one.id]:
            yield Clash(about, (one, other))


def disagree(one: Decision, other: Decision) -> bool:
    """Whether two acts on one thing cannot both be meant: other verdicts or values, or a verdict and a correction."""
    if slot(one) == slot(other):
        return one.act != other.act or not same_value(one, other)
    return {one.act, other.act} in ({"accept", "correct"}, {"reject", "correct"})


def same_value(one: Decision, other: Decision) -> bool:
    """Whether two acts say the same of a thing."""
    if one.act in _VERDICTS:
        return True
    words = [[(each.document, each.start, each.end, each.kind) for each in act.others] for act in (one, other)]
    return one.value == other.value and type(one.value) is type(other.value) and words[0] == words[1]


def viewed(act: Decision, acts: Iterable[Decision]) -> tuple[str, ...]:
    """Return the acts on the same thing that hold when an act is entered and that it bears on."""
    same = slot(act)
    judged = act.act in JUDGED
    return tuple(
        sorted(each.id for each in standing_acts(acts) if slot(each) == same or (judged and each.act in JUDGED))
    )


def standing(acts: Sequence[Decision], about: str, *, reading: str | None = None) -> Standing:
    """Return what holds of one thing, given all acts on it; `reading` is how it is read now (see `readings`)."""
    holding = [act for act in standing_acts(acts) if act.act not in IDENTITY]
    verdicts = [act for act in holding if act.act in _VERDICTS]
    tags = {str(act.value) for act in holding if act.act == "tag"} - {
        str(act.value) for act in holding if act.act == "untag"
    }
    return Standing(
        verdict=_VERDICTS[verdicts[-1].act] if verdicts else None,  # type: ignore[arg-type]
        corrections=_latest(act for act in holding if act.act == "correct"),
        notes=tuple(act for act in holding if act.act == "note"),
        tags=tuple(sorted(tags)),
        by=tuple(sorted({act.by for act in holding})),
        clashes=tuple(clashes(acts, about)),
        is_stale=bool(verdicts and reading is not None and verdicts[-1].was not in (None, reading)),
    )


def _latest(corrections: Iterable[Decision]) -> tuple[Decision, ...]:
    """Of several corrections of one field that all hold, the last one is shown; the clash shows the others."""
    by_field = {act.field: act for act in corrections}
    return tuple(by_field.values())
