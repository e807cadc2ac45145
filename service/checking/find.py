"""Looks up each quote of a draft; of matches that are just as similar, the claimed speaker's counts."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from service import deadline
from service.checking.draft import Claim, Finding
from service.checking.judgement import is_anybodys, reason_of, reason_of_statement, speaker_sentence
from service.checking.sentences import sentence_on_match, sentence_on_nothing, sentence_on_unsaid
from service.checking.tuning import TUNING, CheckingTuning
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
        self._charge_reads = charge

    def find(self, quotes: Iterable[ClaimedQuote]) -> dict[ClaimedQuote, Finding]:
        """What is recorded of each of `quotes`; what is there twice is looked for once.

        Raises TooCostly once a few have been looked for and there is no time for the others.
        """
        findings: dict[ClaimedQuote, Finding] = {}
        wordings: dict[ClaimedQuote, Wording] = {}
        for quote in dict.fromkeys(quotes):
            deadline.check()
            wording = normalise(quote.words) if len(quote.words) <= self._longest else None
            if wording is not None and wording.words:
                wordings[quote] = wording
            else:
                nothing = _nothing(Reason.TOO_LONG if wording is None else Reason.TOO_COMMON, quote.claim)
                findings[quote] = _with_stance(quote, nothing)
        pace, waiting = deadline.Pace(), len(wordings)
        for number, batch in enumerate(self._batches(list(wordings))):
            answers = verify_all([self._query(quote) for quote in batch], self._store, self._index)
            for quote, answer in zip(batch, answers, strict=True):
                findings[quote] = _with_stance(quote, self._finding(quote, wordings[quote], answer))
            waiting -= len(batch)
            ahead = pace.expect(len(batch), waiting)
            if number == 1:
                self._charge(ahead - waiting * self._tuning.seconds_a_read)
        return findings

    def _batches(self, quotes: Sequence[ClaimedQuote]) -> Iterator[Sequence[ClaimedQuote]]:
        """`quotes` in the pieces that are verified together; first two small ones from all over the draft, from which
        it is seen how long the rest takes."""
        at_once, size = self._tuning.at_once, self._tuning.sampled
        step = len(quotes) // (2 * size)
        if step < 2:  # noqa: PLR2004  (few quotes: nothing is saved by looking ahead)
            rest = quotes
        else:
            sample = range(0, 2 * size * step, step)
            yield from ([quotes[at] for at in sample[first::2]] for first in (0, 1))
            rest = [quote for at, quote in enumerate(quotes) if at not in sample]
        yield from (rest[start : start + at_once] for start in range(0, len(rest), at_once))

    def _charge(self, seconds: float) -> None:
        """Charge what the quotes take beyond what their number says."""
        if seconds > 0 and self._charge_reads is not None:
            self._charge_reads(math.ceil(seconds / self._tuning.seconds_a_read))

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
        explanation = answer.explanation if answer.joined else match.comparison.explanation
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
