"""Reads what a page says of itself in JSON-LD, as far as pages keep to it: broken, nested, as a graph or as a list."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

MOST_SCRIPTS, MOST_NODES = 40, 5_000
"""Scripts of a page and objects in them that are looked at; real pages have up to 10 and about 300."""

LONGEST = 3_000_000
"""Characters of one such script."""

ARTICLES = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle", "SatiricalArticle",
    "ScholarlyArticle", "TechArticle", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting",
    "DiscussionForumPosting", "Report", "Blog", "CreativeWork",
})  # fmt: skip
PAGES = frozenset({"WebPage", "ItemPage", "AboutPage", "FAQPage", "VideoObject"})
SITES = frozenset({"WebSite", "NewsMediaOrganization"})

PARTS = frozenset({
    "liveBlogUpdate", "hasPart", "itemListElement", "comment", "review", "mentions", "citation", "subjectOf",
    "isRelatedTo", "relatedLink", "workExample", "associatedMedia", "image", "video", "breadcrumb",
})  # fmt: skip
"""Fields that hold other works than the page's own."""

OPEN = "isAccessibleForFree"
"""The field that says whether everybody may read an article."""

WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)?(.*?)(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)?[;\s]*$", re.S
)
TRAILING = re.compile(r",(\s*[}\]])")
TAG = re.compile(r"<[^<>]{1,200}>")

Node = Mapping[str, Any]


def articles(root: HtmlElement) -> tuple[Node, ...]:
    """Return what the page says of articles, the most fitting kind first; a reference is its object."""
    nodes = list(_nodes(_documents(root)))
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    chosen = [node for kinds in (ARTICLES, PAGES) for node in nodes if kinds & _kinds(node)]
    return tuple({key: _resolved(value, known) for key, value in node.items()} for node in chosen)


def sites(root: HtmlElement) -> tuple[str, ...]:
    """Return the names of the sites that the page says it is part of."""
    named = [text(node.get("name")) for node in _nodes(_documents(root)) if SITES & _kinds(node)]
    return tuple(dict.fromkeys(name for name in named if name))


def is_for_payers(root: HtmlElement) -> bool:
    """Say whether the page says of its article that not all of it is open to everybody."""
    return any(str(node.get(OPEN)).lower() == "false" for node in articles(root)[:3])


def text(value: object) -> str | None:
    """Return the words of a value: a text, an object with a name, the first of a list."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = next((value[key] for key in ("name", "@value", "headline", "@id", "url") if value.get(key)), None)
        else:
            break
    return plain(value) if isinstance(value, str) else None


def plain(words: str) -> str | None:
    """Return words without the markup, the entities and the white space that they came in; None where none are left."""
    return " ".join(TAG.sub("", html.unescape(words[:2_000])).split()) or None


def several(value: object) -> list[Any]:
    """Return the values of a field that may have one or many."""
    if value is None:
        return []
    return value[:50] if isinstance(value, list) else [value]


def kinds_of(value: object) -> frozenset[str]:
    """Return the types of a value that is an object."""
    return _kinds(value) if isinstance(value, dict) else frozenset()


def _documents(root: HtmlElement) -> Iterator[Any]:
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        count += 1
        if count > MOST_SCRIPTS:
            return
        raw = "".join(script.itertext())
        if raw.strip() and len(raw) <= LONGEST:
            yield from _read(raw)


def _read(raw: str) -> Iterator[Any]:
    match = WRAPPED.match(raw)
    bare = match[1] if match else raw
    for attempt in (bare, TRAILING.sub(r"\1", bare), html.unescape(bare)):
        try:
            yield json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return


def _nodes(documents: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Yield all objects, those further out first."""
    level, seen = list(documents), 0
    while level and seen < MOST_NODES:
        inner: list[Any] = []
        for value in level:
            seen += 1
            if isinstance(value, dict):
                yield value
                inner.extend(one for key, one in value.items() if isinstance(one, (dict, list)) and key not in PARTS)
            elif isinstance(value, list):
                inner.extend(one for one in value if isinstance(one, (dict, list)))
        level = inner[:MOST_NODES]


def _kinds(node: Mapping[str, Any]) -> frozenset[str]:
    kinds = node.get("@type")
    found = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(str(kind).rpartition("/")[2].rpartition(":")[2] for kind in found if isinstance(kind, str))


def _resolved(value: Any, known: Mapping[str, Node]) -> Any:
    if isinstance(value, list):
        return [_resolved(one, known) for one in value[:50] if not isinstance(one, list)]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and len(value) <= 2:
        return known.get(value["@id"], value)
    return value
