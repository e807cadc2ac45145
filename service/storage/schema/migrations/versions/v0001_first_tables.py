"""The first tables, and the id of the store."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make every table; give the store its id."""
    _create_articles()
    _create_quotes()
    _create_speakers()
    _create_occurrences()
    _create_log()
    meta = op.create_table(
        "meta",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.bulk_insert(meta, [{"key": "store_id", "value": str(uuid.uuid4())}])


def _create_articles() -> None:
    op.create_table(
        "outlet",
        sa.Column("id", Id, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outlet"),
        sa.UniqueConstraint("name", name="uq_outlet_name"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "article",
        sa.Column("id", Id, nullable=False),
        sa.Column("outlet_id", Id, sa.ForeignKey("outlet.id", name="fk_article_outlet_id"), nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("byline", sa.Text),
        sa.Column("published_at", sa.Text),
        sa.Column("published_us", sa.BigInteger),
        sa.Column("language", sa.Text),
        sa.Column("evidence", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_hash", sa.LargeBinary(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.UniqueConstraint("outlet_id", "text_hash", name="uq_article_outlet_id_text_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_article_published_us", "article", ["published_us"])
    op.create_index("ix_article_outlet_id_published_us", "article", ["outlet_id", "published_us"])


def _create_quotes() -> None:
    op.create_table(
        "quote",
        sa.Column("id", Id, nullable=False),
        sa.Column("key_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quote"),
        sa.UniqueConstraint("key_hash", name="uq_quote_key_hash"),
        sqlite_autoincrement=True,
    )


def _create_speakers() -> None:
    op.create_table(
        "speaker",
        sa.Column("id", Id, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_speaker"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "alias",
        sa.Column("id", Id, nullable=False),
        sa.Column(
            "speaker_id",
            Id,
            sa.ForeignKey("speaker.id", name="fk_alias_speaker_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("surname", sa.Text, nullable=False),
        sa.Column("near_head", sa.String(16), nullable=False),
        sa.Column("near_tail", sa.String(16), nullable=False),
        sa.Column("is_full", sa.Boolean, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alias"),
        sa.UniqueConstraint("speaker_id", "name", name="uq_alias_speaker_id_name"),
        sqlite_autoincrement=True,
    )
    for column in ("surname", "near_head", "near_tail"):
        op.create_index(f"ix_alias_{column}", "alias", [column])


def _create_occurrences() -> None:
    op.create_table(
        "occurrence",
        sa.Column("id", Id, nullable=False),
        sa.Column(
            "article_id",
            Id,
            sa.ForeignKey("article.id", name="fk_occurrence_article_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("quote_id", Id, sa.ForeignKey("quote.id", name="fk_occurrence_quote_id"), nullable=False),
        sa.Column("outlet_id", Id, sa.ForeignKey("outlet.id", name="fk_occurrence_outlet_id"), nullable=False),
        sa.Column("moment", sa.BigInteger, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("open_mark", sa.Text, nullable=False),
        sa.Column("close_mark", sa.Text),
        sa.Column("is_closed", sa.Boolean, nullable=False),
        sa.Column("speaker_id", Id, sa.ForeignKey("speaker.id", name="fk_occurrence_speaker_id")),
        sa.Column("alias_id", Id, sa.ForeignKey("alias.id", name="fk_occurrence_alias_id")),
        *_text_span("mention"),
        *_text_span("cue"),
        sa.Column("rule", sa.Text),
        sa.Column("confidence", sa.Float),
        sa.Column("prefix", sa.Text, nullable=False),
        sa.Column("suffix", sa.Text, nullable=False),
        sa.Column("parts", sa.JSON),
        sa.Column("inner", sa.JSON),
        sa.PrimaryKeyConstraint("id", name="pk_occurrence"),
        sa.UniqueConstraint("article_id", "start", "end", name="uq_occurrence_article_id_start_end"),
        sqlite_autoincrement=True,
    )
    for columns in (["quote_id", "moment", "outlet_id", "speaker_id"], ["speaker_id"], ["alias_id"]):
        op.create_index(f"ix_occurrence_{'_'.join(columns)}", "occurrence", columns)


def _text_span(name: str) -> tuple[sa.Column[str], sa.Column[int], sa.Column[int]]:
    return (
        sa.Column(f"{name}_text", sa.Text),
        sa.Column(f"{name}_start", sa.Integer),
        sa.Column(f"{name}_end", sa.Integer),
    )


def _create_log() -> None:
    op.create_table(
        "change",
        sa.Column("seq", Id, nullable=False),
        sa.Column("quote_id", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_change"),
        sqlite_autoincrement=True,
    )
