"""What a large case is asked must be found by an index: SQLite says of each statement how it would look for it."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from made_case import copies
from sqlalchemy import event

from reportedly.decision import Decision
from reportedly.store.case import Case

LARGE = (
    "claims", "entities", "name_starts", "names", "parts", "passages", "postings", "spellings", "story_claims", "texts",
    "times",
)  # fmt: skip
"""Tables that have as many rows as a case has claims, or texts."""

LED = "(claims_disputed|claims_reviewed|entities_by_mentions)"
"""Indexes that are read along: of the few claims that have a flag, and one in the order of a page, till it is full."""


def _search(case: Case, _: str, *, query: str) -> object:
    return case.search(query)


ASKED: dict[str, Callable[[Case, str], object]] = {
    "names of documents": lambda case, name: case.bearers([name]),
    "verdicts": lambda case, name: case.verdicts_of([name]),
    "stories of a document": lambda case, name: case.stories(document=name),
    "a document": lambda case, name: case.record(name),
    "its claims": lambda case, name: case.claims(name),
    "an entity": lambda case, name: case.entity(case.bearers([name])[name]["e1"].number),
    "a judgement": lambda case, name: case.decide(Decision("accept", "ida", case.target(name, "c1"))),
    "a name": lambda case, name: case.decide(Decision("rename", "ida", case.target(name, "e1"), value="Ada")),
    **{
        query: partial(_search, query=query)
        for query in (
            "hurt",
            "hurt*",
            "speaker:rook hurt",
            "hurt -dead",
            "is:reviewed",
            "is:disputed",
            "is:reviewed hurt",
            "is:unreviewed hurt",
            "entity:1048576",
            "entity:1048576 hurt",
            "after:2016 hurt",
            "when:2016",
            "published:2024-05",
            "published:2024-05 hurt",
            "published:2024-05 is:disputed",
        )
    },
    "part of a name": lambda case, _: case.entities(name="ro"),
}


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
@pytest.mark.parametrize("asked", ASKED)
def test_no_table_that_grows_with_the_case_is_read_whole(case: Case, asked: str) -> None:
    list(case.add_all(copies(2)))
    name = case.documents()[0].id
    statements: list[tuple[str, object]] = []
    event.listen(case._engine, "before_cursor_execute", lambda *told: statements.append((told[2], told[3])))
    ASKED[asked](case, name)
    assert statements
    assert [read for statement in statements for read in read_whole(case, *statement)] == []


def read_whole(case: Case, statement: str, values: object) -> list[str]:
    if not re.match("SELECT|UPDATE|DELETE", statement) or isinstance(values, list):
        return []
    with case._reading() as conn:
        raw = conn.connection.driver_connection
        assert raw is not None
        told = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
    whole = (re.fullmatch(rf"SCAN ({'|'.join(LARGE)})\b(?! USING INDEX {LED}).*", line) for line in told)
    return [f"{found[0]}: {statement}" for found in whole if found]
