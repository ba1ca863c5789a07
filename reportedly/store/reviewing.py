"""What a reviewer says in words (`1/c3`, `status`, `planned`), made into decisions of a case."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.casefile import ClaimRow
from reportedly.decision import Decision, DecisionAct, Entered, Standing, Target, Value
from reportedly.errors import OptionError
from reportedly.record import PUBLISHER, Record
from reportedly.store.anchors import words as held
from reportedly.store.case import Case
from reportedly.store.corrections import MANY, REFERENCES, SPANS

JUDGING: tuple[DecisionAct, ...] = ("accept", "reject")
SAYING: tuple[DecisionAct, ...] = ("note", "tag", "untag")


@dataclass(frozen=True, slots=True)
class ToReview:
    """A claim, what it is taken for, and what people have decided about it."""

    claim: ClaimRow
    document: int
    standing: Standing


def judge(case: Case, by: str, act: DecisionAct, names: Sequence[str], *, why: str | None = None) -> list[Entered]:
    """Accept or reject things of documents, named `document/thing`."""
    return [case.decide(Decision(act, by, target=named(case, name), why=why)) for name in names]


def say(case: Case, by: str, act: DecisionAct, name: str, words: str) -> Entered:
    """Put a note or a tag on a thing of a document, or on a document; or take a tag away."""
    if not words.strip():
        raise OptionError(f"got nothing to {act}; wanted some words")
    return case.decide(Decision(act, by, target=named(case, name), value=words.strip()))


def correct(case: Case, by: str, name: str, field: str, told: str, *, why: str | None = None) -> Entered:
    """Correct a field of a thing: `told` is its value, ids of things (`a1`, `t1,t2`), or words of the document."""
    target = named(case, name)
    decision = Decision("correct", by, target=target, field=field, why=why)
    last = field.replace("]", "").replace("[", ".").split(".")[-1]
    of_role = field.startswith("roles.") and field.count(".") == 1
    if told in ("", "null", "none"):
        return case.decide(decision)
    if last in REFERENCES and told != PUBLISHER:
        ids = told.replace(",", " ").split()
        return case.decide(replace(decision, others=tuple(case.target(target.document, each) for each in ids)))
    if last in SPANS or of_role:
        parts = told.split(" … ") if last in MANY else [told]
        record = case.record(target.document)
        return case.decide(replace(decision, others=tuple(_words(record, target, part) for part in parts)))
    return case.decide(replace(decision, value=_value(told)))


def merge(case: Case, by: str, into: str, others: Sequence[str], *, why: str | None = None) -> Entered:
    """Say that entities of the case are one: numbers or names of them."""
    return _of_entities(case, by, "merge", into, others, why)


def forbid(case: Case, by: str, one: str, others: Sequence[str], *, why: str | None = None) -> Entered:
    """Say that entities of the case are not one, whatever they are called."""
    return _of_entities(case, by, "forbid", one, others, why)


def split(case: Case, by: str, entity: str, names: Sequence[str], *, why: str | None = None) -> Entered:
    """Say that some names of an entity, given as `document/e4`, are somebody else's."""
    others = tuple(named(case, name) for name in names)
    if any(other.kind != "entity" for other in others):
        raise OptionError(
            f"got {', '.join(names)}; wanted names in documents, such as 3/e4: `reportedly entities {entity}`"
        )
    return case.decide(Decision("split", by, target=case.bearer(_numbered(entity)), others=others, why=why))


def tell(case: Case, by: str, act: DecisionAct, entity: str, value: str, field: str | None = None) -> Entered:
    """Name an entity otherwise, say its kind, or attach an identifier to it."""
    return case.decide(Decision(act, by, target=case.bearer(_numbered(entity)), field=field, value=value.strip()))


def to_review(case: Case, document: str | None = None, *, every: bool = False, limit: int = 20) -> Iterator[ToReview]:
    """Yield the claims that nobody has accepted, rejected or corrected; or every claim with what was decided."""
    rows = [case.document(document)] if document is not None else case.documents(order="unreviewed", limit=None)
    left = limit
    for row in rows:
        if row.claims == row.reviewed and not every:
            continue
        known = case.standings(row.id)
        for claim in case.claims(row.id):
            standing = known.get(claim.id, Standing())
            if every or not standing.is_reviewed:
                if left == 0:
                    return
                left -= 1
                yield ToReview(claim, row.number, standing)


def named(case: Case, name: str) -> Target:
    """Return what a reviewer named: `document/thing`, or a document."""
    document, slash, thing = name.rpartition("/")
    if slash and thing[:1].isalpha() and thing[1:].isdecimal():
        return case.target(document, thing)
    return case.target(name, "")


def _of_entities(case: Case, by: str, act: DecisionAct, first: str, others: Sequence[str], why: str | None) -> Entered:
    target, *rest = (case.bearer(_numbered(name)) for name in (first, *others))
    return case.decide(Decision(act, by, target=target, others=tuple(rest), why=why))


def _numbered(name: str) -> int | str:
    return int(name) if name.isdecimal() else name


def _words(record: Record, target: Target, words: str) -> Target:
    """The place of some words that is nearest to the thing. Raises OptionError where the document has none."""
    text = record.document.text
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        raise OptionError(
            f"got {words!r}, which does not stand in {record.document.source}; wanted words as they stand there"
        )
    start = min(places, key=lambda place: (not target.start <= place < target.end, abs(place - target.start)))
    return held(record, start, start + len(words))


def _value(told: str) -> Value:
    """A number, true or false as such, and all else as words."""
    try:
        value = json.loads(told)
    except ValueError:
        return told
    return value if isinstance(value, int | float | bool | str) else told
