"""Who may see which watches and webhooks, and whose still count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, true

from service.storage.moments import now_us
from service.storage.schema.key_tables import ApiKeyRow


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose watches somebody may see and change: those of the API key `owner` (None: this machine's own user), or
    `everybody`'s."""

    owner: str | None
    everybody: bool = False

    def condition(self, column: Any) -> ColumnElement[bool]:
        """That a row with its owner in `column` is within reach."""
        if self.everybody:
            return true()
        is_owner: ColumnElement[bool] = column.is_(None) if self.owner is None else column == self.owner
        return is_owner


EVERYBODYS = Reach(None, everybody=True)


def is_in_force(column: Any) -> ColumnElement[bool]:
    """That the owner in `column` is this machine's user, or a key that is neither revoked nor expired: what a lost key
    saved must not go on sending, nor answer at its feeds."""
    good = exists().where(
        ApiKeyRow.public_id == column,
        ApiKeyRow.revoked_us.is_(None),
        or_(ApiKeyRow.expires_us.is_(None), ApiKeyRow.expires_us > now_us()),
    )
    return or_(column.is_(None), good)
