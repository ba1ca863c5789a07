import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from made_case import copies
from sqlalchemy import inspect, text

import reportedly
from reportedly.casefile import CaseFault
from reportedly.errors import CaseError
from reportedly.store import upgrading
from reportedly.store.open import pending
from reportedly.store.schema import FIRST_TABLES, HEAD, metadata


@pytest.fixture
def older(where: str) -> str:
    """A case as the first version made it: without the tables that came later."""
    with reportedly.open(where) as case, case._writing() as conn:
        for table in reversed(metadata.sorted_tables):
            if table not in FIRST_TABLES:
                table.drop(conn)
        conn.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    return where


def tables(where: str) -> set[str]:
    with reportedly.open(where) as case, case._reading() as conn:
        return set(inspect(conn).get_table_names())


def test_the_last_migration_is_the_one_that_the_schema_names() -> None:
    assert ScriptDirectory(str(upgrading.FOLDER)).get_current_head() == HEAD
    assert upgrading.known()[-1] == HEAD


def test_an_older_case_is_brought_up_to_date_and_is_sound(older: str) -> None:
    said: list[str] = []
    with reportedly.open(older, say=said.append) as case:
        list(case.add_all(copies(2)))
        assert [found for found in case.verify() if isinstance(found, CaseFault)] == []
    assert said[0].startswith(case.where)
    assert f"brought from schema 0001 to {HEAD}" in said[0]
    assert {table.name for table in metadata.sorted_tables} <= tables(older)


def test_the_file_as_it_was_is_kept_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "my.case"
    with reportedly.open(path) as case:
        list(case.add_all(copies(1)))
        with case._writing() as conn:
            conn.execute(text("DROP TABLE story_claims"))
            conn.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    reportedly.open(path).close()
    with closing(sqlite3.connect(tmp_path / "my.case.0001.bak")) as kept:
        assert kept.execute("SELECT count(*) FROM documents").fetchone() == (1,)
        assert kept.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)


def test_what_would_be_done_is_shown_and_not_done(older: str) -> None:
    shown = "\n".join(pending(older))
    assert "CREATE TABLE stories" in shown
    with pytest.raises(CaseError, match=f"got a case of schema 0001; wanted {HEAD}"):
        reportedly.open(older, upgrade=False)


def test_a_case_of_today_has_nothing_pending(where: str) -> None:
    reportedly.open(where).close()
    assert pending(where) == ()


def test_two_that_make_a_case_at_once_make_one(where: str) -> None:
    with reportedly.open(where) as one, reportedly.open(where) as other:
        list(one.add_all(copies(1)))
        assert other.counts().documents == 1


def test_a_new_database_and_an_upgraded_one_have_the_same_columns(older: str, new_database: Callable[[], str]) -> None:
    fresh = new_database() if "://" in older else f"{older}.new"
    seen = []
    for where in (older, fresh):
        with reportedly.open(where) as case, case._reading() as conn:
            look = inspect(conn)
            seen.append(
                {name: [column["name"] for column in look.get_columns(name)] for name in look.get_table_names()}
            )
    assert seen[0] == seen[1]
