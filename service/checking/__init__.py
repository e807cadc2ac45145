"""Use case: a draft in, every quote in it verified, out."""

from service.checking.check import MOST_QUOTES, check
from service.checking.draft import CheckedDraft, CheckedQuote, Claim, Draft, Finding, Reason, SpeakerHint, Trouble

__all__ = [
    "MOST_QUOTES",
    "CheckedDraft",
    "CheckedQuote",
    "Claim",
    "Draft",
    "Finding",
    "Reason",
    "SpeakerHint",
    "Trouble",
    "check",
]
