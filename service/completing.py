"""Use case: completes names of speakers and outlets as they are typed, from a list that is read anew now and then."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock

from service.people.name_list import NameList, NameUse
from service.storage.store import Store

MOST_NAMES = 100_000
"""Of each kind, the most used ones: what is rarer is found once it is typed in full."""
_FRESH_SECONDS = 1.0
_SHARE = 20
"""A list is good for so many times as long as reading it took: it costs a twentieth of the time at most."""


class Field(StrEnum):
    """What the names are of."""

    SPEAKER = "speaker"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class _Kept:
    names: NameList
    good_until: float


class Completer:
    """The lists of names that this process has read; the database is the truth, and a list is seconds behind it."""

    def __init__(self) -> None:
        self._kept: dict[Field, _Kept] = {}
        self._reading = Lock()

    def complete(self, of: Field, typed: str, most: int, store: Store) -> list[NameUse]:
        """Up to `most` names that `typed` may become, the likeliest first."""
        return self._names(of, store).complete(typed, most)

    def _names(self, of: Field, store: Store) -> NameList:
        kept = self._kept.get(of)
        if kept is not None and (time.monotonic() < kept.good_until or self._reading.locked()):
            return kept.names
        with self._reading:
            begun = time.monotonic()
            kept = self._kept.get(of)
            if kept is not None and begun < kept.good_until:
                return kept.names  # read while this thread waited
            with store.snapshot() as snapshot:
                names = NameList(NameUse(*pair) for pair in snapshot.names_in_use(of, MOST_NAMES))
            now = time.monotonic()
            self._kept[of] = _Kept(names, now + max(_FRESH_SECONDS, _SHARE * (now - begun)))
            return names
