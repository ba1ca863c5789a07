"""GEXF 1.3 for Gephi: a dynamic network, each tie present in the days of its claims, as heavy as it has origins."""

from collections.abc import Iterator

from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.network import NOBODY, TYPES, Node, Tie, network
from reportedly.show.exports.options import Choice
from reportedly.show.exports.plain import attribute

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>{program}</creator><description>Who is said to do what to whom</description></meta>
<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed">
<attributes class="node" mode="static">
{of_nodes}
</attributes>
<attributes class="edge" mode="static">
{of_edges}
</attributes>
"""


def gexf(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield the network."""
    del choice
    nodes, ties = network(bundle)
    of_nodes, of_edges = _declared(Node(NOBODY).values()), _declared(Tie("", "", "", "").values())
    yield HEAD.format(program=bundle.program, of_nodes=of_nodes, of_edges=of_edges).encode()
    yield b"<nodes>\n"
    for node in nodes.values():
        yield _node(node).encode("utf-8", "replace")
    yield b"</nodes>\n<edges>\n"
    for number, tie in enumerate(ties.values()):
        yield _edge(number, tie).encode("utf-8", "replace")
    yield b"</edges>\n</graph>\n</gexf>\n"


def _declared(values: dict[str, object]) -> str:
    return "\n".join(f'<attribute id="{name}" title="{name}" type="{TYPES.get(name, "string")}"/>' for name in values)


def _node(node: Node) -> str:
    values = "".join(f'<attvalue for="{name}" value={attribute(one)}/>' for name, one in node.values().items())
    ends = f"id={attribute(node.bearer.id)} label={attribute(node.bearer.name)}"
    return f"<node {ends}><attvalues>{values}</attvalues></node>\n"


def _edge(number: int, tie: Tie) -> str:
    values = "".join(f'<attvalue for="{name}" value={attribute(one)}/>' for name, one in tie.values().items())
    stretches = [] if tie.undated else sorted(set(tie.stretches))
    spells = "".join(f"<spell start={attribute(first)} end={attribute(last)}/>" for first, last in stretches)
    return (
        f'<edge id="{number}" source={attribute(tie.source)} target={attribute(tie.target)} '
        f'label={attribute(tie.label)} weight="{len(tie.origins)}.0"><attvalues>{values}</attvalues>'
        + (f"<spells>{spells}</spells>" if spells else "")
        + "</edge>\n"
    )
