"""Brings the spellings of a place's name to one form, so that "Al-Ḥasakah" and "al Hasakah" are the same key."""

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ß": "ss"}
    | dict.fromkeys("-‐‑–—/_", " ")
    | dict.fromkeys("'’‘`ʼʻʿʾʹ´.‘", "")
)
"""Letters that no decomposition makes plain, and the marks that one spelling has and another leaves out."""

_KEY: Final = re.compile(r"[a-z0-9][a-z0-9 ,&()]*")


def fold(name: str) -> str:
    """Return a name without case, diacritics, hyphens, apostrophes and full stops."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(name.casefold().translate(_LETTERS).split())


def is_key(folded: str) -> bool:
    """Tell whether a folded name is written in plain Latin letters."""
    return _KEY.fullmatch(folded) is not None
