"""The network: who is said to have done what to whom, and who speaks about whom; what is weighed is origins."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt
from typing import Literal

from markupsafe import Markup

from reportedly.record import Attribution, Claim
from reportedly.show.web.gathering import Drawn
from reportedly.show.web.svg import element, line, link, path, text

Kind = Literal["acts", "voices"]
VIEWS: dict[str, str] = {"acts": "who is said to have done what to whom", "voices": "who speaks about whom"}
WIDTH, HEIGHT = 1160, 760
SETTLED = 70
"""Nodes up to which we settle the drawing ourselves; above, a script in the page does it."""
ROUNDS = 60
PULL = 0.25
"""How strongly everything is drawn to the middle: parts that nothing joins would drift to the walls."""
OTHER_PARTS = frozenset({"patient", "recipient", "about"})


@dataclass(frozen=True, slots=True)
class Edge:
    """From one to another: the acts, how many origins tell of them, and the claims."""

    start: str
    end: str
    acts: tuple[str, ...]
    origins: int
    claims: tuple[Drawn, ...]
    denied: bool


@dataclass(frozen=True, slots=True)
class Network:
    """The edges, heaviest first, and the nodes that they join."""

    edges: tuple[Edge, ...]
    nodes: tuple[str, ...]
    left_out: int


def join(claims: Iterable[Drawn], kind: Kind, *, most: int) -> Network:
    """Return the network of claims with the `most` nodes that most origins tell of."""
    found: dict[tuple[str, str], list[tuple[str, Drawn]]] = {}
    for drawn in claims:
        for start, end, act in _pairs(drawn, kind):
            if start != end:
                found.setdefault((start, end), []).append((act, drawn))
    edges = [_edge(start, end, told) for (start, end), told in found.items()]
    weight: Counter[str] = Counter()
    for edge in edges:
        weight[edge.start] += edge.origins
        weight[edge.end] += edge.origins
    kept = sorted(weight, key=lambda name: (-weight[name], name))[:most]
    chosen = set(kept)
    shown = [edge for edge in edges if edge.start in chosen and edge.end in chosen]
    shown.sort(key=lambda edge: (-edge.origins, -len(edge.claims), edge.start, edge.end))
    joined = {name for edge in shown for name in (edge.start, edge.end)}
    return Network(tuple(shown), tuple(name for name in kept if name in joined), len(weight) - len(kept))


def draw_network(net: Network) -> Markup:
    """Return the drawing; every edge leads to the words of its first claim."""
    at = _settled(net) if len(net.nodes) <= SETTLED else dict(zip(net.nodes, _spiral(len(net.nodes)), strict=True))
    numbers = {name: number for number, name in enumerate(net.nodes)}
    edges = [_line(edge, at, numbers) for edge in reversed(net.edges)]
    nodes = [_node(name, at[name], numbers[name], large=len(net.nodes) > SETTLED) for name in reversed(net.nodes)]
    head = element(
        "marker",
        path("M0 0L8 4L0 8Z", class_="head"),
        id="head",
        viewBox="0 0 8 8",
        refX=8,
        refY=4,
        markerWidth=7,
        markerHeight=7,
        orient="auto",
        markerUnits="userSpaceOnUse",
    )
    return element(
        "svg",
        element("defs", head),
        *edges,
        *nodes,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        role="group",
        class_="network" if len(net.nodes) <= SETTLED else "network large",
        aria_label=f"{len(net.nodes)} names; every link is listed below",
    )


def _pairs(drawn: Drawn, kind: Kind) -> Iterator[tuple[str, str, str]]:
    names = {item.id: item.name for item in drawn.record.entities}
    claim = drawn.claim
    if kind == "acts":
        others = {role.entity for role in claim.roles if role.role in OTHER_PARTS}
        for agent in dict.fromkeys(role.entity for role in claim.roles if role.role == "agent"):
            for other in sorted(one for one in others if one in names):
                if agent in names:
                    yield names[agent], names[other], claim.predicate.lemma
        return
    speaker = _speaker(claim, drawn.record.attributions)
    if speaker and speaker.entity in names:
        for entity in sorted({role.entity for role in claim.roles if role.entity in names}):
            yield names[speaker.entity], names[entity], speaker.act


def _speaker(claim: Claim, attributions: tuple[Attribution, ...]) -> Attribution | None:
    return next((item for item in attributions if item.id == claim.said_in), None)


def _edge(start: str, end: str, told: list[tuple[str, Drawn]]) -> Edge:
    acts = tuple(act for act, _ in Counter(act for act, _ in told).most_common(4))
    claims = tuple({drawn.address: drawn for _, drawn in told}.values())
    denied = all(drawn.claim.polarity == "denied" for drawn in claims)
    return Edge(start, end, acts, len({drawn.origin for drawn in claims}), claims, denied)


def _spiral(count: int) -> list[tuple[float, float]]:
    """Places in a spiral from the middle, the heaviest first: even, and the same each time."""
    reach = min(WIDTH, HEIGHT) / 2 - 40
    turn = pi * (3 - sqrt(5))
    return [
        (
            WIDTH / 2 + cos(turn * n) * reach * sqrt((n + 0.5) / count) * WIDTH / HEIGHT * 0.95,
            HEIGHT / 2 + sin(turn * n) * reach * sqrt((n + 0.5) / count),
        )
        for n in range(count)
    ]


def _settled(net: Network) -> dict[str, tuple[float, float]]:
    """Let what is joined draw near and everything else keep apart (Fruchterman and Reingold, from the spiral)."""
    names = list(net.nodes)
    at = [list(place) for place in _spiral(len(names))] if names else []
    number = {name: place for place, name in enumerate(names)}
    pairs = [(number[edge.start], number[edge.end]) for edge in net.edges]
    near = 0.8 * sqrt(WIDTH * HEIGHT / max(len(names), 1))
    for turn in range(ROUNDS):
        push = [[0.0, 0.0] for _ in names]
        for one in range(len(names)):
            for other in range(one):
                _move(at, push, one, other, lambda far: near * near / far / far if far < 2.5 * near else 0.0)
            push[one][0] += (WIDTH / 2 - at[one][0]) * PULL * HEIGHT / WIDTH
            push[one][1] += (HEIGHT / 2 - at[one][1]) * PULL
        for one, other in pairs:
            _move(at, push, one, other, lambda far: -far / near)
        heat = 80 * (1 - turn / ROUNDS)
        for place, (dx, dy) in zip(at, push, strict=True):
            size = hypot(dx, dy) or 1
            place[0] = min(max(place[0] + dx / size * min(size, heat), 20), WIDTH - 190)
            place[1] = min(max(place[1] + dy / size * min(size, heat), 25), HEIGHT - 25)
    return {name: (place[0], place[1]) for name, place in zip(names, at, strict=True)}


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


def _line(edge: Edge, at: dict[str, tuple[float, float]], numbers: dict[str, int]) -> Markup:
    (x1, y1), (x2, y2) = at[edge.start], at[edge.end]
    far = max(hypot(x2 - x1, y2 - y1), 1.0)
    x2, y2 = x2 - (x2 - x1) / far * 9, y2 - (y2 - y1) / far * 9
    drawn = line(
        x1,
        y1,
        x2,
        y2,
        class_=f"edge{' denied' if edge.denied else ''}",
        stroke_width=min(0.6 + edge.origins, 6),
        marker_end="url(#head)",
        data_from=numbers[edge.start],
        data_to=numbers[edge.end],
    )
    origins = f"{edge.origins} origin{'' if edge.origins == 1 else 's'}"
    return link(edge.claims[0].address, drawn, title=f"{edge.start} → {', '.join(edge.acts)} → {edge.end} ({origins})")


def _node(name: str, place: tuple[float, float], number: int, *, large: bool) -> Markup:
    """A dot and its name; where there are many, only the heaviest have theirs beside them, the others on pointing."""
    x, y = place
    dot = element("circle", cx=round(x, 1), cy=round(y, 1), r=3.5 if large else 6, class_="node", data_node=number)
    named = not large or number < SETTLED // 2
    label = [text(x + 9, y + 4, name if len(name) <= 26 else name[:25] + "…", data_label=number)] if named else []
    return element("g", element("title", name), dot, *label)
