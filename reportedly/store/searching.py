"""Finds the sentences that answer a query; one function for both databases, which give the same set.

1. the newest CAP passages that the index finds and the filters let through
2. those of one sentence are put together
3. the sentences are ranked: more of the words looked for in fewer others first
4. the words of one page are cut out, with their marks
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    cast,
    column,
    exists,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from reportedly.casefile import Days, Flag, Hit, Hits, Query, Term
from reportedly.store import days, schema, terms
from reportedly.store.columns import Number

CAP = 1_000
"""Passages that are looked at; where more are found, the newest are, and the answer says so (20 ms for a word that
stands in every fifth of a million sentences; ranking them all takes a second)."""

SHORT, NEWEST = 2, 500
"""Letters of a beginning that many words have: SQLite takes 60 to 350 ms to lay together where these stand. So so many
documents, which were added last, are looked through first; most often there are enough in them."""

RANKED = 100
"""Sentences whose words are looked at for their order; the others follow, the shortest first."""

HALF = 15
"""Words of a sentence among which one word looked for counts a half."""

COMMON = 20_000
"""Times in the days looked for: fewer are laid up at once (5 ms), and each passage that has the words is asked whether
it is among them; where there are more, it is asked for its own times, and soon enough have answered."""

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
    found = _found(conn, query)  # 1
    sentences: dict[tuple[int, int], _Sentence] = {}
    for row in found[:CAP]:  # 2
        key = row.document, row.start
        sentences.setdefault(key, _Sentence(row.document, row.start, row.end, row.size, [])).numbers.append(row.number)
    ranked = _ranked(conn, query, list(sentences.values()))  # 3
    page = ranked[offset : offset + limit]
    return Hits(tuple(_hits(conn, query, page)), len(ranked), capped=len(found) > CAP)  # 4


def _found(conn: Connection, query: Query) -> Sequence[Row[Any]]:
    """The newest passages that answer, one more than CAP if there are."""
    asked = candidates(conn.dialect.name, query, many_days=_are_many(conn, query)).limit(CAP + 1)
    short = [term for term in query.terms if term.prefix and not term.excluded and len(term.words[-1]) <= SHORT]
    if short and conn.dialect.name == "sqlite":
        newest = select(func.max(docs.c.number) - NEWEST).scalar_subquery()
        longer = replace(query, terms=tuple(term for term in query.terms if term not in short))
        quick = candidates("sqlite", longer).where(
            passages.c.number > newest * (1 << schema.SHIFT), *map(_begun, short)
        )
        found = conn.execute(quick.limit(CAP + 1)).all()
        if len(found) > CAP:
            return found
    return conn.execute(asked).all()


def _begun(term: Term) -> ColumnElement[bool]:
    """The condition that the terms of a passage, which stand in SQLite with blanks between, hold a phrase begun so."""
    return func.instr(" " + passages.c.terms, " " + " ".join(_marked(term))) > 0


def _are_many(conn: Connection, query: Query) -> bool:
    """Tell whether more times than COMMON lie in the days that are looked for."""
    if query.when is None or not query.terms:
        return False
    found = _within(query.when).limit(COMMON).subquery()
    return conn.execute(select(func.count()).select_from(found)).scalar_one() == COMMON


def candidates(dialect: str, query: Query, *, many_days: bool = True) -> Select[Any]:
    """Return the statement that finds the passages that answer, the newest first.

    Where words are looked for, the index of words answers first, and what it finds is asked for all else. `many_days`
    tells whether so many times lie in the days looked for that each passage is better asked for its own.
    """
    wanted: Select[Any] = select(
        passages.c.number, passages.c.document, passages.c.start, passages.c.end, passages.c.size
    )
    kept = [term for term in query.terms if not term.excluded]
    excluded = [term for term in query.terms if term.excluded]
    if dialect == "sqlite" and kept:
        found = index.join(passages, passages.c.number == index.c.rowid)
        wanted = wanted.select_from(found).where(_fts5(kept, excluded))
        return wanted.where(*_asked_of(UNLED, query, many_days)).order_by(index.c.rowid.desc())
    wanted = wanted.where(*([_tsquery(kept)] if kept else []))
    for term in excluded:
        wanted = wanted.where(~_tsquery([term]) if dialect != "sqlite" else _without_fts5(term))
    if kept:
        return wanted.where(*_asked_of(passages.c.number, query, many_days)).order_by(passages.c.number.desc())
    return _led(wanted, query)


UNLED: ColumnElement[int] = literal_column("+passages_index.rowid", Number)
"""The number of a passage, which SQLite, by the sign, does not look for in the index of words one by one."""


def _led(wanted: Select[Any], query: Query) -> Select[Any]:
    """Where no words are looked for: the rows of flags, or the documents of the days, lead to the passages."""
    number = passages.c.number
    if query.flags:
        wanted, number = wanted.select_from(claims.join(passages, claims.c.number == number)), claims.c.number
        wanted = wanted.where(*map(_flag, query.flags))
    order = [number.desc()]
    if query.published is not None:
        wanted = wanted.join(docs, schema.lies_in(number, docs.c.number)).where(*_overlap(docs, query.published))
        order = [docs.c.number.desc(), *order]
    if query.when is not None:
        wanted = wanted.where(number.in_(_within(query.when)))
    if query.entity is not None:
        wanted = wanted.where(number.in_(_with(query.entity)))
    return wanted.order_by(*order)


def _asked_of(number: ColumnElement[int], query: Query, many_days: bool) -> Iterator[ColumnElement[bool]]:
    """What else must hold of the passages that the index of words has found, by their `number`."""
    for flag in query.flags:
        claim = claims.c.number == number
        yield (
            number.in_(select(claims.c.number).where(_flag(flag)))
            if flag in RARE
            else exists().where(claim, _flag(flag))
        )
    if query.when is not None:
        within = _within(query.when)
        yield within.where(schema.times.c.claim == number).exists() if many_days else number.in_(within)
    if query.published is not None:
        inside = number.op(">>")(literal_column(str(schema.SHIFT)))  # as a value it would be too wide for PostgreSQL
        yield inside.in_(select(docs.c.number).where(*_overlap(docs, query.published)))
    if query.entity is not None:
        yield number.in_(_with(query.entity))


RARE: tuple[Flag, ...] = ("disputed", "reviewed")
"""Flags that few claims of a case have, which an index of their own knows."""


def _within(wanted: Days) -> Select[Any]:
    return select(schema.times.c.claim).where(*_overlap(schema.times, wanted))


def _with(entity: int) -> Select[Any]:
    return select(schema.parts.c.claim).where(schema.parts.c.entity == entity)


def _fts5(wanted: Sequence[Term], excluded: Sequence[Term] = ()) -> ColumnElement[bool]:
    asked = " AND ".join(map(_quoted, wanted)) + "".join(f" NOT {_quoted(term)}" for term in excluded)
    return literal_column("passages_index").op("MATCH", is_comparison=True)(literal(asked))


def _quoted(term: Term) -> str:
    return f'"{" ".join(_marked(term))}"{" *" if term.prefix else ""}'


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
