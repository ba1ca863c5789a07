"""Keeps origins, links and stories, and gives them back: the last comparison of the case, whole or in parts."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, delete, func, insert, select

from reportedly.comparison import Link, Origin, OriginDocument, SharedSpan, Story, Verdict
from reportedly.store import flags, schema
from reportedly.wire import decode_story, encode_comparison

docs, claims = schema.documents, schema.claims
CONTESTED = frozenset({"disputed", "denied"})
"""Verdicts that make a claim one that somebody disputes."""
CHUNK = 2_000
"""Rows in one statement."""


def save(conn: Connection, origins: Iterable[Origin], links: Iterable[Link], stories: Iterable[Story]) -> None:
    """Put a comparison in the place of the one before; flags and counts follow.

    What speaks of a document or a claim that the case no longer holds is left out: the case may have changed meanwhile.
    """
    for table in (schema.origin_documents, schema.origins, schema.links, schema.story_claims, schema.stories):
        conn.execute(delete(table))
    numbers = {row.id: row.number for row in conn.execute(select(docs.c.id, docs.c.number))}
    told = _save_origins(conn, origins, numbers)
    _insert(conn, schema.links, _link_rows(links, numbers))
    flags.put(conn, origins=told, stories=_save_stories(conn, stories, numbers))


def _save_origins(conn: Connection, origins: Iterable[Origin], numbers: Mapping[str, int]) -> int:
    rows: list[dict[str, Any]] = []
    members: dict[int, str] = {}
    for origin in origins:
        inside = [numbers[one.id] for one in origin.documents if one.id in numbers]
        rows.append({"origin": origin.origin, "documents": len(inside)})
        members.update((number, origin.origin) for number in inside)
    _insert(conn, schema.origins, rows)
    _insert(conn, schema.origin_documents, ({"document": n, "origin": name} for n, name in sorted(members.items())))
    return len(rows)


def _link_rows(links: Iterable[Link], numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for link in links:
        if link.from_ in numbers and link.to in numbers:
            yield {
                "one": numbers[link.from_],
                "other": numbers[link.to],
                "kind": link.kind,
                "strength": link.strength,
                "reason": schema.storable(link.reason),
                "spans": json.dumps([[*shared.from_, *shared.to] for shared in link.spans]),
                "overruled": link.overruled,
            }


def _save_stories(conn: Connection, stories: Iterable[Story], numbers: Mapping[str, int]) -> int:
    """Save the stories and mark the claims that are contested; return how many stories there are."""
    contested: set[int] = set()
    known: dict[int, dict[str, int]] = {}
    rows: list[dict[str, Any]] = []
    members: dict[tuple[int, str], str] = {}
    for story in stories:
        body = schema.storable(encode_comparison(story).decode())
        found = _claims(conn, story, numbers, known)
        if body is None or not found:
            continue
        rows.append(
            {
                "story": story.story,
                "verdict": story.verdict,
                "dispute": story.dispute,
                "development": story.development,
                "origins": story.origins,
                "claims": len(found),
                "body": body,
            }
        )
        members.update(((number, story.story), origin) for number, origin in found.items())
        if story.verdict in CONTESTED:
            contested.update(found)
    _insert(conn, schema.stories, rows)
    _insert(conn, schema.story_claims, ({"claim": n, "story": s, "origin": o} for (n, s), o in members.items()))
    marked = set(conn.execute(select(claims.c.number).where(claims.c.disputed)).scalars())
    flags.mark(conn, "disputed", sorted(marked - contested), on=False)
    flags.mark(conn, "disputed", sorted(contested - marked), on=True)
    return len(rows)


def _claims(
    conn: Connection, story: Story, numbers: Mapping[str, int], known: dict[int, dict[str, int]]
) -> dict[int, str]:
    """Return the origin of each claim of a story, by its number; `known` keeps those of documents met before."""
    found = {}
    for told in story.claims:
        document = numbers.get(told.document)
        if document is None:
            continue
        if document not in known:
            first, last = schema.range_of(document)
            rows = conn.execute(select(claims.c.id, claims.c.number).where(claims.c.number.between(first, last)))
            known[document] = {row.id: row.number for row in rows}
        if told.claim in known[document]:
            found[known[document][told.claim]] = told.origin
    return found


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
    """Yield the origins in order."""
    inside, table = schema.origin_documents, schema.origins
    members: dict[str, list[OriginDocument]] = {}
    query = select(inside.c.origin, docs.c.id, docs.c.source, docs.c.publisher).where(
        inside.c.document == docs.c.number
    )
    for row in conn.execute(query.order_by(docs.c.number)):
        members.setdefault(row.origin, []).append(OriginDocument(row.id, row.source, row.publisher))
    for name in conn.execute(_in_order(select(table.c.origin), table.c.origin)).scalars():
        yield Origin(name, tuple(members.get(name, ())))


def links(conn: Connection, *, document: str | None = None) -> Iterator[Link]:
    """Yield the links, of one document or all."""
    table, one, other = schema.links, docs.alias("one"), docs.alias("other")
    query = select(
        one.c.id.label("from_"), one.c.source.label("from_source"), other.c.id.label("to"),
        other.c.source.label("to_source"), table.c.kind, table.c.strength, table.c.reason, table.c.spans,
        table.c.overruled,
    ).where((table.c.one == one.c.number) & (table.c.other == other.c.number))  # fmt: skip
    if document is not None:
        query = query.where((one.c.id == document) | (other.c.id == document))
    for row in conn.execute(query.order_by(table.c.number)).mappings():
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
        about = select(inside.c.story).where(
            (inside.c.claim == claims.c.number) & (claims.c.document == docs.c.number) & (docs.c.id == document)
        )
        query = query.where(table.c.story.in_(about))
    if verdict is not None:
        query = query.where(table.c.verdict == verdict)
    for body in conn.execute(_in_order(query, table.c.story).limit(limit).offset(offset)).scalars():
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
        (inside.c.claim == claims.c.number) & (claims.c.document == docs.c.number) & docs.c.id.in_(documents)
    )
    return {(row[0], row[1]): row[2] for row in conn.execute(query.where(table.c.story == inside.c.story))}


def _in_order(query: Select[Any], name: Column[str]) -> Select[Any]:
    """Order names as they are counted: s2 before s10."""
    return query.order_by(func.length(name), name)
