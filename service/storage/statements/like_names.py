"""Which aliases look like a name: a condition that indexes answer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_

from service.people.lookup_keys import NameKeys
from service.storage.schema.tables import AliasRow


def looks_like(keys: Sequence[NameKeys]) -> ColumnElement[bool]:
    """Whether an alias has one of these surnames or, for full names, one with a slip in it; answered from indexes."""
    full = [key for key in keys if key.is_full]
    return or_(
        AliasRow.surname.in_({key.surname for key in keys}),
        AliasRow.near_head.in_({key.near_head for key in full}),
        AliasRow.near_tail.in_({key.near_tail for key in full}),
    )
