"""Whether an occurrence's article says that the quote was said; what is stored so far was read as said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, which rewrites no row, and an index for the few rows that are not as before."""
    op.add_column("occurrence", sa.Column("stance", sa.String(16), nullable=False, server_default="said"))
    # alembic would add the reference by a statement of its own, which SQLite does not have; it keeps the name of this
    # one with the column, where reflection does not see it: a later batch needs Base's naming convention.
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE occurrence ADD COLUMN about_id {kind} CONSTRAINT fk_occurrence_about_id REFERENCES speaker (id)"
    )
    _index_few("about_id", "about_id IS NOT NULL")
    _index_few("quote_id", "stance <> 'said'")


def _index_few(column: str, condition: str) -> None:
    where = sa.text(condition)
    op.create_index(f"ix_occurrence_{column}", "occurrence", [column], sqlite_where=where, postgresql_where=where)
