"""What people decide: entered, taken back, brought in from a file, and found again after a new reading.

A row holds the act as it was entered; all else in it is made from the acts and the records, and can be made again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, insert, or_, select, update

from reportedly.casefile import CaseFault
from reportedly.decision import IDENTITY, Brought, Clash, Decision, Entered, Orphan, Standing, Target
from reportedly.errors import CaseError, OptionError, RecordError
from reportedly.record import Record
from reportedly.store import acts, bonds, flags, schema, targets
from reportedly.store.corrections import REFERENCES, SPANS, apply, present, reading
from reportedly.store.corrections import corrected as with_corrections
from reportedly.store.decision_files import named
from reportedly.wire import decode_decision, encode_decision

table = schema.decisions
UNREADABLE = "it cannot be read: take the last copy of the case"


def decide(conn: Connection, decision: Decision) -> Entered:
    """Enter an act and let it take effect; return it with its id, time and what it was decided in view of."""
    if decision.target is None:
        raise OptionError(f"got the act {decision.act!r} to decide; an act is taken back by `undo` and `redo`")
    place = targets.place(conn, decision.target)
    if place.thing is None:
        raise OptionError(f"{place.how}; wanted something that the case holds as it is read now")
    if decision.act == "correct":
        decision = _checked(conn, decision, place)
    elif decision.act in ("accept", "reject") and decision.was is None and place.thing:
        decision = replace(decision, was=reading(place.record(conn), place.thing))
    elif decision.act in IDENTITY:
        bonds.check(conn, decision)
        decision = bonds.of_bearers(conn, decision)
    beside = _beside(conn, decision, place)
    seen = acts.viewed(decision, beside) if decision.act not in IDENTITY else bonds.viewed(decision, beside)
    made = named(replace(decision, on=decision.on if decision.on is not None else seen, at=_now(conn)))
    _insert(conn, made, place)
    _take_effect(conn, [made])
    return Entered(made, clashes=tuple(_clashes_of(conn, made, place)))


def undo(conn: Connection, by: str, *, of: str | None = None) -> Entered | None:
    """Take back an act, or the last act of a person that holds."""
    wanted = select(table.c.id).where(table.c.of.is_(None) & ~table.c.undone)
    wanted = wanted.where(table.c.id == of) if of is not None else wanted.where(table.c.by == by)
    found = conn.execute(wanted.order_by(table.c.at.desc(), table.c.id.desc()).limit(1)).scalar()
    if found is None and of is not None:
        raise OptionError(f"got {of!r}, which is no act that holds; wanted the id of one: `reportedly decisions`")
    return None if found is None else _enter_taking_back(conn, Decision("undo", by, of=found))


def undo_all(conn: Connection, by: str, *, of: Collection[str], times: int) -> Iterator[Entered]:
    """Take back those of some acts that hold, the latest first, or the last few of a person."""
    if not of:
        yield from islice(iter(partial(undo, conn, by), None), times)
        return
    held = [
        row
        for chunk in chunks_of(sorted(of))
        for row in conn.execute(select(table.c.at, table.c.id).where(table.c.id.in_(chunk) & ~table.c.undone))
    ]
    for row in sorted(held, key=lambda row: (row.at, row.id), reverse=True):
        yield _enter_taking_back(conn, Decision("undo", by, of=row.id))


def redo(conn: Connection, by: str) -> Entered | None:
    """Do again the act that the person took back last, if nothing new was decided since."""
    mine = select(table.c.id, table.c.act, table.c.of, table.c.undone).where(table.c.by == by)
    for row in conn.execute(mine.order_by(table.c.at.desc(), table.c.id.desc())):
        if row.act == "undo" and not row.undone:
            return _enter_taking_back(conn, Decision("redo", by, of=row.id))
        if row.of is None:
            return None
    return None


def listed(conn: Connection, *, document: str | None = None) -> Sequence[Decision]:
    """Return the acts in order of time, of one document or all."""
    wanted = select(table).order_by(table.c.at, table.c.id)
    return [_act(row) for row in conn.execute(_of(wanted, document)).mappings()]


def standing(conn: Connection, document: str, thing: str) -> Standing:
    """Return what holds of one thing."""
    return standings(conn, document).get(thing, Standing())


def standings(conn: Connection, document: str) -> dict[str, Standing]:
    """Return what holds of the things of a document, by their ids."""
    found: dict[str, list[Decision]] = defaultdict(list)
    taking_back = []
    for row in conn.execute(_of(select(table), document)).mappings():
        if row["of"] is not None:
            taking_back.append(_act(row))
        elif row["target"] is not None and row["document"] == document:
            found[row["target"]].append(_act(row))
    if not found:
        return {}
    record = targets.record_of(conn, document)
    told = {}
    for thing, said in sorted(found.items()):
        read = reading(record, thing) if thing and record is not None else None
        told[thing] = acts.standing([*said, *taking_back], f"{document} {thing}".strip(), reading=read)
    return told


def corrected(conn: Connection, document: str) -> Record:
    """Return a record with the corrections that hold."""
    record = targets.record_of(conn, document)
    if record is None:
        raise CaseError(f"got {document!r}, which is no document of this case; wanted the id of one: `reportedly list`")
    held = standings(conn, record.document.id)
    found = [(thing, act) for thing, each in held.items() for act in each.corrections]
    return with_corrections(record, sorted(found, key=lambda each: (each[1].at, each[1].id)))[0]


def clashes(conn: Connection) -> Sequence[Clash]:
    """Return what does not agree."""
    several = select(table.c.document, table.c.target).where(~table.c.undone & ~table.c.orphan & table.c.of.is_(None))
    several = several.group_by(table.c.document, table.c.target).having(func.count() > 1)
    found: list[Clash] = []
    for document, thing in sorted(conn.execute(several), key=str):
        said = _on(conn, document, thing)
        found += acts.clashes([act for act in said if act.act not in IDENTITY], f"{document} {thing}".strip())
    return [*found, *bonds.clashes(conn)]


def orphans(conn: Connection) -> Sequence[Orphan]:
    """Return the acts whose words are gone."""
    wanted = (
        select(table).where(table.c.orphan & ~table.c.undone & table.c.of.is_(None)).order_by(table.c.at, table.c.id)
    )
    return [Orphan(_act(row), row["found"]) for row in conn.execute(wanted).mappings()]


def bring(conn: Connection, brought: Sequence[Decision]) -> Brought:
    """Take in the acts of a decisions file; what is known changes nothing."""
    given = {act.id: act for act in map(named, brought)}
    known = set[str]()
    for chunk in chunks_of(sorted(given)):
        known.update(conn.execute(select(table.c.id).where(table.c.id.in_(chunk))).scalars())
    new = acts.in_order(act for name, act in given.items() if name not in known)
    for act in new:
        _insert(conn, act, targets.place(conn, act.target) if act.target else None)
    _take_effect(conn, new)
    return Brought(tuple(new), len(known), tuple(clashes(conn)), tuple(orphans(conn)))


def overruled(conn: Connection) -> frozenset[tuple[str, str, str]]:
    """Return the links that people overruled: two documents, the smaller id first, and the kind or ""."""
    found = set()
    for body in conn.execute(select(table.c.body).where((table.c.act == "overrule") & ~table.c.undone)).scalars():
        act = decode_decision(body)
        if act.target is not None and act.others:
            one, other = sorted((act.target.document, act.others[0].document))
            found.add((one, other, act.field or ""))
    return frozenset(found)


def reanchor(conn: Connection, document: int) -> None:
    """Find the words of the acts on a document in its new record; called in the transaction that kept the record."""
    name = conn.execute(select(schema.documents.c.id).where(schema.documents.c.number == document)).scalar_one()
    _place_again(conn, _of(select(table), name))
    bonds.renew(conn, document)


def adopt(conn: Connection, documents: Iterable[str]) -> None:
    """Find a place for acts that were brought in before their documents were added."""
    wanted = sorted(documents)
    if conn.execute(select(table.c.id).where(table.c.orphan).limit(1)).first() is None:
        return
    for chunk in chunks_of(wanted):
        _place_again(conn, select(table).where(table.c.orphan & table.c.document.in_(chunk)))


def faults(conn: Connection) -> Iterator[CaseFault]:
    """Yield what does not hold in the decisions of the whole case."""
    said, rows = [], {}
    for row in conn.execute(select(table).order_by(table.c.number)).mappings():
        where = f"decision {row['id']}"
        try:
            act = decode_decision(row["body"])
        except RecordError as error:
            yield CaseFault(where, str(error))
            continue
        said.append(act)
        rows[act.id] = row
        if named(act).id != row["id"]:
            yield CaseFault(where, "its words are not those that were entered: the hash of them is another")
        if act.target and not row["orphan"]:
            place = targets.place(conn, act.target)
            if place.thing != row["target"]:
                yield CaseFault(where, f"it is held to be about {row['target']!r}; its words stand on {place.thing!r}")
    gone = acts.undone(said)
    for act in said:
        if rows[act.id]["undone"] != (act.id in gone):
            yield CaseFault(f"decision {act.id}", "it is marked as undone, or as holding, against what was entered")


def target(conn: Connection, document: str, thing: str) -> Target:
    """Return a thing of a document as a decision speaks of it."""
    return targets.target(conn, document, thing)


def bearer(conn: Connection, entity: int | str, *, but: Collection[int] = ()) -> Target:
    """Return an entity of the case as a decision speaks of it, by a name that is none of some."""
    return targets.bearer(conn, entity, but=but)


def chunks_of(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield names in pieces that fit into one statement."""
    yield from (names[at : at + flags.CHUNK] for at in range(0, len(names), flags.CHUNK))


def _checked(conn: Connection, act: Decision, place: targets.Place) -> Decision:
    """The correction with what stood there; raises OptionError if it cannot be applied."""
    record, thing = place.record(conn), place.thing or ""
    last = (act.field or "").split(".")[-1]
    if act.others and last not in REFERENCES and last not in SPANS and not (act.field or "").startswith("roles."):
        raise OptionError(f"{act.field}: got other things of the document; wanted a value")
    apply(record, thing, act)
    return (
        replace(act, was=present(record, thing, act.field or ""))
        if act.was is None and "." not in (act.field or "")
        else act
    )


def _now(conn: Connection) -> str:
    """The moment, or just after the last act: the order of a case is the order in which its acts were entered."""
    last = conn.execute(select(func.max(table.c.at))).scalar()
    now = datetime.now(UTC)
    if last is not None:
        before = datetime.fromisoformat(last)
        now = max(now, before + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _enter_taking_back(conn: Connection, act: Decision) -> Entered:
    made = named(replace(act, on=(), at=_now(conn)))
    _insert(conn, made, None)
    _take_effect(conn, [made])
    taken = made
    while taken.of is not None:
        taken = decode_decision(conn.execute(select(table.c.body).where(table.c.id == taken.of)).scalar_one())
    return Entered(made, taken=taken)


def _insert(conn: Connection, act: Decision, place: targets.Place | None) -> None:
    row = {"id": act.id, "at": act.at, "by": act.by, "act": act.act, "what": "", "of": act.of}
    row["body"] = encode_decision(act).decode()
    orphan = False
    if act.target is not None and place is not None:
        orphan = place.thing is None
        row |= {"what": act.target.kind, "document": place.document, "target": place.thing, "found": place.how}
    row["by"], row["body"] = schema.storable(act.by), schema.storable(row["body"])
    conn.execute(insert(table).values(**row, orphan=orphan, undone=False))
    flags.shift(conn, decisions=1, orphans=int(orphan))


def _take_effect(conn: Connection, made: Sequence[Decision]) -> None:
    """Work out what is undone now, and let all follow: the flags of claims, and who is who."""
    roots = _roots(conn, made)
    for chunk in chunks_of(sorted(roots)):
        family = conn.execute(select(table).where(or_(table.c.id.in_(chunk), table.c.of.in_(chunk)))).mappings().all()
        undos = sorted(row["id"] for row in family if row["act"] == "undo")
        redos = [
            row
            for piece in chunks_of(undos)
            for row in conn.execute(select(table).where(table.c.of.in_(piece))).mappings()
        ]
        rows = {row["id"]: row for row in (*family, *redos)}
        gone = acts.undone(_act(row) for row in rows.values())
        for name, row in rows.items():
            if row["undone"] != (name in gone):
                conn.execute(update(table).where(table.c.id == name).values(undone=name in gone))
        plain = [row for row in rows.values() if row["of"] is None]
        _flag(conn, {(row["document"], row["target"]) for row in plain if row["what"] == "claim" and row["target"]})
        bonds.bind(conn, [_act(row) for row in plain if row["act"] in IDENTITY], gone)
    _count_orphans(conn)


def _roots(conn: Connection, made: Sequence[Decision]) -> set[str]:
    """The plain acts that some acts are, take back, or do again; an undo takes on the document of its act."""
    roots = {act.id for act in made if act.of is None}
    of = {act.of for act in made if act.of is not None}
    rows = [
        row
        for piece in chunks_of(sorted(of))
        for row in conn.execute(select(table).where(table.c.id.in_(piece))).mappings()
    ]
    roots |= {row["of"] or row["id"] for row in rows}
    return roots


def _flag(conn: Connection, things: Iterable[tuple[str, str]]) -> None:
    """Mark claims as reviewed, or as not."""
    claims, docs = schema.claims, schema.documents
    for document, thing in sorted(things):
        held = acts.standing(_on(conn, document, thing), "")
        number = conn.execute(
            select(claims.c.number)
            .join(docs, schema.lies_in(claims.c.number, docs.c.number))
            .where((docs.c.id == document) & (claims.c.id == thing))
        ).scalar()
        if number is not None:
            flags.mark(conn, "reviewed", [number], on=held.is_reviewed)


def _place_again(conn: Connection, wanted: Select[Any]) -> None:
    """Find the words of some acts anew."""
    said = []
    for row in conn.execute(wanted).mappings().all():
        act = _act(row)
        if act.target is None:
            continue
        place = targets.place(conn, act.target)
        values = {"target": place.thing, "found": place.how, "orphan": place.thing is None, "document": place.document}
        conn.execute(update(table).where(table.c.id == act.id).values(**values))
        said.append(act)
    _take_effect(conn, said)


def _count_orphans(conn: Connection) -> None:
    wanted = select(func.count()).select_from(table).where(table.c.orphan & ~table.c.undone)
    flags.put(conn, orphans=conn.execute(wanted).scalar_one())


def _beside(conn: Connection, act: Decision, place: targets.Place) -> list[Decision]:
    """The acts on the same thing, with what takes them back."""
    if act.act in IDENTITY:
        return bonds.beside(conn, act)
    return _on(conn, place.document, place.thing)


def _on(conn: Connection, document: str | None, thing: str | None) -> list[Decision]:
    """The acts on one thing of a document, with what takes them back and does them again."""
    mine = select(table.c.id).where((table.c.document == document) & (table.c.target == thing))
    taken = select(table.c.id).where(table.c.of.in_(mine))
    wanted = select(table.c.body).where(table.c.id.in_(mine) | table.c.of.in_(mine) | table.c.of.in_(taken))
    return [decode_decision(body) for body in conn.execute(wanted).scalars()]


def _clashes_of(conn: Connection, act: Decision, place: targets.Place) -> Iterator[Clash]:
    if act.act in IDENTITY:
        found: Iterable[Clash] = bonds.clashes(conn)
    else:
        said = [each for each in _on(conn, place.document, place.thing) if each.act not in IDENTITY]
        found = acts.clashes(said, f"{place.document} {place.thing}".strip())
    yield from (clash for clash in found if act.id in {each.id for each in clash.decisions})


def _of(wanted: Select[Any], document: str | None) -> Select[Any]:
    """Those of one document: acts on it, and what takes them back."""
    if document is None:
        return wanted
    mine = select(table.c.id).where(table.c.document == document)
    taken = select(table.c.id).where(table.c.of.in_(mine))
    return wanted.where(table.c.id.in_(mine) | table.c.of.in_(mine) | table.c.of.in_(taken))


def _act(row: RowMapping) -> Decision:
    return decode_decision(row["body"])
