"""Reads money: signs and codes before a number, names of currencies after it, as ISO 4217."""

from dataclasses import dataclass

from reportedly.claims.amounts.atoms import Line
from reportedly.claims.amounts.phrases import phrases
from reportedly.lexicon import table

MONEY = table("en", "amounts")["money"]
SIGNS: dict[str, str] = MONEY["signs"]
DOLLARS: dict[str, str] = MONEY["dollars"]
CODES = frozenset(MONEY["codes"]["words"])
SHORT: dict[str, str] = MONEY["short"]
NAMES: dict[str, str] = MONEY["names"]
SHARED = frozenset(MONEY["shared"]["words"])
RENMINBI = {"RMB": "CNY"}


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of money from atom `first`, the code of its currency, and the atom where the number begins."""

    first: int
    number: int
    code: str


def _plurals(name: str) -> tuple[str, ...]:
    return (name, f"{name}s")


NATIONAL = phrases((form, code) for name, code in MONEY["national"].items() for form in _plurals(name))


def sign_before(line: Line, atom: int) -> Sign | None:
    """The sign or code of money at this atom, if a number follows it."""
    text = line.atoms[atom] if atom < len(line) else ""
    if text in SIGNS:
        if not line.low(atom + 1).lstrip(".")[:1].isdigit():
            return None
        prefix = line.atoms[atom - 1] if atom else ""
        if text == "$" and prefix.isupper() and prefix.lower() in DOLLARS and (line.glued(atom) or len(prefix) > 1):
            return Sign(atom - 1, atom + 1, DOLLARS[prefix.lower()])
        return Sign(atom, atom + 1, SIGNS[text])
    if text in CODES and line.low(atom + 1)[:1].isdigit():
        return Sign(atom, atom + 1, RENMINBI.get(text, text))
    if text.lower() in SHORT and text[:1].isupper():
        number = atom + 2 if line.low(atom + 1) == "." else atom + 1
        if line.low(number)[:1].isdigit():
            return Sign(atom, number, SHORT[text.lower()])
    return None


def name_after(line: Line, atom: int) -> tuple[int, str | None] | None:
    """The name or code of a currency at this atom: one past it, and its code."""
    if line.upos(atom) in ("VERB", "AUX"):
        return None
    national = NATIONAL.at(line, atom)
    if national is not None:
        return national
    word = line.low(atom)
    if word in NAMES:
        return atom + 1, NAMES[word]
    text = line.atoms[atom] if atom < len(line) else ""
    if text in SIGNS and not line.low(atom + 1)[:1].isdigit():
        return atom + 1, SIGNS[text]
    if text in CODES:
        return atom + 1, RENMINBI.get(text, text)
    return None
