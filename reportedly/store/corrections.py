"""What people decided, applied to a record: corrections of fields, and what a thing was read as; knows no database.

A field is a path of keys: `status`, `predicate.lemma`, `roles.agent.entity`, `where.0.entity`. What points at words or
at other things of the record is corrected by targets, so that it holds when ids and offsets have changed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from reportedly import edtf
from reportedly.decision import Decision, Found, Target, TargetKind
from reportedly.errors import OptionError
from reportedly.record import PUBLISHER, Attribution, Claim, Record, Role, When
from reportedly.store.anchors import LISTS, extent, find, things
from reportedly.wire import replaced

REFERENCES: dict[str, TargetKind] = {
    "entity": "entity", "said_in": "attribution", "inside": "attribution", "by": "attribution",
    "when": "time", "amounts": "amount",
}  # fmt: skip
"""Fields that hold ids of other things, and the kind of these."""
SPANS = frozenset({"source", "of", "cue", "content", "hedges", "words"})
"""Fields that hold words; `words` are those that the thing itself stands on."""
MANY = frozenset({"when", "amounts", "cue", "content", "hedges"})
"""Fields that hold several."""
FIXED = frozenset({"id", "voices", "start", "end", "earliest", "latest", "mentions"})
"""Fields that follow from others, and those that `words` corrects."""


def corrected(record: Record, acts: Iterable[tuple[str, Decision]]) -> tuple[Record, list[Decision]]:
    """Return a record with corrections, given with the id of the thing that each is of, and those that do not apply."""
    left: list[Decision] = []
    made = record
    for thing, act in acts:
        try:
            made = apply(made, thing, act)
        except OptionError:
            left.append(act)
    return made, left


def apply(record: Record, thing: str, act: Decision) -> Record:
    """Return a record with one correction. Raises OptionError where the field or the value cannot be."""
    kind, index, noun = _thing(record, thing)
    path = (act.field or "").replace("[", ".").replace("]", "").split(".")
    if path[0] in FIXED or path[-1] in FIXED - {"start", "end"} or not path[0]:
        raise OptionError(
            f"{act.field}: it follows from other fields; correct `words`, `said_in` or `edtf` in its place"
        )
    if path == ["words"]:
        start, end = _span(record, act, path)
        changed: Any = replace(noun, start=start, end=end)
    elif path[0] == "roles" and len(path) == 2 and not path[1].isdecimal():
        changed = _with_role(record, noun, path[1], act)
    else:
        changed = replaced(noun, _indexed(noun, path), _value(record, act, path))
    if isinstance(changed, When):
        changed = _bounded(changed)
    key = LISTS[kind]
    whole = [*getattr(record, key)]
    whole[index] = changed
    changes: dict[str, Any] = {key: tuple(whole)}
    made = replace(record, **changes)
    return _with_voices(made) if path[-1] in ("said_in", "inside") else made


def reading(record: Record, thing: str) -> str:
    """Return in a few words how a thing was read, without ids and offsets: what a verdict was passed on."""
    kind, _, noun = _thing(record, thing)
    text = record.document.text

    def cut(span: Any) -> str:
        return " ".join(text[span.start : span.end].split())

    called = {entity.id: entity.name for entity in record.entities}
    said = {item.id: item for item in record.attributions}
    if isinstance(noun, Claim):
        voices = [cut(said[voice].source) for voice in noun.voices if voice in said and said[voice].source]
        parts = [f"{role.role} {called.get(role.entity or '', cut(role))!r}" for role in noun.roles]
        told = [noun.predicate.lemma, noun.status, noun.polarity, *parts]
        return ", ".join(told) + (f"; said by {' › '.join(voices)}" if voices else "")
    if isinstance(noun, Attribution):
        content = " … ".join(map(cut, noun.content))
        return f"{cut(noun.source) if noun.source else 'somebody'}: {noun.act}, {noun.source_kind}; {content}"
    if kind == "time":
        return str(noun.edtf)
    if kind == "amount":
        return f"{noun.low} to {noun.high} {noun.unit or ''}{' about' if noun.approximate else ''}".replace("  ", " ")
    return f"{noun.kind}, {noun.by}" if kind == "wording" else f"{noun.name}, {noun.kind}"


def present(record: Record, thing: str, field: str) -> str | int | float | bool | None:
    """Return what stands in a field now, as words, for the decision to say what it was."""
    _, _, noun = _thing(record, thing)
    value: Any = noun
    path = field.replace("[", ".").replace("]", "").split(".")
    if path == ["words"]:
        return record.document.text[noun.start : noun.end]
    for key in _indexed(noun, path):
        value = value[int(key)] if isinstance(value, tuple) else getattr(value, key, None)
    if isinstance(value, str | int | float | bool) or value is None:
        return _named(record, value) if path[-1] in REFERENCES and isinstance(value, str) else value
    spans = value if isinstance(value, tuple) else (value,)
    return " … ".join(_named(record, each) if isinstance(each, str) else _cut(record, each) for each in spans)


def _cut(record: Record, span: Any) -> str:
    return record.document.text[span.start : span.end] if hasattr(span, "start") else str(span)


def _named(record: Record, thing: str) -> str:
    """The words that an id stands for."""
    for _, name, noun in things(record):
        if name == thing:
            start, end = extent(noun)
            return record.document.text[start:end]
    return thing


def _thing(record: Record, thing: str) -> tuple[TargetKind, int, Any]:
    for kind, key in LISTS.items():
        for index, noun in enumerate(getattr(record, key)):
            if (f"w{index}" if kind == "wording" else noun.id) == thing:
                return kind, index, noun
    raise OptionError(
        f"got {thing!r}, which is nothing in this document; wanted an id such as c3, a1, t2, n1, w0 or e4"
    )


def _indexed(noun: Any, path: Sequence[str]) -> list[str]:
    """The path with the name of a role (`roles.agent`) as its place in the list."""
    if len(path) > 2 and path[0] == "roles" and not path[1].isdecimal():
        for index, role in enumerate(getattr(noun, "roles", ())):
            if role.role == path[1]:
                return ["roles", str(index), *path[2:]]
        raise OptionError(f"{'.'.join(path)}: the claim has no {path[1]!r}; correct `roles.{path[1]}` to give it one")
    return list(path)


def _value(record: Record, act: Decision, path: Sequence[str]) -> object:
    last = path[-1]
    if last not in REFERENCES and last not in SPANS:
        return act.value
    if not act.others:
        if last == "by" and act.value == PUBLISHER:
            return PUBLISHER
        _want_none(act, last)
        return [] if last in MANY else None
    found = [_found(record, target) for target in act.others]
    made = [each.id or "" if last in REFERENCES else {"start": each.start, "end": each.end} for each in found]
    return made if last in MANY else made[0]


def _want_none(act: Decision, field: str) -> None:
    if act.value is not None:
        raise OptionError(
            f"{field}: got {act.value!r}; wanted other things of the document, as targets, or null for none"
        )


def _found(record: Record, target: Target) -> Found:
    found = find(target, record)
    if found is None:
        raise OptionError(f"the words {target.quote!r} are gone; wanted words that the document has")
    return found


def _span(record: Record, act: Decision, path: Sequence[str]) -> tuple[int, int]:
    if len(act.others) != 1:
        raise OptionError(f"{'.'.join(path)}: got {len(act.others)} spans; wanted one")
    found = _found(record, act.others[0])
    return found.start, found.end


def _with_role(record: Record, noun: Any, name: str, act: Decision) -> Any:
    """The claim with other words in a role, with a new role, or without it."""
    if not isinstance(noun, Claim):
        raise OptionError(f"roles.{name}: only claims have roles")
    rest = tuple(role for role in noun.roles if role.role != name)
    if not act.others:
        _want_none(act, f"roles.{name}")
        return replace(noun, roles=rest)
    start, end = _span(record, act, ("roles", name))
    inside = noun.start <= start and end <= noun.end
    made = Role("agent", start, end, elsewhere=not inside)
    with_role = replace(noun, roles=(*rest, made))
    return replaced(with_role, ["roles", str(len(rest)), "role"], name)


def _bounded(when: When) -> When:
    if when.edtf is None:
        return replace(when, earliest=None, latest=None)
    try:
        earliest, latest = edtf.bounds(edtf.parse(when.edtf))
    except ValueError as error:
        raise OptionError(f"edtf: got {when.edtf!r}; wanted a date such as 2016-09-26, 2016~ or 2014/2017") from error
    return replace(when, earliest=earliest, latest=latest)


def _with_voices(record: Record) -> Record:
    """The record with every claim's voices as its attributions make them. Raises OptionError for a circle."""
    inside = {item.id: item.inside for item in record.attributions}
    claims = []
    for claim in record.claims:
        voices: list[str] = []
        above = claim.said_in
        while above is not None:
            if above in voices:
                raise OptionError(f"inside: {above} would lie inside itself; wanted one outside of it")
            voices.append(above)
            above = inside.get(above)
        claims.append(replace(claim, voices=(PUBLISHER, *reversed(voices))))
    return replace(record, claims=tuple(claims))
