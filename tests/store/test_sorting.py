from collections.abc import Callable

import pytest
from made_case import copies
from sqlalchemy import Connection

import reportedly
from reportedly.store import sorting
from reportedly.store.case import Case
from reportedly.store.sorting import ROOM


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "MANY", 1)


def waiting_pages(conn: Connection) -> int:
    """The pages of the list at the index of words; asking sorts them in."""
    return int(conn.exec_driver_sql("SELECT gin_clean_pending_list('passages_by_terms')").scalar_one())


def test_words_that_waited_are_sorted_in_beside_the_adding(new_database: Callable[[], str]) -> None:
    with reportedly.open(new_database()) as case:
        added = list(case.add_all(copies(4)))
        case._sorter.sort_in()  # it begins when the sorting after the adding has ended
        with case._writing() as conn:
            assert waiting_pages(conn) == 0
        assert case.search("ferry publisher:outlet", limit=99).total >= len(added)


def test_words_are_found_while_they_wait(new_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting.Sorter, "sort_in", lambda self: None)
    with reportedly.open(new_database()) as case:
        found = case.search("publisher:outlet", limit=99).total
        list(case.add_all(copies(4)))
        assert case.search("publisher:outlet", limit=99).total > found
        with case._writing() as conn:
            assert waiting_pages(conn) > 0


def test_words_may_wait_in_the_transaction_that_says_so_and_in_no_other(new_database: Callable[[], str]) -> None:
    def room(conn: Connection) -> str:
        return str(conn.exec_driver_sql("SHOW gin_pending_list_limit").scalar_one())

    with reportedly.open(new_database()) as case:
        with case._writing() as conn:
            case._sorter.defer(conn)
            assert room(conn) == ROOM
        with case._writing() as conn:
            assert room(conn) != ROOM


@pytest.mark.parametrize("failing", ["lost", "refused"])
def test_adding_goes_on_where_nothing_can_be_sorted_in(
    new_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    with reportedly.open(new_database()) as case:
        list(case.add_all(copies(1)))
        if failing == "lost":
            end(case)
        else:
            monkeypatch.setattr(sorting, "_SORT", b"SELECT gin_clean_pending_list('documents')")
        for first in (2, 3, 4):
            assert [added.is_new for added in case.add_all(copies(1, first=first))] == [True]
        assert case.counts().documents == 4
        assert not case._sorter.is_sorting


def end(case: Case) -> None:
    """End the process of the server that sorts."""
    with case._writing() as conn:
        conn.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT gin_clean_pending_list%%'"
        )


def test_a_file_has_nothing_that_waits(case: Case) -> None:
    if case._engine.dialect.name == "sqlite":
        list(case.add_all(copies(2)))
        assert not case._sorter.is_sorting
