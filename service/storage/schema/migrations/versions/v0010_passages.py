"""The passages of long turns, which are looked up and compared in place of the whole."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Add the table; nothing that is stored so far is a turn."""
    quote = sa.ForeignKey("quote.id", name="fk_passage_quote_id", ondelete="CASCADE")
    op.create_table(
        "passage",
        sa.Column("id", Id, nullable=False),
        sa.Column("quote_id", Id, quote, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_passage"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_passage_quote_id", "passage", ["quote_id"])
