"""GraphML for yEd, Cytoscape, igraph and networkx: the same network as GEXF, with its days as values."""

from collections.abc import Iterator

from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.network import NOBODY, TYPES, Node, Tie, network
from reportedly.show.exports.options import Choice
from reportedly.show.exports.plain import attribute, xml

_TYPES = {"integer": "int"}
"""What GraphML calls a type otherwise than GEXF."""


def graphml(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield the network."""
    del choice
    nodes, ties = network(bundle)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name in ("name", *Node(NOBODY).values()):
        yield _key("node", name)
    for name in ("label", "weight", *Tie("", "", "", "").values()):
        yield _key("edge", name)
    yield b'<graph id="reportedly" edgedefault="directed">\n'
    for node in nodes.values():
        yield _node(node).encode("utf-8", "replace")
    for number, tie in enumerate(ties.values()):
        values = {"label": tie.label, "weight": float(len(tie.origins)), **tie.values()}
        data = "".join(f'<data key="edge-{name}">{xml(one)}</data>' for name, one in values.items())
        ends = f"source={attribute(tie.source)} target={attribute(tie.target)}"
        yield f'<edge id="{number}" {ends}>{data}</edge>\n'.encode("utf-8", "replace")
    yield b"</graph>\n</graphml>\n"


def _key(of: str, name: str) -> bytes:
    kind = "double" if name == "weight" else TYPES.get(name, "string")
    kind = _TYPES.get(kind, kind)
    return f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'.encode()


def _node(node: Node) -> str:
    values = {"name": node.bearer.name, **node.values()}
    data = "".join(f'<data key="node-{name}">{xml(one)}</data>' for name, one in values.items())
    return f"<node id={attribute(node.bearer.id)}>{data}</node>\n"
