"""Keeps what was made of the contents, for as long as these stay as they are: the pages of a list are one order."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import Any, TypeVar

from sqlalchemy import Connection

from service.storage.connection.state import state_of

MOST = 16
"""Of the latest used: an order of 20,000 quotes takes 700 kB."""

Made = TypeVar("Made")


class Kept:
    """What was made of one database by this process; safe to share between threads, which may make the same twice."""

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, Any] = OrderedDict()

    def of(self, connection: Connection, what: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes of the contents that `connection` sees, or made of the same; `what` names it."""
        key = (state_of(connection), what)
        made: Made
        try:
            made = self._made[key]
        except KeyError:
            made = make()
        self._made[key] = made
        with suppress(KeyError):  # another thread took it out
            self._made.move_to_end(key)
            while len(self._made) > MOST:
                self._made.popitem(last=False)
        return made
