"""How quote, source and cue stand to each other, and what sort of words the source is."""

from __future__ import annotations

import pytest

from evaluation.brat import Annotated
from evaluation.layout import layout, source_type
from service.domain import Span


def piece(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()


def case(text: str, who: str, cue: str) -> tuple[str, Span, Annotated]:
    start = text.index("“") + 1
    span = Span(start, text.index("”", start))
    return text, span, Annotated(piece(text, who), piece(text, cue), (span,))


@pytest.mark.parametrize(
    ("text", "who", "cue", "expected"),
    [
        pytest.param("“We go,” Moen said.", "Moen", "said", "quote, source cue", id="after the quote"),
        pytest.param("“We go,” said Moen.", "Moen", "said", "quote, cue source", id="after the cue"),
        pytest.param("Moen said: “We go.”", "Moen", "said", "source, quote", id="before the quote"),
        pytest.param("Moen was firm. “We go.”", "Moen", "", "another sentence", id="in the sentence before"),
        pytest.param("“We go.” Moen was firm.", "Moen", "", "another sentence", id="in the sentence after"),
        pytest.param("“Do we go?” Moen asked.", "Moen", "asked", "quote, source cue", id="after a question"),
        pytest.param("“We go,” said Rep. A. Moen.", "A. Moen", "said", "quote, cue source", id="after an abbreviation"),
        pytest.param("Moen was firm:\n\n“We go.”", "Moen", "", "another paragraph", id="a paragraph before"),
        pytest.param("According to Moen, “all go”.", "Moen", "According to", "according to", id="according to"),
        pytest.param("It was said “to go”.", "", "said", "no source", id="nobody"),
    ],
)
def test_layouts(text: str, who: str, cue: str, expected: str) -> None:
    assert layout(*case(text, who, cue)) == expected


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        pytest.param("She", "pronoun", id="a pronoun at a sentence's start"),
        pytest.param("Moen", "proper name", id="a surname"),
        pytest.param("the mayor, Ida Moen", "proper name", id="a name after a noun"),
        pytest.param("The NATO chief", "proper name", id="a role with a name in it"),
        pytest.param("The mayor", "common noun", id="a role"),
        pytest.param("a senior adviser", "common noun", id="somebody unnamed"),
    ],
)
def test_source_types(who: str, expected: str) -> None:
    text, _, annotated = case(f"{who} said “it”.", who, "said")
    assert source_type(text, annotated) == expected


def test_an_attribution_without_a_source_has_no_type() -> None:
    text, _, annotated = case("It was said “to go”.", "", "said")
    assert source_type(text, annotated) == "none"
