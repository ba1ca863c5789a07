"""Puts many rows into a table at once, by the quickest way that each database has."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.dialects import sqlite

Row = tuple[Any, ...]


def put(conn: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, each with values for the first columns of the table, in its order; the others are left to it."""
    if not rows:
        return
    width = len(rows[0])
    if conn.dialect.name == "sqlite":
        conn.exec_driver_sql(_statement(table, width), list(rows))
    else:
        _copy(conn, table, width, rows)


@cache
def _statement(table: Table, width: int) -> str:
    columns = [column.name for column in table.columns][:width]
    return str(insert(table).compile(dialect=sqlite.dialect(paramstyle="qmark"), column_keys=columns))


def _copy(conn: Connection, table: Table, width: int, rows: Sequence[Row]) -> None:
    quoted = conn.dialect.identifier_preparer.quote
    columns = ", ".join([quoted(column.name) for column in table.columns][:width])
    raw: Any = conn.connection.driver_connection
    with raw.cursor() as cursor, cursor.copy(f"COPY {quoted(table.name)} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def weigh(conn: Connection, *tables: Table) -> None:
    """Let PostgreSQL see how much of what the tables hold after many rows came in, a minute before it would by itself.

    Until then it plans a search as if nearly nothing were there, which takes several times as long.
    """
    if conn.dialect.name == "postgresql":
        names = ", ".join(conn.dialect.identifier_preparer.quote(table.name) for table in tables)
        conn.exec_driver_sql(f"ANALYZE {names}")
