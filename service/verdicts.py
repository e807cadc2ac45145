"""Every verdict with what it means: one table, which the service, its page, the browser extension and the command line
read. No other module lists the verdicts.

To add one: a member with its row here, the rule that decides it (`matching/verdict.py` for a wording, `verification.py`
for a speaker), and `make copies`, which makes anew what is made from these tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self


class Tone(StrEnum):
    """How an answer is coloured: it speaks for the quote, against it in part or wholly, or says nothing either way."""

    GOOD = "good"
    PARTLY = "partly"
    BAD = "bad"
    NONE = "none"


class Standing(StrEnum):
    """How a quote stands with the record: it agrees with it, strays from it, or is not known."""

    AGREED = "agreed"
    TROUBLE = "trouble"
    UNKNOWN = "unknown"


class Trouble(StrEnum):
    """What an editor should look at: other words are recorded, somebody else is recorded, or nothing is."""

    ALTERED = "altered"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class OutcomeMeaning:
    """What an outcome says of a quote; `trouble` when an editor should look at it. It `fails_by_default` only where a
    record speaks against the draft: a new interview is in no archive."""

    sentence: str
    trouble: Trouble | None = None
    fails_by_default: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a verdict on a wording says to a reader, and what it makes of a quote in a draft.

    `title` and `sentence` are the page's, `one_line` is both in one, for where there is little room. The sentence may
    count the `{places}` that differ. `tone_if_grave` is the tone where a number, a name or the sense differs. `order`
    says where the counts of a draft's verdicts name it. `says_all`: the sentence leaves nothing to explain. `likeness`
    stands for the share of what is alike. `is_unbroken`: the words stand in one recorded quote, whatever else holds
    parts of them.
    """

    title: str
    sentence: str
    one_line: str
    tone: Tone
    standing: Standing
    order: int
    tone_if_grave: Tone | None = None
    outcome: Outcome | None = None
    says_all: bool = False
    likeness: str | None = None
    is_unbroken: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerMeaning:
    """What a verdict on a claimed speaker says to a reader, and what it makes of a quote in a draft.

    The texts name who is `{recorded}` and who is `{claimed}`: `on_page` beside the title, `one_line` by itself (None
    where there is nothing to say), `in_terminal` in the answer of `quoteverify verify`, `in_draft` in a report on a
    draft that names somebody.
    """

    title: str
    tone: Tone
    on_page: str
    one_line: str | None
    in_terminal: str
    in_draft: str
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class ReasonMeaning:
    """Why nothing was found, in a sentence, and what that makes of a quote in a draft. `is_untold`: it cannot be told
    whether the words are recorded."""

    sentence: str
    outcome: Outcome
    is_untold: bool = True


class _Table(StrEnum):
    """Words, each with the row that says what it means."""

    meaning: Any

    def __new__(cls, word: str, meaning: Any) -> Self:
        """The member `word`, which keeps its row."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.meaning = meaning
        return member

    @classmethod
    def of(cls, word: object) -> Self | None:
        """The member that is written `word`; None when there is none."""
        return next((member for member in cls if member == word), None)


class Outcome(_Table):
    """What may be said of a quote of a draft, gravest first; each can be made to fail the check."""

    meaning: OutcomeMeaning

    CONTRADICTED = (
        "contradicted",
        OutcomeMeaning("Somebody else is recorded as the speaker", Trouble.CONTRADICTED, fails_by_default=True),
    )
    ALTERED = "altered", OutcomeMeaning("The recorded quote has other words", Trouble.ALTERED, fails_by_default=True)
    NOT_FOUND = "not_found", OutcomeMeaning("No recorded quote says this", Trouble.NOT_FOUND)
    SPLICED = "spliced", OutcomeMeaning("Parts of a recorded quote are joined as if they were one")
    UNATTRIBUTED = "unattributed", OutcomeMeaning("No article says who said the recorded words")
    TOO_SHORT = "too_short", OutcomeMeaning("Too few words, or too common ones, to tell whether they are recorded")


class Verdict(_Table):
    """How the wording of a candidate quote compares with a recorded quote."""

    meaning: Meaning

    VERBATIM = (
        "verbatim",
        Meaning(
            title="Verbatim",
            sentence="These exact words are on record.",
            one_line="Verbatim: these exact words are on record",
            tone=Tone.GOOD,
            standing=Standing.AGREED,
            order=1,
            says_all=True,
            is_unbroken=True,
        ),
    )
    FRAGMENT = (
        "fragment",
        Meaning(
            title="Part of a quote",
            sentence="These exact words are on record, within a longer quote.",
            one_line="Part of a longer quote: these words are on record",
            tone=Tone.GOOD,
            standing=Standing.AGREED,
            order=2,
            likeness="holds these words",
            is_unbroken=True,
        ),
    )
    SPLICED = (
        "spliced",
        Meaning(
            title="Spliced",
            sentence="Parts of a recorded quote, put together as one.",
            one_line="Spliced: parts of a recorded quote are joined as if they were one",
            tone=Tone.PARTLY,
            standing=Standing.TROUBLE,
            order=4,
            outcome=Outcome.SPLICED,
            is_unbroken=True,
        ),
    )
    ALTERED = (
        "altered",
        Meaning(
            title="Altered",
            sentence="The record differs in {places}.",
            one_line="Altered: the record has other words",
            tone=Tone.PARTLY,
            tone_if_grave=Tone.BAD,
            standing=Standing.TROUBLE,
            order=3,
            outcome=Outcome.ALTERED,
        ),
    )
    NOT_FOUND = (
        "not_found",
        Meaning(
            title="Not on record",
            sentence="No quote here says this.",
            one_line="Not found: no recorded quote says this",
            tone=Tone.NONE,
            standing=Standing.UNKNOWN,
            order=6,
            says_all=True,
        ),
    )


JOINED = Meaning(
    title="Joined",
    sentence="Words of different recorded quotes, put together as one.",
    one_line="Joined: words of different recorded quotes, put together as one",
    tone=Tone.BAD,
    standing=Standing.TROUBLE,
    order=5,
)
"""Stands for the verdict of an answer whose `joined` is not empty, unless its words agree with one quote."""

UNTOLD = Meaning(
    title="Nothing to tell",
    sentence="Nothing can be told of these words.",
    one_line="Nothing can be told of these words",
    tone=Tone.NONE,
    standing=Standing.UNKNOWN,
    order=8,
)
"""Stands for NOT_FOUND in a draft where the reason is one that `is_untold`."""

UNKNOWN = Meaning(
    title="{word}",
    sentence="A newer service than this page says so.",
    one_line="{word}",
    tone=Tone.NONE,
    standing=Standing.UNKNOWN,
    order=7,
)
"""Stands for a verdict that is not in this table, as a newer service may give one: its own `{word}`, said plainly."""


class AttributionVerdict(_Table):
    """How the claimed speaker compares with the recorded one."""

    meaning: SpeakerMeaning

    CONFIRMED = (
        "confirmed",
        SpeakerMeaning(
            title="Speaker confirmed",
            tone=Tone.GOOD,
            on_page="On record from {recorded}.",
            one_line="Recorded from {recorded}, as you were told.",
            in_terminal="confirmed: said by {recorded}",
            in_draft="{claimed}, as recorded",
        ),
    )
    CONTRADICTED = (
        "contradicted",
        SpeakerMeaning(
            title="Speaker contradicted",
            tone=Tone.BAD,
            on_page="On record from {recorded}, not from {claimed}.",
            one_line="Not {claimed}: it is recorded from {recorded}.",
            in_terminal="contradicted: recorded from {recorded}, not from {claimed}",
            in_draft="{claimed} in the draft, recorded from {recorded}",
            outcome=Outcome.CONTRADICTED,
        ),
    )
    UNATTRIBUTED = (
        "unattributed",
        SpeakerMeaning(
            title="Speaker cannot be checked",
            tone=Tone.NONE,
            on_page="{recorded}",
            one_line="The articles do not say who said it.",
            in_terminal="unattributed: no article says who said it",
            in_draft="{claimed} in the draft, recorded from nobody",
            outcome=Outcome.UNATTRIBUTED,
        ),
    )
    NOT_CLAIMED = (
        "not_claimed",
        SpeakerMeaning(
            title="Said by",
            tone=Tone.NONE,
            on_page="{recorded}",
            one_line=None,
            in_terminal="said by {recorded}",
            in_draft="{claimed}",
        ),
    )


UNKNOWN_ATTRIBUTION = SpeakerMeaning(
    title="{word}",
    tone=Tone.NONE,
    on_page="{recorded}",
    one_line="About the speaker: {word}.",
    in_terminal="{word}: said by {recorded}",
    in_draft="{claimed} in the draft, recorded from {recorded} ({word})",
)
"""Stands for a verdict on the speaker that is not in this table."""


class Reason(_Table):
    """Why a quote is `not_found`: the words are not recorded; a phrase of too few words, or of common words only, of
    which nothing can be told; or a span too long to be verified, as a mark that never closes makes one."""

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
