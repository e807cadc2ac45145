"""Use case: counts the quotes of a search by speaker, outlet, year, kind and stance, and sorts them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from service.browsing import QuoteOverview, QuoteSearch, altered_variants, overviews, wanted_of
from service.domain import QuoteKind, Speaker, Stance
from service.errors import InvalidCursor
from service.index.protocol import CandidateIndex
from service.storage.contents.publication_filters import year_of
from service.storage.contents.quotes import QuoteFilter
from service.storage.contents.snapshot import Snapshot
from service.storage.contents.uses import Use
from service.storage.records import Page
from service.storage.store import Store

MOST_VALUES = 50
"""Of one facet: those with the most quotes."""
MOST_COMPARED = 100
"""Quotes for which others that come near are looked up in one answer: a third of a second."""

Key = TypeVar("Key", bound=Hashable)


class Sort(StrEnum):
    """What a list of quotes begins with."""

    RECORDED = "recorded"
    SENTENCES = "sentences"
    NEWEST = "newest"
    MOST_CARRIED = "most_carried"
    MOST_ALTERED = "most_altered"


@dataclass(frozen=True, slots=True)
class Facets:
    """How many distinct quotes of a search there are by each value, the most first, years newest first; `year` None
    stands for those without a time. `is_complete` is False where more places stand on record than are counted."""

    quotes: int
    speakers: tuple[tuple[Speaker, int], ...]
    outlets: tuple[tuple[str, int], ...]
    years: tuple[tuple[int | None, int], ...]
    kinds: tuple[tuple[QuoteKind, int], ...]
    stances: tuple[tuple[Stance, int], ...]
    is_complete: bool


def facets_of(search: QuoteSearch, store: Store, index: CandidateIndex) -> Facets:
    """Count what `search` wants; raises InvalidQuery as `find_quotes` does."""
    wanted = wanted_of(search, store, index)
    with store.snapshot() as snapshot:
        return snapshot.kept(("facets", wanted), lambda: _facets(wanted, snapshot))


def _facets(wanted: QuoteFilter, snapshot: Snapshot) -> Facets:
    uses = snapshot.uses(wanted)
    places = uses.places
    speakers = _counted(places, lambda use: use.speakers)[:MOST_VALUES]
    outlets = _counted(places, lambda use: (use.outlet_id,))[:MOST_VALUES]
    speaker_names = snapshot.speaker_names(id for id, _ in speakers)
    outlet_names = snapshot.outlet_names(id for id, _ in outlets)
    years = _counted(places, lambda use: (year_of(use.moment),))
    return Facets(
        quotes=len({use.quote_id for use in places}),
        speakers=tuple((Speaker(id, speaker_names[id]), count) for id, count in speakers if id in speaker_names),
        outlets=tuple((outlet_names[id], count) for id, count in outlets if id in outlet_names),
        years=tuple(sorted(years, key=lambda pair: -(pair[0] or 0))),
        kinds=tuple((QuoteKind(kind), count) for kind, count in _counted(places, lambda use: (use.kind,))),
        stances=tuple((Stance(stance), count) for stance, count in _counted(places, lambda use: (use.stance,))),
        is_complete=uses.is_complete,
    )


def _counted(places: Iterable[Use], values_of: Callable[[Use], tuple[Key, ...]]) -> list[tuple[Key, int]]:
    """The distinct quotes of each value, the most first, then as they came."""
    pairs = dict.fromkeys([(value, use.quote_id) for use in places for value in values_of(use)])
    return Counter([value for value, _ in pairs]).most_common()


def sorted_quotes(
    search: QuoteSearch, sort: Sort, limit: int, after: int | None, store: Store, index: CandidateIndex
) -> Page[QuoteOverview]:
    """A page of the quotes that `search` wants by `sort`, beginning behind the quote `after`, among the places that
    `uses` reads. Raises InvalidCursor when that quote is no more among them."""
    wanted = wanted_of(search, store, index)
    with store.snapshot() as snapshot:
        ordered = _ordered(wanted, sort, snapshot)
    if sort is Sort.MOST_ALTERED:
        ordered = _most_altered(ordered, store, index)
    if after is not None and after not in ordered:
        raise InvalidCursor("what this page began behind was taken out; begin again without a cursor")
    begin = 0 if after is None else ordered.index(after) + 1
    ids = ordered[begin : begin + limit]
    quotes = tuple(store.quotes(ids).values())
    return overviews(Page(quotes, ids[-1] if begin + limit < len(ordered) else None), store)


_WHOLE = 2
_WHOLENESS = {kind.value: 0 for kind in QuoteKind} | {"direct": _WHOLE, "spoken": _WHOLE, "partial": 1}


def _ordered(wanted: QuoteFilter, sort: Sort, snapshot: Snapshot) -> list[int]:
    """The ids of the quotes in that order, the same for all pages while nobody writes."""
    return snapshot.kept((sort, wanted), lambda: _by(sort, snapshot.uses(wanted).places))


def _most_altered(first: list[int], store: Store, index: CandidateIndex) -> list[int]:
    """Those of the `first` ones with other wordings, which the index knows: it may not have read all that is stored."""
    altered = altered_variants(first, store, index)
    return sorted((id for id in first if altered[id]), key=lambda id: altered[id], reverse=True)


def _by(sort: Sort, places: Iterable[Use]) -> list[int]:
    """The ids of the quotes; where all else is alike, the newest first, then those that came in last. Of the most
    altered those that are looked at."""
    of_quote: dict[int, list[Use]] = defaultdict(list)
    for use in places:
        of_quote[use.quote_id].append(use)

    def newest(id: int) -> tuple[int, int]:
        dated = [use.moment for use in of_quote[id] if year_of(use.moment) is not None]
        return max(dated, default=-(2**63)), id

    def carried(id: int) -> tuple[int, int]:
        return len({use.outlet_id for use in of_quote[id]}), len(of_quote[id])

    def wholeness(id: int) -> int:
        return max([_WHOLENESS[use.kind] for use in of_quote[id]])

    by_time = sorted(of_quote, key=newest, reverse=True)
    match sort:
        case Sort.SENTENCES:
            return sorted(by_time, key=wholeness, reverse=True)
        case Sort.MOST_CARRIED:
            return sorted(by_time, key=carried, reverse=True)
        case Sort.MOST_ALTERED:
            return sorted(by_time, key=lambda id: (wholeness(id) == _WHOLE, carried(id)), reverse=True)[:MOST_COMPARED]
        case Sort.NEWEST | Sort.RECORDED:
            return by_time
