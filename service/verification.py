"""Use case: a candidate quote in, the recorded quotes it compares with out, and who carried them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.domain import (
    AttributionVerdict,
    Comparison,
    Match,
    Quote,
    Speaker,
    Verdict,
    Verification,
    VerifyQuery,
)
from service.errors import InvalidQuery
from service.matching.index import CandidateIndex
from service.matching.names import is_same_person
from service.matching.ranking import rank
from service.storage.records import Carriers, SpeakerUse
from service.storage.store import Store
from service.text.normalise import Wording, normalise

CANDIDATES = 100
"""Quotes retrieved for precise scoring: the index finds an edited wording among its first 50 in 97-100% of cases (see
the design's measurements); twice that leaves room for wordings that many quotes share."""
FILTERED_CANDIDATES = 2_000
"""The same when a filter drops some of them before they are scored."""


@dataclass(frozen=True, slots=True)
class _Scored:
    quote: Quote
    comparison: Comparison
    carriers: Carriers


def verify(query: VerifyQuery, store: Store, index: CandidateIndex) -> Verification:
    """Answer `query`; its matches are ordered by (-similarity, -quote_coverage, quote id).

    Raises InvalidQuery when the candidate quote holds no word.
    """
    wording = normalise(query.quote)
    if not wording.words:
        raise InvalidQuery("the quote holds no word or number; give the words that are said to have been said")
    matches = tuple(_match(scored, query.speaker) for scored in _scored(query, wording, store, index))
    if not matches:
        return Verification(query, Verdict.NOT_FOUND, _unmatched(query.speaker), _NOTHING, ())
    best = matches[0]
    return Verification(query, best.comparison.verdict, best.attribution, best.comparison.explanation, matches)


_NOTHING = "No recorded quote says this."


def _scored(query: VerifyQuery, wording: Wording, store: Store, index: CandidateIndex) -> list[_Scored]:
    """The best `query.limit` quotes that somebody within the filter carries."""
    narrow = not query.filter.is_empty
    ids = index.candidates(wording, FILTERED_CANDIDATES if narrow else CANDIDATES)
    if narrow:
        ids = store.carried(ids, query.filter)
    quotes = store.quotes(ids)
    ranked = rank(wording, {id: quote.text for id, quote in quotes.items()}, query.limit, query.threshold)
    carriers = store.carriers([id for id, _ in ranked], query.filter)
    return [_Scored(quotes[id], comparison, carriers[id]) for id, comparison in ranked if id in carriers]


def _match(scored: _Scored, claimed: str | None) -> Match:
    named = scored.carriers.speakers
    agreeing = [use for use in named if claimed and is_same_person(claimed, (use.speaker.name, *use.names))]
    return Match(
        quote=scored.quote,
        comparison=scored.comparison,
        speaker=_first(agreeing) or _first(named),
        speakers=tuple(use.speaker for use in named),
        attribution=_attribution(claimed, named, agreeing),
        outlets=scored.carriers.outlets,
        carried_by=scored.carriers.occurrences,
        carried_by_total=scored.carriers.total,
    )


def _first(uses: Sequence[SpeakerUse]) -> Speaker | None:
    return uses[0].speaker if uses else None


def _attribution(
    claimed: str | None, named: Sequence[SpeakerUse], agreeing: Sequence[SpeakerUse]
) -> AttributionVerdict:
    if not claimed:
        return AttributionVerdict.NOT_CLAIMED
    if agreeing:
        return AttributionVerdict.CONFIRMED
    return AttributionVerdict.CONTRADICTED if named else AttributionVerdict.UNATTRIBUTED


def _unmatched(claimed: str | None) -> AttributionVerdict:
    return AttributionVerdict.UNATTRIBUTED if claimed else AttributionVerdict.NOT_CLAIMED
