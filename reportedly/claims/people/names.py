"""Which names of a document mean the same bearer: the same words, a part of a longer name, or its initials.

Surfaces are compared, not mentions, and only with those that share a last word, a first word or an
acronym, so that a long list of names costs no more than its length.
"""

import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.analysis import Tree
from reportedly.claims.people.classes import Classes
from reportedly.claims.people.phrase import Phrase
from reportedly.record import EntityKind

Tokens = tuple[str, ...]


@dataclass(slots=True)
class Surface:
    """One spelling of a name and the phrases that bear it."""

    tokens: Tokens
    raw: Tokens
    generation: str = ""
    members: list[int] = field(default_factory=list)
    votes: Counter[EntityKind] = field(default_factory=Counter)
    gender: str = ""

    @property
    def kind(self) -> EntityKind:
        """The kind that the model most often gave it."""
        return max(self.votes, key=self.votes.__getitem__)


def fold(word: str) -> str:
    """Return a word without case and diacritics."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def group_names(phrases: Sequence[Phrase], trees: Sequence[Tree], classes: Classes) -> list[list[int]]:
    """Return the phrases with names, by bearer: lists of their numbers.

    1. equal spellings are one surface; 2. full names of persons are compared by family name;
    3. bodies and places by words, by acronym, by their first and last words; 4. single names of
    persons go, mention by mention, to the bearer last named.
    """
    surfaces = _surfaces(phrases, trees, classes)
    groups = _Groups()
    people = [s for s in surfaces if s.kind == "person"]
    bodies = [s for s in surfaces if s.kind != "person"]
    short = [s for s in people if len(s.tokens) == 1]
    full = [s for s in people if len(s.tokens) > 1]
    _join_full(full, groups, classes)
    _join_bodies(bodies, groups, classes)
    single = _join_short(short, full, groups)
    return [sorted(members) for members in (*groups.members(surfaces, {id(s) for s in short}), *single) if members]


class _Groups:
    """Sets of surfaces that are joined one by one."""

    def __init__(self) -> None:
        self._up: dict[int, Surface] = {}
        self.extra: dict[int, list[int]] = defaultdict(list)

    def top(self, surface: Surface) -> Surface:
        while id(surface) in self._up:
            surface = self._up[id(surface)]
        return surface

    def join(self, one: Surface, other: Surface) -> None:
        one, other = self.top(one), self.top(other)
        if one is not other:
            self._up[id(other)] = one

    def members(self, surfaces: Iterable[Surface], but: set[int]) -> Iterator[list[int]]:
        found: dict[int, list[int]] = {}
        for surface in surfaces:
            if id(surface) not in but:
                found.setdefault(id(self.top(surface)), []).extend(surface.members)
        for top, more in self.extra.items():
            found.setdefault(top, []).extend(more)
        yield from found.values()


def _surfaces(phrases: Sequence[Phrase], trees: Sequence[Tree], classes: Classes) -> list[Surface]:
    found: dict[tuple[Tokens, str], Surface] = {}
    for index, phrase in enumerate(phrases):
        if phrase.name is None:
            continue
        raw = trees[phrase.tree].words[phrase.name.first : phrase.name.last]
        tokens, generation = clean(raw, phrase.kind, classes)
        key = (tokens, generation)
        surface = found.get(key)
        if surface is None:
            surface = found[key] = Surface(tokens, raw, generation)
        surface.members.append(index)
        surface.votes[phrase.kind] += 1
        surface.gender = surface.gender or (phrase.gender if phrase.kind == "person" else "")
    return list(found.values())


def clean(raw: Sequence[str], kind: str, classes: Classes) -> tuple[Tokens, str]:
    """Return the words that tell names apart, folded, and the mark of a generation (Jr., Sr.)."""
    tokens = [fold(word) for word in raw if word not in (",", "-", "'s", "’s", '"', "(", ")")]
    generation = ""
    if kind == "person":
        while len(tokens) > 1 and tokens[-1] in classes.generations | classes.honours:
            last = tokens.pop()
            generation = last.rstrip(".") if last in classes.generations else generation
        while len(tokens) > 1 and tokens[0] in classes.titles:
            tokens.pop(0)
        return tuple(tokens), generation
    while len(tokens) > 1 and tokens[0] in ("the", "a", "an"):
        tokens.pop(0)
    while len(tokens) > 1 and tokens[-1] in classes.forms:
        tokens.pop()
    whole = " ".join(tokens)
    return tuple(classes.aliases.get(whole, whole).split()), generation


def _join_full(full: list[Surface], groups: _Groups, classes: Classes) -> None:
    by_family: dict[str, list[Surface]] = defaultdict(list)
    for surface in sorted(full, key=lambda s: (-len(s.tokens), s.members[0])):
        for other in by_family[surface.tokens[-1]]:
            if same_person(other, surface, classes):
                groups.join(other, surface)
                break
        by_family[surface.tokens[-1]].append(surface)


def same_person(one: Surface, other: Surface, classes: Classes) -> bool:
    """Whether two full names with one family name can be one person: no clash of given names, generation, gender."""
    if one.generation != other.generation and one.generation and other.generation:
        return False
    if one.gender and other.gender and one.gender != other.gender:
        return False
    return given_agree(one.tokens[:-1], other.tokens[:-1], classes)


def given_agree(one: Tokens, other: Tokens, classes: Classes) -> bool:
    """Whether the given names agree: the first ones alike, or the fewer all among the more."""
    one = tuple(t for t in one if t not in classes.particles)
    other = tuple(t for t in other if t not in classes.particles)
    if not one or not other:
        return True
    if not given_alike(one[0], other[0], classes):
        shorter, longer = sorted((one, other), key=len)
        return set(shorter) < set(longer)
    return all(given_alike(a, b, classes) for a, b in zip(one[1:], other[1:], strict=False)) or len(one) != len(other)


def given_alike(one: str, other: str, classes: Classes) -> bool:
    """Whether two given names can be one: equal, an initial of the other, or its short form."""
    if one == other:
        return True
    bare, rest = one.rstrip("."), other.rstrip(".")
    if len(bare) == 1 or len(rest) == 1:
        return bare[0] == rest[0]
    return classes.short.get(bare, bare) == classes.short.get(rest, rest)


def _join_short(short: list[Surface], full: list[Surface], groups: _Groups) -> list[list[int]]:
    """Give each mention of a single name to the bearer of a longer one named last before it, else first after."""
    by_token: dict[str, list[Surface]] = defaultdict(list)
    for surface in full:
        by_token[surface.tokens[-1]].append(surface)
    by_given: dict[str, list[Surface]] = defaultdict(list)
    for surface in full:
        for token in set(surface.tokens[:-1]):
            by_given[token].append(surface)
    alone: dict[Tokens, list[int]] = {}
    for surface in short:
        token = surface.tokens[0]
        bearers = by_token.get(token) or by_given.get(token) or []
        tops = {id(groups.top(b)): groups.top(b) for b in bearers}
        if not tops or (token not in by_token and len(tops) > 1):
            alone.setdefault(surface.tokens, []).extend(surface.members)
            continue
        for index in surface.members:
            best = _last_named(bearers, index)
            groups.extra[id(groups.top(best))].append(index)
    return list(alone.values())


def _last_named(bearers: Sequence[Surface], index: int) -> Surface:
    def distance(surface: Surface) -> tuple[bool, int]:
        before = bisect_left(surface.members, index)
        return (not before, index - surface.members[before - 1] if before else surface.members[0] - index)

    return min(bearers, key=distance)


def _join_bodies(bodies: list[Surface], groups: _Groups, classes: Classes) -> None:
    by_acronym: dict[str, Surface] = {}
    by_first: dict[str, list[Surface]] = defaultdict(list)
    by_last: dict[str, list[Surface]] = defaultdict(list)
    for surface in bodies:
        if len(surface.tokens) > 1:
            by_first[surface.tokens[0]].append(surface)
            by_last[surface.tokens[-1]].append(surface)
            for acronym in acronyms(surface.raw, classes):
                by_acronym.setdefault(acronym, surface)
    for surface in bodies:
        known = by_acronym.get(surface.tokens[0]) if len(surface.tokens) == 1 and _capitals(surface.raw) else None
        if known is not None:
            groups.join(known, surface)
            continue
        longer = [o for o in by_first.get(surface.tokens[0], ()) if _begins(surface, o, classes)]
        longer = longer or [o for o in by_last.get(surface.tokens[-1], ()) if _ends(surface, o, classes)]
        if longer and len({id(groups.top(o)) for o in longer}) == 1:
            groups.join(longer[0], surface)


def acronyms(raw: Sequence[str], classes: Classes) -> set[str]:
    """Return the folded initials of a name: with its small words and without."""
    parts = [part for word in raw for part in word.replace("-", " ").split() if part[0].isalpha()]
    strong = [p for p in parts if p.lower() not in classes.small and p.lower() not in classes.forms]
    big = [p for p in parts if p[0].isupper() and p.lower() != "the"]
    return {"".join(p[0] for p in some).lower() for some in (parts, strong, big) if len(some) > 1}


def _capitals(raw: Sequence[str]) -> bool:
    word = "".join(raw[-1].split("."))
    return len(word) > 1 and sum(c.isupper() for c in word) >= 2


def _begins(surface: Surface, longer: Surface, classes: Classes) -> bool:
    """Whether a body is called by the first words of a longer name ("Ford" for "Ford Motor Company")."""
    rest = longer.tokens[len(surface.tokens) :]
    if not rest or longer.tokens[: len(surface.tokens)] != surface.tokens:
        return False
    if rest[0] in classes.small:
        return rest[0] == "of" and len(surface.tokens) == 1 and surface.kind == "organisation"
    if surface.kind == "place" or longer.kind == "place":
        return rest == ("city",)
    return surface.tokens[0] not in classes.demonyms and surface.tokens[0] not in classes.compass


def _ends(surface: Surface, longer: Surface, classes: Classes) -> bool:
    """Whether only a state stands before the shorter name ("US Department of X"), or it is the bare word for a body."""
    rest = longer.tokens[: -len(surface.tokens)]
    if not rest or longer.tokens[len(rest) :] != surface.tokens or not classes.compass.isdisjoint(rest):
        return False
    whole = " ".join(rest)
    state = whole in classes.demonyms or whole in classes.aliases or whole in classes.states
    if surface.kind == "place" or longer.kind == "place":
        return False
    return state or (len(surface.tokens) == 1 and classes.kinds.get(surface.tokens[0]) == "organisation")
