"""Reads pages that a browser saved whole (MHTML): the page itself, its address, and when it was saved."""

import email
import hashlib
from dataclasses import replace
from datetime import UTC
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime

from reportedly.errors import EmptyInput, NotText
from reportedly.read.html import read_html
from reportedly.read.options import Options
from reportedly.read.page_meta import host, web_address
from reportedly.record import Document, Found, Reading
from reportedly.text import content_id

PAGES = ("text/html", "application/xhtml+xml")
MOST_PARTS = 5_000
"""Parts that are looked at for the page; it is the first, but for what some programs put before it."""

SAVED = "saved page"


def read_mhtml(data: bytes, source: str, options: Options) -> Reading:
    """Return the document of a saved page: 1. the part with the page, 2. the page, 3. address and time of saving.

    Raises EmptyInput, NotText, or TooLarge. Frames, pictures and styles in it are left alone.
    """
    envelope = email.message_from_bytes(data, policy=compat32)
    part = _page(envelope)  # 1
    if part is None:
        raise NotText(f"{source}: got a saved page without a page in it; wanted one part of HTML: save it anew")
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip():
        raise EmptyInput(f"{source}: got a saved page whose page is empty; save it anew")
    reading = read_html(body, source, options, charset=_charset(part))  # 2
    document = replace(
        reading.document,
        sha256=hashlib.sha256(data).hexdigest(),
        retrieved=_saved_at(envelope),
        url=reading.document.url,
    )
    return Reading(_at(document, _address(envelope, part)), reading.problems)  # 3


def _page(envelope: Message) -> Message | None:
    """Return the part that holds the page: the one that the envelope names, else the first of its kind."""
    start = envelope.get_param("start")
    first = None
    for number, part in enumerate(envelope.walk()):
        if number > MOST_PARTS:
            break
        if part.get_content_type() not in PAGES:
            continue
        if not start or part.get("Content-ID", "").strip() == start:
            return part
        first = first or part
    return first


def _charset(part: Message) -> str | None:
    charset = part.get_param("charset")
    return charset if isinstance(charset, str) else None


def _address(envelope: Message, part: Message) -> str | None:
    for value in (envelope.get("Snapshot-Content-Location"), part.get("Content-Location")):
        address = web_address("".join(str(value).split())) if value else None
        if address:
            return address
    return None


def _saved_at(envelope: Message) -> str | None:
    try:
        moment = parsedate_to_datetime(str(envelope.get("Date")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (
        moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    ).isoformat()  # Chromium writes -0000: universal time.


def _at(document: Document, address: str | None) -> Document:
    """Return the document with the address that it was saved from, which goes before that in the page.

    The page's own address may be that of another: the canonical one of a copy. It is kept beside it.
    """
    if address is None:
        return document
    rivals = tuple(replace(one, chosen=False) if one.field == "url" else one for one in document.found)
    found = (*rivals, Found("url", address, SAVED))
    if not any(one.field == "site" for one in rivals):
        site = host(address)
        found = (*found, Found("site", site, SAVED)) if site else found
    if document.publisher is None and (name := host(address)):
        found = (*found, Found("publisher", name, SAVED))
        return replace(document, url=address, publisher=name, id=content_id(document.text, name), found=found)
    return replace(document, url=address, found=found)
