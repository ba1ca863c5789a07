"""Places for what a network joins: each part that hangs together by itself, and the parts side by side."""

from collections.abc import Callable, Iterable, Sequence
from math import cos, hypot, pi, sin, sqrt

Places = dict[str, tuple[float, float]]
NEAR = 115.0
"""Pixels that two joined names like to lie apart."""
FLAT = 1.35
"""How much wider than high a part is drawn: names are written from left to right."""
ROUNDS = 3_000
"""Rounds times names of a part, at most a hundred rounds: a part of seventy names settles in 0.1 s."""
MARGIN = 34.0
"""Pixels between parts: a line of letters and some air."""


def settled(names: Sequence[str], pairs: Iterable[tuple[str, str]], width: float) -> tuple[Places, float]:
    """Return a place for each name, within a width, and the height that is needed."""
    pairs = list(pairs)
    parts = [_part(part, pairs) for part in _parts(names, pairs)]
    parts.sort(key=lambda part: (-max((y for _, y in part.values()), default=0), -len(part)))
    found: Places = {}
    left = top = MARGIN
    lowest = 0.0
    for part in parts:
        wide, high = (max(place[axis] for place in part.values()) for axis in (0, 1))
        reach = max((x + _letters(name) for name, (x, _) in part.items()), default=wide)
        if left + reach > width and left > MARGIN:
            left, top, lowest = MARGIN, top + lowest + MARGIN * 1.6, 0.0
        shift = left + max((_letters(name) - x for name, (x, _) in part.items()), default=0)
        found.update({name: (shift + x, top + y) for name, (x, y) in part.items()})
        left = shift + reach + MARGIN
        lowest = max(lowest, high)
    return _within(found, width), top + lowest + MARGIN * 1.6


def spiral(count: int, width: float, height: float) -> list[tuple[float, float]]:
    """Return places in a spiral from the middle, the heaviest first: even, and the same each time."""
    reach = min(width, height) / 2 - 40
    turn = pi * (3 - sqrt(5))
    return [
        (
            width / 2 + cos(turn * n) * reach * sqrt((n + 0.5) / count) * width / height * 0.95,
            height / 2 + sin(turn * n) * reach * sqrt((n + 0.5) / count),
        )
        for n in range(count)
    ]


def _letters(name: str) -> float:
    """Half the pixels that a name is wide."""
    return min(len(name), 26) * 3.4 + 8


def _within(found: Places, width: float) -> Places:
    """A part that is wider than the drawing is drawn closer together."""
    most = max((x + _letters(name) for name, (x, _) in found.items()), default=0.0)
    much = (width - MARGIN) / most if most > width - MARGIN else 1.0
    return {name: (x * much, y) for name, (x, y) in found.items()}


def _parts(names: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The names that hang together, in the order of the names."""
    beside: dict[str, set[str]] = {name: set() for name in names}
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    parts, seen = [], set[str]()
    for name in names:
        if name in seen:
            continue
        part, waiting = [], [name]
        seen.add(name)
        while waiting:
            part.append(waiting.pop())
            fresh = sorted(beside[part[-1]] - seen)
            seen.update(fresh)
            waiting += fresh
        parts.append(part)
    return parts


def _part(names: list[str], pairs: Sequence[tuple[str, str]]) -> Places:
    """Let what is joined draw near and everything else keep apart (Fruchterman and Reingold, from a spiral)."""
    number = {name: place for place, name in enumerate(names)}
    side = NEAR * sqrt(len(names))
    at = [list(place) for place in spiral(len(names), side * 1.4 + 80, side + 80)]
    inside = {(number[one], number[other]) for one, other in pairs if one in number}
    rounds = min(ROUNDS // len(names), 100) if len(names) > 2 else 0
    for turn in range(rounds):
        push = [[0.0, 0.0] for _ in names]
        for one in range(len(names)):
            for other in range(one):
                _move(at, push, one, other, lambda far: NEAR * NEAR / far / far)
        for one, other in inside:
            _move(at, push, one, other, lambda far: -far / NEAR)
        heat = 40 * (1 - turn / rounds)
        for place, (dx, dy) in zip(at, push, strict=True):
            size = hypot(dx, dy) or 1
            place[0] += dx / size * min(size, heat)
            place[1] += dy / size * min(size, heat)
    if len(names) == 2:
        at = [[0.0, 0.0], [NEAR * 1.5, 0.0]]
    if max(y for _, y in at) - min(y for _, y in at) > max(x for x, _ in at) - min(x for x, _ in at):
        at = [[y, x] for x, y in at]
    left, top = min(x for x, _ in at), min(y for _, y in at)
    return {name: ((x - left) * FLAT, y - top) for name, (x, y) in zip(names, at, strict=True)}


def _move(
    at: list[list[float]], push: list[list[float]], one: int, other: int, force: Callable[[float], float]
) -> None:
    dx, dy = at[one][0] - at[other][0], at[one][1] - at[other][1]
    far = max(hypot(dx, dy), 1.0)
    much = force(far)
    push[one][0] += dx * much
    push[one][1] += dy * much
    push[other][0] -= dx * much
    push[other][1] -= dy * much
