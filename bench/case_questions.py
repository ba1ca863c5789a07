"""What a case of the bench is asked: searches of each kind, and parts of names.

The mix, whose 95th percentile is the one that is promised, is all kinds of MIX together, as many of each: a quarter are
bare words, the others have a field, days, a flag, an entity or an excluded word besides. What stands in HARD is asked
too, and stands in the table by itself: a letter or two, and what hardly any of the many claims with a word fulfils.
"""

import random
from collections.abc import Callable, Sequence

from bench.synthetic import KEPT, OUTLETS, word

Ask = Callable[["Drawn"], str]

NAMES = ("bak", "gut", "gu", "g", "fovekid", "oda fove", "of", "the", "moremahu", "vuz", "zzz")
"""Parts of names: of none, of few, of many that are mentioned often, and of many that are hardly mentioned."""


class Drawn:
    """Words, days and entities of the synthetic case, drawn at random; `entities` are the most mentioned ones."""

    def __init__(self, entities: Sequence[int], seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._entities = entities

    def word(self, top: int) -> str:
        """One of the most frequent words of some length."""
        return word(self._random.randrange(top), self._random.choice([4, 5, 6, 7, 8, 9]))

    def frequent(self) -> str:
        """A word of grammar."""
        return self._random.choice(sorted(KEPT))

    def day(self) -> str:
        """A day about that on which all was told."""
        return f"2024-05-1{self._random.randrange(9)}"

    def status(self) -> str:
        """The status of a claim."""
        return self._random.choice(["planned", "happened", "alleged"])

    def outlet(self) -> str:
        """A publisher."""
        return f'"outlet {self._random.randrange(OUTLETS)}"'

    def entity(self) -> int:
        """One of the entities."""
        return self._random.choice(self._entities)


MIX: dict[str, Ask] = {
    "one word": lambda d: d.word(2000),
    "frequent word": lambda d: d.frequent(),
    "two words": lambda d: f"{d.word(50)} {d.word(50)}",
    "phrase": lambda d: f'"{d.word(20)} {d.word(20)}"',
    "prefix": lambda d: f"{d.word(200)[:3]}*",
    "not a word": lambda d: f"{d.word(200)} -{d.frequent()}",
    "speaker": lambda d: f"speaker:{d.word(100)}",
    "fields": lambda d: f"speaker:{d.word(30)} act:state {d.word(30)}",
    "status": lambda d: f"status:{d.status()}",
    "dates, words": lambda d: f"after:{d.day()} {d.word(20)}",
    "dates": lambda d: f"when:{d.day()}",
    "published": lambda d: f"published:{d.day()}",
    "published, words": lambda d: f"published:{d.day()} {d.word(100)}",
    "unreviewed, words": lambda d: f"is:unreviewed {d.word(100)}",
    "reviewed": lambda _: "is:reviewed",
    "reviewed, words": lambda d: f"is:reviewed {d.word(100)}",
    "disputed": lambda _: "is:disputed",
    "publisher": lambda d: f"publisher:{d.outlet()}",
    "publisher, words": lambda d: f"publisher:{d.outlet()} {d.word(20)}",
    "entity": lambda d: f"entity:{d.entity()}",
    "entity, words": lambda d: f"entity:{d.entity()} {d.word(100)}",
}
HARD: dict[str, Ask] = {
    "two letters": lambda d: f"{d.word(200)[:2]}*",
    "one letter": lambda d: f"{d.word(200)[:1]}*",
    "entity, frequent word": lambda d: f"entity:{d.entity()} {d.frequent()}",
    "reviewed, frequent word": lambda d: f"is:reviewed {d.frequent()}",
    "days of nothing, words": lambda d: f"before:1990 {d.frequent()}",
}


def queries(kinds: dict[str, Ask], entities: Sequence[int], number: int) -> dict[str, list[str]]:
    """Return so many searches of each kind."""
    drawn = Drawn(entities)
    return {kind: [make(drawn) for _ in range(number)] for kind, make in kinds.items()}
