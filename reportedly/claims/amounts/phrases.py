"""Finds the longest phrase of a table that begins, or ends, at an atom."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.claims.amounts.atoms import Line, pieces

Entry = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases with what they mean, by their first and by their last atom, the longest first."""

    first: dict[str, list[Entry]]
    last: dict[str, list[Entry]]

    def at(self, line: Line, atom: int) -> tuple[int, str] | None:
        """The phrase that begins at the atom: one past its end, and its meaning."""
        for phrase, meaning in self.first.get(line.low(atom), ()):
            if line.matches(atom, phrase):
                return atom + len(phrase), meaning
        return None

    def before(self, line: Line, atom: int) -> tuple[int, str] | None:
        """The phrase that ends just before the atom: its first atom, and its meaning."""
        for phrase, meaning in self.last.get(line.low(atom - 1), ()):
            start = atom - len(phrase)
            if start >= 0 and line.matches(start, phrase):
                return start, meaning
        return None


def phrases(pairs: Iterable[tuple[str, str]]) -> Phrases:
    """Index pairs of a phrase and its meaning."""
    first: dict[str, list[Entry]] = {}
    last: dict[str, list[Entry]] = {}
    for text, meaning in pairs:
        phrase = pieces(text)
        first.setdefault(phrase[0], []).append((phrase, meaning))
        last.setdefault(phrase[-1], []).append((phrase, meaning))
    for index in (first, last):
        for entries in index.values():
            entries.sort(key=lambda entry: len(entry[0]), reverse=True)
    return Phrases(first, last)


def listed(table: dict[str, list[str]]) -> Phrases:
    """Index a table of lists: each phrase means the key of its list."""
    return phrases((text, key) for key, texts in table.items() for text in texts)
