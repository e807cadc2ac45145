"""Corrections by people, and which version of the reader read an article."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Add columns and tables; nothing that is stored was corrected so far, and which reader read it is not known.

    Every name of a speaker gets the person whose it is, which rewrites the table of names, not that of occurrences.
    """
    op.add_column("article", sa.Column("reader", sa.Integer))
    op.add_column("article", sa.Column("layout", sa.JSON))
    op.add_column("speaker", sa.Column("merged_into_id", sa.BigInteger))
    op.add_column("speaker", sa.Column("given_name", sa.Text))
    _index_few("speaker", "merged_into_id")
    op.add_column("alias", sa.Column("person_id", sa.BigInteger))
    op.add_column("alias", sa.Column("mark", sa.String(8)))
    op.execute("UPDATE alias SET person_id = speaker_id")
    op.create_index("ix_alias_person_id", "alias", ["person_id"])
    op.add_column("occurrence", sa.Column("correction_id", sa.BigInteger))
    op.add_column("occurrence", sa.Column("read_kind", sa.String(16)))
    op.add_column("occurrence", sa.Column("read_stance", sa.String(16)))
    _index_few("occurrence", "correction_id")
    _create_corrections()
    _create_places()


def _index_few(table: str, column: str) -> None:
    where = sa.text(f"{column} IS NOT NULL")
    op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=where, postgresql_where=where)


def _create_corrections() -> None:
    op.create_table(
        "correction",
        sa.Column("id", Id, nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("undoes_id", sa.BigInteger),
        sa.Column("speaker_id", sa.BigInteger),
        sa.Column("into_id", sa.BigInteger),
        sa.Column("name", sa.Text),
        sa.Column("was", sa.Text),
        sa.Column("added", sa.JSON),
        sa.Column("removed", sa.JSON),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
        sa.UniqueConstraint("undoes_id", name="uq_correction_undoes_id"),
        sqlite_autoincrement=True,
    )
    for column in ("speaker_id", "into_id"):
        op.create_index(f"ix_correction_{column}", "correction", [column])


def _create_places() -> None:
    occurrence = sa.ForeignKey("occurrence.id", name="fk_correction_place_occurrence_id", ondelete="SET NULL")
    correction = sa.ForeignKey("correction.id", name="fk_correction_place_correction_id", ondelete="CASCADE")
    op.create_table(
        "correction_place",
        sa.Column("id", Id, nullable=False),
        sa.Column("correction_id", Id, correction, nullable=False),
        sa.Column("occurrence_id", Id, occurrence),
        sa.Column("article_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("address_hash", sa.LargeBinary(32)),
        sa.Column("key_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("context_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("sets_speaker", sa.Boolean, nullable=False),
        sa.Column("speaker_id", sa.BigInteger),
        sa.Column("stance", sa.String(16)),
        sa.Column("kind", sa.String(16)),
        sa.Column("was_speaker_id", sa.BigInteger),
        sa.Column("was_stance", sa.String(16), nullable=False),
        sa.Column("was_kind", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_correction_place"),
        sqlite_autoincrement=True,
    )
    for column in ("correction_id", "occurrence_id", "article_hash", "address_hash", "speaker_id"):
        op.create_index(f"ix_correction_place_{column}", "correction_place", [column])
