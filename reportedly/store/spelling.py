"""What a name of a case is made of, and the keys under which names that may be the same bearer's are looked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from reportedly.lexicon import table, words
from reportedly.names import known_words, plain, sounds
from reportedly.record import EntityKind

Gender = Literal["male", "female"]
FULL, SHORT, SINGLE = range(3)
"""How much of a name it is: whole; initials, or a short form of a longer one; one word of a person's name."""

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s?$")
_MARKS = re.compile(r"[.'’]")
_CAPITALS = re.compile(r"(?:[Tt]he )?(?:[A-Z]\.?){2,6}")
_FIRST_CAPITALS = re.compile(r"(?:[Tt]he )?(?:[A-Z]\.?){2,3}[ -]")
_INITIALS = ("aeiouyjh", "ckqxszg", "bp", "vwf", "dt")
"""First letters that transliterations write one for another."""
_ACRONYM = 3
"""Letters from which initials say enough to look for who bears them."""
_SOUNDING = 5
"""Letters from which words of the same sound are looked at; shorter ones sound alike by chance."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name by its folded words: titles, legal forms and articles are left out; `key` is the same for the same name.

    `keys` are where it stands for others to find, and `asks` where it looks for them.
    """

    key: str
    name: str
    kind: EntityKind
    words: tuple[str, ...]
    size: int
    generation: str = ""
    gender: Gender | None = None
    keys: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()

    @property
    def given(self) -> tuple[str, ...]:
        """The words of a person's name before the last one, without particles."""
        return _given(self.words)


@lru_cache(maxsize=20_000)
def _given(words: tuple[str, ...]) -> tuple[str, ...]:
    particles = known_words("en").particles
    return tuple(word for word in words[:-1] if word not in particles)


@lru_cache(maxsize=20_000)
def spell(name: str, kind: EntityKind) -> Spelling | None:
    """Return what a name is made of; None where no word is in it."""
    made = _person(name) if kind == "person" else _body(name, kind)
    return made if made.words else None


def known(key: str, name: str, kind: EntityKind) -> Spelling:
    """Return what a name is made of that the case knows by its key; it looks for nobody, so it has no keys itself."""
    _, whole, mark = key.split("|")
    left = tuple(whole.split(" "))
    if kind == "person":
        return Spelling(key, name, kind, left, _size(left), mark, _gender(left))
    return Spelling(key, name, kind, left, SHORT if mark else FULL)


def is_state(name: tuple[str, ...]) -> bool:
    """Whether some words are a state's name, or the adjective of one."""
    return " ".join(name) in _states()


@cache
def _states() -> frozenset[str]:
    states = table("en", "people")["states"]
    return frozenset(
        [*states["aliases"], *states["aliases"].values(), *states["demonyms"], *states["demonyms"].values()]
    )


def _cut(name: str) -> list[str]:
    found = (_POSSESSIVE.sub("", word) for word in _WORD.findall(plain(name)))
    return [word for word in (_MARKS.sub("", word) for word in found) if word]


def _person(name: str) -> Spelling:
    titles = words("en", "people", "titles.words")
    marks, honours = words("en", "people", "titles.generations"), words("en", "people", "titles.honours")
    left, generation = _cut(name), ""
    while len(left) > 1 and (left[-1] in honours or (left[-1] in marks and len(left) > 2)):
        last = left.pop()
        generation = last if last in marks else generation
    while len(left) > 1 and left[0] in titles:
        left.pop(0)
    left = _before_apposition(left)
    generation = {"junior": "jr", "senior": "sr"}.get(generation, generation)
    size = _size(left)
    key = f"person|{' '.join(left)}|{generation}"
    keys, asks = (
        (tuple(dict.fromkeys(found)) for found in zip(*_person_keys(left, size), strict=True)) if left else ((), ())
    )
    return Spelling(key, name, "person", tuple(left), size, generation, _gender(left), keys, asks)


def _size(left: Sequence[str]) -> int:
    """How much of a person's name some words are."""
    before = len(left) - 1
    return SINGLE if not before else SHORT if len("".join(left[:-1])) == before else FULL


def _before_apposition(left: list[str]) -> list[str]:
    """The words of a name in front of what only describes its bearer: Jafar the Pilot, Petar Lund of the union."""
    small = words("en", "people", "organisations.small") - known_words("en").particles
    cut = next((index for index, word in enumerate(left) if index and word in small), len(left))
    return left[:cut]


def _gender(left: Sequence[str]) -> Gender | None:
    """The gender that the given name is known for, if it is known for one."""
    if len(left) < 2:
        return None
    is_male, is_female = (left[0] in words("en", "people", f"given.{key}") for key in ("male", "female"))
    return None if is_male == is_female else "male" if is_male else "female"


def _person_keys(left: list[str], size: int) -> Iterator[tuple[str, str]]:
    """Pairs of a key to stand under and a key to look under."""
    if size == SINGLE:
        yield f"one:{_sound(left[0])}", f"of:{_sound(left[0])}"
        return
    particles, short = known_words("en").particles, known_words("en").short
    first = _initial(short.get(left[0], left[0]))
    for word in left[1:]:
        if word not in particles:
            yield f"s:{_sound(word)}:{first}", f"s:{_sound(word)}:{first}"
    yield f"of:{_sound(left[-1])}", f"one:{_sound(left[-1])}"
    if len(left) == 2 and not is_given(left[0]):
        yield f"of:{_sound(left[0])}", f"one:{_sound(left[0])}"
    yield (f"w:{' '.join(sorted(left))}",) * 2
    yield (f"j:{''.join(left)}",) * 2


def is_given(word: str) -> bool:
    """Whether a word is a given name that we know."""
    return word in words("en", "people", "given.male") or word in words("en", "people", "given.female")


def _body(name: str, kind: EntityKind) -> Spelling:
    forms, small = words("en", "people", "organisations.forms"), {"the", "a", "an"}
    left = _cut(name)
    while len(left) > 1 and left[0] in small:
        left.pop(0)
    while len(left) > 1 and left[-1] in forms:
        left.pop()
    capitals = bool(_CAPITALS.fullmatch(name.strip()))
    whole = " ".join(left)
    aliases: dict[str, str] = table("en", "people")["states"]["aliases"]
    if whole in aliases and (capitals or whole not in ("us", "un", "uk", "eu")):
        left = aliases[whole].split()
        capitals = False
    elif len(left) > 1 and left[0] in aliases and _FIRST_CAPITALS.match(name):
        left = [*aliases[left[0]].split(), *left[1:]]
    short = capitals and len(left) == 1 and len(left[0]) >= _ACRONYM and kind in ("organisation", "group")
    size = SHORT if short else FULL
    keys, asks = (
        (tuple(dict.fromkeys(filter(None, found))) for found in zip(*_body_keys(left, size), strict=True))
        if left
        else ((), ())
    )
    return Spelling(
        f"{kind}|{' '.join(left)}|{'capitals' if short else ''}", name, kind, tuple(left), size, "", None, keys, asks
    )


def _body_keys(left: list[str], size: int) -> Iterator[tuple[str, str]]:
    yield (f"e:{' '.join(left)}",) * 2
    yield (f"b:{''.join(_sound(word) for word in left)}",) * 2
    if size == SHORT:
        yield f"c:{left[0]}", f"a:{left[0]}"
    for initials in acronyms(left):
        yield f"a:{initials}", f"c:{initials}"
    if len(left) == 1:
        yield f"i:{left[0]}", f"h:{left[0]}"
    elif left[-1] in words("en", "people", "nouns.generic_organisation"):
        yield f"h:{left[0]}", f"i:{left[0]}"
    yield f"u:{' '.join(left)}", ""
    for cut in range(1, min(3, len(left) - 1)):
        if is_state(tuple(left[:cut])):
            yield f"t:{' '.join(left[cut:])}", f"u:{' '.join(left[cut:])}"
    yield "", f"t:{' '.join(left)}"


def acronyms(left: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return the initials of a name of several words: of all, and without the small ones."""
    if len(left) < 2:
        return ()
    small = words("en", "people", "organisations.small")
    found = ("".join(word[0] for word in left), "".join(word[0] for word in left if word not in small))
    return tuple(dict.fromkeys(each for each in found if _ACRONYM <= len(each) <= 6))


def better(one: Spelling, other: Spelling) -> Spelling:
    """Return of two ways to write one name the one to show: without additions, not in capitals only, the shorter."""

    def rank(each: Spelling) -> tuple[bool, bool, int, str]:
        return (
            _cut(each.name) != list(each.words),
            each.name.isupper() and len(each.words) > 1,
            len(each.name),
            each.name,
        )

    return min(one, other, key=rank)


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    return sounds(word) if len(word) >= _SOUNDING else word


def _initial(word: str) -> str:
    return next((group[0] for group in _INITIALS if word[0] in group), word[0])
