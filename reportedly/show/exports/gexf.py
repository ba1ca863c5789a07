"""GEXF 1.3 for Gephi: a dynamic network, each tie present in the days of its claims, as heavy as it has origins."""

from collections.abc import Iterator

from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.network import TIE_TYPES, Node, Tie, network
from reportedly.show.exports.options import Choice
from reportedly.show.exports.plain import attribute

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>{program}</creator><description>Who is said to do what to whom</description></meta>
<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed">
<attributes class="node" mode="static">
<attribute id="kind" title="kind" type="string"/>
<attribute id="claims" title="claims" type="integer"/>
<attribute id="identifiers" title="identifiers" type="string"/>
</attributes>
<attributes class="edge" mode="static">
{declared}
</attributes>
"""


def gexf(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield the network."""
    del choice
    nodes, ties = network(bundle)
    names = list(Tie("", "", "", "").values())
    declared = "\n".join(
        f'<attribute id="{name}" title="{name}" type="{TIE_TYPES.get(name, "string")}"/>' for name in names
    )
    yield HEAD.format(program=bundle.program, declared=declared).encode()
    yield b"<nodes>\n"
    for node in nodes.values():
        yield _node(node).encode("utf-8", "replace")
    yield b"</nodes>\n<edges>\n"
    for number, tie in enumerate(ties.values()):
        yield _edge(number, tie).encode("utf-8", "replace")
    yield b"</edges>\n</graph>\n</gexf>\n"


def _node(node: Node) -> str:
    bearer = node.bearer
    told = " | ".join(f"{one.scheme}:{one.value}" for one in bearer.identifiers)
    return (
        f"<node id={attribute(bearer.id)} label={attribute(bearer.name)}><attvalues>"
        f'<attvalue for="kind" value={attribute(bearer.kind)}/><attvalue for="claims" value="{node.claims}"/>'
        f'<attvalue for="identifiers" value={attribute(told)}/></attvalues></node>\n'
    )


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
