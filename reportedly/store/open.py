"""Opens a case: makes a new one, brings an older one up to date after a backup, refuses what is none."""

from collections.abc import Sequence
from contextlib import suppress
from os import W_OK, PathLike, access, fspath
from pathlib import Path
from sqlite3 import OperationalError
from time import sleep

from sqlalchemy import Connection, Engine, insert, inspect, text

from reportedly.casefile import Counts
from reportedly.errors import CaseError
from reportedly.store import engines, upgrading
from reportedly.store.case import Case
from reportedly.store.schema import APPLICATION_ID, HEAD, about, counts, metadata
from reportedly.store.transactions import reading, writing
from reportedly.store.trouble import told
from reportedly.store.waiting import HELD, Say, saying

TRIES, PAUSE = 100, 0.05
"""How often, and after how many seconds, a lock is asked for again."""

EMPTY, FOREIGN = "", "?"
"""What stands in a database that is not a case: nothing, or something else."""


def open(  # noqa: A001
    where: str | PathLike[str],
    *,
    create: bool = True,
    read_only: bool = False,
    upgrade: bool | None = None,
    say: Say | None = None,
) -> Case:
    """Open the case in a file or at a `postgresql://` address, and make it if there is none and `create`.

    An older file is brought up to date, after a backup. `say` is told of that, and of other programs that are waited
    for. An older case on a server, of which we
    can make no copy, is refused unless `upgrade` is true; `upgrade=False` refuses an older file too.
    A file that we may not write to is opened for reading. Raises CaseError, MissingExtra.
    """
    place = fspath(where)
    name = engines.shown(place)
    if not engines.is_url(place):
        _look_at(Path(place), create=create and not read_only)
        read_only = read_only or (Path(place).exists() and not access(place, W_OK))
    may_upgrade = not read_only and (not engines.is_url(place) if upgrade is None else upgrade)
    engine = engines.make(place, read_only=read_only)
    try:
        _make_ready(engine, place, name, create=create and not read_only, upgrade=may_upgrade, say=say)
    except BaseException:
        engine.dispose()
        raise
    return Case(engine, name, read_only=read_only, say=say)


def pending(where: str | PathLike[str]) -> Sequence[str]:
    """Return the SQL that would bring an older case up to date, statement by statement; nothing is changed."""
    place = fspath(where)
    if not engines.is_url(place):
        _look_at(Path(place), create=False)
    engine, name = engines.make(place, read_only=True), engines.shown(place)
    try:
        with reading(engine, name) as conn:
            found = version(conn)
        _check_kind(found, name)
        return () if found == HEAD else upgrading.show(engine.dialect.name, found)
    finally:
        engine.dispose()


def _check_kind(found: str, name: str) -> None:
    """Refuse what is no case, and what a newer program made."""
    if found in (EMPTY, FOREIGN):
        raise CaseError(
            f"{name}: it is not a case; wanted what `reportedly add --case` made, or a new name to make one"
        )
    if found not in upgrading.known():
        raise CaseError(
            f"{name}: a newer version of the program made it (schema {found}); this one knows {HEAD}: update reportedly"
        )


def version(conn: Connection) -> str:
    """Return the migration that a case stands at, EMPTY or FOREIGN."""
    if conn.dialect.name == "sqlite":
        marked = conn.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID
        if not marked:
            return FOREIGN if conn.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() else EMPTY
    elif not (tables := set(inspect(conn).get_table_names())) >= {"about", "alembic_version"}:
        return FOREIGN if tables else EMPTY
    return str(conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def _look_at(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise CaseError(f"{path}: got a folder; wanted the file of a case: add its name")
    if path.exists() or create:
        if not path.resolve().parent.is_dir():
            raise CaseError(f"{path}: there is no such folder; wanted one that exists: make it first")
        return
    raise CaseError(f"{path}: there is no such case; `reportedly add PATH… --case {path}` makes one")


def _make_ready(engine: Engine, place: str, name: str, *, create: bool, upgrade: bool, say: Say | None) -> None:
    with saying(say, f"{name}: {HELD}"), reading(engine, name) as conn:
        found = version(conn)
    if found == EMPTY and create:
        _create(engine, name, say)
        return
    _check_kind(found, name)
    if found == HEAD:
        return
    if not upgrade:
        first = "make a backup of the database (pg_dump), then " if engines.is_url(place) else ""
        raise CaseError(
            f"{name}: got a case of schema {found}; wanted {HEAD}: {first}`reportedly upgrade {name}` brings it there"
        )
    upgrading.upgrade(engine, place, name, say=say)


def _log_ahead(engine: Engine) -> None:
    """Let readers and a writer work side by side; outside of any transaction, which the driver alone can do."""
    connection = engine.raw_connection()
    try:
        for _ in range(TRIES):
            with suppress(OperationalError):
                connection.driver_connection.execute("PRAGMA journal_mode = WAL")  # type: ignore[union-attr]
                return
            sleep(PAUSE)  # another process makes the same case, and SQLite does not wait for this lock
    finally:
        connection.close()


def _create(engine: Engine, name: str, say: Say | None) -> None:
    if engine.dialect.name == "sqlite":
        with told(name):
            _log_ahead(engine)
    with writing(engine, name, say=say) as conn:
        if version(conn) != EMPTY:
            return  # another process was quicker
        metadata.create_all(conn)
        upgrading.stamp(conn, HEAD)
        conn.execute(insert(counts), [{"name": field, "value": 0} for field in Counts.__dataclass_fields__])
        conn.execute(insert(about), {"key": "kind", "value": "reportedly case"})
        if conn.dialect.name == "sqlite":
            conn.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
