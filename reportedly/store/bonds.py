"""What people said of who is who: acts on entities, kept as bonds between names for `identity` to join by."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import get_args

from sqlalchemy import Connection, delete, or_, select

from reportedly.decision import IDENTITY, Clash, Decision
from reportedly.errors import OptionError
from reportedly.record import EntityKind
from reportedly.store import acts, bulk, identity, schema, targets
from reportedly.wire import decode_decision

table, names, decisions, docs = schema.bonds, schema.names, schema.decisions, schema.documents

PAIRS = ("merge", "forbid", "split")
"""The acts that speak of two names; the others speak of one."""
_LONGEST = 500
"""Characters that the name of an entity, or an identifier, may have."""


def check(conn: Connection, act: Decision) -> None:
    """Raise OptionError where an act on entities says something that cannot be."""
    if act.target is None or any(each.kind != "entity" for each in (act.target, *act.others)):
        raise OptionError(f"got the act {act.act!r} on something else; wanted entities")
    if act.act in PAIRS and not act.others:
        raise OptionError(f"got one entity to {act.act}; wanted at least two")
    if act.act in ("rename", "identify"):
        value = act.value if isinstance(act.value, str) else ""
        if not 0 < len(value.strip()) <= _LONGEST or (act.act == "identify" and not (act.field or "").strip()):
            wanted = "a name" if act.act == "rename" else "a scheme and an identifier, such as wikidata Q42"
            raise OptionError(f"got {act.value!r}; wanted {wanted}, of up to {_LONGEST} characters")
    if act.act == "kind" and act.value not in get_args(EntityKind):
        raise OptionError(f"got the kind {act.value!r}; wanted one of {', '.join(get_args(EntityKind))}")
    ends = [targets.node(conn, each) for each in (act.target, *act.others)]
    if None in ends:
        raise OptionError("got an entity whose words are gone; wanted one that the case holds as it is read now")
    if (
        act.act == "split"
        and len(set(conn.execute(select(names.c.entity).where(names.c.number.in_(ends))).scalars())) > 1
    ):
        raise OptionError("got a name to split off that is not one of the entity's; wanted names of the same entity")
    if act.act in ("merge", "forbid") and ends[0] in ends[1:]:
        raise OptionError(f"got one and the same name twice to {act.act}; wanted different ones")


def of_bearers(conn: Connection, act: Decision) -> Decision:
    """Return an act with the fullest name of each entity that it speaks of in the place of any name of it.

    A surname in one document may be held to be one bearer's there and another's elsewhere; who merges two bearers means
    those, and not whoever bears the surname. What is split off, and what is said within one entity, stays as it is.
    """
    assert act.target is not None
    ends = [targets.node(conn, each) for each in (act.target, *act.others)]
    rows = conn.execute(select(names.c.number, names.c.entity).where(names.c.number.in_(ends))).all()
    whose = {row.number: row.entity for row in rows}
    entities = [whose[end] for end in ends if end is not None]
    if act.act == "split":
        out = {end for end in ends[1:] if end is not None}
        return replace(act, target=targets.bearer(conn, entities[0], but=out)) if ends[0] in out else act
    if len(set(entities)) < len(entities):
        return act
    first, *others = (targets.bearer(conn, entity) for entity in entities)
    return replace(act, target=first, others=tuple(others))


def bind(conn: Connection, said: Sequence[Decision], gone: Collection[str]) -> None:
    """Make the bonds of some acts again, and join anew the names that they speak of."""
    if not said:
        return
    touched = set[int]()
    for act in said:
        mine = table.c.decision == act.id
        for row in conn.execute(select(table.c.one, table.c.other).where(mine)):
            touched |= {row.one, row.other}
        conn.execute(delete(table).where(mine))
        rows = [] if act.id in gone else list(_rows(conn, act))
        bulk.put(conn, table, rows)
        touched.update(end for row in rows for end in row[1:3])
    identity.rebind(conn, touched - {0})


def renew(conn: Connection, document: int) -> None:
    """Make the bonds again that end at a name of a document: it was read anew, and the name may be another's."""
    span = schema.range_of(document)
    ends = or_(table.c.one.between(*span), table.c.other.between(*span))
    ids = sorted(set(conn.execute(select(table.c.decision).where(ends)).scalars()))
    bodies = conn.execute(select(decisions.c.body).where(decisions.c.id.in_(ids) & ~decisions.c.undone)).scalars()
    bind(conn, [decode_decision(body) for body in bodies], ())


def _rows(conn: Connection, act: Decision) -> Iterator[bulk.Row]:
    assert act.target is not None
    first = targets.node(conn, act.target)
    if first is None:
        return
    if act.act not in PAIRS:
        yield act.id, first, 0, act.act, act.by, act.at, ""
        return
    for end in sorted({targets.node(conn, other) or 0 for other in act.others} - {0, first}):
        yield act.id, end, first, act.act, act.by, act.at, ""


def beside(conn: Connection, act: Decision) -> list[Decision]:
    """Return the acts on the entities that an act speaks of, with what takes them back."""
    assert act.target is not None
    ends = {targets.node(conn, each) for each in (act.target, *act.others)} - {None}
    entities = set(conn.execute(select(names.c.entity).where(names.c.number.in_(ends))).scalars())
    mine = select(names.c.number).where(names.c.entity.in_(entities))
    direct = conn.execute(
        select(decisions.c.id)
        .join(docs, docs.c.id == decisions.c.document)
        .join(names, schema.lies_in(names.c.number, docs.c.number) & (names.c.id == decisions.c.target))
        .where((decisions.c.what == "entity") & names.c.entity.in_(entities))
    ).scalars()
    bound = conn.execute(select(table.c.decision).where(table.c.one.in_(mine) | table.c.other.in_(mine))).scalars()
    return _family(conn, {*direct, *bound})


def viewed(act: Decision, known: Iterable[Decision]) -> tuple[str, ...]:
    """Return the acts that hold on the same entities and that an act bears on."""
    if act.act not in PAIRS:
        return acts.viewed(act, known)
    return tuple(sorted(each.id for each in acts.in_effect(known) if each.act in PAIRS))


def clashes(conn: Connection) -> list[Clash]:
    """Return what people said of who is who and does not agree."""
    return [*_broken(conn), *_single(conn)]


def _broken(conn: Connection) -> Iterator[Clash]:
    """Bonds that could not be kept beside a later one that was not made in view of them."""
    pairs = sorted(set(conn.execute(select(table.c.decision, table.c.broken_by).where(table.c.broken_by != ""))))
    if not pairs:
        return
    known = {act.id: act for act in _all(conn)}
    before = acts.ancestors(known.values())
    for one, other in pairs:
        if one in known and other in known and one not in before[other]:
            target = known[one].target
            yield Clash(f"entity {target.head if target else ''}".strip(), (known[one], known[other]))


def _single(conn: Connection) -> Iterator[Clash]:
    """Other names, kinds or identifiers of one entity."""
    wanted = (
        select(names.c.entity, table.c.decision).join(names, names.c.number == table.c.one).where(table.c.other == 0)
    )
    said: dict[int, list[str]] = defaultdict(list)
    for entity, name in conn.execute(wanted):
        said[entity].append(name)
    several = {entity: found for entity, found in sorted(said.items()) if len(found) > 1}
    for entity, found in several.items():
        yield from acts.clashes(_family(conn, found), f"entity {entity}")


def _all(conn: Connection) -> list[Decision]:
    wanted = select(decisions.c.body).where(decisions.c.act.in_(sorted(IDENTITY)))
    return [decode_decision(body) for body in conn.execute(wanted).scalars()]


def _family(conn: Connection, ids: Iterable[str]) -> list[Decision]:
    """Acts by their ids, with what takes them back and does them again."""
    wanted = sorted(set(ids))
    rows = conn.execute(
        select(decisions.c.id, decisions.c.body).where(or_(decisions.c.id.in_(wanted), decisions.c.of.in_(wanted)))
    ).all()
    undos = sorted({row.id for row in rows} - set(wanted))
    more = conn.execute(select(decisions.c.id, decisions.c.body).where(decisions.c.of.in_(undos))).all()
    return [decode_decision(body) for body in {row.id: row.body for row in (*rows, *more)}.values()]
