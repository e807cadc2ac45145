"""One sentence says the whole of an answer: whether it is as quoted, by whom, and what was said instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.domain import AttributionVerdict, Denial, Match, Quote, Speaker, Stance, TextSpan
from service.language.language import DEFAULT, language
from service.matching.compare import compare
from service.matching.headline import headline, headline_of_unsaid
from service.matching.joined import Joined
from service.text.normalise import normalise

RECORDED = "I would be glad if the boats are in their harbour by noon, and the pilots know it."
BEA = Speaker(1, "Bea Valley")


def matched(candidate: str, attribution: str = "not_claimed", *, speaker: bool = True) -> Match:
    comparison = compare(normalise(candidate), normalise(RECORDED), language(DEFAULT))
    return Match(Quote(1, RECORDED), comparison, BEA if speaker else None, (BEA,) if speaker else (),
                 AttributionVerdict(attribution), (), (), 0)  # fmt: skip


def sentence(
    candidate: str, attribution: str = "not_claimed", claimed: str | None = None, *, speaker: bool = True
) -> str:
    return headline([matched(candidate, attribution, speaker=speaker)], claimed, ())


OTHER = RECORDED.replace("their harbour", "our harbour")
SENTENCES = {
    "the same": ((RECORDED,), "As quoted: Bea Valley said it."),
    "the same, confirmed": ((RECORDED, "confirmed", "Bea Valley"), "As quoted, by Bea Valley."),
    "the same, of somebody else": (
        (RECORDED, "contradicted", "Lars"),
        "As quoted, but not by Lars: Bea Valley said it.",
    ),
    "other words": ((OTHER,), "Not as quoted: Bea Valley said “their harbour”."),
    "other words of somebody else": (
        (OTHER, "contradicted", "Lars"),
        "Not as quoted, and not by Lars: Bea Valley said “their harbour”.",
    ),
    "another spelling": (
        (RECORDED.replace("harbour", "harbor"), "confirmed", "Bea"),
        "As quoted but for how it is written, by Bea.",
    ),
    "a condition cut off": (
        ("the boats are in their harbour by noon",),
        "Not in the sense in which it was said: Bea Valley said “I would be glad if”.",
    ),
    "only denied": (
        (RECORDED, "denied", "Lars"),
        "As quoted, but Lars is on record only as not having said it.",
    ),
}


@pytest.mark.parametrize(("asked", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_the_sentence_says_it_all(asked: tuple[str, ...], expected: str) -> None:
    assert sentence(*asked) == expected


DISPUTES = {
    "who": ((RECORDED,), "As quoted, but articles disagree on who said it: Bea Valley or Lars Vik."),
    "who, of other words": (
        (OTHER,),
        "Not as quoted: the record has “their harbour”, and articles disagree on who said it: Bea Valley or Lars Vik.",
    ),
    "who, beside a claim": (
        (RECORDED, "disputed"),
        "As quoted, but articles disagree on who said it: Bea Valley or Lars Vik.",
    ),
    "who, but not who is claimed": (
        (RECORDED, "contradicted"),
        "As quoted, but not by Carl Shore: Bea Valley said it.",
    ),
}


@pytest.mark.parametrize(("asked", "expected"), DISPUTES.values(), ids=DISPUTES)
def test_what_is_disputed_is_never_said_to_be_settled(asked: tuple[str, ...], expected: str) -> None:
    match = replace(matched(*asked), speakers=(BEA, Speaker(2, "Lars Vik")), do_outlets_differ=True)
    assert headline([match], "Carl Shore", ()) == expected


def test_what_one_article_denies_is_not_said_to_be_said() -> None:
    denial = Denial(BEA, Stance.DENIED, "The Post", 1)
    match = replace(matched(RECORDED, "confirmed"), denied_by=(denial,))
    assert headline([match], "Bea Valley", ()) == "As quoted, but articles disagree on whether Bea Valley said it."


def test_where_nobody_is_named_nobody_is() -> None:
    assert sentence(RECORDED, speaker=False) == "As quoted: no article says who said it."
    assert sentence(OTHER, speaker=False) == "Not as quoted: the record has “their harbour”."


def test_what_is_not_there_and_what_is_joined() -> None:
    assert headline((), "Lars", ()) == "Not on record."
    part = Joined(1, TextSpan("a", 0, 1), TextSpan("a", 0, 1), (BEA,))
    other = replace(part, quote_id=2, speakers=(Speaker(2, "Lars Vik"),))
    assert (
        headline((), None, (part, other))
        == "Never said at once: words of Bea Valley and of Lars Vik are joined as one."
    )


UNSAID = {
    "on record from the one": ((RECORDED,), Stance.DENIED, "Valley", ", but it is on record from Bea Valley."),
    "on record from another": ((RECORDED,), Stance.DENIED, "Lars Vik", ", and it is on record from Bea Valley."),
    "in other words": ((OTHER,), Stance.DENIED, "Bea Valley", "; Bea Valley said “their harbour”."),
    "doubted": ((RECORDED,), Stance.DOUBTED, "Bea Valley", ", and it is on record from Bea Valley."),
}


@pytest.mark.parametrize(("asked", "stance", "about", "expected"), UNSAID.values(), ids=UNSAID)
def test_of_what_a_text_denies_it_says_whether_the_record_agrees(
    asked: tuple[str, ...], stance: Stance, about: str, expected: str
) -> None:
    said = headline_of_unsaid([matched(*asked)], (), stance, about, text="The text")
    lead = {
        Stance.DENIED: f"says that {about} did not say this",
        Stance.DOUBTED: f"leaves in doubt that {about} said this",
    }
    assert said == f"The text {lead[stance]}{expected}"


def test_what_a_text_denies_and_nobody_has_is_said() -> None:
    assert (
        headline_of_unsaid([], (), Stance.DENIED, None, text="The text")
        == "The text says that this was not said, and it is not on record."
    )
