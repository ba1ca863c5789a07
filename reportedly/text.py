"""Canonical text, and the id that its content gives a document."""

import hashlib

ID_LENGTH = 32
"""Hexadecimal digits of a document id: 128 bits, so that a chance collision is out of the question."""


def canonical(text: str) -> str:
    """Return the text that all offsets count: without a byte order mark, with `\\n` as the only line end."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def content_id(text: str, publisher: str | None) -> str:
    """Return the id of a document: the same text by the same publisher has the same id."""
    digest = hashlib.sha256((publisher or "").encode("utf-8", "surrogatepass"))
    digest.update(b"\0")
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:ID_LENGTH]


def utf16_offset(text: str, offset: int) -> int:
    """Return the UTF-16 code units before a code point offset, for JavaScript and Web Annotations."""
    return offset + sum(ord(char) > 0xFFFF for char in text[:offset])
