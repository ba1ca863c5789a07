"""What a comparison needs to follow its case: fingerprints and keys of documents, matches, all links; and owners."""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, LargeBinary, Text, text

revision = "0002"
down_revision = "0001"

NUMBER = BigInteger().with_variant(Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables anew that get columns, so that they are the same in an older case and in a new one."""
    _compared()
    _matches()
    _origins()
    _links()
    _stories()


def _compared() -> None:
    op.create_table(
        "owners",
        Column("outlet", Text(), primary_key=True),
        Column("owner", Text(), nullable=False),
    )
    op.create_table(
        "compared",
        Column("document", NUMBER, primary_key=True, autoincrement=False),
        Column("handle", NUMBER, nullable=False),
        Column("published", Text(), nullable=False),
        Column("outlet", Text()),
        Column("size", Integer(), nullable=False),
        Column("digest", LargeBinary(), nullable=False),
        Column("first", NUMBER, nullable=False),
        Column("lots", LargeBinary(), nullable=False),
        Column("stale", Boolean(), nullable=False, server_default="0"),
    )
    op.create_index("compared_by_handle", "compared", ["handle"], unique=True)
    op.create_index("compared_by_digest", "compared", ["digest"])
    op.create_index("compared_by_first", "compared", ["first"])
    op.create_index(
        "compared_stale", "compared", ["document"], sqlite_where=text("stale = 1"), postgresql_where=text("stale")
    )
    op.create_table(
        "postings",
        Column("key", NUMBER, primary_key=True, autoincrement=False),
        Column("handle", NUMBER, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )


def _matches() -> None:
    op.create_table(
        "matches",
        Column("one", NUMBER, primary_key=True, autoincrement=False),
        Column("other", NUMBER, primary_key=True, autoincrement=False),
        Column("score", Float(), nullable=False),
        Column("across", Boolean(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("matches_by_other", "matches", ["other"])


def _origins() -> None:
    op.rename_table("origins", "older")
    op.create_table(
        "origins",
        Column("origin", Text(), primary_key=True),
        Column("documents", Integer(), nullable=False),
        Column("head", NUMBER),
    )
    op.execute("INSERT INTO origins (origin, documents) SELECT origin, documents FROM older")
    op.drop_table("older")


def _links() -> None:
    for column in ("one", "other"):
        op.drop_index(f"links_by_{column}", "links")
    op.rename_table("links", "older")
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
        Column("joins", Boolean(), nullable=False, server_default="0"),
        Column("passages", Text(), nullable=False, server_default="[]"),
        Column("claims", Text(), nullable=False, server_default="[]"),
        Column("shown", Boolean(), nullable=False, server_default="1"),
    )
    columns = "number, one, other, kind, strength, reason, spans, overruled"
    op.execute(f"INSERT INTO links ({columns}) SELECT {columns} FROM older")
    op.drop_table("older")
    for column in ("one", "other"):
        op.create_index(f"links_by_{column}", "links", [column])


def _stories() -> None:
    op.drop_index("stories_by_verdict", "stories")
    op.rename_table("stories", "older")
    op.create_table(
        "stories",
        Column("story", Text(), primary_key=True),
        Column("verdict", Text(), nullable=False),
        Column("dispute", Text()),
        Column("development", Boolean(), nullable=False),
        Column("origins", Integer(), nullable=False),
        Column("claims", Integer(), nullable=False),
        Column("body", Text(), nullable=False),
        Column("place", LargeBinary(), nullable=False),
        Column("beside", Boolean(), nullable=False, server_default="0"),
    )
    columns = "story, verdict, dispute, development, origins, claims, body"
    number = "substr('00000000000000000000' || substr(story, 2), length(story))"
    place = f"convert_to({number}, 'UTF8')" if _is_postgresql() else f"CAST({number} AS BLOB)"
    op.execute(f"INSERT INTO stories ({columns}, place) SELECT {columns}, {place} FROM older")
    op.drop_table("older")
    op.create_index("stories_by_verdict", "stories", ["verdict", "place"])
    op.create_index("stories_by_place", "stories", ["place"])


def _is_postgresql() -> bool:
    return bool(op.get_context().dialect.name == "postgresql")
