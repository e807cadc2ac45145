"""Under which keys a name is looked up, so that a misspelt surname is found by an index and compared afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from service.storage.validity import LONGEST_NAME
from service.text.names import parse_name

_NEAR = 3
"""Letters at each end of a surname. One slip spares the first three or the last three of any surname of six letters or
more; with the first letter of the given name a key is shared by few."""


@dataclass(frozen=True, slots=True)
class NameKeys:
    """The folded surname, and two keys that names with a slip in the surname share."""

    surname: str
    near_head: str
    near_tail: str
    is_full: bool
    """Whether the name has more than a surname, so that it says who is meant outside its article."""

    def is_like(self, other: NameKeys) -> bool:
        """Whether one full name can be the other with a slip in the surname."""
        return self.surname == other.surname or self.near_head == other.near_head or self.near_tail == other.near_tail


def name_keys(name: str) -> NameKeys:
    """The keys of `name`; never fails."""
    parsed = parse_name(name)
    surname = parsed.folded_surname or _plain(name)
    initial = parsed.folded_given[:1]
    head, tail = initial + " " + surname[:_NEAR], initial + " " + surname[-_NEAR:]
    return NameKeys(surname, head, tail, is_full=bool(parsed.given and parsed.surname))


def is_usable(name: str) -> bool:
    """Whether `name` can be stored; what is longer than any name is none."""
    return bool(name) and not name.isspace() and len(name) <= LONGEST_NAME


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are written alike, but for case and spacing."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
