"""Reads and writes the names of a case that hang together by links or by what people said: a knot."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from reportedly.record import EntityKind
from reportedly.store import bulk, schema
from reportedly.store.flags import chunks
from reportedly.store.joining import FEW, Bond
from reportedly.store.likeness import Likeness, likeness
from reportedly.store.spelling import SINGLE, Spelling, better, known

spellings, keys, links = schema.spellings, schema.spelling_keys, schema.spelling_links
names, bonds = schema.names, schema.bonds

ENOUGH = 2 * FEW
"""Bearers of a lesser name at which a knot ends: more than FEW, so that it stays open even if some of them turn out to
be one. Without an end, all names of a large case are one knot, since each surname ties its bearers together."""

OWN = "#"
"""Marks the key of what has no name of its own, and that a person said something of: it is like nothing else."""


@dataclass(frozen=True, slots=True)
class Row:
    """A spelling of the case by its number."""

    number: int
    spelling: Spelling
    entity: int | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a document that the case holds already."""

    number: int
    document: int
    spelling: int
    mentions: int
    entity: int
    reason: str
    by: str


@dataclass(slots=True)
class Knot:
    """Spellings that hang together, with the links, names and bonds between them.

    `common` are those lesser names among them that many bear: a knot ends at them.
    """

    rows: dict[int, Row] = field(default_factory=dict)
    links: list[tuple[int, int, Likeness]] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    bonds: list[Bond] = field(default_factory=list)
    common: set[int] = field(default_factory=set)


def note(conn: Connection, found: Mapping[str, Spelling]) -> dict[str, Row]:
    """Return the rows of some spellings, by key; those that are new are linked to the others."""
    there = {row.spelling.key: row for row in _rows(conn, spellings.c.key, sorted(found))}
    new: dict[str, Row] = {}
    for number, key in enumerate(sorted(found.keys() - there.keys()), start=_following(conn)):
        new[key] = Row(number, found[key])
    bulk.put(
        conn,
        spellings,
        [
            (row.number, key, schema.storable(row.spelling.name), row.spelling.kind, None, False)
            for key, row in new.items()
        ],
    )
    bulk.put(conn, keys, [(schema.storable(key), row.number) for row in new.values() for key in row.spelling.keys])
    _link(conn, {row.number: row for row in new.values()})
    return there | _renamed(conn, there, found) | new


def _renamed(conn: Connection, there: Mapping[str, Row], found: Mapping[str, Spelling]) -> dict[str, Row]:
    """The spellings that are now met in a way to show rather than the one before; whoever bears them is called anew."""
    renamed = {}
    for key, row in there.items():
        shown = better(row.spelling, found[key])
        if shown.name != row.spelling.name:
            renamed[key] = replace(row, spelling=shown, plain=False)
            statement = update(spellings).where(spellings.c.number == row.number)
            conn.execute(statement.values(name=schema.storable(shown.name)))
    return renamed


def _link(conn: Connection, new: Mapping[int, Row]) -> None:
    """Link new spellings to all that may be the same bearer's."""
    asks: dict[str, list[int]] = defaultdict(list)
    for row in new.values():
        for key in row.spelling.asks:
            asks[key].append(row.number)
    pairs: set[tuple[int, int]] = set()
    for chunk in _pieces(sorted(asks)):
        for key, other in conn.execute(select(keys.c.key, keys.c.spelling).where(keys.c.key.in_(chunk))):
            pairs.update((min(one, other), max(one, other)) for one in asks[key] if one != other)
    others = sorted({number for pair in pairs for number in pair} - new.keys())
    rows_of = {**new, **{row.number: row for row in _rows(conn, spellings.c.number, others)}}
    rows = []
    for one, other in sorted(pairs):
        found = likeness(rows_of[one].spelling, rows_of[other].spelling)
        if found is not None:
            ends = (one, other) if found.one == rows_of[one].spelling.key else (other, one)
            rows.append((*ends, found.sort, found.score, schema.storable(found.reason)))
    bulk.put(conn, links, rows)


def own(conn: Connection, number: int, name: str, kind: EntityKind) -> Row:
    """Return the row of what has no name of its own, for a person to say whose it is; it is made if it is new."""
    key = f"{OWN}{number}"
    found = _rows(conn, spellings.c.key, [key])
    if found:
        return found[0]
    made = _following(conn)
    bulk.put(conn, spellings, [(made, key, schema.storable(name), kind, None, False)])
    return Row(made, _spelling(key, name, kind))


def _following(conn: Connection) -> int:
    """The next free number of a spelling; we are the only writer, and none is ever removed."""
    return int(conn.execute(select(func.coalesce(func.max(spellings.c.number), 0))).scalar_one()) + 1


def gather(conn: Connection, start: Iterable[int], new: Mapping[int, int]) -> Knot:
    """Return all that hangs together with some spellings; `new` gives the spelling of names that have no row yet.

    It does not go through lesser names that many bear: nothing that comes in changes whose these are.
    """
    knot, bound = Knot(), _bonds(conn)
    ends = _spelling_of(conn, {end for bond in bound for end in (bond.one, bond.other)}, new)
    beside: dict[int, set[int]] = defaultdict(set)
    for bond in bound:
        if bond.one in ends and bond.other in ends:
            beside[ends[bond.one]].add(ends[bond.other])
            beside[ends[bond.other]].add(ends[bond.one])
    seen: set[int] = set()
    asked: set[int] = set()
    found: dict[tuple[int, int], tuple[str, float, str]] = {}
    edge = set(start)
    while edge:
        seen |= edge
        further = {other for one in edge for other in beside[one]}
        rows = _links(conn, sorted(edge))
        lesser = {row.one for row in rows if row.sort == "part"} - asked
        knot.common |= _common(conn, sorted(lesser))
        asked |= lesser
        for row in rows:
            if row.sort != "part" or row.one not in knot.common:
                found[row.one, row.other] = (row.sort, row.score, row.reason)
                further |= {row.one, row.other}
        edge = further - seen
    knot.common &= seen
    knot.rows = {row.number: row for row in _rows(conn, spellings.c.number, sorted(seen))}
    knot.bonds = [bond for bond in bound if ends.get(bond.one) in seen]
    for (one, other), (sort, score, reason) in sorted(found.items()):
        ends_of = knot.rows[one].spelling.key, knot.rows[other].spelling.key
        knot.links.append((one, other, Likeness(*ends_of, sort, score, reason)))  # type: ignore[arg-type]
    knot.names = _names(conn, sorted(seen))
    return knot


def _links(conn: Connection, ends: Sequence[int]) -> list[Any]:
    found: list[Any] = []
    for chunk in _pieces(ends):
        wanted = select(links).where(or_(links.c.one.in_(chunk), links.c.other.in_(chunk)))
        found.extend(conn.execute(wanted).all())
    return found


def _common(conn: Connection, lesser: Sequence[int]) -> set[int]:
    """Those lesser names whose likest links lead to so many bearers that no further one tells whom they mean."""
    part, found = links.c.sort == "part", set[int]()
    whose = func.count(spellings.c.entity.distinct())
    for chunk in _pieces(lesser):
        best = select(links.c.one, func.max(links.c.score).label("score")).where(links.c.one.in_(chunk), part)
        many = best.group_by(links.c.one).having(func.count() >= ENOUGH).subquery()
        likest = (links.c.one == many.c.one) & (links.c.score == many.c.score)
        borne = select(links.c.one).join(many, likest).join(spellings, spellings.c.number == links.c.other)
        found.update(conn.execute(borne.where(part).group_by(links.c.one).having(whose >= ENOUGH)).scalars())
    return found


def company(conn: Connection, documents: Iterable[int]) -> dict[int, set[str]]:
    """Return the keys of the spellings in some documents."""
    docs, found = schema.documents, defaultdict[int, set[str]](set)
    wanted = (
        select(docs.c.number, spellings.c.key)
        .join(names, schema.lies_in(names.c.number, docs.c.number))
        .join(spellings, spellings.c.number == names.c.spelling)
    )
    for chunk in chunks(sorted(documents)):
        for document, key in conn.execute(wanted.where(docs.c.number.in_(chunk))):
            found[document].add(key)
    return found


def move(conn: Connection, moved: Sequence[tuple[Name, int, str, str]]) -> None:
    """Give names to other entities of the case, or for other reasons, with the parts that they have in claims."""
    parts = schema.parts
    changed = [{"n": name.number, "e": entity, "r": reason, "b": by} for name, entity, reason, by in moved]
    if changed:
        statement = update(names).where(names.c.number == bindparam("n"))
        values: dict[str, Any] = {"entity": bindparam("e"), "reason": bindparam("r"), "decided_by": bindparam("b")}
        conn.execute(statement.values(values), changed)
    for name, entity, _, _ in moved:
        if entity != name.entity:
            mine = (parts.c.entity == name.entity) & parts.c.part.in_(range(len(schema.PARTS)))
            inside = parts.c.claim.between(*schema.range_of(name.document)) & (parts.c.name == name.number)
            conn.execute(update(parts).where(mine & inside).values(entity=entity))


def keep(conn: Connection, whose: Mapping[int, tuple[int | None, bool]]) -> None:
    """Keep for spellings whose they are, and whether a further document can change anything else."""
    changed = [{"n": number, "e": entity, "p": plain} for number, (entity, plain) in sorted(whose.items())]
    if changed:
        statement = update(spellings).where(spellings.c.number == bindparam("n"))
        conn.execute(statement.values(entity=bindparam("e"), plain=bindparam("p")), changed)


def count(conn: Connection, entities: Mapping[int, tuple[str, str, int, int]], gone: Iterable[int]) -> None:
    """Write the rows of entities: what each is called, its kind, its documents and mentions; and remove those gone."""
    table = schema.entities
    there = set[int]()
    for chunk in chunks(sorted(entities)):
        there.update(conn.execute(select(table.c.number).where(table.c.number.in_(chunk))).scalars())
    rows = [(number, *told) for number, told in sorted(entities.items())]
    bulk.put(conn, table, [row for row in rows if row[0] not in there])
    changed = [dict(zip("nakdm", row, strict=True)) for row in rows if row[0] in there]
    if changed:
        values: dict[str, Any] = {
            key: bindparam(short) for key, short in zip(("name", "kind", "documents", "mentions"), "akdm", strict=True)
        }
        conn.execute(update(table).where(table.c.number == bindparam("n")).values(values), changed)
    for chunk in chunks(sorted(gone)):
        conn.execute(delete(table).where(table.c.number.in_(chunk)))


def existing(conn: Connection, entities: Iterable[int]) -> set[int]:
    """Return those numbers that are an entity's."""
    table, found = schema.entities, set[int]()
    for chunk in chunks(sorted(entities)):
        found.update(conn.execute(select(table.c.number).where(table.c.number.in_(chunk))).scalars())
    return found


def _rows(conn: Connection, column: object, values: Sequence[str] | Sequence[int]) -> list[Row]:
    found = []
    for chunk in _pieces(values):
        for row in conn.execute(select(spellings).where(column.in_(chunk))).all():  # type: ignore[attr-defined]
            found.append(Row(row.number, _spelling(row.key, row.name, row.kind), row.entity, row.plain))
    return found


def _spelling(key: str, name: str, kind: EntityKind) -> Spelling:
    if key.startswith(OWN):
        return Spelling(key, name, kind, tuple(name.casefold().split()) or (name,), SINGLE + 1)
    return known(key, name, kind)


def _names(conn: Connection, numbers: Sequence[int]) -> list[Name]:
    columns = (
        names.c.number, names.c.document, names.c.spelling, names.c.mentions, names.c.entity, names.c.reason,
        names.c.decided_by,
    )  # fmt: skip
    found: list[Name] = []
    for chunk in _pieces(numbers):
        rows = conn.execute(select(*columns).where(names.c.spelling.in_(chunk))).all()
        found.extend(Name(*row) for row in rows)
    return found


def _bonds(conn: Connection) -> list[Bond]:
    wanted = select(bonds).where(bonds.c.sort.in_(("merge", "forbid", "split")))
    return [Bond(row.sort, row.one, row.other, row.by, row.at, row.decision) for row in conn.execute(wanted)]


def _spelling_of(conn: Connection, numbers: set[int], new: Mapping[int, int]) -> dict[int, int]:
    found = {number: new[number] for number in numbers if number in new}
    for chunk in chunks(sorted(numbers - new.keys())):
        wanted = select(names.c.number, names.c.spelling).where(
            names.c.number.in_(chunk) & names.c.spelling.is_not(None)
        )
        found |= {row.number: row.spelling for row in conn.execute(wanted)}
    return found


def _pieces(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    yield from (values[at : at + 5_000] for at in range(0, len(values), 5_000))
