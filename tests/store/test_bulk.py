from collections.abc import Callable, Sequence

from sqlalchemy import Text, cast, select

import reportedly
from reportedly.store import bulk, schema
from reportedly.store.terms import BREAK, LAST, tsvector

passages = schema.passages

TERMS: tuple[list[str], ...] = (
    [],
    ["old", BREAK, "s·ida", "s·rook"],
    ["the", "old", "bridge", "the", "old", "ferry"],
    ["b", "a", "ab", "a·b", "á", "ж", "橋", "𐍈", "zz", "z"],
    ["word"] * 200,
    [f"w{number}" for number in range(LAST)],
)


def lettered(terms: Sequence[str]) -> str:
    """The terms as a person writes a tsvector."""
    return " ".join(f"{term}:{at}" for at, term in enumerate(terms, start=1) if term != BREAK)


def test_a_server_takes_terms_as_if_they_came_in_letters(new_database: Callable[[], str]) -> None:
    with reportedly.open(new_database()) as case, case._writing() as conn:
        bulk.put(conn, passages, [(at, 1, 0, 9, len(terms), tsvector(terms)) for at, terms in enumerate(TERMS)])
        found = conn.execute(select(cast(passages.c.terms, Text)).order_by(passages.c.number)).scalars()
        wanted = [conn.exec_driver_sql("SELECT %s::tsvector::text", (lettered(each),)).scalar_one() for each in TERMS]
        assert list(found) == wanted


def test_a_server_takes_a_sentence_of_more_words_than_it_counts(new_database: Callable[[], str]) -> None:
    endless = [*(f"w{number}" for number in range(LAST + 9)), "w3", "last", "last", *["w0"] * 300]
    with reportedly.open(new_database()) as case, case._writing() as conn:
        bulk.put(conn, passages, [(1, 1, 0, 9, len(endless), tsvector(endless))])
        assert conn.exec_driver_sql("SELECT length(terms) FROM passages").scalar_one() == len(set(endless))


def test_every_column_of_a_case_can_be_sent_to_a_server() -> None:
    for table in schema.metadata.sorted_tables:
        _, types = bulk._sending(table, len(table.columns))
        assert len(types) == len(table.columns)
