"""Puts many rows into a table at once, by the quickest way that each database has."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.dialects import postgresql, sqlite

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
    """Send the rows in the form in which the server keeps them: it has nothing to read, and takes them sooner."""
    statement, types = _sending(table, width)
    raw: Any = conn.connection.driver_connection
    with raw.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(types)
        for row in rows:
            copy.write_row(row)


SENT = {
    "BIGINT": "int8", "INTEGER": "int4", "FLOAT": "float8", "BOOLEAN": "bool", "TEXT": "text", "BYTEA": "bytea",
    "TSVECTOR": "bytea",
}  # fmt: skip
"""How the values of a column are sent; those of a tsvector come in the form of the server (`terms.tsvector`)."""


@cache
def _sending(table: Table, width: int) -> tuple[str, list[str]]:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    quoted, columns = dialect.identifier_preparer.quote, list(table.columns)[:width]
    names = ", ".join(quoted(column.name) for column in columns)
    types = [SENT[column.type.compile(dialect=dialect).split()[0]] for column in columns]  # without its collation
    return f"COPY {quoted(table.name)} ({names}) FROM STDIN (FORMAT BINARY)", types


def weigh(conn: Connection, *tables: Table) -> None:
    """Let PostgreSQL see how much of what the tables hold after many rows came in, a minute before it would by itself.

    Until then it plans a search as if nearly nothing were there, which takes several times as long.
    """
    if conn.dialect.name == "postgresql":
        names = ", ".join(conn.dialect.identifier_preparer.quote(table.name) for table in tables)
        conn.exec_driver_sql(f"ANALYZE {names}")
