"""The figures that checking a draft works with."""

from __future__ import annotations

from dataclasses import dataclass

from service.candidates import TUNING as TUNING_OF_VERIFICATION
from service.candidates import VerificationTuning
from service.lookahead import LOOK_AHEAD, LookAhead


@dataclass(frozen=True, slots=True)
class CheckingTuning:
    """How many quotes are verified together and how, what of each match is kept, and which words are anybody's.

    `shown` of the places that carry a match are in the answer: for a draft of thousands of quotes all of them would be
    megabytes. The claimed speaker's match is looked for among the first `rivals`, where they are as much alike as the
    first.

    Words of less evidence than `least_own_evidence`, in bits, worked into a sentence and found within a longer quote of
    somebody else, are anybody's words ("very good"), and no sign that the draft names the wrong speaker.
    """

    shown: int = 5
    look_ahead: LookAhead = LOOK_AHEAD
    rivals: int = 5
    least_own_evidence: float = 30.0
    verification: VerificationTuning = TUNING_OF_VERIFICATION


TUNING = CheckingTuning()
