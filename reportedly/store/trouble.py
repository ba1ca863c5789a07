"""Turns what SQLite, PostgreSQL and the disk complain of into a DatabaseFailure that says what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnection

from reportedly.errors import DatabaseFailure

LOST = "the connection to the database was lost; what was reported as added is kept: try again when the server answers"

REASONS: tuple[tuple[str, str], ...] = (
    ("file is not a database", "it is not a case; wanted a file that `reportedly add --case` made, or a new name"),
    ("file is encrypted", "it is not a case; wanted a file that `reportedly add --case` made, or a new name"),
    ("readonly database", "it cannot be written to (read-only); wanted a place that we may write to: copy the case"),
    ("read-only transaction", "it cannot be written to (read-only); ask for a user or server that may write"),
    ("database or disk is full", "the disk is full; nothing of what was being added is kept: make room, and add again"),
    ("No space left", "the disk of the server is full; nothing of what was being added is kept: make room, add again"),
    ("could not extend file", "the disk of the server is full; nothing of what was being added is kept: make room"),
    ("disk I/O error", "the disk failed, or is full; nothing of what was being added is kept: see to it, add again"),
    ("unable to open", "it cannot be opened; wanted a file in a folder that exists and that we may write to"),
    ("database is locked", "another program has been writing to it for too long; try again when it is done"),
    ("malformed", "it is damaged; take the last copy of it, or save what can be read with `reportedly export-records`"),
    ("no such table", "it lacks a table, so it is damaged or no case; take the last copy of it"),
    ("password authentication failed", "the user or the password is wrong; give both as postgresql://user:password@host/name"),
    ("no password supplied", "it wants a password; give it as postgresql://user:password@host/name or in PGPASSWORD"),
    ("does not exist", "there is no such database, user or table on the server; wanted one that exists: make it first"),
    ("could not translate host name", "there is no such host; look at the spelling, and at the network"),
    ("failed to resolve host", "there is no such host; look at the spelling, and at the network"),
    ("permission denied", "the user may not do this; ask whoever runs the server for the right"),
    ("Connection refused", "no server answers there; look at host and port, and whether it runs"),
    ("timeout expired", "the server does not answer; look at host and port, and at the network"),
    ("No such file or directory", "no server answers there; look at host and port, and whether it runs"),
    ("connection failed", "the server cannot be reached; look at host, port, user and password"),
    ("terminating connection", LOST),
    ("server closed the connection", LOST),
    ("connection is lost", LOST),
    ("connection is closed", LOST),
    ("connection already closed", LOST),
)  # fmt: skip
"""What stands in a complaint, and what a reader is told; the first that fits."""


@contextmanager
def told(where: str) -> Iterator[None]:
    """Raise DatabaseFailure for whatever the database raises in the body; `where` is the name it goes by."""
    try:
        yield
    except DBAPIError as error:
        raise DatabaseFailure(f"{where}: {reason(error)}") from error
    except (NoConnection, SQLAlchemyError) as error:
        raise DatabaseFailure(f"{where}: the database failed ({_short(error)}); try again") from error


def reason(error: DBAPIError) -> str:
    """Return what is wrong, what was wanted and what to do."""
    complaint = str(error.orig)
    for sign, words in REASONS:
        if sign.lower() in complaint.lower():
            return words
    if error.connection_invalidated:
        return LOST
    return f"the database failed ({_short(error.orig)}); nothing of what was being done is kept"


def _short(error: BaseException | None) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0] if lines else 'no reason given'}"
