"""Says which dollar a bare "$" is: the one that the document names, or that of its country; else it stays "dollars"."""

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from reportedly.analysis import Analysis
from reportedly.claims.amounts.money import DOLLARS, MONEY
from reportedly.claims.places import spoken_of
from reportedly.record import Amount, Entity

OPEN = "dollars"
"""The unit of a bare sign or word, as long as nothing says which dollar it is."""
AMERICAN = "USD"
PREFIXED = re.compile(r"\b([A-Z]{1,3})\$ ?\d")
NAMES: dict[str, str] = {name: code for name, code in MONEY["national"].items() if name.endswith(" dollar")}
NAMED = re.compile("|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True)), re.IGNORECASE)
ADDRESSES: dict[str, str] = MONEY["addresses"]
COUNTRIES: dict[str, str] = MONEY["countries"]
OUTWEIGHS = 2
"""How many times as often as other countries with a dollar the United States are spoken of where a "$" is theirs."""


def with_dollars(amounts: tuple[Amount, ...], analysis: Analysis, entities: Iterable[Entity]) -> tuple[Amount, ...]:
    """Return the amounts with the dollar that a bare sign or name stands for in the document, where that is said."""
    if not any(_is_open(amount) for amount in amounts):
        return amounts
    document = analysis.document
    code = _named(document.text) or _of_address(document.url) or _of_country(analysis, entities)
    return tuple(_in(code, amount) if code and _is_open(amount) else amount for amount in amounts)


def _is_open(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.startswith(OPEN)


def _in(code: str, amount: Amount) -> Amount:
    return replace(amount, unit=code + (amount.unit or "").removeprefix(OPEN))


def _named(text: str) -> str | None:
    """Return the dollar that the text names, if it is one; beside another one the American may be named too."""
    said = {DOLLARS[found.lower()] for found in PREFIXED.findall(text) if found.lower() in DOLLARS}
    said |= {NAMES[found.lower()] for found in NAMED.findall(text)}
    others = said - {AMERICAN}
    return next(iter(others or said)) if len(others) < 2 and said else None


def _of_address(url: str | None) -> str | None:
    host = (urlsplit(url).hostname or "") if url else ""
    return ADDRESSES.get(host.rpartition(".")[2])


def _of_country(analysis: Analysis, entities: Iterable[Entity]) -> str | None:
    """Return the dollar of the country that the document speaks of most; the American where the others are rare."""
    spoken = spoken_of(analysis, entities)
    (first, most), (_, next_most) = (*spoken.most_common(2), ("", 0), ("", 0))[:2]
    if first in COUNTRIES and most > next_most:
        return COUNTRIES[first]
    dollars = {country: count for country, count in spoken.items() if country in COUNTRIES}
    american = sum(count for country, count in dollars.items() if COUNTRIES[country] == AMERICAN)
    return AMERICAN if american and american >= OUTWEIGHS * (sum(dollars.values()) - american) else None
