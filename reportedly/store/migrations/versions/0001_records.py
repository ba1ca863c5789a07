"""Records: documents, runs, texts, and all that is found in them."""

from alembic import op

from reportedly.store.schema import FIRST_TABLES, metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    metadata.create_all(op.get_bind(), tables=FIRST_TABLES)
