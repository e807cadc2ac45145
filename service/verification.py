"""Use case: answers a candidate quote with the recorded quotes that it compares with, and who carried them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from statistics import median

from service import deadline
from service.against_source import with_sources
from service.candidates import TUNING, Question, VerificationTuning, of_unfiltered, units_of, within_filter
from service.claims import Roles, needs_roles
from service.domain import (
    AttributionVerdict,
    GivenSource,
    Match,
    OccurrenceFilter,
    Searched,
    Severity,
    Verdict,
    VerifyQuery,
)
from service.errors import InvalidQuery, TooCostlyTogether
from service.index.protocol import CandidateIndex
from service.matches import as_said, match_of, recorded_quotes
from service.matching.headline import headline
from service.matching.joined import Joined as Joined  # noqa: PLC0414  # a part of the answer
from service.matching.joined import join_in_words, severity_of_joining, without_said_elsewhere
from service.matching.joining import JoinedPart
from service.matching.nearest import MOST as MOST_NEAREST
from service.matching.nearest import as_near
from service.matching.ranking import seconds_of_comparing
from service.ranked import Ranking, rank_question
from service.saying import SaidIn, on_what, places_said, said_first
from service.storage.contents.snapshot import Snapshot
from service.storage.records import Carriers, Unit
from service.storage.store import Store
from service.text.normalise import Wording, normalise


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer to a query; the verdicts and the severity at the top are the first match's.

    `joined` holds the parts of a candidate that is made of words of different recorded quotes and of nothing else; the
    severity is then that of joining them. `nearest` are the quotes that come closest when none matches; the verdict of
    each is NOT_FOUND. `searched` is what was looked through; None where the query leaves out an article or an outlet.
    `said_in` are the places of primary sources that have it.
    `headline` says the whole in one sentence. `sources` are the texts that it was compared with, where such were given.
    """

    query: VerifyQuery
    verdict: Verdict
    attribution: AttributionVerdict
    explanation: str
    matches: tuple[Match, ...]
    joined: tuple[Joined, ...] = ()
    severity: Severity | None = None
    nearest: tuple[Match, ...] = ()
    searched: Searched | None = None
    headline: str = ""
    sources: tuple[GivenSource, ...] | None = None
    said_in: tuple[SaidIn, ...] = ()


def verify(
    query: VerifyQuery, store: Store, index: CandidateIndex, tuning: VerificationTuning = TUNING
) -> Verification:
    """Answer `query`; its matches are ordered by (-similarity, -quote_coverage, quote id).

    Raises InvalidQuery when the candidate quote holds no word.
    """
    [answer] = verify_all([query], store, index, tuning)
    return answer


def verify_all(
    queries: Sequence[VerifyQuery],
    store: Store,
    index: CandidateIndex,
    tuning: VerificationTuning = TUNING,
    *,
    waiting: int = 0,
) -> list[Verification]:
    """Answer each query as `verify` does, all from one state of the database and with few reads for all of them.

    `waiting` more like these are to be answered afterwards. Raises InvalidQuery when one of the candidate quotes holds
    no word, TooCostlyTogether when they are compared with quotes so long that there is no time for all.
    """
    questions = [Question(query, normalise(query.quote)) for query in queries]
    if not all(question.wording.words for question in questions):
        raise InvalidQuery("the quote holds no word or number; give the words that are said to have been said")
    proposed = of_unfiltered(questions, index, tuning)
    with store.snapshot() as snapshot:  # opened after the index was asked: it has all that the index knows of
        units = units_of(questions, proposed, snapshot)
        _expect_comparing(questions, units, waiting)
        rankings = [
            rank_question(question, within_filter(question, snapshot, index, tuning) if ids is None else read, snapshot)
            for question, ids, read in zip(questions, proposed, units, strict=True)
        ]
        carriers = _carriers(snapshot, questions, rankings)
        roles = [_roles(snapshot, *parts) for parts in zip(questions, rankings, carriers, strict=True)]
        searched = [_searched(snapshot, query.filter) for query in queries]
        answers = [
            _answer(*parts, tuning.source_days) for parts in zip(questions, rankings, carriers, roles, strict=True)
        ]
        layouts = snapshot.layouts(article_id for answer in answers for article_id in _said_articles(answer))
    return [
        replace(answer, searched=extent, said_in=places_said(answer.matches, question.wording, layouts))
        for answer, question, extent in zip(answers, questions, searched, strict=True)
    ]


def _said_articles(answer: Verification) -> Iterator[int]:
    return (place.article.id for match in answer.matches for place in match.said)


def _expect_comparing(questions: Sequence[Question], units: Sequence[Mapping[int, Unit]], waiting: int) -> None:
    """Raise TooCostlyTogether when comparing takes too long, of what is typical of these and as many as wait."""
    seconds = [
        seconds_of_comparing(question.wording, [unit.text for unit in read.values()], question.query.limit)
        for question, read in zip(questions, units, strict=True)
        if question.query.filter.is_empty
    ]
    if seconds:
        deadline.expect(median(seconds) * (len(seconds) + waiting), TooCostlyTogether)


def _searched(snapshot: Snapshot, filter: OccurrenceFilter) -> Searched | None:
    is_all_but_some = filter.not_article is not None or filter.not_outlet is not None
    return None if is_all_but_some else snapshot.searched(filter)


_ON_RECORD = {AttributionVerdict.CONFIRMED, AttributionVerdict.DISPUTED}
"""The claimed speaker is on record with these words."""
_NOTHING = "No recorded quote says this."


def _carriers(
    snapshot: Snapshot, questions: Sequence[Question], rankings: Sequence[Ranking]
) -> list[dict[int, Carriers]]:
    """For each query, who carried the quotes that answer it; queries of one filter are read together."""
    filters = [(question.query.filter, question.query.occurrences) for question in questions]
    claims = any(question.query.claimed for question in questions)
    ids_by_filter: dict[tuple[OccurrenceFilter, int], dict[int, None]] = {}
    for filter, ranking in zip(filters, rankings, strict=True):
        ids_by_filter.setdefault(filter, {}).update(dict.fromkeys(ranking.ids))
    carriers = {
        filter: snapshot.carriers(list(ids), *filter, with_names=claims) for filter, ids in ids_by_filter.items()
    }
    return [carriers[filter] for filter in filters]


def _roles(
    snapshot: Snapshot, question: Question, ranking: Ranking, carriers: Mapping[int, Carriers]
) -> Mapping[int, Roles]:
    """For each quote whose speakers are none by name that is claimed, what the articles say that they are."""
    claimed = question.query.claimed
    ids = [id for id, _ in ranking.best if id in carriers and needs_roles(claimed, carriers[id])]
    return snapshot.roles(ids, question.query.filter) if ids else {}


def _answer(
    question: Question, ranking: Ranking, carriers: Mapping[int, Carriers], roles: Mapping[int, Roles], days: int
) -> Verification:
    """The answer to a query: those quotes of its ranking that somebody within the filter carries. What was said up to
    `days` days before print may be what was printed."""
    query, wording = question.query, question.wording
    compared, behind = (
        [
            match_of(as_said(quote, wording, query.threshold), wording, query.claimed)
            for quote in recorded_quotes(ranked, ranking.units, carriers, roles)
        ]
        for ranked in (ranking.best, ranking.behind)
    )
    every = with_sources(said_first(tuple(_proven(compared, query)), behind, wording, days), days)
    matches = every[: query.limit]
    parts = () if _is_as_recorded(matches) else ranking.parts
    joined = tuple(_joined(part, carriers[part.quote_id]) for part in parts if part.quote_id in carriers)
    if not matches:
        verdict, attribution, explanation = Verdict.NOT_FOUND, _unmatched(query.claimed), _NOTHING
    else:
        best = matches[0]
        verdict, attribution = best.comparison.verdict, best.attribution
        explanation = " ".join(filter(None, (best.comparison.explanation, on_what(every))))
    severity = matches[0].comparison.severity if matches else None
    if joined:
        matches = tuple(without_said_elsewhere(match, joined) for match in matches)
        explanation, severity = join_in_words(joined), severity_of_joining(joined)
    near = () if matches else _nearest(compared, wording, ranking, carriers)
    sentence = headline(matches, query.claimed, joined)
    return Verification(
        query, verdict, attribution, explanation, matches, joined, severity, nearest=near, headline=sentence
    )


def _is_as_recorded(matches: Sequence[Match]) -> bool:
    """Whether the first match has the candidate in one piece, in another style ("we are" for "we're"): its words
    may then stand in pieces elsewhere, and are of one quote all the same."""
    best = matches[0].comparison if matches else None
    return best is not None and best.verdict is Verdict.ALTERED and best.severity is Severity.STYLE


def _proven(compared: Sequence[Match], query: VerifyQuery) -> Iterator[Match]:
    """Those whose words prove enough. Fewer do where the claimed speaker is on record with them, and where they are a
    recorded quote of their own besides."""
    is_whole = any(match.comparison.verdict.meaning.says_all for match in compared)
    for match in compared:
        is_expected = is_whole or match.attribution in _ON_RECORD or query.threshold is not None
        if is_expected or not match.comparison.is_slight:
            yield match


def _nearest(
    dropped: Sequence[Match], wording: Wording, ranking: Ranking, carriers: Mapping[int, Carriers]
) -> tuple[Match, ...]:
    """What comes closest: the parts that prove too little, then the others."""
    slight = [replace(match, comparison=as_near(match.comparison)) for match in dropped]
    others = (match_of(quote, wording, None) for quote in recorded_quotes(ranking.nearest, ranking.units, carriers, {}))
    return tuple(islice((*slight, *others), MOST_NEAREST))


def _joined(part: JoinedPart, carriers: Carriers) -> Joined:
    speakers = tuple(use.speaker for use in carriers.speakers)
    return Joined(part.quote_id, part.candidate, part.quote, speakers, part.is_next, carriers.occurrences)


def _unmatched(claimed: str | None) -> AttributionVerdict:
    return AttributionVerdict.UNATTRIBUTED if claimed else AttributionVerdict.NOT_CLAIMED
