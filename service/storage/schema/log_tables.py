"""The table of those who read the log of changes."""

from __future__ import annotations

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from service.storage.schema.tables import Base


class LogReaderRow(Base):
    """Who looks after an index, and how far that has read the log of changes; `seen_us` is when that was said."""

    __tablename__ = "log_reader"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger)
    seen_us: Mapped[int] = mapped_column(BigInteger)
