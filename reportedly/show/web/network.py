"""The network: who is said to have done what to whom, and who speaks about whom; what is weighed is origins."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import hypot
from typing import Literal

from markupsafe import Markup

from reportedly.record import Attribution, Claim, Entity, Record
from reportedly.show.web.gathering import Drawn
from reportedly.show.web.layout import settled, spiral
from reportedly.show.web.svg import element, line, link, path, text

Kind = Literal["acts", "voices"]
VIEWS: dict[str, str] = {"acts": "who is said to have done what to whom", "voices": "who speaks about whom"}
WIDTH, HEIGHT = 1160, 760
SETTLED = 70
"""Nodes up to which we settle the drawing ourselves; above, a script in the page does it."""
DEFINITE = "the"
"""How a body begins that needs no name: `the port authority`, or a single word such as `police`; never `a bank`."""
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
    """Return the network of claims: the links that most origins tell of, and `most` names at most."""
    found: dict[tuple[str, str], list[tuple[str, Drawn]]] = {}
    for drawn in claims:
        for start, end, act in _pairs(drawn, kind):
            if start != end:
                found.setdefault((start, end), []).append((act, drawn))
    edges = [_edge(start, end, told) for (start, end), told in found.items()]
    edges.sort(key=lambda edge: (-edge.origins, -len(edge.claims), edge.start, edge.end))
    weight: Counter[str] = Counter()
    for edge in edges:
        weight[edge.start] += edge.origins
        weight[edge.end] += edge.origins
    chosen: set[str] = set()
    for edge in edges:
        if len(chosen | {edge.start, edge.end}) <= most:
            chosen |= {edge.start, edge.end}
    shown = tuple(edge for edge in edges if edge.start in chosen and edge.end in chosen)
    nodes = tuple(sorted(chosen, key=lambda name: (-weight[name], name)))
    return Network(shown, nodes, len(weight) - len(nodes))


def draw_network(net: Network) -> Markup:
    """Return the drawing; every edge leads to the words of its first claim."""
    large, height = len(net.nodes) > SETTLED, float(HEIGHT)
    if large:
        at = dict(zip(net.nodes, spiral(len(net.nodes), WIDTH, HEIGHT), strict=True))
    else:
        at, height = settled(net.nodes, [(edge.start, edge.end) for edge in net.edges], WIDTH)
    numbers = {name: number for number, name in enumerate(net.nodes)}
    edges = [_line(edge, at, numbers, named=not large) for edge in reversed(net.edges)]
    nodes = [_node(name, at[name], numbers[name], large=large) for name in reversed(net.nodes)]
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
        viewBox=f"0 0 {WIDTH} {height:.0f}",
        width=WIDTH,
        height=round(height),
        role="group",
        class_="network large" if large else "network",
        aria_label=f"{len(net.nodes)} names; every link is listed below",
    )


def _pairs(drawn: Drawn, kind: Kind) -> Iterator[tuple[str, str, str]]:
    names, claim = _names(drawn.record), drawn.claim
    if kind == "acts":
        if claim.predicate.implied:
            return  # "Mirel Dask, the fire chief": what somebody is, nobody does to anybody
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


def _names(record: Record) -> dict[str, str]:
    """The entities that have a name, and bodies that need none; "he" or "a driver" is another one in each document."""
    return {item.id: item.name for item in record.entities if _can_be_told_apart(item)}


def _can_be_told_apart(item: Entity) -> bool:
    forms = {mention.form for mention in item.mentions}
    if not forms or "name" in forms:
        return True
    words = item.name.casefold().split()
    return item.kind == "organisation" and "nominal" in forms and (len(words) == 1 or words[0] == DEFINITE)


def _speaker(claim: Claim, attributions: tuple[Attribution, ...]) -> Attribution | None:
    return next((item for item in attributions if item.id == claim.said_in), None)


def _edge(start: str, end: str, told: list[tuple[str, Drawn]]) -> Edge:
    acts = tuple(act for act, _ in Counter(act for act, _ in told).most_common(4))
    claims = tuple({drawn.address: drawn for _, drawn in told}.values())
    denied = all(drawn.claim.polarity == "denied" for drawn in claims)
    return Edge(start, end, acts, len({drawn.origin for drawn in claims}), claims, denied)


def _line(edge: Edge, at: dict[str, tuple[float, float]], numbers: dict[str, int], *, named: bool) -> Markup:
    """An arrow; where there is room for it, with what is done."""
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
    act = f"{'not ' * edge.denied}{edge.acts[0]}"
    words = (
        [text(x1 + (x2 - x1) * 0.4, y1 + (y2 - y1) * 0.4 - 3, act, class_="act", text_anchor="middle")] if named else []
    )
    said = f"{edge.start} → {', '.join(edge.acts)} → {edge.end} ({origins})"
    return link(edge.claims[0].address, drawn, *words, title=said)


def _node(name: str, place: tuple[float, float], number: int, *, large: bool) -> Markup:
    """A dot and its name; where there are many, only the heaviest have theirs, the others from near."""
    x, y = place
    short = name if len(name) <= 26 else name[:25] + "…"
    dot = element("circle", cx=round(x, 1), cy=round(y, 1), r=3.5 if large else 6, class_="node", data_node=number)
    label = [text(x, y + 20, short, text_anchor="middle")] if not large else []
    if large:
        label = [text(x + 9, y + 4, short, data_label=number, class_=None if number < SETTLED // 2 else "far")]
    return element("g", element("title", name), dot, *label)
