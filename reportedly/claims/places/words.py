"""The words that stand in or beside a place's name and say what it is: "Aleppo province", "the town of Bab"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from reportedly.claims.places.fold import fold
from reportedly.lexicon import table, words
from reportedly.record import PlacePrecision


@dataclass(frozen=True, slots=True)
class Words:
    """Classes by word, words for parts of a place, articles, demonyms by form, and short forms of provinces."""

    classes: Mapping[str, PlacePrecision]
    before: re.Pattern[str]
    after: re.Pattern[str]
    parts: frozenset[str]
    articles: frozenset[str]
    demonyms: Mapping[str, str]
    short: Mapping[str, str]


@cache
def place_words(code: str) -> Words:
    """Return the words of a language."""
    listed, states = table(code, "places"), table(code, "people")["states"]
    classes = {word: cast(PlacePrecision, kind) for kind, found in listed["classes"].items() for word in found}
    any_class = "|".join(sorted(map(re.escape, classes), key=lambda word: (-len(word), word)))
    return Words(
        classes=classes,
        before=re.compile(rf"\b[Tt]he (?:[a-z-]+ )?({any_class}) of (?:the )?$"),
        after=re.compile(rf"(?:'s|’s)?,? (?:the )?({any_class})\b(?! of)", re.IGNORECASE),
        parts=words(code, "places", "parts.words"),
        articles=words(code, "places", "articles.words"),
        demonyms={_written(word): state for word, state in states["demonyms"].items()},
        short={key.rstrip("."): name for found in listed["short"].values() for key, name in found.items()},
    )


def _written(word: str) -> str:
    """Write a demonym as running text does: "Syrian", "US"."""
    return word.upper() if len(word) <= 2 or "." in word else word.title()


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read a name: the folded key to look for, what its own words call it, whether they take a part."""

    key: str
    called: PlacePrecision | None = None
    part: bool = False


def forms(name: str, known: Words) -> Iterator[Form]:
    """Yield the ways to read a name, the plainest first: as it stands, without its class, without its direction."""
    if "." in name:
        name = known.short.get(name.rstrip("."), name)
    key = fold(name.removesuffix("'s").removesuffix("’s")).removeprefix("the ")
    yield Form(key)
    yield from (Form(other) for other in _without_article(key, known))
    called: PlacePrecision | None = None
    for bare, kind in _without_class(key, known):
        called = called or kind
        yield Form(bare, kind)
        yield from (Form(other, kind) for other in _without_article(bare, known))
        key = bare
    for width in (2, 1):
        first = key.split(" ")
        if len(first) > width and " ".join(first[:width]) in known.parts:
            rest = " ".join(first[width:])
            yield Form(rest, called, True)
            return


def _without_class(key: str, known: Words) -> Iterator[tuple[str, PlacePrecision]]:
    for word, kind in known.classes.items():
        if key.endswith(" " + word):
            yield key.removesuffix(" " + word), kind
            return
        if key.startswith(word + " of "):
            yield key.removeprefix(word + " of ").removeprefix("the "), kind
            return


def _without_article(key: str, known: Words) -> Iterator[str]:
    """Yield an Arabic name under its other articles and without one, a bare one under the usual article."""
    first, _, rest = key.partition(" ")
    if rest and first in known.articles:
        yield rest
        yield from (f"{article} {rest}" for article in ("al", "el") if article != first)
    elif key:
        yield f"al {key}"
