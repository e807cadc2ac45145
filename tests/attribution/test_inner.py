"""A quote within a quote has a speaker of its own, as the outer quote's words say."""

from __future__ import annotations

import pytest

from service.attribution import attribute
from service.attribution.inner import attribute_inner
from service.domain import AttributedSpan, Stance
from service.extraction import extract
from service.language.language import language

ENGLISH = language("en")


def inner_of(text: str) -> AttributedSpan:
    attributed = attribute_inner(text, attribute(text, extract(text, ENGLISH), ENGLISH), ENGLISH)
    [found] = [inner for one in attributed for inner in one.inner]
    return found


def test_what_the_outer_quote_denies_has_no_speaker() -> None:
    found = inner_of("“Lena Orth never said ‘the harbour belongs to the rich’ to me,” Bo Lind told us.")
    assert found.attribution is not None
    assert (found.attribution.stance, found.attribution.speaker) == (Stance.DENIED, None)
    assert found.attribution.about is not None
    assert found.attribution.about.name == "Lena Orth"


@pytest.mark.parametrize(
    ("text", "words", "speaker", "mention"),
    [
        pytest.param(
            "Bob Trumble spoke first. “Bob Trumble said ‘I alone can fix this’ and was believed,” Ann Clay told us.",
            "I alone can fix this", "Bob Trumble", "Bob Trumble", id="a name",
        ),
        pytest.param(
            "“It was odd,” said Bob Trumble. “Trumble shouted, ‘Nobody leaves this room!’ and we sat,” said Ann Clay.",
            "Nobody leaves this room!", "Bob Trumble", "Trumble", id="a surname that the article completes",
        ),
        pytest.param(
            "“I said to him, ‘You are wrong about this,’” Ann Clay recalled.",
            "You are wrong about this,", "Ann Clay", "I", id="I is the speaker of the outer quote",
        ),
        pytest.param(
            "“My mother always said, ‘Do your best every day,’” recalled Ann Clay.",
            "Do your best every day,", None, "My mother", id="somebody without a name",
        ),
        pytest.param(
            "“He told me, ‘Go home now,’ and I left,” said Ann Clay.",
            "Go home now,", None, "He", id="somebody whom only the hearers know",
        ),
    ],
)  # fmt: skip
def test_the_inner_speaker_is_the_one_that_the_outer_quote_names(
    text: str, words: str, speaker: str | None, mention: str
) -> None:
    found = inner_of(text)
    assert text[found.span.start : found.span.end] == words
    assert found.attribution is not None
    assert found.attribution.mention is not None
    assert (found.attribution.speaker.name if found.attribution.speaker else None) == speaker
    assert text[found.attribution.mention.start : found.attribution.mention.end] == mention


def test_the_outer_speaker_stays_the_outer_speaker() -> None:
    text = "Bob Trumble spoke first. “Bob Trumble said ‘I alone can fix this’ and was believed,” Ann Clay told us."
    [outer] = attribute_inner(text, attribute(text, extract(text, ENGLISH), ENGLISH), ENGLISH)
    assert outer.attribution is not None
    assert outer.attribution.speaker is not None
    assert outer.attribution.speaker.name == "Ann Clay"


def test_scare_marks_within_a_quote_have_no_speaker() -> None:
    assert inner_of("“The so-called ‘experts’ are wrong,” Ann Clay said.").attribution is None
