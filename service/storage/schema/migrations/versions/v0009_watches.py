"""Watches: saved questions, what came of them, and the messages that say so."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables; nobody has saved a question so far."""
    _create_webhooks()
    _create_watches()
    _create_arrivals()
    _create_events()
    _create_deliveries()
    op.create_table(
        "lease",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("holder", sa.String(32), nullable=False),
        sa.Column("until_us", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_lease"),
    )


def _create_webhooks() -> None:
    op.create_table(
        "webhook",
        sa.Column("id", Id, nullable=False),
        sa.Column("owner", sa.String(8)),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("secret", sa.Text, nullable=False),
        sa.Column("secret_before", sa.Text),
        sa.Column("before_until_us", sa.BigInteger),
        sa.Column("created_us", sa.BigInteger, nullable=False),
        sa.Column("retry_us", sa.BigInteger),
        sa.Column("failing_us", sa.BigInteger),
        sa.Column("ended_us", sa.BigInteger),
        sa.Column("ended_why", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_webhook"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_webhook_owner", "webhook", ["owner"])


def _create_watches() -> None:
    webhook = sa.ForeignKey("webhook.id", name="fk_watch_webhook_id", ondelete="SET NULL")
    op.create_table(
        "watch",
        sa.Column("id", Id, nullable=False),
        sa.Column("owner", sa.String(8)),
        sa.Column("name", sa.Text),
        sa.Column("quote", sa.Text),
        sa.Column("speaker", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("webhook_id", Id, webhook),
        sa.Column("feed_token", sa.String(64), nullable=False),
        sa.Column("created_us", sa.BigInteger, nullable=False),
        sa.Column("changed_us", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_watch"),
        sa.UniqueConstraint("feed_token", name="uq_watch_feed_token"),
        sqlite_autoincrement=True,
    )
    for column in ("owner", "webhook_id"):
        op.create_index(f"ix_watch_{column}", "watch", [column])


def _create_arrivals() -> None:
    article = sa.ForeignKey("article.id", name="fk_arrival_article_id", ondelete="CASCADE")
    op.create_table(
        "arrival",
        sa.Column("id", Id, nullable=False),
        sa.Column("article_id", Id, article, nullable=False),
        sa.Column("occurrences", sa.JSON),
        sa.PrimaryKeyConstraint("id", name="pk_arrival"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_arrival_article_id", "arrival", ["article_id"])


def _create_events() -> None:
    watch = sa.ForeignKey("watch.id", name="fk_watch_event_watch_id", ondelete="CASCADE")
    article = sa.ForeignKey("article.id", name="fk_watch_event_article_id", ondelete="CASCADE")
    occurrence = sa.ForeignKey("occurrence.id", name="fk_watch_event_occurrence_id", ondelete="SET NULL")
    op.create_table(
        "watch_event",
        sa.Column("id", Id, nullable=False),
        sa.Column("watch_id", Id, watch, nullable=False),
        sa.Column("article_id", Id, article, nullable=False),
        sa.Column("type", sa.String(32), nullable=False),
        sa.Column("occurrence_id", Id, occurrence),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        sa.Column("detail", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_watch_event"),
        sa.UniqueConstraint("watch_id", "article_id", "type", name="uq_watch_event_watch_id_article_id_type"),
        sqlite_autoincrement=True,
    )
    for column in ("article_id", "occurrence_id"):
        op.create_index(f"ix_watch_event_{column}", "watch_event", [column])


def _create_deliveries() -> None:
    webhook = sa.ForeignKey("webhook.id", name="fk_delivery_webhook_id", ondelete="CASCADE")
    event = sa.ForeignKey("watch_event.id", name="fk_delivery_event_id", ondelete="CASCADE")
    op.create_table(
        "delivery",
        sa.Column("id", Id, nullable=False),
        sa.Column("webhook_id", Id, webhook, nullable=False),
        sa.Column("event_id", Id, event),
        sa.Column("message_id", sa.String(40), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("created_us", sa.BigInteger, nullable=False),
        sa.Column("due_us", sa.BigInteger, nullable=False),
        sa.Column("log", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.UniqueConstraint("message_id", name="uq_delivery_message_id"),
        sqlite_autoincrement=True,
    )
    for column in ("webhook_id", "event_id"):
        op.create_index(f"ix_delivery_{column}", "delivery", [column])
    where = sa.text("state = 'waiting'")
    op.create_index("ix_delivery_due_us", "delivery", ["due_us"], sqlite_where=where, postgresql_where=where)
