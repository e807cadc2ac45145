"""The tables of verdicts: every verdict with what it means. No other module lists them; what they make of a quote of a
draft stands in `outcomes.py`.

To add a verdict: a member with its row here, and the rule that decides it: for a wording in `matching/verdict.py`, with
its explanation in `matching/explanation.py`; for a speaker in `claims.py`. `make copies` then makes anew what is
made from these tables.
"""

from __future__ import annotations

from service.verdicts.outcomes import Outcome
from service.verdicts.rows import (
    Meaning,
    SpeakerMeaning,
    Standing,
    Table,
    Tone,
)


class Verdict(Table):
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
            tone_if_grave=Tone.BAD,
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
            tone_if_grave=Tone.BAD,
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


class AttributionVerdict(Table):
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
    DISPUTED = (
        "disputed",
        SpeakerMeaning(
            title="Speaker disputed",
            tone=Tone.PARTLY,
            on_page="On record from {recorded}: outlets disagree on who said it.",
            one_line="Outlets disagree on who said it: it is recorded from {recorded}.",
            in_terminal="disputed: said by {recorded}, as some outlets have it",
            in_draft="{claimed} in the draft; outlets disagree, and record it from {recorded}",
            outcome=Outcome.DISPUTED,
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
            remark="It is recorded from {recorded}, not from {claimed}.",
            outcome=Outcome.CONTRADICTED,
        ),
    )
    DENIED = (
        "denied",
        SpeakerMeaning(
            title="Denied",
            tone=Tone.BAD,
            on_page="{claimed} is on record only as not having said this.",
            one_line="{claimed} is on record only as not having said this.",
            in_terminal="denied: {claimed} is recorded only as not having said it",
            in_draft="{claimed} in the draft, recorded only as not having said it",
            outcome=Outcome.DENIED,
        ),
    )
    UNCLEAR = (
        "unclear",
        SpeakerMeaning(
            title="Speaker unclear",
            tone=Tone.NONE,
            on_page="On record from {recorded}. “{claimed}” does not say precisely enough who is meant.",
            one_line="“{claimed}” does not say precisely enough who is meant: it is recorded from {recorded}.",
            in_terminal="unclear: recorded from {recorded}, and {claimed} does not say precisely enough who is meant",
            in_draft="{claimed} in the draft, which does not say precisely who is meant; recorded from {recorded}",
            outcome=Outcome.UNCLEAR,
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
