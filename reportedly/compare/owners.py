"""Who owns which outlets, from a table that a person gives: CSV with the columns owner and outlet, or TOML."""

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from reportedly.compare.outlets import name_key
from reportedly.errors import OptionError

COLUMNS = ("owner", "outlet")
WANTED = "wanted the columns owner and outlet, one outlet a row; or, in a .toml file, Owner = ['Outlet', 'Outlet']"


@dataclass(frozen=True)
class Owners:
    """The owner of each outlet; an outlet is known by the telling words of its name, as credits are."""

    of: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _by_key(self) -> dict[frozenset[str], str]:
        return {name_key(outlet): owner for outlet, owner in self.of.items()}

    def common(self, one: str | None, other: str | None) -> str | None:
        """Return who owns both of two outlets; None where nobody does, or they are one outlet."""
        if not self.of or not one or not other or name_key(one) == name_key(other):
            return None
        owner = self._by_key.get(name_key(one))
        return owner if owner is not None and owner == self._by_key.get(name_key(other)) else None


NOBODY = Owners()
"""Nobody is known to own anything."""


def owners_in(data: bytes, name: str) -> Owners:
    """Return the owners that a file tells of, by what is in it and its name. Raises OptionError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OptionError(
            f"{name}: got bytes that are no UTF-8 ({error.reason}); wanted a table as UTF-8 text"
        ) from error
    pairs = _in_toml(text, name) if name.endswith(".toml") else _in_csv(text, name)
    return _checked(pairs)


def _in_csv(text: str, name: str) -> Iterable[tuple[str, str, str]]:
    rows = csv.DictReader(io.StringIO(text), restkey="")
    got = [column.strip().casefold() for column in rows.fieldnames or ()]
    if not set(COLUMNS) <= set(got):
        raise OptionError(f"{name}: got the columns {', '.join(got) or '(none)'}; {WANTED}")
    rows.fieldnames = got
    for row in rows:
        if any(isinstance(value, str) and value.strip() for value in row.values()):
            yield f"{name}:{rows.line_num}", row["owner"] or "", row["outlet"] or ""


def _in_toml(text: str, name: str) -> Iterable[tuple[str, str, str]]:
    try:
        table: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OptionError(f"{name}: got what is no TOML ({error}); {WANTED}") from error
    for owner, outlets in table.items():
        if not isinstance(outlets, list) or not all(isinstance(outlet, str) for outlet in outlets):
            raise OptionError(
                f"{name}: got {outlets!r} for {owner!r}; wanted a list of outlets, such as ['Daily Bell']"
            )
        for outlet in outlets:
            yield f"{name}: {owner!r}", owner, outlet


def _checked(pairs: Iterable[tuple[str, str, str]]) -> Owners:
    """Refuse rows without a name, and an outlet that two owners have."""
    found: dict[str, str] = {}
    first: dict[frozenset[str], tuple[str, str]] = {}
    for where, raw_owner, raw_outlet in pairs:
        owner, outlet = " ".join(raw_owner.split()), " ".join(raw_outlet.split())
        if not owner or not name_key(outlet):
            raise OptionError(f"{where}: got owner {owner!r} and outlet {outlet!r}; wanted a name for both")
        known, called = first.setdefault(name_key(outlet), (owner, outlet))
        if known != owner:
            raise OptionError(
                f"{where}: got {owner!r} as the owner of {outlet!r}, which {known!r} has as {called!r}; "
                "wanted one owner for each outlet: the one in whose hands it is in the end"
            )
        found.setdefault(called, owner)
    return Owners(found)
