"""Looks up each quote of a draft; of matches that are just as similar, the claimed speaker's counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from service import deadline
from service.checking.draft import Claim, Finding
from service.checking.judgement import is_anybodys, reason_of, reason_of_statement, speaker_sentence
from service.checking.sentences import sentence_on_match, sentence_on_nothing, sentence_on_unsaid
from service.checking.tuning import TUNING, CheckingTuning
from service.documents.values import UNREADABLE
from service.domain import (
    AttributionVerdict,
    ChangeKind,
    Match,
    OccurrenceFilter,
    QuoteKind,
    Severity,
    Stance,
    Verdict,
    VerifyQuery,
)
from service.index.protocol import CandidateIndex
from service.lookahead import answered
from service.storage.store import Store
from service.text.normalise import Wording, normalise
from service.verdicts import Reason
from service.verification import Joined, Verification, verify_all


class ClaimedQuote(NamedTuple):
    """A quote of a draft: its words, what they are in their sentence, who is claimed to have said them, where the draft
    denies or doubts that they were said, who did not say them, and what of their sense, of which they may be cut, the
    sentence itself says."""

    words: str
    kind: QuoteKind
    claim: Claim | None
    stance: Stance = Stance.SAID
    about: str | None = None
    kept: frozenset[ChangeKind] = frozenset()


class Finder:
    """Looks for the quotes of one draft; see `check` for the parameters."""

    def __init__(
        self,
        store: Store,
        index: CandidateIndex,
        filter: OccurrenceFilter,
        longest: int,
        tuning: CheckingTuning = TUNING,
        charge: Callable[[int], None] | None = None,
    ) -> None:
        self._store, self._index, self._filter, self._longest = store, index, filter, longest
        self._tuning = tuning
        self._charge = charge

    def find(self, quotes: Iterable[ClaimedQuote]) -> dict[ClaimedQuote, Finding]:
        """What is recorded of each of `quotes`; what is there twice is looked for once.

        Raises TooCostly once a few have been looked for and there is no time for the others.
        """
        findings: dict[ClaimedQuote, Finding] = {}
        wordings: dict[ClaimedQuote, Wording] = {}
        for quote in dict.fromkeys(quotes):
            deadline.check()
            wording, reason = self._wording(quote.words)
            if wording is not None:
                wordings[quote] = wording
            else:
                findings[quote] = _with_stance(quote, _nothing(reason, quote.claim))
        for quote, answer in answered(list(wordings), self._verify, self._charge, self._tuning.look_ahead):
            findings[quote] = _with_stance(quote, self._finding(quote, wordings[quote], answer))
        return findings

    def _wording(self, words: str) -> tuple[Wording | None, Reason]:
        """The wording to look for, or None and why there is nothing to look for."""
        if len(words) > self._longest:
            return None, Reason.TOO_LONG
        if UNREADABLE in words:
            return None, Reason.UNREADABLE
        wording = normalise(words)
        return wording if wording.words else None, Reason.TOO_COMMON

    def _verify(self, quotes: Sequence[ClaimedQuote], waiting: int) -> Sequence[Verification]:
        queries = [self._query(quote) for quote in quotes]
        return verify_all(queries, self._store, self._index, self._tuning.verification, waiting=waiting)

    def _query(self, quote: ClaimedQuote) -> VerifyQuery:
        claimed = quote.claim.name if quote.claim else quote.about
        query = VerifyQuery(quote.words, claimed, self._tuning.rivals, filter=self._filter, kept=quote.kept)
        return replace(query, occurrences=self._tuning.shown)

    def _finding(self, quote: ClaimedQuote, wording: Wording, answer: Verification) -> Finding:
        if not answer.matches:
            reason = reason_of_statement(reason_of(wording, quote.kind), wording, quote.kind, quote.claim)
            finding = _nothing(reason, quote.claim, answer.joined, answer.explanation)
            return replace(finding, severity=answer.severity, nearest=answer.nearest)
        match = _best(answer.matches)
        is_first = match is answer.matches[0]
        explanation = answer.explanation if answer.joined or is_first else match.comparison.explanation
        is_nobodys = is_anybodys(wording, quote.kind, match, self._tuning.least_own_evidence)
        return Finding(
            match.comparison.verdict,
            match.attribution,
            explanation + speaker_sentence(quote.claim, match),
            match=match,
            joined=answer.joined,
            is_anybodys=is_nobodys,
            severity=answer.severity if answer.joined else match.comparison.severity,
            headline=sentence_on_match(quote.claim, match, answer.joined, is_anybodys=is_nobodys),
            said_in=tuple(place for place in answer.said_in if place.quote_id == match.quote.id),
        )


def _nothing(reason: Reason, claim: Claim | None, joined: tuple[Joined, ...] = (), explanation: str = "") -> Finding:
    attribution = AttributionVerdict.UNATTRIBUTED if claim else AttributionVerdict.NOT_CLAIMED
    sentence = explanation if joined else reason.meaning.sentence
    return Finding(
        Verdict.NOT_FOUND, attribution, sentence, reason, joined=joined, headline=sentence_on_nothing(reason, joined)
    )


_THEIRS = frozenset({AttributionVerdict.CONFIRMED, AttributionVerdict.DISPUTED})
_AS_QUOTED = frozenset({None, Severity.STYLE})


def _with_stance(quote: ClaimedQuote, finding: Finding) -> Finding:
    """The finding as it is to be read where the draft denies or doubts that the words were said: nobody is claimed, and
    it counts whether they are on record from the one who did not say them."""
    if quote.stance is Stance.SAID:
        return finding
    match = finding.match
    is_theirs = match is not None and match.attribution in _THEIRS and not finding.is_anybodys
    return replace(
        finding,
        attribution=AttributionVerdict.NOT_CLAIMED,
        match=replace(match, attribution=AttributionVerdict.NOT_CLAIMED) if match else None,
        headline=sentence_on_unsaid(quote.stance, quote.about, match, finding.joined),
        contradicts_denial=is_theirs and finding.severity in _AS_QUOTED and not finding.joined,
    )


def _best(matches: Sequence[Match]) -> Match:
    """The first match, or one just as similar from the claimed speaker, or that the speaker did not say: the same words
    may be on record twice."""
    rivals = [match for match in matches if match.comparison.similarity == matches[0].comparison.similarity]
    for attribution in (AttributionVerdict.CONFIRMED, AttributionVerdict.DISPUTED, AttributionVerdict.DENIED):
        for match in rivals:
            if match.attribution is attribution:
                return match
    return matches[0]
