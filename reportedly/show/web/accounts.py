"""Accounts of a team: names, roles and hashed passwords in a file, and who is signed in."""

import json
import os
import secrets
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from reportedly.errors import InputError, OptionError
from reportedly.show.web.people import ROLES, Person, Role

IDLE = 8 * 3600.0
"""Seconds after which a session that nobody used ends: a working day."""
LONGEST = 7 * 24 * 3600.0
"""Seconds after which any session ends."""
TRIES, PAUSE = 5, 60.0
"""Wrong passwords for one name, within so many seconds, before we stop listening to it."""
FROM_ONE_PLACE = 50
"""The same from one address; more, since behind a proxy a whole team has one."""
REMEMBERED = 10_000
"""Names and addresses whose tries we remember, so that nobody can fill the memory with made-up ones."""
SHORTEST = 12
"""Characters of a password."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account; `hash` is Argon2's, with its own salt and parameters."""

    name: str
    role: Role
    hash: str


class TooManyTries(Exception):
    """Somebody tried too many passwords; the message says when to come back."""


class Accounts:
    """The accounts of a file; read anew when the file changes, so that a removal holds at once."""

    def __init__(self, path: str, hasher: PasswordHasher | None = None) -> None:
        self.path = Path(path)
        self._hasher = hasher or PasswordHasher()
        self._stamp: int | None = None
        self._known: dict[str, Account] = {}
        self._nobody = self._hasher.hash(secrets.token_hex())

    def all(self) -> dict[str, Account]:
        """Return the accounts by name. Raises InputError for a file that holds none such."""
        try:
            stamp = self.path.stat().st_mtime_ns
        except FileNotFoundError:
            return {}
        if stamp != self._stamp:
            self._known, self._stamp = _read(self.path), stamp
        return self._known

    def keep(self, name: str, role: str, password: str) -> None:
        """Make an account, or change it. Raises OptionError."""
        if role not in ROLES:
            raise OptionError(f"got the role {role!r}; wanted {', '.join(ROLES)}")
        if not name.strip() or not name.isprintable() or len(name) > 64:
            raise OptionError(f"got the name {name!a}; wanted one of 1 to 64 letters")
        if len(password) < SHORTEST:
            raise OptionError(f"got a password of {len(password)} characters; wanted {SHORTEST} at least")
        known = {**self.all(), name: Account(name, role, self._hasher.hash(password))}
        _write(self.path, known)

    def remove(self, name: str) -> None:
        """Take an account away. Raises OptionError where there is none."""
        known = dict(self.all())
        if known.pop(name, None) is None:
            raise OptionError(f"got the name {name!a}; {self.path} has no such account")
        _write(self.path, known)

    def check(self, name: str, password: str) -> Account | None:
        """Return the account if the password is its own; as slow for a name that is nobody's."""
        account = self.all().get(name)
        try:
            self._hasher.verify(account.hash if account else self._nobody, password)
        except (VerificationError, InvalidHashError):
            return None
        return account


@dataclass(slots=True)
class _Session:
    name: str
    token: str
    began: float
    used: float


class SignedIn:
    """Who is signed in; the sessions live in memory, so that a restart ends them all."""

    def __init__(self, accounts: Accounts, clock: Callable[[], float] = time.monotonic) -> None:
        self.accounts = accounts
        self._clock = clock
        self._sessions: dict[str, _Session] = {}
        self._tries: dict[str, list[float]] = {}
        self._lock = Lock()

    def person(self, cookie: str | None) -> Person | None:
        """Return whose session a cookie is of, None where it ended or its account is gone."""
        now = self._clock()
        with self._lock:
            session = self._sessions.get(cookie or "")
            if session is None or cookie is None:
                return None
            account = self.accounts.all().get(session.name)
            if account is None or now - session.used > IDLE or now - session.began > LONGEST:
                del self._sessions[cookie]
                return None
            session.used = now
            return Person(account.name, account.role, session.token)

    def sign_in(self, name: str, password: str, address: str) -> str | None:
        """Return the cookie of a new session, None for a wrong name or password. Raises TooManyTries."""
        now = self._clock()
        limits = {f"name {name}": TRIES, f"address {address}": FROM_ONE_PLACE}
        with self._lock:
            self._forget(now)
            if any(len(self._tries.get(key, ())) >= most for key, most in limits.items()):
                raise TooManyTries(f"Too many wrong passwords. Try again in {PAUSE:.0f} seconds.")
            for key in limits:
                self._tries.setdefault(key, []).append(now)
        account = self.accounts.check(name, password)
        if account is None:
            return None
        cookie = secrets.token_urlsafe(32)
        with self._lock:
            for key in limits:
                self._tries.pop(key, None)
            self._sessions[cookie] = _Session(account.name, secrets.token_urlsafe(24), now, now)
        return cookie

    def _forget(self, now: float) -> None:
        """Drop the tries that are long past, and the oldest names where there are too many."""
        recent = {key: [at for at in tries if now - at < PAUSE] for key, tries in self._tries.items()}
        kept = [(key, tries) for key, tries in recent.items() if tries]
        self._tries = dict(kept[-REMEMBERED:])

    def sign_out(self, cookie: str | None) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(cookie or "", None)


def _read(path: Path) -> dict[str, Account]:
    try:
        rows = json.loads(path.read_text("utf-8"))["accounts"]
        accounts = [Account(str(row["name"]), row["role"], str(row["hash"])) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{path}: got no file of accounts ({error}); wanted one that `reportedly account` made"
        ) from error
    wrong = [account.role for account in accounts if account.role not in ROLES]
    if wrong:
        raise InputError(f"{path}: got the role {wrong[0]!r}; wanted {', '.join(ROLES)}")
    return {account.name: account for account in accounts}


def _write(path: Path, accounts: dict[str, Account]) -> None:
    """Write the file whole or not at all, for its owner's eyes only."""
    rows = {"accounts": [asdict(account) for account in accounts.values()]}
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as place:
            json.dump(rows, place, ensure_ascii=False, indent=1)
            place.flush()
            os.fsync(place.fileno())
        Path(name).replace(path)
    except OSError as error:
        raise InputError(
            f"{path}: it cannot be written ({error.strerror}); wanted a place for a file of accounts"
        ) from error
