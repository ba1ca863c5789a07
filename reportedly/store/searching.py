"""Finds the sentences that answer a query; one function for both databases, which give the same set.

1. the newest CAP passages that the index finds and the filters let through
2. those of one sentence are put together
3. the sentences are ranked: more of the words looked for in fewer others first
4. the words of one page are cut out, with their marks
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from reportedly.casefile import Days, Flag, Hit, Hits, Query, Term
from reportedly.store import days, schema, terms

CAP = 1_000
"""Passages that are looked at; where more are found, the newest are, and the answer says so (20 ms for a word that
stands in every fifth of a million sentences; ranking them all takes a second)."""

RANKED = 100
"""Sentences whose words are looked at for their order; the others follow, the shortest first."""

HALF = 15
"""Words of a sentence among which one word looked for counts a half."""

passages, claims, docs, texts = schema.passages, schema.claims, schema.documents, schema.texts
index = table("passages_index", column("rowid"))


@dataclass(slots=True)
class _Sentence:
    """A sentence that was found, by its place, with the numbers of the passages of it that answer."""

    document: int
    start: int
    end: int
    size: int
    numbers: list[int]
    words: str = ""
    marks: tuple[tuple[int, int], ...] = ()


def search(conn: Connection, query: Query, *, limit: int, offset: int) -> Hits:
    """Return a page of the sentences that answer."""
    found = conn.execute(candidates(conn.dialect.name, query).limit(CAP + 1)).all()  # 1
    sentences: dict[tuple[int, int], _Sentence] = {}
    for row in found[:CAP]:  # 2
        key = row.document, row.start
        sentences.setdefault(key, _Sentence(row.document, row.start, row.end, row.size, [])).numbers.append(row.number)
    ranked = _ranked(conn, query, list(sentences.values()))  # 3
    page = ranked[offset : offset + limit]
    return Hits(tuple(_hits(conn, query, page)), len(ranked), capped=len(found) > CAP)  # 4


def candidates(dialect: str, query: Query) -> Select[Any]:
    """Return the statement that finds the passages that answer, the newest first."""
    wanted: Select[Any] = select(
        passages.c.number, passages.c.document, passages.c.start, passages.c.end, passages.c.size
    )
    order: ColumnElement[int] = passages.c.number
    kept = [term for term in query.terms if not term.excluded]
    if kept and dialect == "sqlite":
        wanted = wanted.select_from(index.join(passages, passages.c.number == index.c.rowid)).where(_fts5(kept))
        order = index.c.rowid
    elif kept:
        wanted = wanted.where(_tsquery(kept))
    for term in query.terms:
        if term.excluded:
            wanted = wanted.where(~_tsquery([term]) if dialect != "sqlite" else _without_fts5(term))
    if query.flags and not kept:
        wanted, order = wanted.select_from(claims.join(passages, claims.c.number == passages.c.number)), claims.c.number
    elif query.flags:
        wanted = wanted.join(claims, claims.c.number == passages.c.number)
    wanted = wanted.where(*map(_flag, query.flags))
    return wanted.where(*_filters(query, order, few=bool(kept))).order_by(order.desc())


def _fts5(wanted: Sequence[Term]) -> ColumnElement[bool]:
    asked = " AND ".join(f'"{" ".join(_marked(term))}"{" *" if term.prefix else ""}' for term in wanted)
    return literal_column("passages_index").op("MATCH", is_comparison=True)(literal(asked))


def _without_fts5(term: Term) -> ColumnElement[bool]:
    return passages.c.number.not_in(select(index.c.rowid).select_from(index).where(_fts5([term])))


def _tsquery(wanted: Sequence[Term]) -> ColumnElement[bool]:
    phrases = (" <-> ".join(f"'{word}'" for word in _marked(term)) + (":*" if term.prefix else "") for term in wanted)
    asked = " & ".join(f"({phrase})" for phrase in phrases)
    return passages.c.terms.op("@@", is_comparison=True)(cast(literal(asked), TSQUERY))


def _marked(term: Term) -> Iterable[str]:
    letter = terms.FIELDS[term.field] + terms.MARK if term.field else ""
    return (letter + word for word in term.words)


def _flag(flag: Flag) -> ColumnElement[bool]:
    return {"disputed": claims.c.disputed, "reviewed": claims.c.reviewed, "unreviewed": ~claims.c.reviewed}[flag]


def _filters(query: Query, number: ColumnElement[int], *, few: bool) -> Iterator[ColumnElement[bool]]:
    """What else must hold; `few` passages are asked one by one for their days, else all claims of the days are laid up.

    They are asked by their `number` in the index of words, before their rows are looked up. SQLite lays up what stands
    behind IN whole: a third of a large case for an open stretch of days.
    """
    if query.when is not None:
        times, asked = schema.times, select(schema.times.c.claim).where(*_overlap(schema.times, query.when))
        yield asked.where(times.c.claim == number).exists() if few else passages.c.number.in_(asked)
    if query.published is not None:
        yield passages.c.document.in_(select(docs.c.number).where(*_overlap(docs, query.published)))
    if query.entity is not None:
        yield passages.c.number.in_(select(schema.parts.c.claim).where(schema.parts.c.entity == query.entity))


def _overlap(table: Table, wanted: Days) -> Iterator[ColumnElement[bool]]:
    yield table.c.last_day >= (-days.FAR if wanted.first is None else wanted.first)
    yield table.c.first_day <= (days.FAR if wanted.last is None else wanted.last)


def _ranked(conn: Connection, query: Query, found: list[_Sentence]) -> list[_Sentence]:
    """The sentences in their order: the newest first where no words are looked for."""
    wanted = [term for term in query.terms if not term.excluded and term.field not in terms.VALUES]
    if not wanted:
        return found
    found.sort(key=lambda sent: (sent.size, -sent.numbers[0]))
    _cut(conn, found[:RANKED], wanted)
    return sorted(found[:RANKED], key=lambda sent: (-_score(sent), sent.size, -sent.numbers[0])) + found[RANKED:]


def _score(sent: _Sentence) -> float:
    return len(sent.marks) / (len(sent.marks) + sent.size / HALF)


def _cut(conn: Connection, found: Sequence[_Sentence], wanted: Sequence[Term]) -> None:
    """Cut out the words of sentences, and mark those that are looked for."""
    if not found:
        return
    numbers = {sent.numbers[0]: sent for sent in found}
    words = func.substr(texts.c.text, passages.c.start + 1, passages.c.end - passages.c.start)
    joined = passages.join(texts, texts.c.document == passages.c.document)
    rows = conn.execute(select(passages.c.number, words).select_from(joined).where(passages.c.number.in_(numbers)))
    for number, cut in rows:
        sent = numbers[number]
        sent.words = cut
        sent.marks = tuple((sent.start + start, sent.start + end) for start, end in _marks(cut, wanted))


def _marks(words: str, wanted: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """The places of the words looked for, in their order, none twice."""
    places = list(terms.places(words))
    found = set()
    for term in wanted:
        size = len(term.words)
        for at in range(len(places) - size + 1):
            there = [word for word, _, _ in places[at : at + size]]
            if there[:-1] == list(term.words[:-1]) and _meets(there[-1], term):
                found.add((places[at][1], places[at + size - 1][2]))
    yield from sorted(found)


def _meets(word: str, term: Term) -> bool:
    return word.startswith(term.words[-1]) if term.prefix else word == term.words[-1]


def _hits(conn: Connection, query: Query, page: Sequence[_Sentence]) -> Iterator[Hit]:
    wanted = [term for term in query.terms if not term.excluded and term.field not in terms.VALUES]
    _cut(conn, [sent for sent in page if not sent.words], wanted)
    ids = _ids(conn, [number for sent in page for number in sent.numbers])
    where = docs.c.number.in_({sent.document for sent in page})
    heads = {row.number: row for row in conn.execute(select(*HEAD).where(where))}
    for sent in page:
        head = heads[sent.document]
        yield Hit(
            head.id, head.source, head.title, head.publisher, head.published, sent.start, sent.end, sent.words,
            sent.marks, tuple(ids[number] for number in sorted(sent.numbers) if number in ids),
        )  # fmt: skip


HEAD = (docs.c.number, docs.c.id, docs.c.source, docs.c.title, docs.c.publisher, docs.c.published)


def _ids(conn: Connection, numbers: Sequence[int]) -> dict[int, str]:
    return {
        row.number: row.id
        for row in conn.execute(select(claims.c.number, claims.c.id).where(claims.c.number.in_(numbers)))
    }
