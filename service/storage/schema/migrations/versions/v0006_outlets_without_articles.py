"""Outlets leave with their last article; those that stayed behind so far leave now."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Delete what no article names."""
    op.execute("DELETE FROM outlet WHERE NOT EXISTS (SELECT 1 FROM article WHERE article.outlet_id = outlet.id)")
