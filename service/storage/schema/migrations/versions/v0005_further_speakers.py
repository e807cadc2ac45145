"""Who else an occurrence names: those who said it together with its speaker, those quoted within it; and roles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Add the column and the tables; what is stored so far names nobody else, and gives no roles."""
    op.add_column("occurrence", sa.Column("further", sa.Integer))
    _create_further_speakers()
    _create_roles()


def _create_further_speakers() -> None:
    op.create_table(
        "further_speaker",
        sa.Column("id", Id, nullable=False),
        _reference("further_speaker", "occurrence_id", ondelete="CASCADE"),
        _reference("further_speaker", "quote_id"),
        sa.Column("place", sa.Integer, nullable=False),
        _reference("further_speaker", "speaker_id"),
        _reference("further_speaker", "alias_id"),
        sa.Column("inner_start", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_further_speaker"),
        sa.UniqueConstraint("occurrence_id", "place", name="uq_further_speaker_occurrence_id_place"),
        sqlite_autoincrement=True,
    )
    for column in ("quote_id", "speaker_id"):
        op.create_index(f"ix_further_speaker_{column}", "further_speaker", [column])


def _create_roles() -> None:
    op.create_table(
        "role",
        sa.Column("id", Id, nullable=False),
        _reference("role", "article_id", ondelete="CASCADE"),
        _reference("role", "speaker_id", ondelete="CASCADE"),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
        sa.UniqueConstraint("article_id", "speaker_id", "text", name="uq_role_article_id_speaker_id_text"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_role_speaker_id", "role", ["speaker_id"])


def _reference(table: str, column: str, ondelete: str | None = None) -> sa.Column[int]:
    target = f"{column.removesuffix('_id')}.id"
    key = sa.ForeignKey(target, name=f"fk_{table}_{column}", ondelete=ondelete)
    return sa.Column(column, Id, key, nullable=False)
