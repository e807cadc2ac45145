"""Hangs each wording of an utterance on the nearest earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from service.domain import ArticleSummary, Change, Occurrence, Severity
from service.lineage.utterance import Link, Relation, Words, link

_DAY = timedelta(days=1)
_NEVER = datetime.max.replace(tzinfo=UTC)


def are_close(places: Sequence[Occurrence], others: Sequence[Occurrence]) -> bool:
    """Whether two of these places were published within a day of each other."""
    days = {place.published_at.instant.date() for place in places if place.published_at}
    ends = {place.published_at.instant.date() for place in others if place.published_at}
    return any(abs(day - end) <= _DAY for day in days for end in ends)


@dataclass(frozen=True, slots=True)
class Member:
    """A wording of the utterance and its places, the earliest first; of a long turn, the passage at `start`."""

    quote_id: int
    words: Words
    start: int | None
    places: tuple[Occurrence, ...]

    @property
    def is_source(self) -> bool:
        """Whether a primary source has it."""
        return any(place.article.kind.is_primary for place in self.places)

    @property
    def articles(self) -> tuple[ArticleSummary, ...]:
        """The articles that have it, the earliest first."""
        return tuple(dict.fromkeys(place.article for place in self.places))

    def link_to(self, earlier: Member) -> Link | None:
        """What it is to an earlier member; None where nothing proves that both are of one utterance."""
        return link(self.words, earlier.words, is_close=are_close(self.places, earlier.places))

    @property
    def age(self) -> tuple[datetime, int, int]:
        """What members are sorted by, the earliest first."""
        published = self.places[0].published_at if self.places else None
        return published.instant if published else _NEVER, self.quote_id, self.start or 0


@dataclass(frozen=True, slots=True)
class Node:
    """A member in the tree. `hangs_on` is the place in the list of the nearest earlier wording, and `link` what this
    one is to that; both None for a root."""

    member: Member
    hangs_on: int | None = None
    link: Link | None = None

    @property
    def relation(self) -> Relation | None:
        """What it is to the wording that it hangs on."""
        return self.link.relation if self.link else None

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is otherwise than there."""
        return self.link.changes if self.link else ()

    @property
    def severity(self) -> Severity | None:
        """That of the worst change."""
        return self.link.severity if self.link else None

    @property
    def difference(self) -> str | None:
        """The same in words."""
        return self.link.in_words if self.link else None


def tree(members: Sequence[Member]) -> tuple[Node, ...]:
    """The members with the root first, then the earliest: the root is the earliest primary source, or the earliest of
    all. One that shares nothing with any earlier wording is a root of its own, since it is of another part."""
    ordered = sorted(members, key=lambda member: (not member.is_source, member.age))
    if ordered and ordered[0].is_source:
        sources = [member for member in ordered if member.is_source]
        first, others = sources[0], [*sources[1:], *ordered[len(sources) :]]
        ordered = [first, *sorted(others, key=lambda member: member.age)]
    return tuple(_hung(ordered))


def _hung(ordered: Sequence[Member]) -> Iterator[Node]:
    for number, member in enumerate(ordered):
        links = [(member.link_to(earlier), at) for at, earlier in enumerate(ordered[:number])]
        proven = [(found, at) for found, at in links if found is not None]
        if proven:
            nearest, at = max(proven, key=lambda each: (*each[0].nearness, -each[1]))
            yield Node(member, at, nearest)
        else:
            yield Node(member)
