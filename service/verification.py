"""Use case: a candidate quote in, the recorded quotes it compares with out, and who carried them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.domain import (
    AttributionVerdict,
    Comparison,
    Match,
    OccurrenceFilter,
    Quote,
    Speaker,
    TextSpan,
    Verdict,
    VerifyQuery,
)
from service.errors import InvalidQuery
from service.index.protocol import CandidateIndex
from service.language.language import language_of
from service.matching.joining import JoinedPart, joined_parts
from service.matching.ranking import rank
from service.people.comparison import is_same_person
from service.storage.contents.snapshot import Snapshot
from service.storage.records import Carriers, SpeakerUse
from service.storage.store import Store
from service.text.normalise import Wording, normalise


@dataclass(frozen=True, slots=True)
class VerificationTuning:
    """How many quotes are looked at for one candidate quote.

    `candidates` are retrieved for precise scoring. Among a million made quotes the right one is as often among the
    first 40 as among the first 100 (99-100%, for each edit of bench/edits.py), and among the first three in 98%;
    reading 40 takes half the time.

    A filter that lets no more than `few` occurrences through needs no index: all their quotes are looked at, in about
    20 ms. For other filters, `widening` says how many quotes are asked of the index, in turn, until `candidates` of
    them pass the filter. A filter that lets more than `few` through, and of a million quotes one in a thousand, still
    has 50 among the last; asking for more takes longer than anybody waits for an answer. A filter that only leaves out
    an article or an outlet lets nearly every quote pass: the figures of `widening_beyond` are tried first.

    Of the quotes within a filter at most `most_scored` are looked at, the most promising first.
    """

    candidates: int = 40
    few: int = 2_000
    widening_beyond: tuple[int, ...] = (80, 400)
    widening: tuple[int, ...] = (2_000, 10_000, 50_000)
    most_scored: int = 2_000


TUNING = VerificationTuning()


@dataclass(frozen=True, slots=True)
class Joined:
    """A part of the candidate that stands, unbroken, in a recorded quote; `speakers` are those named for it."""

    quote_id: int
    candidate: TextSpan
    quote: TextSpan
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer to a query; the verdicts at the top are the first match's.

    `joined` holds the parts of a candidate that is made of words of different recorded quotes and of nothing else.
    """

    query: VerifyQuery
    verdict: Verdict
    attribution: AttributionVerdict
    explanation: str
    matches: tuple[Match, ...]
    joined: tuple[Joined, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scored:
    quote: Quote
    comparison: Comparison
    carriers: Carriers


@dataclass(frozen=True, slots=True)
class _Asked:
    query: VerifyQuery
    wording: Wording


@dataclass(frozen=True, slots=True)
class _Ranked:
    """What was found for one query before it is known who carried it."""

    texts: Mapping[int, str]
    best: Sequence[tuple[int, Comparison]]
    parts: Sequence[JoinedPart]

    @property
    def ids(self) -> list[int]:
        """The quotes whose carriers the answer needs."""
        return [*(id for id, _ in self.best), *(part.quote_id for part in self.parts)]


def verify(
    query: VerifyQuery, store: Store, index: CandidateIndex, tuning: VerificationTuning = TUNING
) -> Verification:
    """Answer `query`; its matches are ordered by (-similarity, -quote_coverage, quote id).

    Raises InvalidQuery when the candidate quote holds no word.
    """
    [answer] = verify_all([query], store, index, tuning)
    return answer


def verify_all(
    queries: Sequence[VerifyQuery], store: Store, index: CandidateIndex, tuning: VerificationTuning = TUNING
) -> list[Verification]:
    """Answer each query as `verify` does, all from one state of the database and with few reads for all of them.

    Raises InvalidQuery when one of the candidate quotes holds no word.
    """
    asked = [_Asked(query, normalise(query.quote)) for query in queries]
    if not all(one.wording.words for one in asked):
        raise InvalidQuery("the quote holds no word or number; give the words that are said to have been said")
    proposed = _candidates_of_unfiltered(asked, index, tuning)
    with store.snapshot() as snapshot:  # opened after the index was asked: it has all that the index knows of
        known = snapshot.texts({id for ids in proposed for id in ids or ()})
        ranked = [
            _ranked(one, *(_within(one, snapshot, index, tuning) if ids is None else (ids, known)))
            for one, ids in zip(asked, proposed, strict=True)
        ]
        carriers = _carriers(snapshot, asked, ranked)
    return [_answer(*one) for one in zip(queries, ranked, carriers, strict=True)]


def _candidates_of_unfiltered(
    asked: Sequence[_Asked], index: CandidateIndex, tuning: VerificationTuning
) -> list[list[int] | None]:
    """The candidates of each query without a filter, in one round for all of them; None for one with a filter."""
    wordings = [one.wording for one in asked if one.query.filter.is_empty]
    if not wordings:
        return [None] * len(asked)
    candidates = iter(index.candidates_all(wordings, tuning.candidates, near_best=True))
    return [next(candidates) if one.query.filter.is_empty else None for one in asked]


_NOTHING = "No recorded quote says this."


def _ranked(asked: _Asked, ids: Sequence[int], known: Mapping[int, str]) -> _Ranked:
    """The best `limit` of the quotes with `ids` whose texts are known, and what the candidate joins."""
    texts = {id: known[id] for id in ids if id in known}
    language = language_of(None)  # a candidate quote comes without one
    best = rank(asked.wording, texts, language, asked.query.limit, asked.query.threshold)
    is_whole = bool(best) and best[0][1].verdict.meaning.is_unbroken
    return _Ranked(texts, best, () if is_whole else joined_parts(asked.wording, texts, language))


def _carriers(snapshot: Snapshot, asked: Sequence[_Asked], ranked: Sequence[_Ranked]) -> list[dict[int, Carriers]]:
    """For each query, who carried what was found; queries of one filter are read together."""
    wanted: dict[tuple[OccurrenceFilter, int], dict[int, None]] = {}
    filters = [(one.query.filter, one.query.occurrences) for one in asked]
    for filter, found in zip(filters, ranked, strict=True):
        wanted.setdefault(filter, {}).update(dict.fromkeys(found.ids))
    carriers = {filter: snapshot.carriers(list(ids), *filter) for filter, ids in wanted.items()}
    return [carriers[filter] for filter in filters]


def _answer(query: VerifyQuery, found: _Ranked, carriers: Mapping[int, Carriers]) -> Verification:
    """What was found as far as somebody within the filter carries it."""
    scored = [
        _Scored(Quote(id, found.texts[id]), comparison, carriers[id]) for id, comparison in found.best if id in carriers
    ]
    joined = tuple(_joined(part, carriers[part.quote_id]) for part in found.parts if part.quote_id in carriers)
    matches = tuple(_match(one, query.speaker) for one in scored)
    if not matches:
        verdict, attribution, explanation = Verdict.NOT_FOUND, _unmatched(query.speaker), _NOTHING
    else:
        best = matches[0]
        verdict, attribution, explanation = best.comparison.verdict, best.attribution, best.comparison.explanation
    if joined:
        explanation = _join_in_words(joined)
    return Verification(query, verdict, attribution, explanation, matches, joined)


def _joined(part: JoinedPart, carriers: Carriers) -> Joined:
    return Joined(part.quote_id, part.candidate, part.quote, tuple(use.speaker for use in carriers.speakers))


def _join_in_words(joined: Sequence[Joined]) -> str:
    quotes = len({part.quote_id for part in joined})
    names = list(dict.fromkeys(part.speakers[0].name for part in joined if part.speakers))
    whose = f", of {len(names)} speakers ({', '.join(names)})" if len(names) > 1 else ""
    return f"This joins the words of {quotes} different recorded quotes{whose} as if they had been said at once."


def _within(
    asked: _Asked, snapshot: Snapshot, index: CandidateIndex, tuning: VerificationTuning
) -> tuple[list[int], dict[int, str]]:
    """The quotes to score of those that the filter lets through, and their texts."""
    ids = _passing(asked, snapshot, index, tuning)
    return ids, snapshot.texts(ids)


def _passing(asked: _Asked, snapshot: Snapshot, index: CandidateIndex, tuning: VerificationTuning) -> list[int]:
    """The quotes to score of those that the filter lets through, however many others look more alike."""
    filter, wording = asked.query.filter, asked.wording
    every = None if filter.only_leaves_out else snapshot.all_carried(filter, tuning.few)
    if every is not None:
        kept = set(every)
        promising = [id for id in index.candidates(wording, tuning.most_scored) if id in kept]
        return list(dict.fromkeys([*promising, *every]))
    passing: list[int] = []
    seen: set[int] = set()
    limits = (*tuning.widening_beyond, *tuning.widening) if filter.only_leaves_out else tuning.widening
    for limit in limits:
        proposed = index.candidates(wording, limit)
        passing += snapshot.carried([id for id in proposed if id not in seen], filter)
        if len(passing) >= tuning.candidates or len(proposed) < limit:
            break
        seen.update(proposed)
    return passing[: tuning.most_scored]


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
