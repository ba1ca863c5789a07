"""Collects what a page says of itself outside its text: JSON-LD, OpenGraph, meta, microdata, links, its address."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from reportedly.read import page_jsonld
from reportedly.read.page_jsonld import plain, several, text
from reportedly.record import FoundField

JSON_LD, OPEN_GRAPH, TWITTER, META, MICRODATA = "JSON-LD", "OpenGraph", "Twitter card", "meta", "microdata"
LINK, TITLE, ADDRESS, TREE = "link", "title element", "address", "html"

ORDER = (JSON_LD, OPEN_GRAPH, MICRODATA, META, TWITTER, LINK, TREE, TITLE, ADDRESS)
"""Where a page says something of itself, the most trusted first."""

NAMES: dict[str, tuple[FoundField, str]] = {
    "og:title": ("title", OPEN_GRAPH), "twitter:title": ("title", TWITTER), "headline": ("title", META),
    "dc.title": ("title", META), "dcterms.title": ("title", META), "parsely-title": ("title", META),
    "sailthru.title": ("title", META), "citation_title": ("title", META), "title": ("title", META),
    "og:site_name": ("publisher", OPEN_GRAPH), "application-name": ("publisher", META),
    "dc.publisher": ("publisher", META), "dcterms.publisher": ("publisher", META), "publisher": ("publisher", META),
    "citation_publisher": ("publisher", META), "apple-mobile-web-app-title": ("publisher", META),
    "article:author": ("author", OPEN_GRAPH), "og:article:author": ("author", OPEN_GRAPH), "author": ("author", META),
    "dc.creator": ("author", META), "dcterms.creator": ("author", META), "parsely-author": ("author", META),
    "sailthru.author": ("author", META), "citation_author": ("author", META), "byl": ("author", META),
    "article:published_time": ("published", OPEN_GRAPH), "og:published_time": ("published", OPEN_GRAPH),
    "og:article:published_time": ("published", OPEN_GRAPH), "og:pubdate": ("published", OPEN_GRAPH),
    "datepublished": ("published", META), "date": ("published", META), "pubdate": ("published", META),
    "publishdate": ("published", META), "publish-date": ("published", META), "publish_date": ("published", META),
    "published_date": ("published", META), "published-date": ("published", META),
    "publication_date": ("published", META), "dc.date": ("published", META), "dc.date.issued": ("published", META),
    "dc.date.created": ("published", META), "dcterms.date": ("published", META),
    "dcterms.issued": ("published", META), "dcterms.created": ("published", META),
    "parsely-pub-date": ("published", META), "sailthru.date": ("published", META),
    "article.published": ("published", META), "citation_publication_date": ("published", META),
    "citation_date": ("published", META), "displaydate": ("published", META),
    "article_date_original": ("published", META), "originalpublicationdate": ("published", META),
    "article:modified_time": ("modified", OPEN_GRAPH), "og:updated_time": ("modified", OPEN_GRAPH),
    "og:article:modified_time": ("modified", OPEN_GRAPH), "datemodified": ("modified", META),
    "last-modified": ("modified", META), "lastmod": ("modified", META), "dcterms.modified": ("modified", META),
    "dc.date.modified": ("modified", META), "article.updated": ("modified", META), "revised": ("modified", META),
    "og:url": ("url", OPEN_GRAPH), "twitter:url": ("url", TWITTER), "parsely-link": ("url", META),
    "og:locale": ("language", OPEN_GRAPH), "content-language": ("language", META), "dc.language": ("language", META),
    "dcterms.language": ("language", META), "language": ("language", META),
}  # fmt: skip
"""Names and properties of meta elements in lower case, the field that they fill, and how we call such a place."""

PROPERTIES: dict[str, FoundField] = {
    "headline": "title", "author": "author", "datepublished": "published", "datemodified": "modified",
    "inlanguage": "language",
}  # fmt: skip
"""Properties of microdata."""

MOST = 60
"""Values of one field that are kept: a page has up to ten, one that means harm thousands."""

LONGEST = 400
"""Characters of a title or a name; a longer value is some other text."""

WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A value that a page gives for a field, and where it stands."""

    field: FoundField
    value: str
    found_in: str


def declared(root: HtmlElement) -> tuple[Said, ...]:
    """Return all that a page says of itself, the most trusted first, each value once from each place."""
    found = sorted(
        (*_json(root), *_meta(root), *_microdata(root), *_rest(root)), key=lambda said: ORDER.index(said.found_in)
    )
    kept: dict[FoundField, dict[Said, None]] = {}
    for said in found:
        if said.value and len(said.value) <= (LONGEST if said.field != "url" else 4 * LONGEST):
            values = kept.setdefault(said.field, {})
            if len(values) < MOST:
                values[said] = None
    return tuple(said for values in kept.values() for said in values)


def of(said: tuple[Said, ...], field: FoundField) -> list[Said]:
    """Return what is said of one field."""
    return [one for one in said if one.field == field]


def _json(root: HtmlElement) -> Iterator[Said]:
    for node in page_jsonld.articles(root)[:3]:
        fields: tuple[tuple[FoundField, object], ...] = (
            ("title", node.get("headline") or node.get("name")),
            ("published", node.get("datePublished") or node.get("dateCreated") or node.get("uploadDate")),
            ("modified", node.get("dateModified")),
            ("publisher", node.get("publisher")),
            ("language", _code(node.get("inLanguage"))),
            ("url", _address(node)),
        )
        for field, value in fields:
            words = text(value)
            if words:
                yield Said(field, words, JSON_LD)
        yield from _makers(node)
    for name in page_jsonld.sites(root)[:3]:
        yield Said("publisher", name, JSON_LD)


def _makers(node: Mapping[str, Any]) -> Iterator[Said]:
    """Yield authors, and the agencies among them: an organisation that is not the publisher."""
    publisher = (text(node.get("publisher")) or "").casefold()
    for maker in several(node.get("author")) or several(node.get("creator")):
        name = text(maker)
        if name is None or WEB.match(name):
            continue
        body = bool(page_jsonld.kinds_of(maker) & {"Organization", "NewsMediaOrganization", "Corporation"})
        yield Said("author", name, JSON_LD)
        if body and name.casefold() != publisher:
            yield Said("agency", name, JSON_LD)
    for body in several(node.get("sourceOrganization")):
        name = text(body)
        if name and name.casefold() != publisher:
            yield Said("agency", name, JSON_LD)


def _code(value: object) -> object:
    return (value.get("alternateName") or value.get("name")) if isinstance(value, dict) else value


def _address(node: Mapping[str, Any]) -> object:
    page = node.get("mainEntityOfPage")
    return node.get("url") or (page.get("@id") or page.get("url") if isinstance(page, dict) else page)


def _meta(root: HtmlElement) -> Iterator[Said]:
    for meta in root.iter("meta"):
        content = meta.get("content")
        named = meta.get("property") or meta.get("name") or meta.get("http-equiv")
        if not content or not named:
            continue
        for name in named.lower().split():
            known = NAMES.get(name)
            words = plain(content) if known else None
            if known and words and not (known[0] == "author" and WEB.match(words)):
                yield Said(known[0], words, known[1])


def _microdata(root: HtmlElement) -> Iterator[Said]:
    for element in root.iterfind(".//*[@itemprop]"):
        for name in (element.get("itemprop") or "").lower().split():
            field = PROPERTIES.get(name)
            words = _property(element) if field else None
            if field and words and not WEB.match(words):
                yield Said(field, words, MICRODATA)


def _property(element: HtmlElement) -> str | None:
    value = element.get("content") or element.get("datetime")
    if value:
        return plain(value)
    name = element.find(".//*[@itemprop='name']")
    inner = element if name is None else name
    return plain(inner.get("content") or " ".join(inner.itertext()))


def _rest(root: HtmlElement) -> Iterator[Said]:
    base = _base(root)
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield Said("url", urljoin_safe(base, link.get("href") or ""), LINK)
    for link in root.iterfind(".//a[@rel]"):
        words = plain(" ".join(link.itertext())) if "author" in (link.get("rel") or "").lower().split() else None
        if words:
            yield Said("author", words, LINK)
    title = root.find("head/title")
    words = plain("".join(title.itertext())) if title is not None else None
    if words:
        yield Said("title", words, TITLE)
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    if language:
        yield Said("language", language.strip(), TREE)


def _base(root: HtmlElement) -> str:
    base = root.find(".//base[@href]")
    return (base.get("href") or "") if base is not None else ""


def urljoin_safe(base: str, address: str) -> str:
    """Return an address made whole; nothing for one that is broken."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def web_address(value: str) -> str | None:
    """Return an address of the web without its fragment; None for anything else."""
    try:
        parts = urlsplit(value.strip())
        return parts._replace(fragment="").geturl() if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def host(address: str | None) -> str | None:
    """Return the name of the site of an address."""
    try:
        name = urlsplit(address or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None
