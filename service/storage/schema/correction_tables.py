"""The tables of corrections: what people said is otherwise than it was read. Rows are added, and never taken back.

No column refers to another table by a constraint, but for a place to its correction and to the occurrence that it holds
for now: a correction outlives what it corrected. No words of an article are kept here, only hashes to know them by.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.storage.schema.tables import Base, Id

_AUTOINCREMENT = {"sqlite_autoincrement": True}


class CorrectionRow(Base):
    """One decision: who made it, when, why, and what it says. An undo is a decision of its own, with what it undoes.

    `speaker_id` is who is merged, split or renamed, `into_id` with whom they are merged or whom they are split into;
    `name` the name given to them and `was` the one before. `added` and `removed` are names as lists
    `[speaker id of the alias, name]`; of a split `removed` are those that go over.
    """

    __tablename__ = "correction"
    __table_args__ = (
        UniqueConstraint("undoes_id"),
        Index(None, "speaker_id"),
        Index(None, "into_id"),
        _AUTOINCREMENT,
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    action: Mapped[str] = mapped_column(String(16))
    at_us: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[str] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    undoes_id: Mapped[int | None] = mapped_column(BigInteger)
    speaker_id: Mapped[int | None] = mapped_column(BigInteger)
    into_id: Mapped[int | None] = mapped_column(BigInteger)
    name: Mapped[str | None] = mapped_column(Text)
    was: Mapped[str | None] = mapped_column(Text)
    added: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    removed: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))


class CorrectionPlaceRow(Base):
    """A place in an article for which a correction says another speaker, stance or kind; NULL where it says nothing of
    them, and `sets_speaker` tells a speaker of NULL (nobody) from that.

    `occurrence_id` is the occurrence that it holds for, NULL while there is none. The place is known again by the
    article (`article_hash` of outlet and text, `address_hash` of outlet and address), the wording (`key_hash`), the
    words around it (`context_hash`), and by being the `nth` of `total` places of that wording in the article. What
    the occurrence said before is in `was_…`.
    """

    __tablename__ = "correction_place"
    __table_args__ = (
        Index(None, "correction_id"),
        Index(None, "occurrence_id"),
        Index(None, "article_hash"),
        Index(None, "address_hash"),
        Index(None, "speaker_id"),
        _AUTOINCREMENT,
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    correction_id: Mapped[int] = mapped_column(ForeignKey("correction.id", ondelete="CASCADE"))
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("occurrence.id", ondelete="SET NULL"))
    article_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    address_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    key_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    context_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    nth: Mapped[int] = mapped_column(Integer)
    total: Mapped[int] = mapped_column(Integer)
    sets_speaker: Mapped[bool]
    speaker_id: Mapped[int | None] = mapped_column(BigInteger)
    stance: Mapped[str | None] = mapped_column(String(16))
    kind: Mapped[str | None] = mapped_column(String(16))
    was_speaker_id: Mapped[int | None] = mapped_column(BigInteger)
    was_stance: Mapped[str] = mapped_column(String(16))
    was_kind: Mapped[str] = mapped_column(String(16))
