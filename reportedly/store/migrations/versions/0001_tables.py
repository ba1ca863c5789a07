"""The tables of a case, as the first version has them; what a later version changes stands in a step of its own."""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Integer, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0001"
down_revision = None

NUMBER = BigInteger().with_variant(Integer(), "sqlite")
TERMS = Text().with_variant(TSVECTOR(), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    _case()
    _documents()
    _records()
    _claims()
    _entities()
    _spellings()
    _decisions()
    _tellings()
    _stories()


def _case() -> None:
    op.create_table(
        "about",
        Column("key", Text(), primary_key=True),
        Column("value", Text(), nullable=False),
    )
    op.create_table(
        "counts",
        Column("name", Text(), primary_key=True),
        Column("value", NUMBER, nullable=False),
    )
    op.create_table(
        "runs",
        Column("number", NUMBER, primary_key=True),
        Column("program", Text(), nullable=False),
        Column("model", Text(), nullable=False),
        Column("lexicon", Text(), nullable=False),
        Column("options", Text(), nullable=False),
        Column("made", Text(), nullable=False),
    )
    op.create_index("runs_by_what", "runs", ["program", "model", "lexicon", "options"], unique=True)


def _documents() -> None:
    op.create_table(
        "documents",
        Column("number", NUMBER, primary_key=True, autoincrement=False),
        Column("id", Text(), nullable=False, unique=True),
        Column("source", Text(), nullable=False),
        Column("title", Text()),
        Column("publisher", Text()),
        Column("published", Text()),
        Column("first_day", Integer()),
        Column("last_day", Integer()),
        Column("language", Text(), nullable=False),
        Column("sha256", Text()),
        Column("added", Text(), nullable=False),
        Column("run", NUMBER, ForeignKey("runs.number"), nullable=False),
        Column("claims", Integer(), nullable=False),
        Column("attributions", Integer(), nullable=False),
        Column("entities", Integer(), nullable=False),
        Column("problems", Integer(), nullable=False),
        Column("reviewed", Integer(), nullable=False, server_default="0"),
        Column("disputed", Integer(), nullable=False, server_default="0"),
    )
    op.create_index("documents_by_day", "documents", ["first_day", "number"])
    op.create_index("documents_by_publisher", "documents", ["publisher"])
    op.create_index("documents_by_sha256", "documents", ["sha256"])
    if _is_postgresql():
        op.create_index("documents_by_newest", "documents", [text("first_day DESC NULLS LAST"), text("number DESC")])
    op.create_table(
        "sightings",
        Column("document", NUMBER, ForeignKey("documents.number"), primary_key=True),
        Column("source", Text(), primary_key=True),
        Column("url", Text()),
        Column("sha256", Text()),
        Column("seen", Text(), nullable=False),
    )
    op.create_table(
        "raws",
        Column("sha256", Text(), primary_key=True),
        Column("data", LargeBinary(), nullable=False),
    )


def _records() -> None:
    op.create_table(
        "texts",
        Column("document", NUMBER, ForeignKey("documents.number"), primary_key=True),
        Column("text", Text(), nullable=False),
    )
    op.create_table(
        "records",
        Column("document", NUMBER, ForeignKey("documents.number"), primary_key=True),
        Column("run", NUMBER, ForeignKey("runs.number"), primary_key=True),
        Column("made", Text(), nullable=False),
        Column("sha256", Text(), nullable=False),
        Column("body", LargeBinary(), nullable=False),
    )
    op.create_index("records_by_run", "records", ["run"])


def _claims() -> None:
    op.create_table(
        "claims",
        Column("number", NUMBER, primary_key=True, autoincrement=False),
        Column("document", NUMBER, nullable=False),
        Column("id", Text(), nullable=False),
        Column("start", Integer(), nullable=False),
        Column("end", Integer(), nullable=False),
        Column("lemma", Text(), nullable=False),
        Column("polarity", Text(), nullable=False),
        Column("status", Text(), nullable=False),
        Column("act", Text()),
        Column("voices", Text(), nullable=False),
        Column("reviewed", Boolean(), nullable=False, server_default="0"),
        Column("disputed", Boolean(), nullable=False, server_default="0"),
    )
    op.create_index(
        "claims_disputed", "claims", ["number"], sqlite_where=text("disputed = 1"), postgresql_where=text("disputed")
    )
    op.create_table(
        "times",
        Column("last_day", Integer(), primary_key=True, autoincrement=False),
        Column("first_day", Integer(), primary_key=True, autoincrement=False),
        Column("claim", NUMBER, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("times_by_claim", "times", ["claim"])
    op.create_table(
        "passages",
        Column("number", NUMBER, primary_key=True, autoincrement=False),
        Column("document", NUMBER, nullable=False),
        Column("start", Integer(), nullable=False),
        Column("end", Integer(), nullable=False),
        Column("size", Integer(), nullable=False),
        Column("terms", TERMS, nullable=False),
    )
    if _is_postgresql():
        op.create_index("passages_by_terms", "passages", ["terms"], postgresql_using="gin")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE passages_index USING fts5(terms, content='passages', content_rowid='number', "
            "tokenize='ascii', columnsize=0)"
        )


def _entities() -> None:
    op.create_table(
        "entities",
        Column("number", NUMBER, primary_key=True, autoincrement=False),
        Column("name", Text(), nullable=False),
        Column("kind", Text(), nullable=False),
        Column("documents", Integer(), nullable=False),
        Column("mentions", Integer(), nullable=False),
    )
    op.create_index("entities_by_mentions", "entities", ["mentions"])
    op.create_table(
        "names",
        Column("number", NUMBER, primary_key=True, autoincrement=False),
        Column("document", NUMBER, nullable=False),
        Column("id", Text(), nullable=False),
        Column("name", Text(), nullable=False),
        Column("folded", Text(), nullable=False),
        Column("kind", Text(), nullable=False),
        Column("mentions", Integer(), nullable=False),
        Column("entity", NUMBER, nullable=False),
        Column("reason", Text(), nullable=False),
        Column("decided_by", Text(), nullable=False, server_default=""),
        Column("spelling", NUMBER),
    )
    op.create_index("names_by_entity", "names", ["entity"])
    op.create_index("names_by_folded", "names", ["folded"])
    op.create_index("names_by_spelling", "names", ["spelling"])
    op.create_table(
        "parts",
        Column("entity", NUMBER, primary_key=True, autoincrement=False),
        Column("part", Integer(), primary_key=True, autoincrement=False),
        Column("claim", NUMBER, primary_key=True, autoincrement=False),
        Column("name", NUMBER, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )


def _spellings() -> None:
    op.create_table(
        "spellings",
        Column("number", NUMBER, primary_key=True),
        Column("key", Text(), nullable=False, unique=True),
        Column("name", Text(), nullable=False),
        Column("kind", Text(), nullable=False),
        Column("entity", NUMBER),
        Column("plain", Boolean(), nullable=False, server_default="0"),
    )
    op.create_table(
        "spelling_keys",
        Column("key", Text(), primary_key=True),
        Column("spelling", NUMBER, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "spelling_links",
        Column("one", NUMBER, primary_key=True, autoincrement=False),
        Column("other", NUMBER, primary_key=True, autoincrement=False),
        Column("sort", Text(), nullable=False),
        Column("score", Float(), nullable=False),
        Column("reason", Text(), nullable=False),
    )
    op.create_index("spelling_links_by_other", "spelling_links", ["other"])


def _decisions() -> None:
    op.create_table(
        "decisions",
        Column("number", NUMBER, primary_key=True),
        Column("id", Text(), nullable=False, unique=True),
        Column("at", Text(), nullable=False),
        Column("by", Text(), nullable=False),
        Column("act", Text(), nullable=False),
        Column("what", Text(), nullable=False),
        Column("document", Text()),
        Column("target", Text()),
        Column("of", Text()),
        Column("body", Text(), nullable=False),
        Column("found", Text(), nullable=False, server_default=""),
        Column("undone", Boolean(), nullable=False, server_default="0"),
        Column("orphan", Boolean(), nullable=False, server_default="0"),
    )
    op.create_index("decisions_by_document", "decisions", ["document", "target"])
    op.create_index("decisions_by_of", "decisions", ["of"])
    op.create_index("decisions_by_time", "decisions", ["at", "id"])
    op.create_table(
        "identifiers",
        Column("entity", NUMBER, primary_key=True, autoincrement=False),
        Column("scheme", Text(), primary_key=True),
        Column("value", Text(), primary_key=True),
        Column("decision", NUMBER, ForeignKey("decisions.number")),
    )
    op.create_index("identifiers_by_value", "identifiers", ["scheme", "value"])
    op.create_table(
        "bonds",
        Column("decision", Text(), primary_key=True),
        Column("one", NUMBER, primary_key=True, autoincrement=False),
        Column("other", NUMBER, primary_key=True, autoincrement=False),
        Column("sort", Text(), nullable=False),
        Column("by", Text(), nullable=False),
        Column("at", Text(), nullable=False),
        Column("broken_by", Text(), nullable=False, server_default=""),
    )
    op.create_index("bonds_by_one", "bonds", ["one"])
    op.create_index("bonds_by_other", "bonds", ["other"])


def _tellings() -> None:
    op.create_table(
        "origins",
        Column("origin", Text(), primary_key=True),
        Column("documents", Integer(), nullable=False),
    )
    op.create_table(
        "origin_documents",
        Column("document", NUMBER, primary_key=True, autoincrement=False),
        Column("origin", Text(), nullable=False),
    )
    op.create_index("origin_documents_by_origin", "origin_documents", ["origin"])
    op.create_table(
        "links",
        Column("number", NUMBER, primary_key=True),
        Column("one", NUMBER, nullable=False),
        Column("other", NUMBER, nullable=False),
        Column("kind", Text(), nullable=False),
        Column("strength", Float(), nullable=False),
        Column("reason", Text(), nullable=False),
        Column("spans", Text(), nullable=False),
        Column("overruled", Boolean(), nullable=False, server_default="0"),
    )
    op.create_index("links_by_one", "links", ["one"])
    op.create_index("links_by_other", "links", ["other"])


def _stories() -> None:
    op.create_table(
        "stories",
        Column("story", Text(), primary_key=True),
        Column("verdict", Text(), nullable=False),
        Column("dispute", Text()),
        Column("development", Boolean(), nullable=False),
        Column("origins", Integer(), nullable=False),
        Column("claims", Integer(), nullable=False),
        Column("body", Text(), nullable=False),
    )
    op.create_index("stories_by_verdict", "stories", ["verdict"])
    op.create_table(
        "story_claims",
        Column("claim", NUMBER, primary_key=True, autoincrement=False),
        Column("story", Text(), primary_key=True),
        Column("origin", Text(), nullable=False),
    )
    op.create_index("story_claims_by_story", "story_claims", ["story"])


def _is_postgresql() -> bool:
    return bool(op.get_context().dialect.name == "postgresql")
