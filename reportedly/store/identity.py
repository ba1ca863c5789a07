"""Says which names of documents are one bearer's, and keeps it right as documents and decisions come in.

1. each name's spelling is noted, and a new one is linked to those that may be the same bearer's (`likeness`)
2. a name whose spelling is plainly one bearer's goes there, and nothing else changes
3. for the others, all that they can change (`reach`) is joined anew (`joining`), and what comes out otherwise is moved
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import Connection, delete, insert, select

from reportedly.casefile import NewName, Settled
from reportedly.decision import Decision
from reportedly.store import knots, reach, schema
from reportedly.store.acts import standing_acts
from reportedly.store.joining import SAME, Bearer, Joined, Node, join
from reportedly.store.knots import Name, Row
from reportedly.store.reach import Knot
from reportedly.store.spelling import Spelling, better, spell
from reportedly.wire import decode_decision

NAMELESS = "it has no name in the text"
KNOT = 2_000
"""Names of a lesser name, and of those that it can mean, whose company is looked at: with more it stays open, so that
adding a document costs no more than its length."""


@dataclass(frozen=True, slots=True)
class _New:
    """A name that has no row yet, and its spelling."""

    name: NewName
    row: Row


def settle(conn: Connection, new: Sequence[NewName]) -> list[Settled]:
    """Return for each name, in order, the entity of the case that it is held to be: its own number for a new one.

    Names of one call may be of several documents, and may be one bearer's. Names that the case holds already are moved
    where the new ones say so; the caller makes the rows of the new ones.
    """
    found = _spelt(conn, new)  # 1
    plain = knots.existing(conn, {each.row.entity for each in found.values() if each.row.plain and each.row.entity})
    settled: dict[int, Settled] = {}
    start = set[int]()
    for number, each in found.items():
        if each.row.plain and each.row.entity in plain:  # 2
            settled[number] = Settled(each.row.entity, SAME, spelling=each.row.number)
        else:
            start.add(each.row.number)
    if start:
        settled |= _join(conn, start, found)  # 3; a plain spelling may hang together with one that is not
    return [settled.get(name.number) or Settled(name.number, NAMELESS, name=name.name, kind=name.kind) for name in new]


def rebind(conn: Connection, numbers: Iterable[int]) -> None:
    """Join anew all that hangs together with some names, after a person has said something of them."""
    names, start = schema.names, set[int]()
    for row in conn.execute(select(names).where(names.c.number.in_(sorted(set(numbers))))).all():
        spelling = row.spelling
        if spelling is None:
            spelling = knots.own(conn, row.number, row.name, row.kind).number
            conn.execute(names.update().where(names.c.number == row.number).values(spelling=spelling))
        start.add(spelling)
    if start:
        _join(conn, start, {}, anew=True)


def _spelt(conn: Connection, new: Sequence[NewName]) -> dict[int, _New]:
    """The names that are any, by number, with the rows of their spellings."""
    keys = {}
    for name in new:
        made = spell(name.name, name.kind) if name.spellings else None
        if made is not None:
            keys[name.number] = made
    bound = _bound(conn, [name.number for name in new if name.number not in keys])
    shown: dict[str, Spelling] = {}
    for made in keys.values():
        shown[made.key] = better(shown.get(made.key, made), made)
    rows = knots.note(conn, shown)
    found = {}
    for name in new:
        if name.number in keys:
            found[name.number] = _New(name, rows[keys[name.number].key])
        elif name.number in bound:
            found[name.number] = _New(name, knots.own(conn, name.number, name.name, name.kind))
    return found


def _bound(conn: Connection, numbers: Sequence[int]) -> set[int]:
    """Those of some numbers that a person said something of."""
    bonds = schema.bonds
    if conn.execute(select(bonds.c.decision).limit(1)).first() is None:
        return set()
    ends = {end for row in conn.execute(select(bonds.c.one, bonds.c.other)) for end in row}
    return ends & set(numbers)


def _join(conn: Connection, start: set[int], found: Mapping[int, _New], *, anew: bool = False) -> dict[int, Settled]:
    """Join a knot anew, move what the case holds already, and return what the new names in it are."""
    knot, made = reached(conn, start, {number: each.row.number for number, each in found.items()}, anew=anew)
    telling = telling_of(knot, made)
    told = {key for lesser in telling for key in made.may_be[lesser]}
    if told:
        made = _joined(knot, telling, _company(conn, knot, told, found))
    new = {number: each for number, each in found.items() if each.row.number in knot.rows}
    called = _called(conn, made)
    _move(conn, knot, made, called)
    entity = {id(bearer): min(bearer.names) for bearer in made.bearers}
    whose = {key: entity[id(bearer)] for key, bearer in made.whose.items()}
    kept = {
        number: (whose.get(row.spelling.key), row.spelling.key in whose and row.spelling.key not in told)
        for number, row in knot.rows.items()
    }
    changed = {
        number: now for number, now in kept.items() if now != (knot.rows[number].entity, knot.rows[number].plain)
    }
    knots.keep(conn, changed)
    settled = {}
    for bearer in made.bearers:
        name, kind = called[min(bearer.names)]
        for number, (reason, by) in bearer.names.items():
            if number in new:
                settled[number] = Settled(entity[id(bearer)], reason, by, new[number].row.number, name, kind)  # type: ignore[arg-type]
    return settled


def reached(conn: Connection, start: set[int], new: Mapping[int, int], *, anew: bool = False) -> tuple[Knot, Joined]:
    """Return all that some spellings can change, joined but for company; `new` gives the spellings of new names."""
    knot = reach.begin(conn, start, new, anew=anew)
    made = _joined(knot)
    while reach.grow(conn, knot, made):
        made = _joined(knot)
    return knot, made


def _joined(
    knot: Knot, telling: Collection[str] = (), company: Mapping[int, frozenset[str]] = MappingProxyType({})
) -> Joined:
    """Join the names of a knot; `company` gives for some of them the keys of those beside them."""
    key = {number: row.spelling.key for number, row in knot.rows.items()}
    spelt = [(name.number, name.spelling) for name in knot.names if name.number not in knot.new]
    spelt += [(number, spelling) for number, spelling in knot.new.items() if spelling in knot.rows]
    nodes = [Node(number, key[spelling], company.get(number, frozenset())) for number, spelling in spelt]
    common = [key[number] for number in knot.common if number in knot.rows]
    by_key = {row.spelling.key: row.spelling for row in knot.rows.values()}
    return join(by_key, knot.links, nodes, knot.bonds, common=common, telling=telling)


def telling_of(knot: Knot, made: Joined) -> set[str]:
    """The lesser names that may be one of a few, where these and their own names are no more than KNOT."""
    size = Counter(knot.rows[name.spelling].spelling.key for name in knot.names)
    size.update(knot.rows[spelling].spelling.key for spelling in knot.new.values() if spelling in knot.rows)
    return {lesser for lesser, keys in made.may_be.items() if sum(size[key] for key in keys) <= KNOT}


def _company(
    conn: Connection, knot: Knot, told: Collection[str], found: Mapping[int, _New]
) -> dict[int, frozenset[str]]:
    """The keys of the spellings that stand beside the names of some in their documents."""
    some = {number for number, row in knot.rows.items() if row.spelling.key in told}
    where = {name.number: (name.document, name.spelling) for name in knot.names if name.spelling in some}
    where |= {
        number: (each.name.document, each.row.number) for number, each in found.items() if each.row.number in some
    }
    beside = knots.company(conn, {document for document, _ in where.values()})
    for each in found.values():
        beside.setdefault(each.name.document, set()).add(each.row.spelling.key)
    return {
        number: frozenset(beside[document] - {knot.rows[spelling].spelling.key})
        for number, (document, spelling) in where.items()
    }


def _move(conn: Connection, knot: Knot, made: Joined, called: Mapping[int, tuple[str, str]]) -> None:
    """Move the names that the case holds to where they belong now, and count the entities anew."""
    there = {name.number: name for name in knot.names}
    moved: list[tuple[Name, int, str, str]] = []
    counted: dict[int, tuple[str, str, int, int]] = {}
    for bearer in made.bearers:
        entity = min(bearer.names)
        mine = [there[number] for number in bearer.names if number in there]
        for name in mine:
            reason, by = bearer.names[name.number]
            if (name.entity, name.reason, name.by) != (entity, reason, by):
                moved.append((name, entity, reason, by))
        if mine:
            documents = len({name.document for name in mine})
            counted[entity] = (*called[entity], documents, sum(name.mentions for name in mine))
    knots.move(conn, moved)
    gone = {name.entity for name in knot.names} - counted.keys()
    knots.count(conn, counted, gone)
    _break(conn, made)
    _identify(conn, made, gone)


def _break(conn: Connection, made: Joined) -> None:
    """Note which bonds could not be kept, and beside which later act."""
    bonds = schema.bonds
    numbers = sorted({number for bearer in made.bearers for number in bearer.names})
    if conn.execute(select(bonds.c.decision).limit(1)).first() is None:
        return
    for at in range(0, len(numbers), 5_000):
        conn.execute(bonds.update().where(bonds.c.one.in_(numbers[at : at + 5_000])).values(broken_by=""))
    for bond, against in made.broken:
        where = (bonds.c.decision == bond.decision) & (bonds.c.one == bond.one) & (bonds.c.other == bond.other)
        conn.execute(bonds.update().where(where).values(broken_by=against.decision))


def _said(conn: Connection, made: Joined) -> dict[int, list[tuple[int, Decision]]]:
    """What people said of single bearers (rename, kind, identify), by the number of the entity, as it holds."""
    bonds, acts = schema.bonds, schema.decisions
    wanted = select(bonds.c.one, acts.c.number, acts.c.body).join(acts, acts.c.id == bonds.c.decision)
    found: dict[int, list[tuple[int, Decision]]] = defaultdict(list)
    whose = {number: min(bearer.names) for bearer in made.bearers for number in bearer.names}
    for row in conn.execute(wanted.where(bonds.c.other == 0)):
        if row.one in whose:
            found[whose[row.one]].append((row.number, decode_decision(row.body)))
    for entity, said in found.items():
        holding = {act.id for act in standing_acts(act for _, act in said)}
        found[entity] = [each for each in said if each[1].id in holding]
    return found


def _called(conn: Connection, made: Joined) -> dict[int, tuple[str, str]]:
    """What each bearer is called, and its kind: as a person said, or by its fullest name."""
    called = {min(bearer.names): _by_name(bearer) for bearer in made.bearers}
    for entity, said in _said(conn, made).items():
        for _, act in sorted(said, key=lambda each: (each[1].at, each[1].id)):
            name, kind = called[entity]
            if act.act == "rename":
                called[entity] = str(act.value), kind
            elif act.act == "kind":
                called[entity] = name, str(act.value)
    return called


def _by_name(bearer: Bearer) -> tuple[str, str]:
    return bearer.spelling.name, bearer.spelling.kind


def _identify(conn: Connection, made: Joined, gone: Iterable[int]) -> None:
    """Write the identifiers that people attached to the bearers."""
    table = schema.identifiers
    if all(conn.execute(select(column).limit(1)).first() is None for column in (schema.bonds.c.one, table.c.entity)):
        return
    touched = sorted({min(bearer.names) for bearer in made.bearers} | set(gone))
    for at in range(0, len(touched), 5_000):
        conn.execute(delete(table).where(table.c.entity.in_(touched[at : at + 5_000])))
    rows = {
        (entity, act.field or "", str(act.value)): number
        for entity, said in _said(conn, made).items()
        for number, act in said
        if act.act == "identify"
    }
    for (entity, scheme, value), number in sorted(rows.items()):
        conn.execute(insert(table).values(entity=entity, scheme=scheme, value=value, decision=number))
