"""JSON and XML as all exports write them: keys in one order, text in UTF-8, nothing that XML cannot hold."""

import json
import re
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold; a sign of one character stands for each, so that offsets hold."""


def line(value: Any) -> bytes:
    """Return a value as JSON on one line, with its end."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def page(value: Any) -> bytes:
    """Return a value as JSON that a person can read."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def filled(value: dict[str, Any]) -> dict[str, Any]:
    """Return a mapping without what is unknown."""
    return {key: one for key, one in value.items() if one not in (None, [], {}, "")}


def xml(text: object) -> str:
    """Return text for XML or HTML, between tags."""
    return escape(_NO_XML.sub("\ufffd", str(text)))


def attribute(text: object) -> str:
    """Return text for XML as the value of an attribute, with its quotation marks."""
    return quoteattr(_NO_XML.sub("\ufffd", str(text)))
