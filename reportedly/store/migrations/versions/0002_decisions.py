"""Decisions, identifiers, origins, links and stories."""

from alembic import op

from reportedly.store.schema import FIRST_TABLES, metadata

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    metadata.create_all(op.get_bind(), tables=[table for table in metadata.sorted_tables if table not in FIRST_TABLES])
