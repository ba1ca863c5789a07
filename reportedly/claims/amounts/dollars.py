"""Says which dollar a bare "$" is: the one that the document names, else the one of the country of its address."""

import re
from urllib.parse import urlsplit

from reportedly.claims.amounts.money import DOLLARS, MONEY
from reportedly.record import Document

BARE = "USD"
"""What "$" is where nothing in the document says otherwise."""
PREFIXED = re.compile(r"\b([A-Z]{1,3})\$ ?\d")
NAMES: dict[str, str] = {name: code for name, code in MONEY["national"].items() if name.endswith(" dollar")}
NAMED = re.compile("|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True)), re.IGNORECASE)
COUNTRIES: dict[str, str] = MONEY["countries"]
AMERICAN = re.compile(r"\b(?:US|USD|U\.S\.|American)(?![a-z])")


def dollar_of(document: Document) -> str:
    """Return the code of the dollar that a bare sign or name stands for in a document."""
    text = document.text
    if "$" not in text and "dollar" not in text:
        return BARE
    said = {DOLLARS[found.lower()] for found in PREFIXED.findall(text) if found.lower() in DOLLARS}
    said |= {NAMES[found.lower()] for found in NAMED.findall(text)} if "ollar" in text else set()
    said.discard(BARE)
    if len(said) == 1:
        return said.pop()
    host = (urlsplit(document.url).hostname or "") if document.url else ""
    return COUNTRIES.get(host.rpartition(".")[2], BARE)


def meant(unit: str | None, words: str, dollar: str) -> str | None:
    """Return the unit of an amount: dollars that its words do not call American are the document's."""
    if unit is None or dollar == BARE or not unit.startswith(BARE) or AMERICAN.search(words):
        return unit
    return dollar + unit.removeprefix(BARE)
