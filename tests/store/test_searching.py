"""The same query gives the same set in both databases, and the right one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_case import said

import reportedly
from reportedly.casefile import Hits, Query, Term
from reportedly.record import Record
from reportedly.store.case import Case
from reportedly.store.schema import number_in

RECORDS = (
    said("Ida Rook", "said", "Bram opened the old bridge", when="2016-09-26", at="Port Ansel"),
    said("Bram", "denied", "Ida closed the bridge", publisher="Dane Valley News", when="199X"),
    said("The mayor of Selm", "said", "Cora opened a café", publisher="Bell"),
    said("Zoë Öst", "said", "Bram counted ١٢٣ 😀 boats", publisher="Der Tag", when="2014/2017"),
    said("Ida Rook", "denied", "Bram opened it", publisher="Bell", when="2016"),
)
QUERIES: tuple[tuple[str, set[int]], ...] = (
    ("bridge", {0, 1}),
    ("BRIDGE bram", {0, 1}),
    ('"old bridge"', {0}),
    ('"bridge old"', set()),
    ("open*", {0, 2, 4}),
    ('"the old bri"*', {0}),
    ("bridge -old", {1}),
    ("speaker:rook", {0, 4}),
    ('speaker:"ida rook"', {0, 4}),
    ('speaker:"rook ida"', set()),
    ("speaker:mayor", {2}),
    ("actor:bram", {0, 3, 4}),
    ("who:bram -actor:bram", set()),
    ("act:deny", {1, 4}),
    ("act:deny speaker:bram", {1}),
    ("act:deny actor:ida", {1}),
    ("status:happened", {0, 1, 2, 3, 4}),
    ("-act:deny", {0, 2, 3}),
    ("place:ansel", {0}),
    ('publisher:"dane valley"', {1}),
    ("publisher:bell", {0, 2, 4}),
    ("after:2016", {0, 3, 4}),
    ("before:2000", {1}),
    ("after:2016-09 before:2016-10", {0, 3, 4}),
    ("when:1995-05", {1}),
    ("when:2017", {3}),
    ("published:2024-05", {0, 1, 2, 3, 4}),
    ("published:2023", set()),
    ("published:2024-05 bridge", {0, 1}),
    ("published:2023 bridge", set()),
    ("published:2024-05 is:unreviewed", {0, 1, 2, 3, 4}),
    ("published:2024-05 after:2016", {0, 3, 4}),
    ("after:2016 -bridge", {3, 4}),
    ("before:2000 bridge", {1}),
    ("after:2016 bridge -old", set()),
    ("is:reviewed bridge", set()),
    ("is:disputed bridge", set()),
    ("is:unreviewed bridge", {0, 1}),
    ("is:reviewed", set()),
    ("is:disputed", set()),
    ("is:attributed", {0, 1, 2, 3, 4}),
    ("is:denied", set()),
    ("cafe", {2}),
    ("CAFÉ", {2}),
    ("zoe", {3}),
    ("ost", {3}),
    ("123", set()),
    ("١٢٣", {3}),
    ("nowhere", set()),
    ("speaker:ida is:unreviewed after:2015 open*", {0, 4}),
)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory, server: str) -> Iterator[list[Case]]:
    import psycopg

    with psycopg.connect(server, autocommit=True) as conn:
        conn.execute("CREATE SCHEMA searching")
    places = (
        str(tmp_path_factory.mktemp("search") / "my.case"),
        f"{server}&options=-csearch_path%3Dsearching",
    )
    opened = [reportedly.open(where) for where in places]
    for case in opened:
        list(case.add_all(RECORDS))
    yield opened
    for case in opened:
        case.close()


def found(hits: Hits) -> set[int]:
    ids = [record.document.id for record in RECORDS]
    return {ids.index(hit.document) for hit in hits.hits}


@pytest.mark.parametrize(("query", "wanted"), QUERIES, ids=[query for query, _ in QUERIES])
def test_a_query_finds_the_right_sentences_in_both_databases(cases: list[Case], query: str, wanted: set[int]) -> None:
    answers = [case.search(query) for case in cases]
    assert found(answers[0]) == wanted
    assert answers[0] == answers[1]


WORDS = st.sampled_from(["b", "op", "bridge", "bram", "ida", "open", "the", "cafe", "old", "boats", "said", "zzz"])
TERMS = st.builds(
    Term,
    st.lists(WORDS, min_size=1, max_size=2).map(tuple),
    st.sampled_from([None, None, "speaker", "actor", "who", "place", "publisher"]),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(terms=st.lists(TERMS, min_size=1, max_size=3), flag=st.sampled_from([(), ("unreviewed",), ("disputed",)]))
def test_any_query_gives_the_same_in_both_databases(
    cases: list[Case], terms: list[Term], flag: tuple[str, ...]
) -> None:
    query = Query(tuple(terms), flag)  # type: ignore[arg-type]
    assert cases[0].search(query) == cases[1].search(query)


def test_marks_cut_the_words_looked_for_with_emoji_before_them(cases: list[Case]) -> None:
    for case in cases:
        [hit] = case.search("boat* counted").hits
        text = RECORDS[3].document.text
        assert [text[start:end] for start, end in hit.marks] == ["counted", "boats"]
        assert text[hit.start : hit.end] == hit.words
        assert hit.claims == ("c1",)


def test_pages_follow_each_other(cases: list[Case]) -> None:
    for case in cases:
        whole = case.search("said", limit=10)
        pages = [case.search("said", limit=1, offset=offset).hits[0] for offset in range(whole.total)]
        assert tuple(pages) == whole.hits


def test_a_sentence_full_of_the_words_comes_first(cases: list[Case]) -> None:
    for case in cases:
        hits = case.search("bram open*").hits
        assert [len(hit.words) for hit in hits] == sorted(len(hit.words) for hit in hits)


def test_an_entity_is_looked_for_by_its_number(cases: list[Case]) -> None:
    for case in cases:
        number = next(row.number for row in case.entities() if row.name == "Ida Rook")
        assert found(case.search(f"entity:{number}")) >= {0}
        assert found(case.search(f"entity:{number} bridge")) == {0}


def test_more_than_the_cap_is_told(cases: list[Case], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.store.searching.CAP", 2)
    for case in cases:
        hits = case.search("said")
        assert (hits.total, hits.capped) == (2, True)


@pytest.mark.parametrize(
    "query",
    ["o*", "b*", "br*", "speaker:r*", "b* open*", "o* -old", '"the o"*', "b* after:2016", "b* is:unreviewed", "z*"],
)
def test_a_letter_or_two_find_the_newest_in_both_databases(
    cases: list[Case], query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [case.search(query, limit=100) for case in cases]
    assert whole[0] == whole[1]
    for cap in (1, 2):
        monkeypatch.setattr("reportedly.store.searching.CAP", cap)
        some = [case.search(query, limit=100) for case in cases]
        assert some[0] == some[1]
        assert some[0].total == min(cap, whole[0].total)


@pytest.mark.parametrize("common", [1, 20_000], ids=["each its own", "laid up"])
def test_days_of_many_times_and_of_few_are_asked_otherwise_and_answer_alike(
    cases: list[Case], common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.store.searching.COMMON", common)
    for case in cases:
        assert found(case.search("after:2016 open*")) == {0, 4}
        assert found(case.search("before:2000 open*")) == set()


def test_a_sentence_without_a_claim_is_found(tmp_path: Path) -> None:
    from dataclasses import replace

    record: Record = replace(RECORDS[0], claims=())
    with reportedly.open(tmp_path / "my.case") as case:
        case.add(record)
        [hit] = case.search("bridge").hits
        assert (hit.claims, hit.words) == ((), record.document.text)


def test_numbers_of_a_document_do_not_run_into_the_next() -> None:
    assert number_in(1, (1 << 20) - 1) + 1 == number_in(2, 0)
