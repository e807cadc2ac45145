"""Values that the store answers with, beyond those of the domain."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from service.domain import Denial, Occurrence, OutletUse, Speaker

T = TypeVar("T")

IsOneSpeaker = Callable[[str, Iterable[str]], bool]
"""Whether a name and the full names recorded for a speaker are one person's (`service.people.comparison`)."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list in order of id; `next_after` is what to ask for next, None at the end."""

    items: tuple[T, ...]
    next_after: int | None


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of an article that was sent: its id, whether it came in just now, and how many quotes it holds."""

    article_id: int
    is_new: bool
    quotes: int


class Unit(NamedTuple):
    """A text that a candidate is compared with: a quote, or a passage of it that begins at `start` of the quote's text.
    `start` is None for the whole quote."""

    quote_id: int
    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class SpeakerUse:
    """How often a quote is given to one speaker, or one is said not to have said it; `names` are the full forms of the
    name that articles use; none where no claim is to be compared with them. `outlets` are those that say so, earliest
    first."""

    speaker: Speaker
    names: tuple[str, ...]
    occurrences: int
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Carriers:
    """Where a quote stands: every outlet, earliest first; the earliest occurrences; every speaker, most often first.

    An unknown publication time comes after every known one. `total` counts all occurrences. `denials` are the outlets
    that carried it as not said, earliest first, and `denied` those who, as they have it, did not say it.
    """

    outlets: tuple[OutletUse, ...]
    occurrences: tuple[Occurrence, ...]
    total: int
    speakers: tuple[SpeakerUse, ...]
    denials: tuple[Denial, ...] = ()
    denied: tuple[SpeakerUse, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerSummary:
    """A speaker in a list, with the number of distinct quotes and of occurrences."""

    id: int
    name: str
    quotes: int
    occurrences: int


@dataclass(frozen=True, slots=True)
class SpeakerDetail:
    """A speaker and every name that articles use for them, as first seen; `merged` are those who were merged into
    them."""

    speaker: Speaker
    aliases: tuple[str, ...]
    merged: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class OutletSummary:
    """An outlet and how much of it is stored: articles, and distinct quotes in them."""

    outlet: str
    articles: int
    quotes: int
    id: int


@dataclass(frozen=True, slots=True)
class ChangeBatch:
    """A piece of the log, up to and including `position`, as the quotes stand now; no id is in both lists.

    `position` is the one that was asked after when nothing is left to read. `token` is that of the change at it.
    """

    additions: tuple[tuple[int, str], ...]
    removals: tuple[int, ...]
    position: int
    token: int = 0


@dataclass(frozen=True, slots=True)
class LogState:
    """The number of the log's last change, and the token of the change at the position asked about: None where the log
    has no such change, 0 at its start."""

    head: int
    token: int | None
