"""What of a quote an editor should look at, and why one is not found."""

from __future__ import annotations

from service.checking.draft import Claim, Finding, Reason, Trouble
from service.domain import AttributionVerdict, Match, QuoteKind, Verdict
from service.language.words import content_words
from service.matching.verdict import SHORT
from service.text.normalise import Wording

LEAST_OF_ONES_OWN = 3
"""Words of content. Fewer of them, worked into a sentence and found within a longer quote of somebody else, are
anybody's words ("very good"), and no sign that the draft names the wrong speaker."""

_TOLD = {
    Reason.NOT_RECORDED: "No recorded quote says this.",
    Reason.TOO_SHORT: "No recorded quote has these words, and they are too few to tell whether one says it otherwise.",
    Reason.TOO_COMMON: "These are common words or none, which stand anywhere: whether they were said cannot be told.",
    Reason.TOO_LONG: "This is too long to be verified; a closing mark may be missing.",
}


def reason_of(wording: Wording, kind: QuoteKind) -> Reason:
    """Why words that were not found were not: docs/decisions/0010-what-is-a-match.md has the rules for short ones."""
    content = len(content_words(wording.norms))
    if content == 0:
        return Reason.TOO_COMMON
    return Reason.TOO_SHORT if content < SHORT and kind is not QuoteKind.DIRECT else Reason.NOT_RECORDED


def is_anybodys(wording: Wording, kind: QuoteKind, match: Match) -> bool:
    """Whether the words are too few for somebody else's record of them to speak against the draft's speaker."""
    is_part = match.comparison.verdict is Verdict.FRAGMENT and kind is not QuoteKind.DIRECT
    return is_part and len(content_words(wording.norms)) < LEAST_OF_ONES_OWN


def trouble_of(kind: QuoteKind, found: Finding) -> tuple[Trouble, ...]:
    """What an editor should look at. Nobody is said to have said what is unspoken, so nothing is wrong with it."""
    if kind is QuoteKind.UNSPOKEN:
        return ()
    signs = {
        Trouble.ALTERED: found.verdict is Verdict.ALTERED,
        Trouble.CONTRADICTED: found.attribution is AttributionVerdict.CONTRADICTED and not found.is_anybodys,
        Trouble.NOT_FOUND: found.reason in {Reason.NOT_RECORDED, Reason.TOO_LONG},
    }
    return tuple(trouble for trouble, is_so in signs.items() if is_so)


def told(reason: Reason) -> str:
    """A sentence for a reader."""
    return _TOLD[reason]


def told_of_speaker(claim: Claim | None, match: Match) -> str:
    """A sentence on a claimed speaker who is not the recorded one; empty when nothing speaks against the claim."""
    if claim is None or match.attribution is not AttributionVerdict.CONTRADICTED:
        return ""
    names = ", ".join(speaker.name for speaker in match.speakers)
    return f" It is recorded from {names}, not from {claim.name}."
