"""Reads and writes the spellings, links, names and entities of a case by which names are joined."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from reportedly.record import EntityKind
from reportedly.store import bulk, schema, starts
from reportedly.store.flags import chunks
from reportedly.store.joining import FEW, Bond
from reportedly.store.likeness import Sort, likeness
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


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is met at one of its ends: the far end of it, and the entity which that is."""

    one: int
    other: int
    sort: Sort
    score: float
    reason: str
    far: int
    entity: int | None


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


def links_of(conn: Connection, ends: Collection[int], *, but: Collection[int]) -> Iterator[Link]:
    """Yield the links that lead to and from some spellings; not those from lesser names that are left out (`but`)."""
    columns = (*links.c, spellings.c.number, spellings.c.entity)
    lesser = sorted(set(ends) & set(but))
    for mine, there, some in (
        (links.c.one, links.c.other, sorted(set(ends) - set(but))),
        (links.c.other, links.c.one, sorted(ends)),
        (links.c.one, links.c.other, lesser),
    ):
        wanted = select(*columns).join(spellings, spellings.c.number == there)
        if some is lesser:
            wanted = wanted.where(links.c.sort == "same")
        for chunk in _pieces(some):
            for row in conn.execute(wanted.where(mine.in_(chunk))):
                yield Link(*row)


def common(conn: Connection, lesser: Iterable[int]) -> set[int]:
    """Return those lesser names whose likest links lead to so many bearers that no further one tells whom they mean."""
    part, found = links.c.sort == "part", set[int]()
    whose = func.count(spellings.c.entity.distinct())
    for chunk in _pieces(sorted(lesser)):
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
    starts.moved(conn, ((name.number, name.entity, entity) for name, entity, _, _ in moved if entity != name.entity))


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


def rows(conn: Connection, numbers: Iterable[int]) -> list[Row]:
    """Return the rows of spellings."""
    return _rows(conn, spellings.c.number, sorted(numbers))


def _rows(conn: Connection, column: object, values: Sequence[str] | Sequence[int]) -> list[Row]:
    found = []
    for chunk in _pieces(values):
        wanted = select(spellings).where(column.in_(chunk))  # type: ignore[attr-defined]
        for number, key, name, kind, entity, plain in conn.execute(wanted):
            found.append(Row(number, _spelling(key, name, kind), entity, plain))
    return found


def _spelling(key: str, name: str, kind: EntityKind) -> Spelling:
    if key.startswith(OWN):
        return Spelling(key, name, kind, tuple(name.casefold().split()) or (name,), SINGLE + 1)
    return known(key, name, kind)


def names_of(conn: Connection, numbers: Iterable[int]) -> list[Name]:
    """Return the names that the case holds already under some spellings."""
    columns = (
        names.c.number, names.c.document, names.c.spelling, names.c.mentions, names.c.entity, names.c.reason,
        names.c.decided_by,
    )  # fmt: skip
    found: list[Name] = []
    for chunk in _pieces(sorted(numbers)):
        found.extend(Name(*row) for row in conn.execute(select(*columns).where(names.c.spelling.in_(chunk))))
    return found


def bonds_of_two(conn: Connection) -> list[Bond]:
    """Return what people said of two names."""
    wanted = select(bonds).where(bonds.c.sort.in_(("merge", "forbid", "split")))
    return [Bond(row.sort, row.one, row.other, row.by, row.at, row.decision) for row in conn.execute(wanted)]


def spelling_of(conn: Connection, numbers: set[int], new: Mapping[int, int]) -> dict[int, int]:
    """Return the spellings of names; `new` gives those of names that have no row yet."""
    found = {number: new[number] for number in numbers if number in new}
    for chunk in chunks(sorted(numbers - new.keys())):
        wanted = select(names.c.number, names.c.spelling).where(
            names.c.number.in_(chunk) & names.c.spelling.is_not(None)
        )
        found |= {row.number: row.spelling for row in conn.execute(wanted)}
    return found


def _pieces(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    yield from (values[at : at + 5_000] for at in range(0, len(values), 5_000))
