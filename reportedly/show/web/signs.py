"""Text of others as it may stand in a page: escaped, and nothing in it that turns or hides what stands around it."""

import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|(?<!\U0001f3f4)(?<![\U000e0061-\U000e007e])[\U000e0000-\U000e007f]"
)
"""Orders to turn the direction of writing, controls, half and hidden characters; the tags of a flag are left to it."""

_LINKED = frozenset({"http", "https"})


def shown(text: str) -> Markup:
    """Return the text escaped, with a visible sign for each character that would steer or hide its neighbours."""
    if not _STEERING.search(text):
        return escape(text)
    parts: list[Markup] = []
    last = 0
    for match in _STEERING.finditer(text):
        parts += [escape(text[last : match.start()]), _sign(match[0])]
        last = match.end()
    return Markup("").join([*parts, escape(text[last:])])


def linked(url: str | None) -> str | None:
    """Return the address if a reader may click on it: of the web, and of no other kind; None otherwise."""
    if not url or _STEERING.search(url) or url != url.strip():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in _LINKED and parts.netloc else None


def _sign(char: str) -> Markup:
    return Markup('<span class="sign" title="a hidden character of the text">U+{:04X}</span>').format(ord(char))
