"""Opens feeds of RSS and Atom: one document an entry, with its own text; nothing is fetched."""

import io
import re
import sys
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any

from reportedly.errors import Hostile, InputError
from reportedly.read.items import Box, Item, Part
from reportedly.read.options import Options
from reportedly.read.stamps import stamp
from reportedly.record import Found, Skipped

LARGEST = 50_000_000
"""Bytes of a feed at most."""

LONGEST = 1_000
"""Characters of a title or a name at most."""

TOLD = "feed entry"
"""Where the address of an entry was found."""

ENTITY = re.compile(rb"<!(?:ENTITY|ELEMENT|ATTLIST)", re.I)
"""What a feed never needs, and files that blow up in memory are made of."""

NUMBERED = re.compile(rb"&#(x[0-9a-f]{1,12}|[0-9]{1,12});", re.I)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
ADDRESS = re.compile(r"^\S+@\S+\s*\((.+)\)$")


def open_feed(box: Box, options: Options) -> Iterator[Part]:
    """Yield the entries of a feed, numbered from 1. Raises Hostile, or InputError where it is no feed."""
    del options
    data = box.stream.read(LARGEST)
    if ENTITY.search(data[:65_536]):
        raise Hostile(
            f"{box.source}: got a feed that defines entities of its own; wanted one without: they can fill the memory"
        )
    feed = _parsed(box.source, data)
    if not feed.get("entries") and feed.get("bozo"):
        raise _broken(box.source, feed.get("bozo_exception"))
    for number, entry in enumerate(feed["entries"], start=1):
        yield _entry(f"{box.source}#{number}", entry, feed.get("feed") or {})


def _parsed(source: str, data: bytes) -> Mapping[str, Any]:
    """Return what feedparser makes of bytes: an open file and not a name, so that it looks for none."""
    import feedparser

    stream = io.BytesIO(NUMBERED.sub(_known, data))
    try:
        parsed: Mapping[str, Any] = feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # It raises what the libraries under it do, and each version others.
        raise _broken(source, error) from error
    return parsed


def _known(match: re.Match[bytes]) -> bytes:
    """Return a character that is given as a number, if there is one of this number."""
    digits = match[1].lower()
    number = int(digits[1:], 16) if digits.startswith(b"x") else int(digits)
    return match[0] if number <= sys.maxunicode else b"?"


def _broken(source: str, error: object) -> InputError:
    return InputError(f"{source}: got a feed that is broken ({error}); fetch it anew")


def _entry(source: str, entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Part:
    title, body = _plain(entry.get("title")), _body(entry)
    if not (title or body.strip()):
        return Skipped(source, "no-text", "an entry without words")
    found = tuple(_found(entry, feed, title))
    link = entry.get("link")
    url = link if isinstance(link, str) and link.startswith(("http:", "https:")) else None
    if TAG.search(body):
        data = _page(title, body, str(entry.get("language") or feed.get("language") or "")).encode("utf-8", "replace")
        return Item(source, data, kind="html", found=found, url=url, charset="utf-8", told_by=TOLD)
    text = "\n\n".join(part for part in (title, unescape(body).strip()) if part)
    return Item(
        source,
        text.encode("utf-8", "replace"),
        kind="text",
        found=found,
        url=url,
        charset="utf-8",
        told_by=TOLD,
    )


def _body(entry: Mapping[str, Any]) -> str:
    """Return the longest that an entry says of itself: its content, or its summary."""
    said = [str(part.get("value") or "") for part in entry.get("content") or [] if isinstance(part, Mapping)]
    return max([*said, str(entry.get("summary") or "")], key=len)


def _page(title: str, body: str, language: str) -> str:
    """Return an entry as a page of its own, for the reader of pages."""
    lang = f' lang="{escape(language)}"' if language else ""
    return (
        f'<!DOCTYPE html>\n<html{lang}><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        f"<body><article><h1>{escape(title)}</h1>\n{body}\n</article></body></html>"
    )


def _plain(said: object) -> str:
    return " ".join(unescape(TAG.sub(" ", str(said or "")[:LONGEST])).split())


def _found(entry: Mapping[str, Any], feed: Mapping[str, Any], title: str) -> Iterator[Found]:
    if title:
        yield Found("title", title, "feed entry")
    origin = entry.get("source")
    source = _plain(origin.get("title")) if isinstance(origin, Mapping) else ""
    if source:
        yield Found("publisher", source, "feed source")
    name = _plain(feed.get("title"))
    if name:
        yield Found("publisher", name, "feed")
        yield Found("channel", name, "feed")
    for author in _authors(entry):
        yield Found("author", author, "feed entry")
    # The dictionary of feedparser gives one date for another; what stands in the entry is what is wanted.
    published, modified = (stamp(dict(entry).get(field)) for field in ("published", "updated"))
    if published or modified:
        yield Found("published", published or modified or "", "feed entry" if published else "feed entry, updated")
    if modified:
        yield Found("modified", modified, "feed entry")


def _authors(entry: Mapping[str, Any]) -> list[str]:
    listed = [one for one in entry.get("authors") or [] if isinstance(one, Mapping)]
    said = ADDRESS.match(_plain(entry.get("author")))
    if said and len(listed) < 2:  # feedparser cuts "desk@paper.example (Jo Roe)" in the wrong place.
        return [said[1]]
    return list(dict.fromkeys(name for one in listed if (name := _plain(one.get("name") or one.get("email")))))
