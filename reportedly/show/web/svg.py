"""Pieces of SVG, escaped and harmless; how they look is said by classes, in the page as in a saved file."""

from typing import Any

from markupsafe import Markup, escape

from reportedly.show.safe import harmless

LOOK = (
    "svg{font:13px 'Noto Sans','Segoe UI',system-ui,sans-serif;background:#fff}text{fill:#1d1c1a}"
    ".axis{fill:#5c5953;font-size:11px}.grid{stroke:#d9d5cc}.value{font-weight:600}"
    ".exact{fill:#1b4f8f}.rough{fill:#1b4f8f;fill-opacity:.45;stroke:#1b4f8f;stroke-dasharray:3 2}"
    "line.open,path.open{stroke:#1b4f8f;fill:none;stroke-width:2}.land{fill:#eceae4;stroke:#c9c4b8;stroke-width:.5}"
    ".area{fill:#1b4f8f;fill-opacity:.28;stroke:#1b4f8f}.spot{fill:#1b4f8f;fill-opacity:.65;stroke:#fff}"
    ".edge{stroke:#8d887d;fill:none}.edge.denied{stroke:#a02a1f;stroke-dasharray:5 3}"
    ".node{fill:#fff;stroke:#1d1c1a;stroke-width:1.5}"
    ".node.voice{fill:#e2d5ea}.tail{fill:none;stroke:#1b4f8f;stroke-dasharray:2 3}.quiet{fill:#5c5953}"
    ".vague{stroke:#1b4f8f;stroke-dasharray:2 2;stroke-width:.75}.soft{stop-color:#1b4f8f}"
    ".head{fill:#8d887d}.who{font-weight:600}.act{fill:#5c5953;font-size:11px}"
    ".network text{paint-order:stroke;stroke:#fff;stroke-width:3px}.network text.act{stroke-width:4px}"
    ".large .edge{stroke-opacity:.3}.large .far{display:none}"
    ".atlas{background:#e3ebf1}.atlas .land{fill:#fbfaf7}"
    ".atlas .land,.atlas .area{vector-effect:non-scaling-stroke;stroke-width:.6}"
)  # fmt: skip
"""The look of a saved drawing, which has no page around it: always light, for paper."""


def element(name: str, *children: Markup | str, **attributes: Any) -> Markup:
    """Return an element; an attribute that is None is left out, `class_` is `class`, `_` in a name is `-`."""
    told = [f"<{name}"]
    for key, value in attributes.items():
        if value is not None:
            words = escape(harmless(value)) if isinstance(value, str) else value
            told.append(f' {key.rstrip("_").replace("_", "-")}="{words}"')
    inside = [child if isinstance(child, Markup) else escape(harmless(child)) for child in children]
    return Markup("".join([*told, ">", *inside, f"</{name}>"] if inside else [*told, "/>"]))


def text(x: float, y: float, words: str, **attributes: Any) -> Markup:
    """Return words at a place."""
    return element("text", words, x=_round(x), y=_round(y), **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: Any) -> Markup:
    """Return a straight line."""
    return element("line", x1=_round(x1), y1=_round(y1), x2=_round(x2), y2=_round(y2), **attributes)


def rect(x: float, y: float, width: float, height: float, **attributes: Any) -> Markup:
    """Return a box."""
    return element("rect", x=_round(x), y=_round(y), width=_round(width), height=_round(height), **attributes)


def path(d: str, **attributes: Any) -> Markup:
    """Return a path."""
    return element("path", d=d, **attributes)


def link(address: str, *children: Markup, title: str = "") -> Markup:
    """Return a link around some pieces, with what is said when a pointer rests on it."""
    return element("a", *([element("title", title)] if title else []), *children, href=address)


def saved(drawing: Markup) -> str:
    """Return a drawing as a file of its own, with its look inside."""
    head = '<svg xmlns="http://www.w3.org/2000/svg"'
    return str(drawing).replace("<svg", head, 1).replace(">", f"><style>{LOOK}</style>", 1)


def _round(value: float) -> float:
    return round(value, 1)
