"""What is recorded of one quote of a draft: the match that speaks for the draft rather than against it, if one does."""

from __future__ import annotations

from collections.abc import Sequence

from service.checking.draft import Claim, Finding, Reason
from service.checking.judgement import is_anybodys, reason_of, told, told_of_speaker
from service.domain import AttributionVerdict, Match, OccurrenceFilter, QuoteKind, Verdict, VerifyQuery
from service.matching.index import CandidateIndex
from service.storage.store import Store
from service.text.normalise import normalise
from service.verification import Joined, Verification, verify

SHOWN = 5
"""Of the places that carry a match, so many are shown: a draft of thousands of quotes gets an answer of megabytes."""
RIVALS = 5
"""Matches among which the claimed speaker's is looked for, where they are as much alike as the first."""


class Finder:
    """Looks for the quotes of one draft; see `check` for the parameters."""

    def __init__(self, store: Store, index: CandidateIndex, filter: OccurrenceFilter, longest: int) -> None:
        self._store, self._index, self._filter, self._longest = store, index, filter, longest

    def find(self, words: str, kind: QuoteKind, claim: Claim | None) -> Finding:
        """What is recorded of `words`, claimed to be said by `claim`."""
        if len(words) > self._longest:
            return _nothing(Reason.TOO_LONG, claim)
        wording = normalise(words)
        if not wording.words:
            return _nothing(Reason.TOO_COMMON, claim)
        asked = VerifyQuery(words, claim.name if claim else None, RIVALS, filter=self._filter, occurrences=SHOWN)
        found = verify(asked, self._store, self._index)
        if not found.matches:
            return _nothing(reason_of(wording, kind), claim, found.joined, found.explanation)
        match = _best(found.matches)
        return Finding(
            match.comparison.verdict,
            match.attribution,
            _explained(found, match) + told_of_speaker(claim, match),
            match=match,
            joined=found.joined,
            is_anybodys=is_anybodys(wording, kind, match),
        )


def _nothing(reason: Reason, claim: Claim | None, joined: tuple[Joined, ...] = (), explanation: str = "") -> Finding:
    attribution = AttributionVerdict.UNATTRIBUTED if claim else AttributionVerdict.NOT_CLAIMED
    return Finding(Verdict.NOT_FOUND, attribution, explanation if joined else told(reason), reason, joined=joined)


def _best(matches: Sequence[Match]) -> Match:
    """The first match, or one just as similar from the claimed speaker: the same words may be on record twice."""
    rivals = [match for match in matches if match.comparison.similarity == matches[0].comparison.similarity]
    return next((match for match in rivals if match.attribution is AttributionVerdict.CONFIRMED), matches[0])


def _explained(found: Verification, match: Match) -> str:
    return found.explanation if found.joined else match.comparison.explanation
