"""What sort of text an article is; all that is stored so far are news articles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, which rewrites no row."""
    op.add_column("article", sa.Column("kind", sa.String(16), nullable=False, server_default="article"))
