"""Makes the SQLAlchemy engine for a path or a URL, and sets up each connection of it."""

import os
import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from reportedly.errors import CaseError, MissingExtra

PATIENCE = 60
"""Seconds that a writer waits for another one."""
_PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -32000",
    "PRAGMA mmap_size = 268435456",
    "PRAGMA wal_autocheckpoint = 4000",
    "PRAGMA temp_store = MEMORY",
)
"""FULL: what is committed stays even if the power fails; with many documents to a transaction it costs little."""


def is_url(where: str) -> bool:
    """Tell whether this names a database on a server rather than a file."""
    return "://" in where


def shown(where: str) -> str:
    """Return the name that a case goes by in messages: never with a password."""
    if not is_url(where):
        return where
    try:
        return make_url(where).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return where.partition("://")[0] + "://…"


def make(where: str, *, read_only: bool = False) -> Engine:
    """Return an engine; nothing is opened yet. Raises CaseError, MissingExtra."""
    return _postgres(where) if is_url(where) else _sqlite(Path(where), read_only=read_only)


def _sqlite(path: Path, *, read_only: bool) -> Engine:
    query = {"uri": "true"}
    if read_only:
        query["mode"] = "ro"
        if not os.access(path.resolve().parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists():
            query["immutable"] = "1"  # no room for the index of a write-ahead log, and nobody who could write one
    name = f"file:{_quoted(path)}"
    url = URL.create("sqlite+pysqlite", database=name, query=query)
    engine = create_engine(url, connect_args={"timeout": PATIENCE, "check_same_thread": False})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _quoted(path: Path) -> str:
    return str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _set_up(connection: sqlite3.Connection, record: Any) -> None:
    del record
    connection.isolation_level = None  # the driver begins nothing on its own: `_begin` does
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(conn: Connection) -> None:
    """Take the lock of the writer at once: a reader that became a writer later could be refused half-way."""
    conn.exec_driver_sql("BEGIN IMMEDIATE" if conn.get_execution_options().get("write") else "BEGIN")


def _postgres(where: str) -> Engine:
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise CaseError(f"{shown(where)}: got no address of a database; wanted postgresql://user@host/name") from error
    if url.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise CaseError(f"{shown(where)}: got {url.drivername}; wanted a file, or postgresql://user@host/name")
    if find_spec("psycopg") is None:
        raise MissingExtra(
            f"{shown(where)}: PostgreSQL needs an extra: install it with `pip install 'reportedly[postgres]'`"
        )
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"), connect_args={"connect_timeout": 10}, pool_pre_ping=True
    )
    event.listen(engine, "connect", _plan_well)
    return engine


def _plan_well(connection: Any, record: Any) -> None:
    """Let the server plan for a case that lies in memory or on a flash disk, and for the words that are looked for.

    As for a turning disk, which is its default, it reads all passages backwards rather than asking the index of words:
    in a case of 100,000 claims a search for two words then takes 100 ms, and so 1 ms. A plan that was made for any
    words, as it makes one for a statement that comes again, knows not which are rare. A page of what was found is there
    before further processes, which it likes to start for it, would be.
    """
    del record
    settings = "random_page_cost = 1.1", "plan_cache_mode = force_custom_plan", "max_parallel_workers_per_gather = 0"
    for setting in settings:
        connection.execute(f"SET {setting}")
    connection.commit()
