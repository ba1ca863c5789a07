import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from made_case import copies
from sqlalchemy import Index, inspect

import reportedly
from reportedly.casefile import CaseFault
from reportedly.errors import CaseError
from reportedly.store import engines, upgrading
from reportedly.store import open as opening
from reportedly.store.case import Case
from reportedly.store.open import pending
from reportedly.store.schema import HEAD, metadata

NEXT = "0999"
STEP = '''
"""Bridges."""
from alembic import op
from sqlalchemy import Column, Text
revision, down_revision = "0999", "{head}"

def upgrade():
    op.create_table("bridges", Column("name", Text(), primary_key=True))
'''


@pytest.fixture
def older(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case of today, in the hands of a program whose schema has a table more."""
    with reportedly.open(where) as case:
        list(case.add_all(copies(1)))
    folder = tmp_path / "migrations"
    shutil.copytree(upgrading.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"{NEXT}_bridges.py").write_text(STEP.format(head=HEAD))
    monkeypatch.setattr(upgrading, "FOLDER", folder)
    for module in (upgrading, opening):
        monkeypatch.setattr(module, "HEAD", NEXT)
    return where


def tables(case: Case) -> set[str]:
    with case._reading() as conn:
        return set(inspect(conn).get_table_names())


def test_the_last_migration_is_the_one_that_the_schema_names() -> None:
    assert ScriptDirectory(str(upgrading.FOLDER)).get_current_head() == HEAD
    assert upgrading.known()[-1] == HEAD


def test_the_migrations_make_what_the_schema_says(where: str) -> None:
    engine = engines.make(where)
    with engine.begin() as conn:
        upgrading.build(conn)
        options = {
            "compare_type": True,
            "compare_server_default": "://" in where,  # in SQLite alembic takes '' for another ''; see the next test
            "include_name": lambda name, *_: not str(name).startswith("passages_index"),
        }
        found = compare_metadata(MigrationContext.configure(conn, opts=options), metadata)
        elsewhere = [index.name for index in indexes_of_others(engine.dialect.name)]
        assert [change for change in found if getattr(change[1], "name", "") not in elsewhere] == []
    engine.dispose()


def indexes_of_others(dialect: str) -> list[Index]:
    found = (index for table in metadata.sorted_tables for index in table.indexes if index._ddl_if)
    return [index for index in found if index._ddl_if and index._ddl_if.dialect != dialect]


def test_a_case_made_by_the_migrations_is_made_of_the_same_statements(tmp_path: Path) -> None:
    built, made = tmp_path / "built.case", tmp_path / "made.case"
    engine = engines.make(str(built))
    with engine.begin() as conn:
        upgrading.build(conn)
    engine.dispose()
    reportedly.open(made).close()
    assert statements(built) == statements(made)


def statements(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as conn:
        found = conn.execute("SELECT name, sql FROM sqlite_master WHERE sql != '' AND name != 'alembic_version'")
        return {(name, " ".join(sql.split())) for name, sql in found}


def test_an_older_case_is_brought_up_to_date_and_is_sound(older: str) -> None:
    said: list[str] = []
    with reportedly.open(older, upgrade=True, say=said.append) as case:
        list(case.add_all(copies(2)))
        assert "bridges" in tables(case)
        assert [found for found in case.verify() if isinstance(found, CaseFault)] == []
    assert said[0].startswith(case.where)
    assert f"brought from schema {HEAD} to {NEXT}" in said[0]


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
def test_an_older_file_is_kept_as_it_was_beside_the_new_one(older: str) -> None:
    reportedly.open(older).close()
    with closing(sqlite3.connect(f"{older}.{HEAD}.bak")) as kept:
        assert kept.execute("SELECT count(*) FROM documents").fetchone() == (1,)
        assert kept.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)


@pytest.mark.parametrize("where", ["postgresql"], indirect=True)
def test_an_older_case_on_a_server_waits_for_a_backup(older: str) -> None:
    with pytest.raises(CaseError, match=r"make a backup of the database \(pg_dump\), then `reportedly upgrade"):
        reportedly.open(older)


def test_what_would_be_done_is_shown_and_not_done(older: str) -> None:
    assert "CREATE TABLE bridges" in "\n".join(pending(older))
    with pytest.raises(CaseError, match=f"got a case of schema {HEAD}; wanted {NEXT}"):
        reportedly.open(older, upgrade=False)


def test_a_case_of_today_has_nothing_pending(where: str) -> None:
    reportedly.open(where).close()
    assert pending(where) == ()


def test_two_that_make_a_case_at_once_make_one(where: str) -> None:
    with reportedly.open(where) as one, reportedly.open(where) as other:
        list(one.add_all(copies(1)))
        assert other.counts().documents == 1


def test_a_failed_step_changes_nothing(older: str, monkeypatch: pytest.MonkeyPatch) -> None:
    step = next((upgrading.FOLDER / "versions").glob(f"{NEXT}_*"))
    step.write_text(f"{step.read_text()}    op.drop_table('rivers')\n")
    with pytest.raises(CaseError):
        reportedly.open(older, upgrade=True)
    monkeypatch.undo()
    with reportedly.open(older, upgrade=False) as case:
        assert "bridges" not in tables(case)
        assert case.counts().documents == 1
