"""Reads all that a verification needs from one state of the database, in few, ready-made statements."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import TypeVar

from sqlalchemy import Connection

from service.domain import Layout, Occurrence, OccurrenceFilter, Quote, Searched
from service.storage.contents import articles, carriers, names_in_use, passages, printed, quotes, roles, uses
from service.storage.contents.kept import Kept
from service.storage.contents.quotes import QuoteFilter
from service.storage.contents.searched import SearchedCounts
from service.storage.contents.uses import Uses
from service.storage.records import Carriers, Unit
from service.storage.schema.tables import OutletRow, SpeakerRow

Made = TypeVar("Made")


class Snapshot:
    """One state of the database. Every method may raise StorageUnavailable."""

    def __init__(self, connection: Connection, counts: SearchedCounts, kept: Kept) -> None:
        self._connection = connection
        self._counts = counts
        self._kept = kept

    def kept(self, what: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes of this state alone, or made of it before; `what` names it. Nobody may change it."""
        return self._kept.of(self._connection, what, make)

    def searched(self, filter: OccurrenceFilter) -> Searched:
        """What `filter` lets through, as it was at most a second ago, or a hundred times as long as counting takes."""
        return self._counts.of(self._connection, filter)

    def quotes(self, ids: Iterable[int]) -> dict[int, Quote]:
        """Those of `ids` that somebody carries, in the order of `ids`."""
        return quotes.get_many(self._connection, ids)

    def texts(self, ids: Iterable[int]) -> dict[int, str]:
        """The texts of those of `ids` that somebody carries, in no order."""
        return quotes.texts_of(self._connection, ids)

    def units(self, numbers: Iterable[int], reach: int) -> dict[int, Unit]:
        """What candidates are compared with, by the numbers by which an index knows it: quotes and passages that are
        there, in no order; a passage with `reach` code points of its turn on both sides."""
        wanted = list(numbers)
        units = {id: Unit(id, text) for id, text in quotes.texts_of(self._connection, wanted).items()}
        units.update(passages.units_of(self._connection, wanted, reach))
        return units

    def quotes_of(self, numbers: Sequence[int]) -> dict[int, int]:
        """The quote of each number by which an index knows a quote or a passage, in the order of `numbers`."""
        return passages.quotes_of(self._connection, numbers)

    def with_passages(self, ids: Sequence[int]) -> set[int]:
        """Those of the quotes with `ids` that have passages, and so are never compared as a whole."""
        return set(passages.numbers_of(self._connection, ids))

    def carried(self, ids: Sequence[int], filter: OccurrenceFilter) -> list[int]:
        """Those of `ids` with an occurrence that `filter` lets through, in the order of `ids`."""
        return quotes.carried(self._connection, ids, filter)

    def all_carried(self, filter: OccurrenceFilter, most: int) -> list[int] | None:
        """The ids of all quotes with an occurrence that `filter` lets through, ascending.

        None when there are more than `most` such occurrences.
        """
        return quotes.all_carried(self._connection, filter, most)

    def uses(self, wanted: QuoteFilter) -> Uses:
        """Where the `wanted` quotes stand, as far as the place itself meets the filter; so many places at most."""
        return uses.uses(self._connection, wanted)

    def outlet_names(self, ids: Iterable[int]) -> dict[int, str]:
        """The name of each outlet of `ids`."""
        return uses.names_of(self._connection, OutletRow, ids)

    def speaker_names(self, ids: Iterable[int]) -> dict[int, str]:
        """The name of each speaker of `ids`."""
        return uses.names_of(self._connection, SpeakerRow, ids)

    def names_in_use(self, of: str, most: int) -> list[tuple[str, str]]:
        """Up to `most` pairs of a name and another one for the same speaker, or outlet, the most used first."""
        listed = {"speaker": names_in_use.of_speakers, "outlet": names_in_use.of_outlets}[of]
        return listed(self._connection, most)

    def layouts(self, article_ids: Iterable[int]) -> dict[int, Layout]:
        """What is known of these articles' texts besides the words, by id."""
        return articles.layouts_of(self._connection, article_ids)

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

    def printed(
        self, filter: OccurrenceFilter, speaker_ids: Collection[int] | None, days: int, most: int
    ) -> list[Occurrence]:
        """What is printed of those of whom there are primary sources; see `printed.of_recorded_speakers`."""
        return printed.of_recorded_speakers(self._connection, filter, speaker_ids, days, most)

    def roles(self, quote_ids: Sequence[int], filter: OccurrenceFilter) -> dict[int, dict[int, tuple[str, ...]]]:
        """For each quote what the articles that carry it say that its speakers are, by the speaker's id."""
        return roles.of_quotes(self._connection, quote_ids, filter)
