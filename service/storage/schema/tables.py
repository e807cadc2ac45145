"""The tables. SQL stays within what SQLite and PostgreSQL share; the migrations must agree with this module.

Ids are never used twice (AUTOINCREMENT, sequences): the index and clients may hold an id after its row is gone.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Id = BigInteger().with_variant(Integer, "sqlite")
"""64 bits everywhere; SQLite counts rowids only on a column that is declared INTEGER."""

UNKNOWN_MOMENT = 2**63 - 1
"""The moment of an occurrence whose article has no publication time: behind every other."""

SAID = "said"
"""The stance of nearly every occurrence, and of those that were stored before stances were."""
NOT_SAID = f"stance <> '{SAID}'"
"""Finds the other occurrences through their own small index: SQLite takes it for just this condition, as it is."""

ADDED, HIDDEN = "added", "hidden"
"""The marks of an alias that a correction put there, and of one that it took away."""
TAKEN_OUT = -1
"""In the place of where a quote within a quote begins: a correction took this speaker out of those who said it."""

_AUTOINCREMENT = {"sqlite_autoincrement": True}


def few(column: str, condition: str) -> Index:
    """An index of the few rows that meet a condition."""
    return Index(None, column, sqlite_where=text(condition), postgresql_where=text(condition))


class Base(DeclarativeBase):
    """The declarative base; every constraint has a name, so that a later migration can change it on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class OutletRow(Base):
    """A publication, known by its name alone."""

    __tablename__ = "outlet"
    __table_args__ = (UniqueConstraint("name"), _AUTOINCREMENT)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(Text)


class ArticleRow(Base):
    """One text from one outlet. `published_us` is the instant in microseconds since 1970 UTC, to sort and filter by.
    `reader` is the version of the reader that read it last (`service.reading`), NULL where that is not known; `layout`
    what its page showed besides the text (contents/layouts.py), so that it can be read again; `kind` is what sort of
    text it is (ArticleKind)."""

    __tablename__ = "article"
    __table_args__ = (
        UniqueConstraint("outlet_id", "text_hash"),
        Index(None, "published_us"),
        Index(None, "outlet_id", "published_us"),
        Index(None, "kind", "published_us"),
        _AUTOINCREMENT,
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    outlet_id: Mapped[int] = mapped_column(ForeignKey("outlet.id"))
    url: Mapped[str | None] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    byline: Mapped[str | None] = mapped_column(Text)
    published_at: Mapped[str | None] = mapped_column(Text)
    published_us: Mapped[int | None] = mapped_column(BigInteger)
    language: Mapped[str | None] = mapped_column(Text)
    evidence: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    text_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    reader: Mapped[int | None] = mapped_column(Integer)
    layout: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    kind: Mapped[str] = mapped_column(String(16), server_default="article")


class QuoteRow(Base):
    """One distinct wording. The row goes with its last occurrence, so no answer can show a wording nobody carries."""

    __tablename__ = "quote"
    __table_args__ = (UniqueConstraint("key_hash"), _AUTOINCREMENT)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    text: Mapped[str] = mapped_column(Text)


class PassageRow(Base):
    """A passage of a quote that is a long turn, at `start` of the quote's text: what the index has in its place."""

    __tablename__ = "passage"
    __table_args__ = (Index(None, "quote_id"), _AUTOINCREMENT)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    quote_id: Mapped[int] = mapped_column(ForeignKey("quote.id", ondelete="CASCADE"))
    start: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)


class SpeakerRow(Base):
    """A person or body across articles; `name` is the full form that most articles use, or what a correction says.

    Where a correction merged it into another, `merged_into_id` is who that is now, never one who is merged in turn;
    the row stays, so that its id goes on answering.
    """

    __tablename__ = "speaker"
    __table_args__ = (few("merged_into_id", "merged_into_id IS NOT NULL"), _AUTOINCREMENT)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    merged_into_id: Mapped[int | None] = mapped_column(BigInteger)
    given_name: Mapped[str | None] = mapped_column(Text)


class AliasRow(Base):
    """A name that articles use for a speaker. `articles` counts those in which it is the fullest form of the name.

    `surname` is folded; `near_head` and `near_tail` find a misspelt one (see service.people.lookup_keys). `is_full`
    tells a name with more than a surname. `speaker_id` is the speaker under whom it was first recorded, `person_id` the
    one whose name it is: another where corrections merged or split speakers. `mark` (ADDED, HIDDEN) is a correction's.
    """

    __tablename__ = "alias"
    __table_args__ = (
        UniqueConstraint("speaker_id", "name"),
        Index(None, "person_id"),
        Index(None, "surname"),
        Index(None, "near_head"),
        Index(None, "near_tail"),
        _AUTOINCREMENT,
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    surname: Mapped[str] = mapped_column(Text)
    near_head: Mapped[str] = mapped_column(String(16))
    near_tail: Mapped[str] = mapped_column(String(16))
    is_full: Mapped[bool]
    articles: Mapped[int] = mapped_column(Integer)
    person_id: Mapped[int] = mapped_column(BigInteger, nullable=True)
    mark: Mapped[str | None] = mapped_column(String(8))


class OccurrenceRow(Base):
    """One place where a quote stands; `text` is the article's own wording, `alias_id` its fullest name of the speaker.

    `speaker_id` is NULL where the `stance` is not that it was said: `about_id` is then whom it is about, and
    `alias_id` that one's fullest name. `further` counts whom else it names (FurtherSpeakerRow), NULL where it names
    nobody. `parts` holds `[start, end]` pairs, `inner` the lists of contents/nested_quotes.py; NULL where there is
    but one, or none. `outlet_id` and `moment` (its `published_us`, or UNKNOWN_MOMENT) are the article's, but that in a
    live blog the moment is the post's: with them, who carried a quote, and since when, is read from one index, however
    often it was carried. Where a correction holds, `correction_id` is the last, `kind`, `stance`, `speaker_id` and
    `about_id` are what it says, and `read_kind` and `read_stance` what the reader had read.
    """

    __tablename__ = "occurrence"
    __table_args__ = (
        UniqueConstraint("article_id", "start", "end"),
        Index(None, "quote_id", "moment", "outlet_id", "speaker_id"),
        Index(None, "speaker_id"),
        Index(None, "alias_id"),
        few("about_id", "about_id IS NOT NULL"),
        few("quote_id", NOT_SAID),
        few("correction_id", "correction_id IS NOT NULL"),
        _AUTOINCREMENT,
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    quote_id: Mapped[int] = mapped_column(ForeignKey("quote.id"))
    outlet_id: Mapped[int] = mapped_column(ForeignKey("outlet.id"))
    moment: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[str] = mapped_column(Text)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(16))
    open_mark: Mapped[str] = mapped_column(Text)
    close_mark: Mapped[str | None] = mapped_column(Text)
    is_closed: Mapped[bool]
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"))
    alias_id: Mapped[int | None] = mapped_column(ForeignKey("alias.id"))
    mention_text: Mapped[str | None] = mapped_column(Text)
    mention_start: Mapped[int | None] = mapped_column(Integer)
    mention_end: Mapped[int | None] = mapped_column(Integer)
    cue_text: Mapped[str | None] = mapped_column(Text)
    cue_start: Mapped[int | None] = mapped_column(Integer)
    cue_end: Mapped[int | None] = mapped_column(Integer)
    rule: Mapped[str | None] = mapped_column(Text)
    confidence: Mapped[float | None] = mapped_column(Float)
    prefix: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(Text)
    parts: Mapped[list[list[int]] | None] = mapped_column(JSON(none_as_null=True))
    inner: Mapped[list[list[Any]] | None] = mapped_column(JSON(none_as_null=True))
    stance: Mapped[str] = mapped_column(String(16), server_default=SAID)
    about_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"))
    further: Mapped[int | None] = mapped_column(Integer)
    correction_id: Mapped[int | None] = mapped_column(BigInteger)
    read_kind: Mapped[str | None] = mapped_column(String(16))
    read_stance: Mapped[str | None] = mapped_column(String(16))


class FurtherSpeakerRow(Base):
    """Somebody whom an occurrence names besides the speaker in its own row: who said it together with them, or who said
    the quote within it that stands at `inner_start` of the article; TAKEN_OUT where a correction says that they did not
    say it. `place` counts them from 1, `quote_id` repeats the occurrence's."""

    __tablename__ = "further_speaker"
    __table_args__ = (
        UniqueConstraint("occurrence_id", "place"),
        Index(None, "quote_id"),
        Index(None, "speaker_id"),
        _AUTOINCREMENT,
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    occurrence_id: Mapped[int] = mapped_column(ForeignKey("occurrence.id", ondelete="CASCADE"))
    quote_id: Mapped[int] = mapped_column(ForeignKey("quote.id"))
    place: Mapped[int] = mapped_column(Integer)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"))
    alias_id: Mapped[int] = mapped_column(ForeignKey("alias.id"))
    inner_start: Mapped[int | None] = mapped_column(Integer)


class RoleRow(Base):
    """What an article says that a speaker is, in its own words: "the mayor of Avon". Read only for a claim that gives a
    role in place of a name."""

    __tablename__ = "role"
    __table_args__ = (UniqueConstraint("article_id", "speaker_id", "text"), Index(None, "speaker_id"), _AUTOINCREMENT)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(Text)


class ChangeRow(Base):
    """The ordered log that the index reads: a quote appeared or went away. The quote's row says which of the two.

    Rows that no index needs any more leave it: see `service.storage.upkeep.log_compaction`.

    `token` is random: after a restore, or a failover that lost the last transactions, the same number comes again for
    another change, and by the token an index knows that what it read was not this.
    """

    __tablename__ = "change"
    __table_args__ = (_AUTOINCREMENT,)

    seq: Mapped[int] = mapped_column(Id, primary_key=True)
    quote_id: Mapped[int] = mapped_column(BigInteger)
    token: Mapped[int] = mapped_column(BigInteger, server_default="0")


class MetaRow(Base):
    """What is known of the database itself: `store_id`, a random id made with the tables; what was done once."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
