"""The tables of what a case keeps of its comparison; `store.schema` gives them with the others."""

from sqlalchemy import Boolean, Column, Float, Index, Integer, LargeBinary, Table, Text, text

from reportedly.store.columns import Number, metadata

origins = Table(
    "origins",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("documents", Integer, nullable=False),
    Column("head", Number),
)
"""`head` is the document that an origin goes by: the first of it that goes back to no other."""

origin_documents = Table(
    "origin_documents",
    metadata,
    Column("document", Number, primary_key=True, autoincrement=False),
    Column("origin", Text, nullable=False),
    Index("origin_documents_by_origin", "origin"),
)

links = Table(
    "links",
    metadata,
    Column("number", Number, primary_key=True),
    Column("one", Number, nullable=False),
    Column("other", Number, nullable=False),
    Column("kind", Text, nullable=False),
    Column("strength", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("spans", Text, nullable=False),
    Column("overruled", Boolean, nullable=False, server_default="0"),
    Column("joins", Boolean, nullable=False, server_default="0"),
    Column("passages", Text, nullable=False, server_default="[]"),
    Column("claims", Text, nullable=False, server_default="[]"),
    Column("shown", Boolean, nullable=False, server_default="1"),
    Index("links_by_one", "one"),
    Index("links_by_other", "other"),
)
"""`one` and `other` are numbers of documents (Link.from_ and Link.to); `spans`, `passages` and `claims` are JSON.

What the copies of an article quote or cite, they have from the article: such links are kept, and not `shown`.
"""

stories = Table(
    "stories",
    metadata,
    Column("story", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("dispute", Text),
    Column("development", Boolean, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("place", LargeBinary, nullable=False),
    Column("beside", Boolean, nullable=False, server_default="0"),
    Index("stories_by_verdict", "verdict", "place"),
    Index("stories_by_place", "place"),
)
"""`body` is the story as its line of JSON; `story_claims` says which claims are in it.

`place` orders the stories as a person should look at them. A claim is in one story, and may be in more that lay counts
of two scopes `beside` each other.
"""

story_claims = Table(
    "story_claims",
    metadata,
    Column("claim", Number, primary_key=True, autoincrement=False),
    Column("story", Text, primary_key=True),
    Column("origin", Text, nullable=False),
    Index("story_claims_by_story", "story"),
)

owners = Table("owners", metadata, Column("outlet", Text, primary_key=True), Column("owner", Text, nullable=False))

compared = Table(
    "compared",
    metadata,
    Column("document", Number, primary_key=True, autoincrement=False),
    Column("handle", Number, nullable=False),
    Column("published", Text, nullable=False),
    Column("outlet", Text),
    Column("size", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("first", Number, nullable=False),
    Column("lots", LargeBinary, nullable=False),
    Column("stale", Boolean, nullable=False, server_default="0"),
    Index("compared_by_handle", "handle", unique=True),
    Index("compared_by_digest", "digest"),
    Index("compared_by_first", "first"),
)
"""The documents that the comparison speaks of. `handle` is a number made of the document's id, so that the order of
handles is not that of adding; `first` is the document of which this is an exact copy, or itself; `lots` are the keys
under which it is found (see `postings`; empty for a copy), as the comparison packed them; `stale` is one whose record
was replaced since."""
Index("compared_stale", compared.c.document, sqlite_where=text("stale = 1"), postgresql_where=text("stale"))

postings = Table(
    "postings",
    metadata,
    Column("key", Number, primary_key=True, autoincrement=False),
    Column("handle", Number, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""The index of comparing: under each key (a fingerprint of words; an act, a name and a fortnight; and so on) the
documents that have it. Of exact copies only the first is in it."""

matches = Table(
    "matches",
    metadata,
    Column("one", Number, primary_key=True, autoincrement=False),
    Column("other", Number, primary_key=True, autoincrement=False),
    Column("score", Float, nullable=False),
    Column("across", Boolean, nullable=False),
    Index("matches_by_other", "other"),
    sqlite_with_rowid=False,
)
"""Claims of one act, or (`across`) of counts in two scopes; by the numbers of the claims, the smaller first."""
