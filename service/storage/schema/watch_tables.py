"""The tables of watches: saved questions, the articles that they have yet to be put to, what came of it, and the
messages to be sent. An article that is taken out takes with it what was noted of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.storage.schema.tables import Base, Id, few

WAITING = "waiting"
"""The state of a delivery that is to be sent."""
_AUTOINCREMENT = {"sqlite_autoincrement": True}


class WebhookRow(Base):
    """An address that messages are sent to. `owner` names an API key, NULL for the machine's own user. The secret of
    before is good until `before_until_us`. Nothing is sent before `retry_us`, and nothing any more once it `ended_us`;
    `failing_us` is since when nothing was taken."""

    __tablename__ = "webhook"
    __table_args__ = (Index(None, "owner"), _AUTOINCREMENT)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    owner: Mapped[str | None] = mapped_column(String(8))
    url: Mapped[str] = mapped_column(Text)
    secret: Mapped[str] = mapped_column(Text)
    secret_before: Mapped[str | None] = mapped_column(Text)
    before_until_us: Mapped[int | None] = mapped_column(BigInteger)
    created_us: Mapped[int] = mapped_column(BigInteger)
    retry_us: Mapped[int | None] = mapped_column(BigInteger)
    failing_us: Mapped[int | None] = mapped_column(BigInteger)
    ended_us: Mapped[int | None] = mapped_column(BigInteger)
    ended_why: Mapped[str | None] = mapped_column(Text)


class WatchRow(Base):
    """A saved question. `changed_us` is raised by every change, so that who holds the questions in memory notices."""

    __tablename__ = "watch"
    __table_args__ = (
        UniqueConstraint("feed_token"),
        Index(None, "owner"),
        Index(None, "webhook_id"),
        _AUTOINCREMENT,
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    owner: Mapped[str | None] = mapped_column(String(8))
    name: Mapped[str | None] = mapped_column(Text)
    quote: Mapped[str | None] = mapped_column(Text)
    speaker: Mapped[str | None] = mapped_column(Text)
    outlet: Mapped[str | None] = mapped_column(Text)
    webhook_id: Mapped[int | None] = mapped_column(ForeignKey("webhook.id", ondelete="SET NULL"))
    feed_token: Mapped[str] = mapped_column(String(64))
    created_us: Mapped[int] = mapped_column(BigInteger)
    changed_us: Mapped[int] = mapped_column(BigInteger)


class ArrivalRow(Base):
    """An article that the watches have yet to be put to, written in the transaction that stored it or read it anew;
    `occurrences` are then the ids of those that say something else than before, NULL where all are new."""

    __tablename__ = "arrival"
    __table_args__ = (Index(None, "article_id"), _AUTOINCREMENT)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    occurrences: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))


class WatchEventRow(Base):
    """What an article says of a watch; `detail` is what service.watch.Finding has beside the columns. The occurrence is
    NULL once a later reading of the article knows it no more; the row stays, so that nothing is told twice."""

    __tablename__ = "watch_event"
    __table_args__ = (
        UniqueConstraint("watch_id", "article_id", "type"),
        Index(None, "article_id"),
        Index(None, "occurrence_id"),
        _AUTOINCREMENT,
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    watch_id: Mapped[int] = mapped_column(ForeignKey("watch.id", ondelete="CASCADE"))
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    type: Mapped[str] = mapped_column(String(32))
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("occurrence.id", ondelete="SET NULL"))
    at_us: Mapped[int] = mapped_column(BigInteger)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)


class DeliveryRow(Base):
    """A message to a webhook: of an event, or a test without one."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("message_id"),
        Index(None, "webhook_id"),
        Index(None, "event_id"),
        few("due_us", f"state = '{WAITING}'"),
        _AUTOINCREMENT,
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    webhook_id: Mapped[int] = mapped_column(ForeignKey("webhook.id", ondelete="CASCADE"))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("watch_event.id", ondelete="CASCADE"))
    message_id: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(16))
    attempts: Mapped[int] = mapped_column(Integer)
    created_us: Mapped[int] = mapped_column(BigInteger)
    due_us: Mapped[int] = mapped_column(BigInteger)
    log: Mapped[list[Any]] = mapped_column(JSON)


class LeaseRow(Base):
    """Which process does a duty that only one may do at a time, and until when it may."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    holder: Mapped[str] = mapped_column(String(32))
    until_us: Mapped[int] = mapped_column(BigInteger)
