"""Opens mails and boxes of mails: the text as one document, attachments and forwarded mails as their own."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message
from typing import BinaryIO

from reportedly.errors import Hostile
from reportedly.read.items import Box, Item, Part
from reportedly.read.mail_headers import address, header, headers_found, origin, raw
from reportedly.read.mail_text import charset_of, html_of, is_enough, payload_of, text_of
from reportedly.read.options import Options
from reportedly.record import Failure, Found, Skipped

LARGEST = 100_000_000
"""Bytes of a mail at most."""

PARTS = 1_000
"""Parts of a mail at most, those of its parts counted in."""

DEPTH = 30
"""Parts inside parts at most: mail programs nest five deep, forwarded mails are counted anew."""

TEXTS = ("text/plain", "text/html")
SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
NO_DOCUMENT = ("image/", "audio/", "video/", "font/", "text/calendar", "text/x-vcard", "text/vcard", "text/css")
"""Parts that hold no document."""

ENVELOPE = re.compile(rb"From \S[^\n]{0,200}\d{4}")
QUOTED_FROM = re.compile(rb"^>(>*From )", re.M)


def open_mail(box: Box, options: Options) -> Iterator[Part]:
    """Yield the text of a mail, then its attachments, numbered from 1."""
    del options
    yield from _mail(box.source, box.stream.read(LARGEST))


def open_mbox(box: Box, options: Options) -> Iterator[Part]:
    """Yield the texts and attachments of each mail of a box, one mail at a time."""
    del options
    for number, data in enumerate(_mails(box.stream), start=1):
        source = f"{box.source}#{number}"
        if data is None:
            yield Failure(source, "too-large", f"got a mail of more than {LARGEST:,} bytes, which is the limit")
        else:
            yield from _guarded(source, data)


def _guarded(source: str, data: bytes) -> Iterator[Part]:
    try:
        yield from _mail(source, data)
    except Hostile as error:
        yield Failure(source, error.code, str(error).removeprefix(f"{source}: "))


def _mails(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the bytes of each mail; None for one beyond the limit."""
    parts: list[bytes] = []
    size, blank, within = 0, True, False
    while line := stream.readline(1 << 20):
        if blank and line.startswith(b"From ") and ENVELOPE.match(line):
            if within:
                yield QUOTED_FROM.sub(rb"\1", b"".join(parts)) if size <= LARGEST else None
            parts, size, within = [], 0, True
        else:
            size += len(line)
            if size <= LARGEST:
                parts.append(line)
        blank = not line.strip()
    if within:
        yield QUOTED_FROM.sub(rb"\1", b"".join(parts)) if size <= LARGEST else None


def _mail(source: str, data: bytes) -> Iterator[Part]:
    mail = message_from_bytes(data, policy=policy.compat32)
    body, rest = _body(list(_leaves(source, mail)))
    rest = [part for part in rest if part.get_content_type() not in SIGNATURES]
    if body:
        yield _body_item(source, body, (*headers_found(mail), *_forwarded(rest)))
    for number, part in enumerate(rest, start=1):
        yield _attachment(f"{source}#{number}", part)
    if not body and not rest:
        yield Skipped(source, "no-text", "a mail without words")


def _forwarded(parts: list[Message]) -> Iterator[Found]:
    for part in parts:
        inner = _inner(part)
        sender = address(raw(inner, "From")) if inner is not None else None
        if sender:
            yield Found("forwarded_from", sender, "attached mail")


def _inner(part: Message) -> Message | None:
    """Return the mail that a part holds, if it holds one."""
    if part.get_content_type() != "message/rfc822" or not part.is_multipart():
        return None
    inner = part.get_payload(0)
    return inner if isinstance(inner, Message) else None


def _leaves(source: str, mail: Message, depth: int = 0) -> Iterator[Message]:
    """Yield the parts that hold something; a mail inside it is one, and so is a sealed part."""
    count = 0
    if depth > DEPTH:
        raise Hostile(f"{source}: got a mail with parts inside parts, more than {DEPTH} deep; wanted fewer")
    kind = mail.get_content_type()
    if kind == "message/rfc822" or kind in SEALED or not mail.is_multipart():
        yield mail
        return
    for part in mail.get_payload():
        if isinstance(part, Message):
            for leaf in _leaves(source, part, depth + 1):
                count += 1
                if count > PARTS:
                    raise Hostile(f"{source}: got a mail with more than {PARTS:,} parts; wanted fewer")
                yield leaf


def _body(leaves: list[Message]) -> tuple[list[Message], list[Message]]:
    """Return the parts that are the text, and those beside it: plain text before a page, if it says as much."""
    texts = [part for part in leaves if part.get_content_type() in TEXTS and not _is_attached(part)]
    plain = [part for part in texts if part.get_content_type() == "text/plain" and text_of(part).strip()]
    pages = [part for part in texts if part.get_content_type() == "text/html" and html_of(part).strip()]
    words = "\n".join(map(text_of, plain))
    body = plain if plain and (not pages or is_enough(words, html_of(pages[0]))) else pages[:1]
    taken = {id(part) for part in texts if part in plain or part in pages[:1] or not part.get_payload()}
    return body, [part for part in leaves if id(part) not in taken]


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_file_name(part))


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (LookupError, ValueError, TypeError, AttributeError):
        return "attachment"
    return header(name)


def _body_item(source: str, parts: list[Message], found: tuple[Found, ...]) -> Item:
    if parts[0].get_content_type() == "text/html":
        return Item(source, payload_of(parts[0]), kind="html", found=found, charset=charset_of(parts[0]))
    text = "\n\n".join(text_of(part).strip("\r\n") for part in parts)
    forwarded = origin(text)
    if forwarded:
        found = (*found, Found("forwarded_from", forwarded, "forwarded mail"))
    return Item(source, text.encode("utf-8", "replace"), kind="text", found=found, charset="utf-8")


def _attachment(source: str, part: Message) -> Part:
    kind, name = part.get_content_type(), _file_name(part)
    shown = f"{source} ({name})" if name else source
    if kind in SEALED:
        return Failure(source, "sealed", "got an encrypted part; wanted plain words: open it in your mail program")
    if kind == "message/rfc822":
        return _inner_mail(source, part)
    if kind.startswith(NO_DOCUMENT):
        return Skipped(shown, "media-type", f"{kind}: no document")
    if kind == "text/html" and html_of(part).strip():
        return Item(source, payload_of(part), kind="html", name=name, charset=charset_of(part))
    if kind == "text/plain" and text_of(part).strip():
        return Item(source, text_of(part).encode("utf-8", "replace"), kind="text", name=name, charset="utf-8")
    payload = payload_of(part)
    if not payload.strip():
        return Skipped(shown, "empty", "an empty part")
    return Item(source, payload, name=name)


def _inner_mail(source: str, part: Message) -> Part:
    inner = _inner(part)
    try:
        data = inner.as_bytes() if inner is not None else b""
    except (UnicodeError, LookupError, ValueError, TypeError, AttributeError) as error:
        return Failure(source, "input", f"got an attached mail that is broken ({error}); save it on its own")
    return Item(source, data, kind="mail", name="mail.eml") if data else Skipped(source, "empty", "an empty part")
