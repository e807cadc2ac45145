"""Writes and reads the log: which quotes appeared or went away, in the order in which an index must learn of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from sqlalchemy import Connection, func, insert, select

from service.storage.contents import passages
from service.storage.records import ChangeBatch, LogState
from service.storage.schema.tables import ChangeRow, QuoteRow
from service.storage.upkeep.compacted import compacted
from service.storage.validity import as_position


def record(connection: Connection, quote_ids: Iterable[int]) -> None:
    """Note that each of these quotes has just appeared or gone, in the transaction that did it."""
    rows = [{"quote_id": id, "token": secrets.randbits(63)} for id in sorted(quote_ids)]
    if rows:
        connection.execute(insert(ChangeRow), rows)


def head(connection: Connection) -> int:
    """The number of the last change; 0 when there is none."""
    return connection.scalar(select(func.max(ChangeRow.seq))) or 0


def at(connection: Connection, position: int) -> LogState:
    """Where the log ends, and the token of its change at `position`; see `compacted` for that of one far back."""
    token = connection.scalar(select(ChangeRow.token).where(ChangeRow.seq == position)) if position else 0
    if position and token is not None:
        token = compacted(connection).token(position, token)
    return LogState(head(connection), token)


def after(connection: Connection, position: int, limit: int, letters: int | None = None) -> ChangeBatch:
    """Up to `limit` changes after `position`, and no more once their quotes have `letters` code points.

    A quote that appeared and has gone again is only a removal; one that has passages is added as these.
    """
    position = as_position(position)
    query = (
        select(ChangeRow.seq, ChangeRow.token, ChangeRow.quote_id, QuoteRow.text)
        .outerjoin(QuoteRow, QuoteRow.id == ChangeRow.quote_id)
        .where(ChangeRow.seq > position)
        .order_by(ChangeRow.seq)
        .limit(limit)
    )
    texts: dict[int, str | None] = {}
    token = length = 0
    for seq, of_change, quote_id, text in connection.execute(query):
        texts[quote_id] = text
        position, token = seq, of_change
        length += len(text or "")
        if letters is not None and length >= letters:
            break
    numbers = passages.numbers_of(connection, [id for id, text in texts.items() if text is not None])
    additions = tuple(unit for id, text in texts.items() if text is not None for unit in numbers.get(id, ((id, text),)))
    if texts:
        token = compacted(connection).token(position, token)
    return ChangeBatch(additions, tuple(id for id, text in texts.items() if text is None), position, token)
