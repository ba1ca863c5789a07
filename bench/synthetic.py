"""Records in the shape of real ones, as many as wanted: the demo articles with other names and other words.

Each word of four letters and more is replaced, throughout a document, by one of the same length, so that all offsets
hold; a given name by a given name. Which one is drawn anew for each document with a probability that falls with its
rank, as in real texts: some names and words stand in a large part of all documents, most in few.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from reportedly.lexicon import words
from reportedly.pipeline import read_demo
from reportedly.record import Record
from reportedly.text import content_id

_WORD = re.compile(r"([A-Za-z]{4,})")
KEPT = frozenset(
    {
        "said",
        "that",
        "were",
        "with",
        "from",
        "have",
        "been",
        "which",
        "after",
        "about",
        "their",
        "would",
        "this",
        "when",
    }
)
"""Words of grammar, which every text has."""

STEEPNESS = 0.9
"""How much more often the first words are drawn than the later ones; 1 is what is found in English."""

POOL = 40_000
"""Words of each length that there are."""

MIXED = 0x9E3779B97F4A7C15
"""Spreads numbers that lie side by side, so that the words of them are not alike."""

OUTLETS = 400
_VOWELS, _CONSONANTS = "aeiou", "bcdfghklmnprstvz"


def records(claims: int, *, seed: int = 7) -> Iterator[Record]:
    """Yield records until they hold so many claims."""
    originals = [record for record in read_demo() if len(record.claims) > 10]
    drawn, made, at = random.Random(seed), 0, 0
    while made < claims:
        record = _other(originals[at % len(originals)], drawn, at)
        at += 1
        made += len(record.claims)
        yield record


@cache
def given() -> dict[int, list[str]]:
    """The given names that we know, by their length."""
    known = sorted({*words("en", "people", "given.male"), *words("en", "people", "given.female")})
    found: dict[int, list[str]] = defaultdict(list)
    for name in known:
        if _WORD.fullmatch(name):
            found[len(name)].append(name)
    return found


def like(old: str, drawn: random.Random) -> str:
    """Another word of the same length, a given name for a given name."""
    names = given().get(len(old), [])
    rank = _rank(drawn)
    return names[rank % len(names)] if old in names else word(rank, len(old))


@lru_cache(maxsize=20_000)
def word(rank: int, length: int) -> str:
    """Return the invented word of a rank and a length; rare ones are made anew, as memory is measured."""
    number, letters = (rank * 64 + length) * MIXED % 2**64, []
    for at in range(length):
        known = _VOWELS if at % 2 else _CONSONANTS
        number, chosen = divmod(number, len(known))
        letters.append(known[chosen])
    return "".join(letters)


def _rank(drawn: random.Random) -> int:
    """A rank from 0 to POOL, the first ones much more often."""
    return int(POOL ** (drawn.random() ** (1 / STEEPNESS))) - 1


@cache
def _cut(text: str) -> tuple[str, ...]:
    """A text of an original in pieces: every second one is a word that may be replaced."""
    return tuple(_WORD.split(text))


def _other(record: Record, drawn: random.Random, at: int) -> Record:
    chosen = {word: word for word in KEPT}

    def another(old: str) -> str:
        if old not in chosen:
            lower = old.lower()
            if lower not in chosen:
                chosen[lower] = like(lower, drawn)
            chosen[old] = chosen[lower].capitalize() if old[0].isupper() else chosen[lower]
        return chosen[old]

    def with_others(text: str) -> str:
        pieces = list(_cut(text))
        pieces[1::2] = map(another, pieces[1::2])
        return "".join(pieces)

    doc, outlet = record.document, f"Outlet {drawn.randrange(OUTLETS)}"
    text = with_others(doc.text)
    return replace(
        record,
        document=replace(
            doc,
            id=content_id(text, outlet),
            text=text,
            publisher=outlet,
            source=f"archive/{at}.txt",
            title=with_others(doc.title) if doc.title else None,
            found=(),
        ),
        entities=tuple(replace(entity, name=with_others(entity.name)) for entity in record.entities),
    )
