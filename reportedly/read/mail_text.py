"""The words of a part of a mail: its bytes in the charset that it names, or in the one that it is in."""

import codecs
import re
from email.message import Message

from reportedly.errors import NotText
from reportedly.read.decode import decode

ALIASES = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "ansi": "cp1252", "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8", "iso-8859-6-i": "iso-8859-6",
    "unicode-1-1-utf-7": "utf-7", "utf8mb4": "utf-8", "unicode": "utf-8", "x-sjis": "cp932", "shift_jis": "cp932",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
    "windows-874": "cp874", "tis-620": "cp874", "windows-31j": "cp932", "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-roman": "mac_roman", "macintosh": "mac_roman", "big5": "big5hkscs",
}  # fmt: skip
"""Names of charsets that Python lacks, or takes too narrowly: mail programs write them for the wider one."""

NO_TEXT_CODECS = {"base64", "hex", "bz2", "zlib", "zip", "rot13", "rot_13", "quopri", "uu", "punycode", "idna",
                  "unicode_escape", "raw_unicode_escape", "undefined"}  # fmt: skip

TAGS = re.compile(r"(?s)<(script|style|head)\b.{0,4000}?</\1\s*>|<!--.{0,4000}?-->|<[^>]{0,500}>")
SAMPLE = 60_000
"""Characters of a page that are looked at to see whether the plain text says as much: a stub has some ten words."""

ENOUGH = 0.5
"""Share of the words of the page that the plain text has to have: "View this mail in your browser" has not."""


def text_of(part: Message) -> str:
    """Return the words of a part of plain text, with the lines joined that a mail program broke."""
    text = _words(part)
    if (part.get_param("format") or "") != "flowed":
        return text
    return _unfolded(text, delete=str(part.get_param("delsp") or "").lower() == "yes")


def html_of(part: Message) -> str:
    """Return the source of a part that is a page."""
    return _words(part)


def is_enough(text: str, page: str) -> bool:
    """Say whether a plain text says as much as the page beside it."""
    return len(text.split()) >= ENOUGH * len(TAGS.sub(" ", page[:SAMPLE]).split())


def in_charset(data: bytes, charset: str | None) -> str:
    """Return bytes as text; where the charset is unknown, or they are not in it, it is found out."""
    codec = _codec(charset)
    if codec in ("", "cp1252") or not _is_known(codec):
        return _guessed(data, "cp1252" if codec == "cp1252" and "ascii" not in (charset or "").lower() else None)
    try:
        return data.decode(codec)
    except UnicodeError:
        return _guessed(data, None if codec.replace("_", "-") in ("utf-8", "utf8") else codec)


def _is_known(codec: str) -> bool:
    try:
        return codecs.lookup(codec).name not in NO_TEXT_CODECS and codec not in NO_TEXT_CODECS
    except (LookupError, ValueError):
        return False


def _guessed(data: bytes, otherwise: str | None) -> str:
    """Return bytes as UTF-8 if they are that, else as they are declared, else as they look."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if otherwise:
        return data.decode(otherwise, "replace")
    try:
        return decode(data, "mail").text
    except NotText:
        return data.decode("cp1252", "replace")


def payload_of(part: Message) -> bytes:
    """Return the bytes of a part, unpacked from how mails carry them."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def charset_of(part: Message) -> str | None:
    """Return the charset of a part under a name that Python knows; None where it names none."""
    codec = _codec(_charset(part))
    return codec if codec and _is_known(codec) else None


def _charset(part: Message) -> str | None:
    said = part.get_param("charset")
    return said[2] if isinstance(said, tuple) else said


def _codec(charset: str | None) -> str:
    named = (charset or "").strip().strip("\"'").lower()
    return ALIASES.get(named, named)


def _words(part: Message) -> str:
    return in_charset(payload_of(part), _charset(part))


def _unfolded(text: str, *, delete: bool) -> str:
    """Return flowed text (RFC 3676) with its paragraphs on one line each; quoted ones keep their marks."""
    lines: list[str] = []
    open_depth: int | None = None
    for raw in text.replace("\r\n", "\n").split("\n"):
        marks = re.match(r">*", raw)
        depth = marks.end() if marks else 0
        line = raw[depth:].removeprefix(" ")
        if open_depth == depth and line not in ("", "-- ") and lines:
            lines[-1] += line
        else:
            lines.append(f"{'>' * depth} {line}" if depth else line)
        flows = line.endswith(" ") and line != "-- "
        if flows and delete:
            lines[-1] = lines[-1][:-1]
        open_depth = depth if flows else None
    return "\n".join(line.rstrip() if line != "-- " else line for line in lines)
