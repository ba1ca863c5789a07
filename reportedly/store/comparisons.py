"""Keeps origins, links and stories, and gives them back: the last comparison of the case, whole or in parts."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, case, delete, func, insert, select, update

from reportedly.casefile import OriginRow
from reportedly.comparison import Link, Origin, OriginDocument, SharedSpan, Story, Verdict, standing
from reportedly.store import flags, schema
from reportedly.wire import decode_story, encode_comparison

docs, claims = schema.documents, schema.claims
CONTESTED = frozenset({"disputed", "denied"})
"""Verdicts that make a claim one that somebody disputes."""
CHUNK = 2_000
"""Rows in one statement."""
BASIS, RULINGS = "compared by", "compared under"
"""What is noted about the case: what the comparison was made by, and the rulings of readers that it follows."""
MOST = 0xFFFFFFFF
"""What a number of four bytes can hold."""


def clear(conn: Connection) -> None:
    """Remove all that was compared; what people decided stays."""
    for table in (
        schema.origin_documents, schema.origins, schema.links, schema.story_claims, schema.stories, schema.matches,
        schema.postings, schema.compared,
    ):  # fmt: skip
        conn.execute(delete(table))
    marked = conn.execute(select(claims.c.number).where(claims.c.disputed)).scalars()
    flags.mark(conn, "disputed", list(marked), on=False)
    flags.put(conn, origins=0, stories=0)


def basis(conn: Connection) -> str:
    """Return what the comparison was made by; "" where there is none."""
    about = schema.about
    return conn.execute(select(about.c.value).where(about.c.key == BASIS)).scalar() or ""


def begin(conn: Connection, made_by: str) -> None:
    """Begin a comparison anew: what was compared before was made by something else."""
    clear(conn)
    _note(conn, BASIS, made_by)
    _note(conn, RULINGS, "[]")
    for what in ("origin", "story"):
        _note(conn, f"last {what}", "0")


def reconsider(conn: Connection, overruled: Collection[tuple[str, str, str]]) -> None:
    """Let those documents wait to be compared again between which readers have ruled otherwise since."""
    about = schema.about
    before = conn.execute(select(about.c.value).where(about.c.key == RULINGS)).scalar() or "[]"
    others = {tuple(ruling) for ruling in json.loads(before)} ^ {*overruled}
    wanted = select(docs.c.number).where(docs.c.id.in_({name for ruling in others for name in ruling[:2]}))
    conn.execute(update(schema.compared).where(schema.compared.c.document.in_(wanted)).values(stale=True))
    _note(conn, RULINGS, json.dumps(sorted(overruled)))


def waiting(conn: Connection, limit: int | None = None) -> list[tuple[str, str]]:
    """Return the ids and sources of documents that are not compared as they are now."""
    table = schema.compared
    last = select(func.coalesce(func.max(table.c.document), 0)).scalar_subquery()
    query = select(docs.c.id, docs.c.source).order_by(docs.c.number).limit(limit)
    again = query.where((docs.c.number == table.c.document) & table.c.stale)
    rows = [*conn.execute(again), *conn.execute(query.where(docs.c.number > last))]
    return [(row.id, row.source) for row in rows[:limit]]


def owners(conn: Connection) -> dict[str, str]:
    """Return the owner of each outlet that a person told of."""
    return {row.outlet: row.owner for row in conn.execute(select(schema.owners))}


def put_owners(conn: Connection, of: Mapping[str, str]) -> None:
    """Put a table of owners in the place of the one before."""
    conn.execute(delete(schema.owners))
    _insert(conn, schema.owners, ({"outlet": outlet, "owner": owner} for outlet, owner in sorted(of.items())))


def _note(conn: Connection, key: str, value: str) -> None:
    conn.execute(delete(schema.about).where(schema.about.c.key == key))
    conn.execute(insert(schema.about).values(key=key, value=value))


def link_row(link: Link, one: int, other: int) -> dict[str, Any]:
    """Return the row of a link between two documents, by their numbers."""
    return {
        "one": one,
        "other": other,
        "kind": link.kind,
        "strength": link.strength,
        "reason": schema.storable(link.reason),
        "spans": json.dumps([[*shared.from_, *shared.to] for shared in link.spans]),
        "overruled": link.overruled,
    }


def drop_stories(conn: Connection, names: Collection[str]) -> dict[tuple[int, bool], str]:
    """Remove stories; return in which each claim was, by its number, and whether that laid counts side by side."""
    inside, table, found = schema.story_claims, schema.stories, dict[tuple[int, bool], str]()
    for chunk in flags.chunks(sorted(names)):
        query = select(inside.c.claim, inside.c.story, table.c.beside).where(
            (inside.c.story == table.c.story) & table.c.story.in_(chunk)
        )
        found.update(((row.claim, bool(row.beside)), row.story) for row in conn.execute(query))
        conn.execute(delete(inside).where(inside.c.story.in_(chunk)))
        conn.execute(delete(table).where(table.c.story.in_(chunk)))
    flags.shift(conn, stories=-len(names))
    return found


def put_stories(
    conn: Connection,
    told: Sequence[tuple[Story, bool, Sequence[int]]],
    before: Mapping[tuple[int, bool], str],
    new: Callable[[], int],
) -> None:
    """Put stories, each with the numbers of its claims, and mark the claims that are contested.

    `before` are the stories that claims were in: one of those that a story's claims were in gives it its number.
    """
    rows: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    taken: set[str] = set()
    for untold, beside, numbers in told:
        old = {before[number, beside] for number in numbers if (number, beside) in before} - taken
        name = min(old, key=lambda one: int(one[1:]), default="") or f"s{new()}"
        taken.add(name)
        story = replace(untold, story=name)
        rows.append(_story_row(story, len(numbers), beside=beside))
        members.extend(
            {"claim": number, "story": name, "origin": claim.origin}
            for number, claim in zip(numbers, story.claims, strict=True)
        )
    _insert(conn, schema.stories, rows)
    _insert(conn, schema.story_claims, members)
    flags.shift(conn, stories=len(rows))
    _contest(conn, {row["claim"] for row in members} | {number for number, _ in before})


def _story_row(story: Story, claims: int, *, beside: bool) -> dict[str, Any]:
    return {
        "story": story.story,
        "verdict": story.verdict,
        "dispute": story.dispute,
        "development": story.development,
        "origins": story.origins,
        "claims": claims,
        "body": schema.storable(encode_comparison(story).decode()),
        "place": _place(story, beside=beside),
        "beside": beside,
    }


def _place(story: Story, *, beside: bool) -> bytes:
    """Return what orders a story among others, compared byte by byte: as `comparison.standing`, then by its claims."""
    numbers = b"".join(min(number, MOST).to_bytes(4) for number in standing(story))
    first = story.claims[0]
    rest = "\0".join((first.source[:300], first.document, f"{first.start:012}", first.claim, str(int(beside))))
    return numbers + rest.encode("utf-8", "surrogatepass")


def _contest(conn: Connection, numbers: Collection[int]) -> None:
    """Mark which of some claims are in a contested story."""
    inside, table, contested = schema.story_claims, schema.stories, set[int]()
    for chunk in flags.chunks(sorted(numbers)):
        query = select(inside.c.claim).where((inside.c.story == table.c.story) & table.c.verdict.in_(CONTESTED))
        contested.update(conn.execute(query.where(inside.c.claim.in_(chunk))).scalars())
    flags.mark(conn, "disputed", sorted(set(numbers) - contested), on=False)
    flags.mark(conn, "disputed", sorted(contested), on=True)


def _insert(conn: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    waiting: list[dict[str, Any]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == CHUNK:
            conn.execute(insert(table), waiting)
            waiting.clear()
    if waiting:
        conn.execute(insert(table), waiting)


def origins(conn: Connection) -> Iterator[Origin]:
    """Yield the origins in order, each with the document that it goes by first."""
    inside, table = schema.origin_documents, schema.origins
    members: dict[str, list[OriginDocument]] = {}
    query = select(inside.c.origin, docs.c.id, docs.c.source, docs.c.publisher, schema.compared.c.outlet).where(
        (inside.c.document == docs.c.number)
        & (inside.c.origin == table.c.origin)
        & (schema.compared.c.document == docs.c.number)
    )
    is_head = case((table.c.head == docs.c.number, 0), else_=1)
    for row in conn.execute(query.order_by(is_head, docs.c.number)):
        members.setdefault(row.origin, []).append(OriginDocument(row.id, row.source, row.outlet))
    for name in conn.execute(_in_order(select(table.c.origin), table.c.origin)).scalars():
        yield Origin(name, tuple(members.get(name, ())))


def origins_of(conn: Connection, documents: Collection[str]) -> dict[str, OriginRow]:
    """Return the origins of some documents (by ids); one that is not compared has none."""
    inside, table = schema.origin_documents, schema.origins
    query = select(docs.c.id, table.c.origin, table.c.documents).where(
        (inside.c.document == docs.c.number) & (inside.c.origin == table.c.origin) & docs.c.id.in_(documents)
    )
    return {row.id: OriginRow(row.origin, row.documents) for row in conn.execute(query)}


def links(conn: Connection, *, documents: Collection[str] | None = None) -> Iterator[Link]:
    """Yield the links, of some documents (by ids) to whatever else, or all."""
    table, one, other = schema.links, docs.alias("one"), docs.alias("other")
    query = select(
        one.c.id.label("from_"), one.c.source.label("from_source"), other.c.id.label("to"),
        other.c.source.label("to_source"), table.c.kind, table.c.strength, table.c.reason, table.c.spans,
        table.c.overruled,
    ).where((table.c.one == one.c.number) & (table.c.other == other.c.number))  # fmt: skip
    if documents is not None:
        numbers = conn.execute(select(docs.c.number).where(docs.c.id.in_(documents))).scalars().all()
        query = query.where(table.c.one.in_(numbers) | table.c.other.in_(numbers))
    rows = [dict(row) for row in conn.execute(query.where(table.c.shown)).mappings()]
    for row in sorted(rows, key=lambda row: [row[key] for key in ("from_source", "to_source", "from_", "to", "kind")]):
        spans = tuple(SharedSpan((a, b), (c, d)) for a, b, c, d in json.loads(row["spans"]))
        yield Link(**{**row, "spans": spans})


def stories(
    conn: Connection,
    *,
    document: str | None = None,
    verdict: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[Story]:
    """Yield the stories in order: all, those with a claim of one document, those of one verdict, a page of them."""
    table, inside = schema.stories, schema.story_claims
    query = select(table.c.body)
    if document is not None:
        about = select(inside.c.story).where(schema.lies_in(inside.c.claim, docs.c.number) & (docs.c.id == document))
        query = query.where(table.c.story.in_(about))
    if verdict is not None:
        query = query.where(table.c.verdict == verdict)
    for body in conn.execute(query.order_by(table.c.place).limit(limit).offset(offset)).scalars():
        yield decode_story(body)


def story(conn: Connection, name: str) -> Story | None:
    """Return one story."""
    body = conn.execute(select(schema.stories.c.body).where(schema.stories.c.story == name)).scalar()
    return None if body is None else decode_story(body)


def verdicts(conn: Connection) -> dict[Verdict, int]:
    """Return how many stories there are of each verdict."""
    verdict, number = schema.stories.c.verdict, func.count()
    return {row[0]: row[1] for row in conn.execute(select(verdict, number).group_by(verdict))}


def verdicts_of(conn: Connection, documents: Collection[str]) -> dict[tuple[str, str], Verdict]:
    """Return the verdict on each claim of some documents (by ids) that a story has, by document and claim."""
    inside, table = schema.story_claims, schema.stories
    query = select(docs.c.id, claims.c.id, table.c.verdict).where(
        (inside.c.claim == claims.c.number) & schema.lies_in(inside.c.claim, docs.c.number) & docs.c.id.in_(documents)
    )
    return {(row[0], row[1]): row[2] for row in conn.execute(query.where(table.c.story == inside.c.story))}


def _in_order(query: Select[Any], name: Column[str]) -> Select[Any]:
    """Order names as they are counted: s2 before s10."""
    return query.order_by(func.length(name), name)
