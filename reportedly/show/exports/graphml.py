"""GraphML for yEd, Cytoscape, igraph and networkx: the same network as GEXF, with its days as values."""

from collections.abc import Iterator

from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.network import TIE_TYPES, Node, Tie, network
from reportedly.show.exports.options import Choice
from reportedly.show.exports.plain import attribute, xml

_NODE = ("name", "kind", "claims", "identifiers")


def graphml(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield the network."""
    del choice
    nodes, ties = network(bundle)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name in _NODE:
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
    kind = {"weight": "double", "claims": "int"} | dict.fromkeys(TIE_TYPES, "int")
    return f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind.get(name, "string")}"/>\n'.encode()


def _node(node: Node) -> str:
    bearer = node.bearer
    told = " | ".join(f"{one.scheme}:{one.value}" for one in bearer.identifiers)
    values = dict(zip(_NODE, (bearer.name, bearer.kind, node.claims, told), strict=True))
    data = "".join(f'<data key="node-{name}">{xml(one)}</data>' for name, one in values.items())
    return f"<node id={attribute(bearer.id)}>{data}</node>\n"
