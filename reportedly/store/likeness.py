"""Whether two names of a case may be one bearer's, by themselves: a link with its reason, and what speaks against it.

`same` links hold between two whole names. `part` links lead from a name that many could bear (a surname, initials, an
acronym, a body without its country) to one that says more; which of several is meant, only the rest of a case tells.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from reportedly.lexicon import words
from reportedly.names import consonants, known_words, same_name, sounds, word_score
from reportedly.record import EntityKind
from reportedly.store.spelling import FULL, SHORT, SINGLE, Spelling, acronyms, is_given, is_state

Sort = Literal["same", "part"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two spellings, by their keys, that may be one bearer's; of a part link, `one` is the lesser name."""

    one: str
    other: str
    sort: Sort
    score: float
    reason: str


ACROSS: frozenset[frozenset[EntityKind]] = frozenset(
    frozenset(pair)
    for pair in (("organisation", "group"), ("organisation", "place"), ("organisation", "other"), ("group", "other"),
                 ("place", "other"), ("event", "other"), ("work", "other"), ("place", "group"))
)  # fmt: skip
"""Kinds that the same words may be given in different texts; a person's name is never a body's or a place's."""
_BODIES = ("organisation", "group")
_LIKE_GIVEN = 0.86
"""Score of two words from which given names that we do not know are one name spelt twice."""
_SLIPS = 2
"""Slips in a word beyond which only the same sounds score as much; it is asked first, as most pairs end here."""
_SHORT_WORD = 5
"""Letters below which a slip makes another given name: Ada is not Ida."""


def likeness(one: Spelling, other: Spelling) -> Likeness | None:
    """Return the link between two different spellings, or None; the same whichever comes first."""
    if (one.kind == "person") != (other.kind == "person") or veto(one, other) is not None:
        return None  # before all else: most pairs end here
    one, other = sorted((one, other), key=lambda each: (-each.size, len(each.words), each.key, each.name))
    return _people(one, other) if one.kind == "person" else _bodies(one, other)


def veto(one: Spelling, other: Spelling) -> str | None:
    """Return what speaks against one bearer of two names, in words; None if nothing does."""
    if one.kind != "person" or other.kind != "person":
        return None if one.kind == other.kind or _may_be(one, other) else "one is a person's name"
    if one.generation != other.generation:
        mark, without = (one, other) if one.generation else (other, one)
        if without.size == FULL or without.generation:
            return f"only one is called {mark.generation.capitalize()}."
    if one.gender and other.gender and one.gender != other.gender:
        return "one is a man's name and one a woman's"
    if SINGLE in (one.size, other.size) or not _same_word(one.words[-1], other.words[-1]):
        return None
    if not given_agree(one.given, other.given):
        return f"the given names are different: {' and '.join(sorted(repr(' '.join(x.given)) for x in (one, other)))}"
    return None


def given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the given names agree: each like its counterpart, or the fewer all among the more."""
    if not one or not other:
        return True
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    if given_alike(one[0], other[0]):
        return len(one) != len(other) or all(map(given_alike, one, other))
    return len(fewer) < len(more) and all(any(given_alike(a, b) for b in more) for a in fewer) and len(fewer[0]) > 1


@lru_cache(maxsize=50_000)
def given_alike(one: str, other: str) -> bool:
    """Whether two given names can be one: equal, an initial, a short form, or the same sounds in another spelling."""
    if one == other:
        return True
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    short = known_words("en").short
    if short.get(one, one) == short.get(other, other):
        return True
    if is_given(one) and is_given(other):
        male = all(word in words("en", "people", "given.male") for word in (one, other))
        return sounds(one) == sounds(other) or (
            male and len(consonants(one)) > 1 and consonants(one) == consonants(other)
        )
    if min(len(one), len(other)) < _SHORT_WORD:
        return sounds(one) == sounds(other)
    if OSA.distance(one, other, score_cutoff=_SLIPS) > _SLIPS and sounds(one) != sounds(other):
        return False
    return word_score(one, other, known_words("en")) >= _LIKE_GIVEN


def _may_be(one: Spelling, other: Spelling) -> bool:
    """Whether two kinds can be one thing's; across a group, pairs of kinds need not stand in the table."""
    return "person" not in (one.kind, other.kind)


def _people(one: Spelling, other: Spelling) -> Likeness | None:
    """`one` is the lesser name, or the names are alike in how much they say."""
    if one.size == other.size == SINGLE:
        return None
    if one.size == SINGLE:
        return _surname(one, other)
    if one.size == SHORT:
        if other.size == SHORT or not _same_word(one.words[-1], other.words[-1]):
            return None
        return Likeness(one.key, other.key, "part", 0.8, f"the initials and the surname are those of {other.name!r}")
    found = same_name(" ".join(one.words), " ".join(other.words))
    if not found:
        return None
    return Likeness(
        one.key, other.key, "same", round(found.score, 3), f"{_both(one, other)} are like each other: {found.detail}"
    )


def _surname(one: Spelling, other: Spelling) -> Likeness | None:
    word = one.words[0]
    family_first = len(other.words) == 2 and other.size == FULL and not is_given(other.words[0])
    if _same_word(word, other.words[-1]):
        score = 0.7 if word == other.words[-1] else 0.5
        return Likeness(one.key, other.key, "part", score, f"the surname of {other.name!r}")
    if family_first and word == other.words[0]:
        return Likeness(
            one.key, other.key, "part", 0.6, f"the first name, or a surname that comes first, of {other.name!r}"
        )
    return None


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= _SHORT_WORD and sounds(one) == sounds(other)


def _bodies(one: Spelling, other: Spelling) -> Likeness | None:
    kinds = frozenset((one.kind, other.kind))
    if one.words == other.words:
        return _other_kind(one, other, kinds)
    if len(kinds) > 1 and not kinds <= set(_BODIES):
        return None
    if one.kind not in (*_BODIES, "place"):
        return None
    part = _part(one, other) if one.kind in _BODIES else None
    if part is not None:
        return Likeness(one.key, other.key, "part", 0.7, part)
    if _sounds_alike(one, other):
        return Likeness(one.key, other.key, "same", 0.9, f"{_both(one, other)} have the same sounds")
    return None


def _other_kind(one: Spelling, other: Spelling, kinds: frozenset[EntityKind]) -> Likeness | None:
    if one.kind == other.kind:
        return Likeness(one.key, other.key, "same", 0.95, "the same word, in capitals only once")
    certain = len(one.words) > 1 or kinds <= set(_BODIES) or is_state(one.words)
    if not certain or kinds not in ACROSS or one.size != other.size:
        return None
    return Likeness(
        one.key,
        other.key,
        "same",
        0.95,
        f"the same words, taken for {_a(one.kind)} here and {_a(other.kind)} there",
    )


def _part(one: Spelling, other: Spelling) -> str | None:
    """Why the lesser name of a body is a part of the greater one."""
    if one.size == SHORT and other.size != SHORT and one.words[0] in acronyms(other.words):
        return f"the initials of {other.name!r}"
    if one.size == SHORT or len(one.words) >= len(other.words):
        return None
    rest = len(other.words) - len(one.words)
    if len(one.words) > 1 and other.words[rest:] == one.words and is_state(other.words[:rest]):
        return f"{other.name!r} without its country"
    nouns = words("en", "people", "nouns.organisation")
    apart = known_words("en").compass | known_words("en").small | nouns
    if len(one.words) > 1 or one.words[0] in apart or is_state(one.words):
        return None
    tail = other.words[1:]
    left_out = words("en", "people", "nouns.generic_organisation")
    if other.words[0] == one.words[0] and tail[-1] in left_out and not (apart - nouns) & set(tail):
        return f"the first word of {other.name!r}"
    return None


def _both(one: Spelling, other: Spelling) -> str:
    return f"{one.name!r} and {other.name!r}"


def _a(kind: EntityKind) -> str:
    return {"organisation": "an organisation", "event": "an event", "other": "another thing"}.get(kind, f"a {kind}")


def _sounds_alike(one: Spelling, other: Spelling) -> bool:
    if len(one.words) != len(other.words) or is_state(one.words) or is_state(other.words):
        return False
    pairs = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    compass = known_words("en").compass
    return all(
        not a.isdigit() and not b.isdigit() and a not in compass and b not in compass
        and not is_state((a,)) and not is_state((b,)) and _same_word(a, b)
        for a, b in pairs
    )  # fmt: skip
