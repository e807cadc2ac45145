"""An index of articles by kind and time: transcripts are found without reading every article."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_article_kind_published_us", "article", ["kind", "published_us"])
