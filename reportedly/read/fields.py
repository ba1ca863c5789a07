"""Which field of a JSON object holds what, where nobody says: the names that programs and data sets use."""

from typing import Literal, get_args

Part = Literal["text", "title", "publisher", "published", "author", "url", "language", "retrieved"]

PARTS: tuple[Part, ...] = get_args(Part)

NAMES: dict[Part, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext", "full_text", "raw_content", "article_text", "contents"),
    "title": ("title", "headline", "name"),
    "publisher": (
        "publisher", "outlet", "source_name", "sitename", "site_name", "site", "source", "domain", "newspaper",
    ),
    "published": (
        "published", "date_published", "date_publish", "published_at", "publishedAt", "pubDate", "datePublished",
        "publish_date", "publication_date", "date", "timestamp", "created_at",
    ),
    "author": ("authors", "author", "byline", "creator"),
    "url": ("url", "link", "uri", "canonical_url", "source_url"),
    "language": ("language", "lang"),
    "retrieved": ("retrieved", "retrieved_at", "crawled_at", "date_download", "fetched", "scraped_at"),
}  # fmt: skip
"""The first that an object has is taken."""

TEXT_FIELDS = frozenset(NAMES["text"])
