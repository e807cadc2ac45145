"""The table of API keys."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.storage.schema.tables import Base, Id

_AUTOINCREMENT = {"sqlite_autoincrement": True}


class ApiKeyRow(Base):
    """An API key: its hash, never the key. A revoked one stays, so that the last to go does not open the service.

    `scopes` are names joined by spaces; moments are microseconds since 1970 UTC, `last_used_day` days since then.
    """

    __tablename__ = "api_key"
    __table_args__ = (UniqueConstraint("public_id"), _AUTOINCREMENT)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    public_id: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(Text)
    key_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    scopes: Mapped[str] = mapped_column(String(64))
    created_us: Mapped[int] = mapped_column(BigInteger)
    expires_us: Mapped[int | None] = mapped_column(BigInteger)
    revoked_us: Mapped[int | None] = mapped_column(BigInteger)
    last_used_day: Mapped[int | None] = mapped_column(Integer)
