"""Joins things that belong together, whatever the order in which it is told of them."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)


class Joined(Generic[Thing]):
    """Disjoint groups (union and find); the answer does not depend on the order of joining."""

    def __init__(self, things: Iterable[Thing] = ()) -> None:
        self._above: dict[Thing, Thing] = {thing: thing for thing in things}

    def join(self, one: Thing, other: Thing) -> None:
        """Put two things, and all that is joined to either, into one group."""
        a, b = self.top(one), self.top(other)
        if a != b:
            self._above[b] = a

    def top(self, thing: Thing) -> Thing:
        """Return the thing that stands for the group."""
        self._above.setdefault(thing, thing)
        while self._above[thing] != thing:
            self._above[thing] = self._above[self._above[thing]]
            thing = self._above[thing]
        return thing

    def groups(self) -> list[list[Thing]]:
        """Return the groups, in the order in which their first things were told of."""
        found: dict[Thing, list[Thing]] = {}
        for thing in self._above:
            found.setdefault(self.top(thing), []).append(thing)
        return list(found.values())


def reachable(start: Thing, near: Callable[[Thing], Iterable[Thing]]) -> Iterator[Thing]:
    """Yield all that can be reached from a thing, itself first."""
    seen, waiting = {start}, [start]
    while waiting:
        thing = waiting.pop()
        yield thing
        for other in near(thing):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
