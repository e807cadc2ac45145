"""Use case: lists quotes by words, speaker, outlet or kind, and shows one with its variants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.against_source import PRIMARY, places_with_source, said_words
from service.candidates import TUNING, reach_of
from service.domain import (
    ArticleKind,
    Comparison,
    Occurrence,
    OccurrenceFilter,
    OutletUse,
    Quote,
    QuoteKind,
    Speaker,
    Stance,
    Verdict,
)
from service.errors import InvalidQuery, QuoteNotFound
from service.index.protocol import CandidateIndex
from service.language.language import language_of
from service.matching.ranking import rank
from service.people.comparison import is_same_person
from service.storage.contents.quotes import ALL_QUOTES, QuoteFilter
from service.storage.records import Carriers, Page, Unit
from service.storage.store import Store
from service.text.normalise import Wording, normalise
from service.text.passages import LONGEST

MOST_HOLDING = 1_000
"""Quotes that hold the words of a search: more than anybody pages through, and one short read of the index."""
NEIGHBOURS = 50
"""Candidates among which the variants of a quote are looked for."""
MOST_VARIANTS = 10
EVERYWHERE = OccurrenceFilter()


@dataclass(frozen=True, slots=True)
class QuoteSearch:
    """Which quotes to list: every criterion that is given must hold. `speaker` is a name as people write it."""

    words: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    kind: QuoteKind | None = None
    article_kind: ArticleKind | None = None
    stance: Stance | None = None
    year: int | None = None
    speaker_id: int | None = None


@dataclass(frozen=True, slots=True)
class QuoteOverview:
    """A quote in a list: who said it, who carried it, and how often it stands anywhere."""

    id: int
    text: str
    speakers: tuple[Speaker, ...]
    outlets: tuple[OutletUse, ...]
    occurrences: int


@dataclass(frozen=True, slots=True)
class Variant:
    """A recorded wording that is close to another one, who said it and who carried it."""

    quote_id: int
    text: str
    speakers: tuple[Speaker, ...]
    outlets: tuple[OutletUse, ...]
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class QuoteDetail:
    """A quote with its 50 earliest occurrences and the recorded wordings near it, closest first."""

    id: int
    text: str
    speakers: tuple[Speaker, ...]
    outlets: tuple[OutletUse, ...]
    occurrences: tuple[Occurrence, ...]
    occurrences_total: int
    variants: tuple[Variant, ...]


def find_quotes(
    search: QuoteSearch, limit: int, after: int | None, store: Store, index: CandidateIndex
) -> Page[QuoteOverview]:
    """A page of the quotes that `search` wants, by id, beginning behind id `after`.

    Raises InvalidQuery when the words to look for hold no word.
    """
    wanted = wanted_of(search, store, index)
    return overviews(store.list_quotes(wanted, limit=limit, after=after), store)


def wanted_of(search: QuoteSearch, store: Store, index: CandidateIndex) -> QuoteFilter:
    """What `search` asks of the record. Raises InvalidQuery when the words to look for hold no word."""
    return QuoteFilter(
        ids=None if search.words is None else _holding(search.words, store, index),
        speaker_ids=_speaker_ids(search, store),
        outlet=search.outlet,
        kind=search.kind,
        article_kind=search.article_kind,
        stance=search.stance,
        year=search.year,
    )


def quotes_of_speaker(speaker_id: int, limit: int, after: int | None, store: Store) -> Page[QuoteOverview]:
    """A page of what a speaker said, in the order in which it was first published, beginning behind the quote `after`.

    Raises InvalidCursor when nobody carries that quote any more.
    """
    return overviews(store.quotes_of_speaker(speaker_id, limit, after), store)


def quote_with_variants(
    quote_id: int, store: Store, index: CandidateIndex, days: int = TUNING.source_days
) -> QuoteDetail:
    """The quote with this id, where it stands and what comes near it; raises QuoteNotFound. What was printed is
    compared with what the same speaker said up to `days` days before, where that is on record."""
    with store.snapshot() as snapshot:
        quote = snapshot.quotes([quote_id]).get(quote_id)
        carriers = snapshot.carriers([quote_id], EVERYWHERE).get(quote_id)
        if quote is None or carriers is None:
            raise QuoteNotFound(f"no quote has the id {quote_id}")
        wording = normalise(quote.text[:LONGEST])
        units = snapshot.units(index.candidates(wording, NEIGHBOURS), reach_of(wording))
        said = snapshot.carriers(list({unit.quote_id for unit in units.values()}), PRIMARY)
    return QuoteDetail(
        id=quote.id,
        text=quote.text,
        speakers=_speakers(carriers),
        outlets=carriers.outlets,
        occurrences=places_with_source(carriers.occurrences, said_words(units.values(), said), days),
        occurrences_total=carriers.total,
        variants=_variants(quote.id, wording, units, store),
    )


def _holding(words: str, store: Store, index: CandidateIndex) -> tuple[int, ...]:
    """The ids of quotes that hold all of `words`; where none does, of those of the newest that hold them as parts of
    words."""
    wording = normalise(words)
    if not wording.words:
        raise InvalidQuery("there is no word to look for; give at least one word or leave it out")
    with store.snapshot() as snapshot:
        ids = sorted(set(snapshot.quotes_of(index.containing(wording, MOST_HOLDING)).values()))
    return tuple(ids or _holding_parts([word.casefold() for word in words.split()], store))


def _holding_parts(parts: list[str], store: Store) -> list[int]:
    with store.snapshot() as snapshot:
        newest = dict.fromkeys(use.quote_id for use in snapshot.uses(ALL_QUOTES).places)
        texts = snapshot.texts(newest)
    holding = [id for id in newest if id in texts and _has_all(texts[id].casefold(), parts)]
    return sorted(holding[:MOST_HOLDING])


def _has_all(text: str, parts: list[str]) -> bool:
    return all(part in text for part in parts)


def _speaker_ids(search: QuoteSearch, store: Store) -> tuple[int, ...] | None:
    return (search.speaker_id,) if search.speaker_id is not None else speaker_ids_of(search.speaker, store)


def speaker_ids_of(name: str | None, store: Store) -> tuple[int, ...] | None:
    """The ids of those whose name this is, as people write it; None for no name."""
    if name is None:
        return None
    return tuple(
        candidate.speaker.id
        for candidate in store.find_speakers(name)
        if is_same_person(name, (candidate.speaker.name, *candidate.aliases), language_of(None))
    )


def overviews(page: Page[Quote], store: Store) -> Page[QuoteOverview]:
    """The same page, each quote with who said it and who carried it; what nobody carries any more is left out."""
    carriers = store.carriers([quote.id for quote in page.items], EVERYWHERE, occurrence_limit=0)
    items = tuple(_overview(quote, carriers[quote.id]) for quote in page.items if quote.id in carriers)
    return Page(items, page.next_after)


def _overview(quote: Quote, carriers: Carriers) -> QuoteOverview:
    return QuoteOverview(quote.id, quote.text, _speakers(carriers), carriers.outlets, carriers.total)


def _speakers(carriers: Carriers) -> tuple[Speaker, ...]:
    return tuple(use.speaker for use in carriers.speakers)


def altered_variants(ids: Sequence[int], store: Store, index: CandidateIndex) -> dict[int, int]:
    """In how many other recorded wordings each of the quotes stands that differ from it by more than their length."""
    with store.snapshot() as snapshot:
        wordings = {id: normalise(quote.text[:LONGEST]) for id, quote in snapshot.quotes(ids).items()}
        units = {
            id: snapshot.units(index.candidates(wording, NEIGHBOURS), reach_of(wording))
            for id, wording in wordings.items()
        }
    counts = dict.fromkeys(ids, 0)
    for id, wording in wordings.items():
        ranked = _near(id, wording, units[id])
        counts[id] = sum(comparison.verdict is Verdict.ALTERED for _, comparison in ranked)
    return counts


def _near(quote_id: int, wording: Wording, units: Mapping[int, Unit]) -> list[tuple[int, Comparison]]:
    """Those of `units` that are near the quote, whose wording this is, closest first."""
    near = {unit.quote_id: unit.text for unit in units.values() if unit.quote_id != quote_id}
    return rank(wording, near, language_of(None), MOST_VARIANTS, None)


def _variants(quote_id: int, wording: Wording, units: Mapping[int, Unit], store: Store) -> tuple[Variant, ...]:
    near = {unit.quote_id: unit for unit in units.values()}
    ranked = _near(quote_id, wording, units)
    carriers = store.carriers([id for id, _ in ranked], EVERYWHERE, occurrence_limit=0)
    return tuple(
        Variant(id, near[id].text, _speakers(carriers[id]), carriers[id].outlets, comparison)
        for id, comparison in ranked
        if id in carriers
    )
