"""Gathers the wordings of one utterance: those that the same speaker said within a few days, and that share enough
words with the one that is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from service.candidates import TUNING, reach_of
from service.domain import Occurrence, OccurrenceFilter, PublishedAt, Quote, Speaker, Stance
from service.errors import QuoteNotFound
from service.index.protocol import CandidateIndex
from service.language.language import language_of
from service.lineage.tree import Member, Node, tree
from service.lineage.utterance import Words
from service.storage.contents.snapshot import Snapshot
from service.storage.records import Carriers, Unit
from service.storage.store import Store
from service.text.passages import LONGEST, passages

PROPOSALS = 60
"""Quotes and passages that are looked at for one wording: the index puts those that share rare words first."""
MOST_WORDINGS = 30
"""Each is compared with all earlier ones, so that this bounds the time: 435 comparisons."""
MOST_PASSAGES = 10
"""Of a long turn that is asked about."""
MOST_PLACES = 50
"""Of each wording, the earliest."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """The wordings of the utterance that a quote is of, root first, then the earliest; `speaker` is who said it.
    `left_out` counts wordings beyond the most that are shown. `is_common` says that the words prove too little to tell
    one utterance from another: nothing is put together then. `days` is how far apart its places may be."""

    quote_id: int
    speaker: Speaker | None
    nodes: tuple[Node, ...]
    left_out: int
    is_common: bool
    days: int


def lineage_of(quote_id: int, store: Store, index: CandidateIndex, days: int = TUNING.source_days) -> Lineage:
    """The lineage of the quote with this id: of the time when it was first published, `days` days between two places at
    most. Takes time for at most MOST_WORDINGS wordings. Raises QuoteNotFound."""
    with store.snapshot() as snapshot:
        quote = snapshot.quotes([quote_id]).get(quote_id)
        carriers = snapshot.carriers([quote_id], OccurrenceFilter(), MOST_PLACES).get(quote_id)
        if quote is None or carriers is None:
            raise QuoteNotFound(f"no quote has the id {quote_id}")
        seeds = _seeds(quote, carriers)
        speaker = next((use.speaker for use in carriers.speakers), None)
        period = _period(_dated(carriers.occurrences, speaker), days)
        is_common = not any(seed.may_be_linked for _, seed in seeds)
        if speaker is None or period is None or is_common:
            alone = Member(quote.id, seeds[0][1], seeds[0][0], carriers.occurrences[:1])
            return Lineage(quote.id, speaker, tree([alone]), 0, is_common, days)
        gathered = _Gathering(snapshot, quote.id, speaker, period).members(seeds, index)
    members = sorted(gathered, key=lambda member: (member.quote_id != quote.id, not member.is_source, member.age))
    nodes = tree(members[:MOST_WORDINGS])
    return Lineage(quote.id, speaker, nodes, max(0, len(members) - MOST_WORDINGS), is_common=False, days=days)


def _seeds(quote: Quote, carriers: Carriers) -> list[tuple[int | None, Words]]:
    """What is asked about: the wording, or the passages of a long turn, each with where it begins."""
    is_speech = any(place.article.kind.is_primary for place in carriers.occurrences)
    if len(quote.text) <= LONGEST or not is_speech:
        return [(None, Words(quote.text, is_speech))]
    spans = passages(quote.text, language_of(None).sentences)[:MOST_PASSAGES]
    return [(span.start, Words(quote.text[span.start : span.end], is_speech)) for span in spans]


def _dated(places: Iterable[Occurrence], speaker: Speaker | None) -> list[PublishedAt]:
    """When the speaker is said to have said it, the earliest first."""
    times = [place.published_at for place in places if speaker in place.speakers and place.published_at]
    return sorted(times, key=lambda published: published.instant)


def _period(times: Sequence[PublishedAt], days: int) -> OccurrenceFilter | None:
    """From `days` days before the first of `times` to as many after the last that follows without a longer gap."""
    if not times:
        return None
    gap = timedelta(days=days)
    last = times[0].instant
    for published in times:
        if published.instant - last > gap:
            break
        last = published.instant
    return OccurrenceFilter(
        published_from=_moment(times[0].instant.date() - gap), published_to=_moment(last.date() + gap)
    )


def _moment(day: date) -> PublishedAt:
    return PublishedAt.parse(str(day))


@dataclass(frozen=True, slots=True)
class _Gathering:
    """Where the members of the utterance are looked for."""

    snapshot: Snapshot
    quote_id: int
    speaker: Speaker
    period: OccurrenceFilter

    def members(self, seeds: Sequence[tuple[int | None, Words]], index: CandidateIndex) -> list[Member]:
        """The members: the seeds, of several those that others are made of, and the quotes that are of one utterance
        with a seed."""
        proposed = index.candidates_all([seed.wording for _, seed in seeds], PROPOSALS)
        reach = max(reach_of(seed.wording) for _, seed in seeds)
        read = self.snapshot.units({number for numbers in proposed for number in numbers}, reach)
        units = {number: unit for number, unit in read.items() if unit.quote_id != self.quote_id}
        places = self._places({self.quote_id, *(unit.quote_id for unit in units.values())})
        own: list[Member] = []
        others: dict[int, Member] = {}
        for (start, seed), numbers in zip(seeds, proposed, strict=True):
            member = Member(self.quote_id, seed, start, places.get(self.quote_id, ()))
            linked = _linked(member, [units[number] for number in numbers if number in units], places)
            if linked or not own:
                own = [*own, member]
            others = {**linked, **others}
        return [*own, *others.values()]

    def _places(self, quote_ids: Iterable[int]) -> dict[int, tuple[Occurrence, ...]]:
        """Where the speaker said it, within the period; of the quote itself also where nobody is named."""
        read = self.snapshot.carriers(list(quote_ids), self.period, MOST_PLACES, with_names=False)
        said = {id: tuple(filter(partial(self._is_theirs, id), each.occurrences)) for id, each in read.items()}
        return {id: places for id, places in said.items() if places}

    def _is_theirs(self, quote_id: int, place: Occurrence) -> bool:
        is_unnamed = quote_id == self.quote_id and place.stance is Stance.SAID and not place.speakers
        return is_unnamed or self.speaker in place.speakers


def _linked(seed: Member, units: Iterable[Unit], places: Mapping[int, tuple[Occurrence, ...]]) -> dict[int, Member]:
    """Those of `units` that are of one utterance with the seed, by quote; of a long turn the nearest passage."""
    nearest: dict[int, tuple[tuple[float, float], Member]] = {}
    for unit in units:
        if unit.quote_id in places:
            own = places[unit.quote_id]
            said = unit.start is not None or any(place.article.kind.is_primary for place in own)
            member = Member(unit.quote_id, Words(unit.text, is_speech=said), unit.start, own)
            found = member.link_to(seed) or seed.link_to(member)
            if found and (unit.quote_id not in nearest or found.nearness > nearest[unit.quote_id][0]):
                nearest[unit.quote_id] = found.nearness, member
    return {id: member for id, (_, member) in nearest.items()}
