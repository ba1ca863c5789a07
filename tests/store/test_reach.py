"""What a new name changes is found among few others; these tests know what comes out among all, on made-up links."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, combinations
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.store import identity, joining, reach
from reportedly.store.knots import Link, Name, Row
from reportedly.store.spelling import FULL, SHORT, SINGLE, Spelling

FEW = 2
"""Bearers of which company may tell one, for these tests: so few spellings are needed for more."""


@dataclass
class Shelf:
    """What `knots` reads, without a database: spellings, the links between those that have come, and names."""

    rows_of: dict[int, Row]
    links: list[Link]
    names: list[Name] = field(default_factory=list)
    come: set[int] = field(default_factory=set)

    def rows(self, conn: object, numbers: Iterable[int]) -> list[Row]:
        return [self.rows_of[number] for number in numbers]

    def links_of(self, conn: object, ends: Collection[int], *, but: Collection[int]) -> Iterator[Link]:
        for link in self.links:
            for near, far in ((link.one, link.other), (link.other, link.one)):
                if near in ends and far in self.come:
                    yield replace(link, far=far, entity=self.rows_of[far].entity)

    def names_of(self, conn: object, numbers: Collection[int]) -> list[Name]:
        return [name for name in self.names if name.spelling in numbers]

    def bonds_of_two(self, conn: object) -> list[Any]:
        return []

    def spelling_of(self, conn: object, numbers: set[int], new: object) -> dict[int, int]:
        return {}

    def common(self, conn: object, lesser: Iterable[int]) -> set[int]:
        return set()

    def add(self, spellings: Iterable[int]) -> None:
        """Settle one more name of each spelling, as `identity` does."""
        first = len(self.names) + 1
        new = dict(enumerate(spellings, start=first))
        self.come.update(new.values())
        heard = {n for n in new.values() if self.rows_of[n].entity is None or not self.rows_of[n].plain}
        if heard:
            knot, made = identity.reached(None, heard, new)  # type: ignore[arg-type]
            told = {key for lesser in identity.telling_of(knot, made) for key in made.may_be[lesser]}
            for number, row in knot.rows.items():
                bearer = made.whose[row.spelling.key]
                plain = row.spelling.key not in told
                self.rows_of[number] = replace(row, entity=min(bearer.names), plain=plain)
        self.names += [Name(number, number, spelling, 1, 0, "", "") for number, spelling in new.items()]

    def bearers(self) -> dict[int, int | None]:
        """Which entity each spelling is that has come."""
        return {number: self.rows_of[number].entity for number in self.come}


def spellings(drawn: Random) -> dict[int, Row]:
    keys = drawn.sample(range(100, 999), drawn.randint(3, 12))
    sizes = [drawn.choice([FULL, FULL, FULL, SHORT, SINGLE]) for _ in keys]
    return {
        number: Row(number, Spelling(f"person|{key}|", str(key), "person", (str(key),), size))
        for number, (key, size) in enumerate(zip(keys, sizes, strict=True), start=1)
    }


def links(drawn: Random, rows: dict[int, Row]) -> Iterator[Link]:
    """Links between whole names, and from lesser names to those that say more."""
    often = drawn.choice([0.2, 0.4, 0.7])
    for pair in combinations(rows.values(), 2):
        less, more = sorted(pair, key=lambda row: (-row.spelling.size, row.spelling.key))
        sizes = {less.spelling.size, more.spelling.size}
        if drawn.random() < often and sizes != {SINGLE}:
            is_same = len(sizes) == 1 and drawn.random() < 0.8
            sort, scores = ("same", [0.7, 0.8, 0.9, 0.95]) if is_same else ("part", [0.7, 0.7, 0.5])
            yield Link(less.number, more.number, sort, drawn.choice(scores), "alike", more.number, None)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "FEW", FEW)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_names_that_come_one_after_the_other_are_joined_as_all_at_once(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    drawn = Random(seed)
    rows = spellings(drawn)
    some, linked = list(links(drawn, rows)), set[frozenset[str]]()
    for link in some:
        linked.add(frozenset(rows[end].spelling.key for end in (link.one, link.other)))
    often = drawn.choice([0.1, 0.3, 0.5])
    keys = sorted(row.spelling.key for row in rows.values())
    pairs = map(frozenset, combinations(keys, 2))
    against = {pair for pair in pairs if pair not in linked and drawn.random() < often}
    monkeypatch.setattr(
        joining, "veto", lambda one, other: "no" if frozenset((one.key, other.key)) in against else None
    )
    batches = [drawn.sample(sorted(rows), drawn.randint(1, min(4, len(rows)))) for _ in range(drawn.randint(2, 14))]
    found = []
    for cut in (batches, [list(chain.from_iterable(batches))]):
        shelf = Shelf(dict(rows), some)
        for module in (identity, reach):
            monkeypatch.setattr(module, "knots", shelf)
        for batch in cut:
            shelf.add(batch)
        found.append(shelf.bearers())
    assert found[0] == found[1]
