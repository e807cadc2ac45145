"""What is recorded of one quote of a draft: the match that speaks for the draft rather than against it, if one does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from service.checking.draft import Claim, Finding, Reason
from service.checking.judgement import is_anybodys, reason_of, told, told_of_speaker
from service.domain import AttributionVerdict, Match, OccurrenceFilter, QuoteKind, Verdict, VerifyQuery
from service.index.protocol import CandidateIndex
from service.storage.store import Store
from service.text.normalise import Wording, normalise
from service.verification import Joined, Verification, verify_all

SHOWN = 5
"""Of the places that carry a match, so many are shown: a draft of thousands of quotes gets an answer of megabytes."""
AT_ONCE = 100
"""Quotes that are verified together, from one state of the database: as many as a batch may hold."""
RIVALS = 5
"""Matches among which the claimed speaker's is looked for, where they are as much alike as the first."""


class Spoken(NamedTuple):
    """Some words of a draft, what they are in it, and who is claimed to have said them."""

    words: str
    kind: QuoteKind
    claim: Claim | None


class Finder:
    """Looks for the quotes of one draft; see `check` for the parameters."""

    def __init__(self, store: Store, index: CandidateIndex, filter: OccurrenceFilter, longest: int) -> None:
        self._store, self._index, self._filter, self._longest = store, index, filter, longest

    def find(self, spoken: Iterable[Spoken]) -> dict[Spoken, Finding]:
        """What is recorded of each of `spoken`; what is there twice is looked for once."""
        found: dict[Spoken, Finding] = {}
        wordings: dict[Spoken, Wording] = {}
        for one in dict.fromkeys(spoken):
            wording = normalise(one.words) if len(one.words) <= self._longest else None
            if wording is not None and wording.words:
                wordings[one] = wording
            else:
                found[one] = _nothing(Reason.TOO_LONG if wording is None else Reason.TOO_COMMON, one.claim)
        waiting = list(wordings)
        for start in range(0, len(waiting), AT_ONCE):
            some = waiting[start : start + AT_ONCE]
            answers = verify_all([self._query(one) for one in some], self._store, self._index)
            found |= {one: _finding(one, wordings[one], answer) for one, answer in zip(some, answers, strict=True)}
        return found

    def _query(self, one: Spoken) -> VerifyQuery:
        claimed = one.claim.name if one.claim else None
        return VerifyQuery(one.words, claimed, RIVALS, filter=self._filter, occurrences=SHOWN)


def _finding(one: Spoken, wording: Wording, found: Verification) -> Finding:
    if not found.matches:
        return _nothing(reason_of(wording, one.kind), one.claim, found.joined, found.explanation)
    match = _best(found.matches)
    return Finding(
        match.comparison.verdict,
        match.attribution,
        _explained(found, match) + told_of_speaker(one.claim, match),
        match=match,
        joined=found.joined,
        is_anybodys=is_anybodys(wording, one.kind, match),
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
