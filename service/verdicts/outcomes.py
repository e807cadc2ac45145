"""The table of what may be said of a quote of a draft, and of why nothing is on record for it."""

from __future__ import annotations

from enum import StrEnum

from service.verdicts.rows import OutcomeMeaning, ReasonMeaning, Table


class Trouble(StrEnum):
    """What an editor should look at: the record says that it was not said, somebody else is recorded, other words are,
    or nothing is; or what the draft denies is recorded."""

    DENIED = "denied"
    ALTERED = "altered"
    CONTRADICTED = "contradicted"
    RECORDED = "recorded"
    NOT_FOUND = "not_found"


class Outcome(Table):
    """What may be said of a quote of a draft, gravest first; each can be made to fail the check."""

    meaning: OutcomeMeaning

    DENIED = (
        "denied",
        OutcomeMeaning("The record says that the speaker did not say this", Trouble.DENIED, fails_by_default=True),
    )
    CONTRADICTED = (
        "contradicted",
        OutcomeMeaning("Somebody else is recorded as the speaker", Trouble.CONTRADICTED, fails_by_default=True),
    )
    ALTERED = "altered", OutcomeMeaning("The recorded quote has other words", Trouble.ALTERED)
    RECORDED = "recorded", OutcomeMeaning("The draft denies what is recorded from the speaker", Trouble.RECORDED)
    NOT_FOUND = (
        "not_found",
        OutcomeMeaning("No recorded quote says this", Trouble.NOT_FOUND, fails_by_default=True),
    )
    SPLICED = "spliced", OutcomeMeaning("Parts of a recorded quote are joined as if they were one")
    DISPUTED = "disputed", OutcomeMeaning("Outlets disagree on who said the recorded words")
    UNCLEAR = "unclear", OutcomeMeaning("The draft does not say precisely enough who said it")
    UNATTRIBUTED = "unattributed", OutcomeMeaning("No article says who said the recorded words")
    TOO_SHORT = "too_short", OutcomeMeaning("Too few words, or too common ones, to tell whether they are recorded")
    UNREADABLE = "unreadable", OutcomeMeaning("The file does not say which letters some of these are")


class Reason(Table):
    """Why a quote is `not_found`: the words are not recorded; a phrase of too few words, or of common words only, of
    which nothing can be told; a span too long to be verified, as a mark that never closes makes one; or signs of which
    the file does not say which letters they are."""

    meaning: ReasonMeaning

    NOT_RECORDED = "not_recorded", ReasonMeaning("No recorded quote says this.", Outcome.NOT_FOUND, is_untold=False)
    TOO_SHORT = (
        "too_short",
        ReasonMeaning(
            "No recorded quote has these words, and they are too few to tell whether one says it otherwise.",
            Outcome.TOO_SHORT,
        ),
    )
    TOO_COMMON = (
        "too_common",
        ReasonMeaning(
            "These are common words or none, which stand anywhere: whether they were said cannot be told.",
            Outcome.TOO_SHORT,
        ),
    )
    TOO_LONG = (
        "too_long",
        ReasonMeaning(
            "This is too long to be verified; a closing mark may be missing.",
            Outcome.NOT_FOUND,
        ),
    )
    UNREADABLE = (
        "unreadable",
        ReasonMeaning(
            "The file does not say which letters some of these are, so nothing can be told: look at the page itself.",
            Outcome.UNREADABLE,
        ),
    )
