"""Reads all that a verification needs from one state of the database, in few, ready-made statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection

from service.domain import Occurrence, OccurrenceFilter, Quote, Searched
from service.storage.contents import carriers, quotes, roles
from service.storage.contents.searched import SearchedCounts
from service.storage.records import Carriers


class Snapshot:
    """One state of the database. Every method may raise StorageUnavailable."""

    def __init__(self, connection: Connection, counts: SearchedCounts) -> None:
        self._connection = connection
        self._counts = counts

    def searched(self, filter: OccurrenceFilter) -> Searched:
        """What `filter` lets through, as it was at most a second ago, or a hundred times as long as counting takes."""
        return self._counts.of(self._connection, filter)

    def quotes(self, ids: Iterable[int]) -> dict[int, Quote]:
        """Those of `ids` that somebody carries, in the order of `ids`."""
        return quotes.get_many(self._connection, ids)

    def texts(self, ids: Iterable[int]) -> dict[int, str]:
        """The texts of those of `ids` that somebody carries, in no order."""
        return quotes.texts_of(self._connection, ids)

    def carried(self, ids: Sequence[int], filter: OccurrenceFilter) -> list[int]:
        """Those of `ids` with an occurrence that `filter` lets through, in the order of `ids`."""
        return quotes.carried(self._connection, ids, filter)

    def all_carried(self, filter: OccurrenceFilter, most: int) -> list[int] | None:
        """The ids of all quotes with an occurrence that `filter` lets through, ascending.

        None when there are more than `most` such occurrences.
        """
        return quotes.all_carried(self._connection, filter, most)

    def carriers(
        self,
        quote_ids: Sequence[int],
        filter: OccurrenceFilter,
        occurrence_limit: int = 50,
        *,
        with_names: bool = True,
    ) -> dict[int, Carriers]:
        """Who carried each quote, as far as `filter` lets through; a quote with no such occurrence is left out.

        Without `with_names` the speakers come without their other names, which only a claim is compared with.
        """
        return carriers.of_quotes(self._connection, quote_ids, filter, occurrence_limit, with_names=with_names)

    def carriers_within(self, occurrences: Sequence[Occurrence]) -> dict[int, Carriers]:
        """The carriers of each quote as far as these occurrences of one article go, by the quote's id."""
        return carriers.of_occurrences(self._connection, occurrences)

    def carried_before(self, quote_ids: Collection[int], article_id: int, outlet: str | None) -> set[int]:
        """Those of the quotes that an article stored before this one has, of any outlet or of `outlet`."""
        return carriers.carried_before(self._connection, quote_ids, article_id, outlet)

    def roles(self, quote_ids: Sequence[int], filter: OccurrenceFilter) -> dict[int, dict[int, tuple[str, ...]]]:
        """For each quote what the articles that carry it say that its speakers are, by the speaker's id."""
        return roles.of_quotes(self._connection, quote_ids, filter)
