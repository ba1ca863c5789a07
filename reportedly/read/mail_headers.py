"""What the headers of a mail say about it: who sent it, when, under which subject, through which list."""

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from reportedly.read.mail_text import in_charset
from reportedly.read.stamps import stamp
from reportedly.record import Found

LONGEST = 2_000
"""Characters of a header that is kept: a subject has at most some hundred."""

FORWARDED = re.compile(
    r"^(?:-{2,}\s*(?:forwarded message|original message)\s*-{2,}|begin forwarded message:)\s*$", re.I | re.M
)
FROM = re.compile(r"^[>\s*]*from:[*\s]*(?P<said>\S[^\n]*)$", re.I | re.M)
NEAR = 600
"""Characters behind the mark of a forwarded mail within which its sender is named."""

LIST = re.compile(r"<([^<>]+)>\s*$")


def headers_found(mail: Message) -> tuple[Found, ...]:
    """Return what the headers say. Who sends a mail publishes it, and signs it."""
    return tuple(_found(mail))


def raw(mail: Message, name: str) -> object:
    """Return a header as it came: asked for by name, the library replaces what is not ASCII in it."""
    return next((value for key, value in mail.raw_items() if key.lower() == name.lower()), None)


def _found(mail: Message) -> Iterator[Found]:
    subject = header(raw(mail, "Subject"))
    if subject:
        yield Found("title", subject, "mail subject")
    sender = address(raw(mail, "From")) or address(raw(mail, "Sender"))
    if sender:
        yield Found("publisher", sender, "mail sender")
        yield Found("author", sender, "mail sender")
    moment = next((edtf for name in ("Date", "Resent-Date") if (edtf := stamp(header(raw(mail, name))))), None)
    if moment:
        yield Found("published", moment, "mail date")
    channel = header(raw(mail, "List-Id"))
    if channel:
        named = LIST.sub("", channel).strip(' "') or channel.strip("<>")
        yield Found("channel", named, "mail list")
    reply = header(raw(mail, "In-Reply-To"))
    if reply:
        yield Found("reply_to", reply, "mail header")
    resent = address(raw(mail, "Resent-From"))
    if resent and sender:
        yield Found("forwarded_from", sender, "mail header")


def header(given: object) -> str:
    """Return the words of a header on one line, in whatever way they are encoded."""
    if given is None:
        return ""
    said = _unescaped(str(given)[: 4 * LONGEST])
    try:
        pieces = decode_header(said)
    except (MessageError, ValueError, TypeError, IndexError):
        pieces = [(said, None)]
    words = "".join(_piece(piece, charset) for piece, charset in pieces)
    return " ".join(words.split())[:LONGEST]


def _unescaped(said: str) -> str:
    """Return a header whose bytes beyond ASCII were kept as they came."""
    try:
        data = said.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return said.encode("utf-8", "replace").decode("utf-8")
    return _guess(data) if not data.isascii() else said


def _guess(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    return in_charset(piece, charset) if charset and charset != "unknown-8bit" else _guess(piece)


def address(given: object) -> str | None:
    """Return the name in an address, or the address where it has no name."""
    if given is None:
        return None
    name, mailbox = parseaddr(_unescaped(str(given)[: 4 * LONGEST]).replace("\n", " ").replace("\r", " "))
    return header(name).strip(" \"'") or header(mailbox) or None


def origin(text: str) -> str | None:
    """Return who sent the mail that a text forwards."""
    mark = FORWARDED.search(text)
    said = FROM.search(text, mark.end(), mark.end() + NEAR) if mark else None
    return address(said["said"].replace("*", "")) if said else None
