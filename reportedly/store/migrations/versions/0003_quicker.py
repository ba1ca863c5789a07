"""What large cases are searched by: beginnings of names, entities in their order, reviewed claims."""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, Text, text
from sqlalchemy.dialects.postgresql import TEXT

revision = "0003"
down_revision = "0002"

NUMBER = BigInteger().with_variant(Integer(), "sqlite")
LETTERS = Text().with_variant(TEXT(collation="C"), "postgresql")

FILL = """
INSERT INTO name_starts (start, entity)
WITH RECURSIVE rest (start, entity) AS (
    SELECT DISTINCT folded, entity FROM names WHERE folded <> ''
    UNION ALL
    SELECT substr(start, {blank} + 1), entity FROM rest WHERE {blank} > 0
)
SELECT DISTINCT substr(start, 1, 60), entity FROM rest ORDER BY 1, 2
"""
"""Each name of an entity, and what is left of it from every further word on."""


def upgrade() -> None:
    """Make them from the names that are there."""
    op.create_table(
        "name_starts",
        Column("start", LETTERS, primary_key=True),
        Column("entity", NUMBER, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    dialect = op.get_context().dialect.name
    op.execute(FILL.format(blank="strpos(start, ' ')" if dialect == "postgresql" else "instr(start, ' ')"))
    op.create_index("name_starts_by_entity", "name_starts", ["entity", "start"])
    op.drop_index("entities_by_mentions", "entities")
    op.create_index("entities_by_mentions", "entities", [text("mentions DESC"), "number"])
    op.create_index(
        "claims_reviewed", "claims", ["number"], sqlite_where=text("reviewed = 1"), postgresql_where=text("reviewed")
    )
    if dialect == "postgresql":
        op.execute("ANALYZE name_starts")
