"""Judges the service's answer to a query by what is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.verification.corpus import Recorded
from evaluation.verification.query import Query, Reading
from evaluation.verification.truth import holds, least_distance
from service.domain import AttributionVerdict, Match, Severity, Verdict
from service.language.language import DEFAULT, language
from service.people.comparison import is_same_person
from service.question import ReadAs
from service.text.normalise import normalise

FIRST = 5
"""Matches that are looked at."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: the verdict, the quotes best first, and what the first one says; `seconds` that it took.

    `joined` are the quotes that the answer says the candidate is put together from, `nearest` those that it says come
    closest.
    """

    verdict: Verdict
    matches: tuple[Recorded, ...]
    seconds: float
    attribution: AttributionVerdict | None = None
    best: Match | None = None
    explanation: str = ""
    joined: tuple[Recorded, ...] = ()
    nearest: tuple[Recorded, ...] = ()
    severity: Severity | None = None
    read_as: ReadAs | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What is right and wrong about an answer; None where the query has nothing to compare with.

    `place` is that of the first true quote, from 0. `verdict_right` asks for a true quote in first place as well.
    """

    query: Query
    answer: Answer
    place: int | None
    verdict_right: bool
    kind_right: bool | None
    is_exact: bool | None
    attribution_right: bool | None
    severity_right: bool | None = None
    reading_right: bool | None = None

    @property
    def is_hit(self) -> bool:
        """Whether the first quote truly says it."""
        return self.place == 0

    @property
    def is_shown(self) -> bool:
        """Whether a quote that truly says it is among the matches or the nearest."""
        return self.place is not None or any(is_true(self.query, quote) for quote in self.answer.nearest)

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong."""
        others = (self.kind_right, self.attribution_right, self.severity_right, self.reading_right)
        return self.verdict_right and False not in others

    @property
    def wants_hit(self) -> bool:
        """Whether the query asks for a quote that must be found."""
        return Verdict.NOT_FOUND not in self.query.verdicts


def judge(query: Query, answer: Answer) -> Judged:
    """Compare `answer` with what is right for `query`."""
    if query.is_joined:
        return _judge_joined(query, answer)
    place = next((at for at, quote in enumerate(answer.matches[:FIRST]) if is_true(query, quote)), None)
    changes = answer.best.comparison.changes if answer.best else ()
    is_hit = place == 0
    needs_quote = answer.verdict is not Verdict.NOT_FOUND
    has_kinds = bool(query.kinds) and is_hit
    return Judged(
        query,
        answer,
        place,
        verdict_right=answer.verdict in query.verdicts and (is_hit or not needs_quote),
        kind_right=any(change.kind in query.kinds for change in changes) if has_kinds else None,
        is_exact=len(changes) == query.changes if has_kinds else None,
        attribution_right=answer.attribution is query.attribution if query.attribution else None,
        severity_right=answer.severity in query.severities if query.severities and is_hit else None,
        reading_right=_is_read(query.reading, answer.read_as) if query.reading else None,
    )


def _is_read(wanted: Reading, read: ReadAs | None) -> bool:
    """Whether the words of the quote and who said it were read out of what was pasted."""
    if read is None or read.speaker is None or normalise(read.quote).key != normalise(wanted.words).key:
        return False
    return is_same_person(wanted.speaker, [read.speaker], language(DEFAULT))


def _judge_joined(query: Query, answer: Answer) -> Judged:
    """Whether the answer names, for each part, a quote that holds it; the verdict is then on one of the parts only."""
    is_told = all(any(holds(quote, run) for quote in answer.joined) for runs in query.answers for run in runs)
    return Judged(query, answer, 0 if is_told else None, is_told, None, None, None)


def is_true(query: Query, quote: Recorded) -> bool:
    """Whether `quote` truly says what the query was made of: it holds the words, or is as near to them as any."""
    if any(all(holds(quote, run) for run in runs) for runs in query.answers):
        return True
    if not query.answers or not query.is_near:
        return query.answers != () and quote.key == query.origin.key
    return quote.key == query.origin.key or least_distance(query.text, quote) <= least_distance(
        query.text, query.origin
    )


def by_key(quotes: Sequence[Recorded]) -> Mapping[str, Recorded]:
    """The quotes by key."""
    return {quote.key: quote for quote in quotes}
