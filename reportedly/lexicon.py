"""Word lists and tables of a language, kept as TOML in `languages/<code>/`: a second language is data, no program."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.errors import OptionError

LANGUAGES = ("en",)


@cache
def table(code: str, name: str) -> dict[str, Any]:
    """Return the table `languages/<code>/<name>.toml`; callers do not change it.

    Raises OptionError for a language or a table that we do not have.
    """
    if code not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise OptionError(f"got the language {code!r}; we have {known}: leave the option out to read English")
    path = files("reportedly") / "languages" / code / f"{name}.toml"
    if not path.is_file():
        raise OptionError(f"there is no table {name!r} for the language {code!r}")
    return tomllib.loads(path.read_text("utf-8"))


@cache
def words(code: str, name: str, key: str) -> frozenset[str]:
    """Return one list of a table as a set, for tests of membership; `key` may be dotted ("verbs.state")."""
    value: Any = table(code, name)
    for part in key.split("."):
        value = value[part]
    return frozenset(value)
