"""What corrections are made of: what is to be said otherwise, by whom and why."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain import QuoteKind, Stance


@dataclass(frozen=True, slots=True)
class Decision:
    """Who corrects, and why."""

    by: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class OccurrenceEdit:
    """What an occurrence is to say; None leaves it as it is. With `sets_speaker` a speaker of None is nobody. Where the
    stance is not that it was said, the speaker is whom it is about. `if_version` is the version (`versions.py`) that
    was corrected: another one meanwhile is a conflict."""

    speaker: str | None = None
    speaker_id: int | None = None
    sets_speaker: bool = False
    stance: Stance | None = None
    kind: QuoteKind | None = None
    if_version: int | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """The name by which a speaker is to be shown, and all names that are to be theirs; None leaves them as they are."""

    name: str | None = None
    aliases: tuple[str, ...] | None = None
    if_version: int | None = None


@dataclass(frozen=True, slots=True)
class Parting:
    """What of a speaker is another's: occurrences by id, names as they are recorded; and the other's name, which may be
    left out where names go over."""

    occurrences: tuple[int, ...] = ()
    aliases: tuple[str, ...] = ()
    name: str | None = None
    if_version: int | None = None
