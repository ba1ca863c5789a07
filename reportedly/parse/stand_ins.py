"""Other names for the names of a text, so that the model reads two states, or two people, alike.

A network reads "Norway" and "Kenya" each in its own way, as it met them in other company; who says what must not
hang on that. So the names that the word lists know go in under a stand-in of their class: the first of a class in a
sentence always under the same one. Only what the model sees changes; words, lemmas and offsets are the text's.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile
from typing import Any

from reportedly.lexicon import table, words
from reportedly.parse.pieces import shape

TITLE_CASE, UPPER_CASE = 2, 3
"""Shapes of a word that may be a name: "Norway", "NORWAY"."""

MOST_FAMILY_NAMES = 3
GIVEN = ("male", "female")
PLACES = ("state", "capital")

Forms = list[str]
Seen = dict[str, dict[str, str]]
"""The stand-ins that a sentence has used, by class and name."""


def stand_ins(sentences: Sequence[Sequence[str]]) -> list[Forms]:
    """Return the sentences of one document as the model reads them: as many words each, names under stand-ins.

    Family names are those that stand after a given name or a title anywhere in the document.
    """
    families = {name for sentence in sentences for name in _families(sentence)}
    return [_renamed(sentence, families) for sentence in sentences]


def _renamed(sentence: Sequence[str], families: set[str]) -> Forms:
    seen: Seen = {}
    forms, place = list(sentence), 0
    while place < len(forms):
        new = _instead(forms[place : place + 2], families, seen) if forms[place][:1].isupper() else ()
        forms[place : place + len(new)] = new
        place += len(new) or 1
    return forms


def _instead(ahead: Sequence[str], families: set[str], seen: Seen) -> Sequence[str]:
    """Return what stands in for the name that begins with the words ahead: one word, two or none."""
    word, following = ahead[0], ahead[1] if len(ahead) > 1 else ""
    if word in families:
        return [_stand_in(seen, "family", word)]
    classes = _classes()
    both = " ".join(ahead).lower()
    if shape(following) == shape(word) == TITLE_CASE and (pair := classes.get(both) or _ends().get(following)):
        return _stand_in(seen, pair, both).split(" ")
    kind = classes.get(word.lower())
    if kind is None or shape(word) not in (TITLE_CASE, UPPER_CASE) or not _stands_so(kind, word, following):
        return ()
    name = _stand_in(seen, kind, word.lower())
    return [name.upper() if shape(word) == UPPER_CASE else name]


def _stands_so(kind: str, word: str, following: str) -> bool:
    """Whether the word after it lets a name be one of its class: a given name has a family name after it."""
    if kind in GIVEN:
        return shape(following) == TITLE_CASE
    if kind in PLACES:
        return not shape(following) == shape(word) == TITLE_CASE
    return kind != "partisan" or following.lower() not in _own()["parties"]["before"]


def _stand_in(seen: Seen, kind: str, name: str) -> str:
    """Return the stand-in of a name: the one that it has in this sentence, or the next of its class."""
    given, pool = seen.setdefault(kind, {}), _own()["pools"][kind]
    return given.setdefault(name, pool[len(given) % len(pool)])


def _families(sentence: Sequence[str]) -> Iterator[str]:
    """Yield the family names that follow a given name or a title in a sentence."""
    classes, known = _classes(), words("en", "people", "titles.words")
    for place, (word, following) in enumerate(pairwise(sentence)):
        if word[:1].isupper() and shape(following) == TITLE_CASE:
            titled = word.lower() in words("en", "stand_ins", "titles.words")
            if titled or classes.get(word.lower()) in GIVEN:
                most = 1 if titled else MOST_FAMILY_NAMES
                after = takewhile(lambda name: shape(name) == TITLE_CASE, sentence[place + 1 : place + 1 + most])
                yield from (name for name in after if name.lower() not in classes and name.lower() not in known)


def _own() -> dict[str, Any]:
    return table("en", "stand_ins")


@cache
def _classes() -> dict[str, str]:
    """Return the class of each name that the word lists know, by its lower-case form."""
    people = table("en", "people")
    given, states = people["given"], people["states"]
    both = set(given["male"]) & set(given["female"])
    found = {name: kind for kind in GIVEN for name in given[kind] if name not in both}
    for name in states["demonyms"]:
        if name not in _own()["keep"]["states"]:
            found |= _people(name)
    found |= _places(states["capitals"], "capital")
    found |= _places([*states["capitals"].values(), *states["demonyms"].values()], "state")
    for name in (*_own()["keep"]["given"], *_own()["keep"]["states"]):
        found.pop(name, None)
    found |= {name: kind for kind in ("partisan", "partisans") for name in _own()["parties"][kind]}
    return found | {name: kind for kind in ("outlet", "channel", "long_outlet") for name in _own()["outlets"][kind]}


@cache
def _ends() -> dict[str, str]:
    """Return the class of names of two words by the second: "Evening Herald", "Green Party"."""
    return {end: kind for kind in ("paper", "party") for end in _own()["outlets"][kind]}


def _people(name: str) -> dict[str, str]:
    """Return the classes of a word for who comes from a state, and of its plural where it takes an -s."""
    if " " in name:
        return {}
    if name.endswith("ns"):
        return {name: "peoples"}
    return {name: "people", f"{name}s": "peoples"} if name.endswith(("n", "i")) else {name: "nation"}


def _places(names: Iterable[str], kind: str) -> dict[str, str]:
    """Return the classes of names of one word and of two that have no article."""
    one = {name: kind for name in names if " " not in name}
    two = {name: f"long_{kind}" for name in names if name.count(" ") == 1 and not name.startswith("united ")}
    return one | two
