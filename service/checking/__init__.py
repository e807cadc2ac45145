"""Use case: verifies every quote of a draft."""

from service.checking.check import MOST_QUOTES, check
from service.checking.draft import CheckedDraft, CheckedQuote, Claim, Draft, Finding, SpeakerHint
from service.checking.tuning import CheckingTuning
from service.verdicts import Reason, Trouble

__all__ = [
    "MOST_QUOTES",
    "CheckedDraft",
    "CheckedQuote",
    "CheckingTuning",
    "Claim",
    "Draft",
    "Finding",
    "Reason",
    "SpeakerHint",
    "Trouble",
    "check",
]
