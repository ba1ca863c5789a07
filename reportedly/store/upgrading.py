"""Brings a case of an older schema up to date: shown first if wanted, after a backup, in one transaction.

alembic is loaded only when there is something to do.
"""

import io
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text

from reportedly.errors import CaseError
from reportedly.store import engines
from reportedly.store.schema import HEAD
from reportedly.store.transactions import reading, writing
from reportedly.store.waiting import Say, saying

FOLDER = Path(__file__).parent / "migrations"
LASTS = "which takes half a minute for a million claims"
"""Measured from 0002 to 0003: 14 seconds of the processor in SQLite, with the backup."""
BASE = "base"
"""What alembic calls a database without any tables."""


def known() -> tuple[str, ...]:
    """Return the schemas that this program knows, oldest first."""
    return tuple(sorted(path.name.partition("_")[0] for path in (FOLDER / "versions").glob("[0-9]*.py")))


def stamp(conn: Connection, revision: str) -> None:
    """Write down that a case stands at a migration, where alembic looks for it."""
    conn.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    conn.execute(text("DELETE FROM alembic_version"))
    conn.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})


def show(dialect: str, found: str) -> Sequence[str]:
    """Return the SQL that would bring a case from a migration to HEAD, one piece for each statement."""
    written = io.StringIO()
    _run(found, HEAD, dialect_name=dialect, as_sql=True, output_buffer=written)
    return tuple(piece.strip() for piece in written.getvalue().split(";\n") if piece.strip())


def build(conn: Connection) -> None:
    """Make all tables by the migrations alone; `open` makes them from the schema, which is the same and quicker."""
    _run(BASE, HEAD, connection=conn)


def upgrade(engine: Engine, place: str, name: str, *, say: Say | None) -> None:
    """Bring a case up to date; `say` is told where the backup of a file lies, and what was done."""
    with reading(engine, name) as conn:
        found = str(conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    kept = ""
    if not engines.is_url(place):
        with saying(say, f"{name}: making a backup of it, as it has to be brought from schema {found} to {HEAD}"):
            kept = f"; it is kept as it was in {_back_up(Path(place), found)}"
    with writing(engine, name, say=say) as conn, saying(say, f"{name}: bringing it to schema {HEAD}, {LASTS}"):
        now = str(conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
        if now != HEAD:
            _run(now, HEAD, connection=conn)
    if say is not None:
        say(f"{name}: brought from schema {found} to {HEAD}{kept}")


def _back_up(path: Path, found: str) -> Path:
    target = path.with_name(f"{path.name}.{found}.bak")
    part = target.with_name(f"{target.name}.part")
    try:
        with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(part)) as new:
            old.backup(new)
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise CaseError(
            f"{path}: it has to be brought from schema {found} to {HEAD}, and a backup ({target}) cannot be written "
            f"({error}); nothing was changed: make room, or open it in a folder that we may write to"
        ) from error
    return target


def _run(found: str, wanted: str, *, as_sql: bool = False, **options: Any) -> None:
    """Run the migrations from one to another through alembic, without its env.py and its file of settings."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(FOLDER))

    def steps(_revision: object, _context: object) -> Any:
        return script._upgrade_revs(wanted, found)

    with EnvironmentContext(Config(), script, fn=steps, as_sql=as_sql, starting_rev=found if as_sql else None) as env:
        env.configure(**options)
        env.run_migrations()
