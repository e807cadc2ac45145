"""Looks up each quote of a draft; of matches that are just as similar, the claimed speaker's counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from service import deadline
from service.checking.draft import Claim, Finding
from service.checking.judgement import is_anybodys, reason_of, reason_of_statement, speaker_sentence
from service.checking.tuning import TUNING, CheckingTuning
from service.domain import AttributionVerdict, Match, OccurrenceFilter, QuoteKind, Verdict, VerifyQuery
from service.index.protocol import CandidateIndex
from service.storage.store import Store
from service.text.normalise import Wording, normalise
from service.verdicts import Reason
from service.verification import Joined, Verification, verify_all


class ClaimedQuote(NamedTuple):
    """A quote of a draft: its words, what they are in their sentence, and who is claimed to have said them."""

    words: str
    kind: QuoteKind
    claim: Claim | None


class Finder:
    """Looks for the quotes of one draft; see `check` for the parameters."""

    def __init__(
        self,
        store: Store,
        index: CandidateIndex,
        filter: OccurrenceFilter,
        longest: int,
        tuning: CheckingTuning = TUNING,
    ) -> None:
        self._store, self._index, self._filter, self._longest = store, index, filter, longest
        self._tuning = tuning

    def find(self, quotes: Iterable[ClaimedQuote]) -> dict[ClaimedQuote, Finding]:
        """What is recorded of each of `quotes`; what is there twice is looked for once."""
        findings: dict[ClaimedQuote, Finding] = {}
        wordings: dict[ClaimedQuote, Wording] = {}
        for quote in dict.fromkeys(quotes):
            deadline.check()
            wording = normalise(quote.words) if len(quote.words) <= self._longest else None
            if wording is not None and wording.words:
                wordings[quote] = wording
            else:
                findings[quote] = _nothing(Reason.TOO_LONG if wording is None else Reason.TOO_COMMON, quote.claim)
        waiting = list(wordings)
        for start in range(0, len(waiting), self._tuning.at_once):
            batch = waiting[start : start + self._tuning.at_once]
            answers = verify_all([self._query(quote) for quote in batch], self._store, self._index)
            for quote, answer in zip(batch, answers, strict=True):
                findings[quote] = self._finding(quote, wordings[quote], answer)
        return findings

    def _query(self, quote: ClaimedQuote) -> VerifyQuery:
        claimed = quote.claim.name if quote.claim else None
        return VerifyQuery(
            quote.words, claimed, self._tuning.rivals, filter=self._filter, occurrences=self._tuning.shown
        )

    def _finding(self, quote: ClaimedQuote, wording: Wording, answer: Verification) -> Finding:
        if not answer.matches:
            reason = reason_of_statement(reason_of(wording, quote.kind), wording, quote.kind, quote.claim)
            finding = _nothing(reason, quote.claim, answer.joined, answer.explanation)
            return replace(finding, severity=answer.severity, nearest=answer.nearest)
        match = _best(answer.matches)
        explanation = answer.explanation if answer.joined else match.comparison.explanation
        return Finding(
            match.comparison.verdict,
            match.attribution,
            explanation + speaker_sentence(quote.claim, match),
            match=match,
            joined=answer.joined,
            is_anybodys=is_anybodys(wording, quote.kind, match, self._tuning.least_own_evidence),
            severity=answer.severity if answer.joined else match.comparison.severity,
        )


def _nothing(reason: Reason, claim: Claim | None, joined: tuple[Joined, ...] = (), explanation: str = "") -> Finding:
    attribution = AttributionVerdict.UNATTRIBUTED if claim else AttributionVerdict.NOT_CLAIMED
    sentence = explanation if joined else reason.meaning.sentence
    return Finding(Verdict.NOT_FOUND, attribution, sentence, reason, joined=joined)


def _best(matches: Sequence[Match]) -> Match:
    """The first match, or one just as similar from the claimed speaker, or that the speaker did not say: the same words
    may be on record twice."""
    rivals = [match for match in matches if match.comparison.similarity == matches[0].comparison.similarity]
    for attribution in (AttributionVerdict.CONFIRMED, AttributionVerdict.DISPUTED, AttributionVerdict.DENIED):
        for match in rivals:
            if match.attribution is attribution:
                return match
    return matches[0]
