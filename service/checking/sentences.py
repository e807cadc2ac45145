"""Says the whole of what is found of a draft's quote in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from service.checking.draft import Claim
from service.domain import AttributionVerdict, Match, Stance
from service.matching.headline import headline, headline_of_unsaid
from service.matching.joined import Joined
from service.verdicts import Reason

THE_DRAFT = "The draft"


def sentence_on_match(claim: Claim | None, match: Match, joined: Sequence[Joined], *, is_anybodys: bool) -> str:
    """The sentence on a quote that the draft gives to `claim`: as in an answer of `/v1/verify`, but that words which
    anybody may use are nobody's, whoever else is on record with them."""
    if is_anybodys and match.attribution is AttributionVerdict.CONTRADICTED:
        names = ", ".join(speaker.name for speaker in match.speakers)
        return f"Words that anybody may use: they stand in a recorded quote of {names}."
    return headline([match], claim.name if claim else None, joined)


def sentence_on_nothing(reason: Reason, joined: Sequence[Joined]) -> str:
    """The sentence on a quote without a match."""
    if reason.meaning.is_untold and not joined:
        return reason.meaning.sentence
    return headline((), None, joined)


def sentence_on_unsaid(stance: Stance, about: str | None, match: Match | None, joined: Sequence[Joined]) -> str:
    """The sentence on a quote of which the draft says that it was not said, or leaves that in doubt."""
    return headline_of_unsaid([match] if match else [], joined, stance, about, text=THE_DRAFT)
