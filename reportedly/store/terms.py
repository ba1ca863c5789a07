"""Cuts text into the words that a search compares, the same for both databases and for a query.

A word is a run of letters and digits, without case and without accents. A word of a field carries its letter and a
sign that no word of a text can hold: `s·mayor` is a mayor who speaks.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from struct import pack

LONGEST = 200
"""Letters of a word that count; PostgreSQL takes no lexeme over 2,046 bytes."""

MARK = "·"
BREAK = MARK
"""Stands alone between two names of one field, so that no phrase runs from one into the other."""

FIELDS = {
    "speaker": "s",
    "actor": "r",
    "who": "w",
    "place": "l",
    "publisher": "p",
    "act": "a",
    "status": "t",
    "is": "f",
}
"""The letter of each field."""

LAST, MOST = 16_383, 255
"""The last position that a tsvector can tell from the next one, and the most that a word of it can have."""

VALUES = ("act", "status", "is", "publisher")
"""Fields whose words do not stand in the sentence."""

_WORD = re.compile(r"[^\W_]+")


class _Folding(dict[int, str]):
    """What each character becomes; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        folded = "".join(char for char in whole if not unicodedata.category(char).startswith("M"))
        self[code] = folded
        return folded


_FOLD = _Folding()


def words(text: str) -> list[str]:
    """Return the words of a text, folded."""
    folded = text.lower() if text.isascii() else text.translate(_FOLD)
    return [word[:LONGEST] for word in _WORD.findall(folded)]


def places(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text as `words` does, each with its place in the text."""
    if text.isascii():
        yield from ((match[0][:LONGEST], *match.span()) for match in _WORD.finditer(text.lower()))
        return
    origin = [at for at, char in enumerate(text) for _ in _FOLD[ord(char)]]
    for match in _WORD.finditer(text.translate(_FOLD)):
        end = origin[match.end() - 1] + 1
        while end < len(text) and not _FOLD[ord(text[end])]:
            end += 1  # marks that stand on the last letter
        yield match[0][:LONGEST], origin[match.start()], end


def of_field(field: str, texts: Iterable[str]) -> list[str]:
    """Return the words of some names, marked as those of a field."""
    letter = FIELDS[field] + MARK
    found: list[str] = []
    for text in texts:
        found.append(BREAK)
        found.extend(letter + word for word in words(text))
    return found


def tsvector(terms: Iterable[str]) -> bytes:
    """Return the terms as PostgreSQL sends and takes a tsvector: the words in order, each with its positions.

    The server takes it in half the time of the same in letters.
    """
    places: dict[str, list[int]] = {}
    for at, term in enumerate(terms, start=1):
        if at <= LAST:
            places.setdefault(term, []).append(at)
        else:
            places.setdefault(term, [LAST])
    places.pop(BREAK, None)
    found = [pack(">I", len(places))]
    for term in sorted(places):
        found += (term.encode(), _positions(*places[term][:MOST]))
    return b"".join(found)


@lru_cache(maxsize=1_000)
def _positions(*places: int) -> bytes:
    """The end of a word, how many positions it has, and these."""
    return pack(f">xH{len(places)}H", len(places), *places)


def folded(text: str) -> str:
    """Return the words of a text, separated by blanks."""
    return " ".join(words(text))
