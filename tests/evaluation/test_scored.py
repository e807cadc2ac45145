"""One gold span beside what was found: how it was found, and whether the name is right."""

from __future__ import annotations

import pytest

from evaluation.gold import GoldArticle, GoldSpan, Spoken
from evaluation.scored import Scored, index_reported, score
from service.domain import AttributedSpan, Attribution, CastMember, QuoteKind, Span
from service.extraction import extract
from service.language.language import DEFAULT, language

ENGLISH = language(DEFAULT)

TEXT = "“One ‘two’ three.\n\n“Four,” Moen said."


def named(text: str, span: Span, found_name: str | None, recorded: str) -> Scored:
    attribution = Attribution(CastMember(found_name) if found_name else None, None, None, "pretended", 1.0)
    attributed = [AttributedSpan(one, QuoteKind.DIRECT, attribution) for one in extract(text, ENGLISH)]
    gold = GoldSpan(span, None, Spoken(recorded, "person", "speech"))
    return score(GoldArticle("a", text, (gold,)), gold, index_reported(text, attributed))


@pytest.mark.parametrize(
    ("words", "how"),
    [("One ‘two’ three.\n\n“Four,", "outer"), ("two", "inner"), ("One ‘two’ three.\n\n", "part"), ("Four,", "part")],
)
def test_a_span_is_found_as_a_quote_or_within_one(words: str, how: str) -> None:
    at = TEXT.index(words)
    found = named(TEXT, Span(at, at + len(words)), "Moen", "Moen").reported
    assert found is not None
    assert found.how == how


def test_a_span_that_stands_nowhere_is_missed_and_its_name_wrong() -> None:
    missed = named(TEXT, Span(0, 5), "Moen", "Moen")
    assert missed.reported is None
    assert missed.name_right is False
    assert not missed.is_given


@pytest.mark.parametrize(
    ("found", "recorded", "right"),
    [
        pytest.param("Ida Moen", "Ida Moen", True, id="the same"),
        pytest.param("Sen. Ida B. Moen", "Ida Moen", True, id="a title and an initial more"),
        pytest.param("the Harbour Board", "Harbour Board", True, id="the article"),
        pytest.param("Zoë Moen", "Zoe Moen", True, id="an accent"),
        pytest.param("Bo Moen", 'Robert C. "Bo" Moen', True, id="the nickname for the name"),
        pytest.param("Robert Moen", 'Robert C. "Bo" Moen', True, id="the name beside a nickname"),
        pytest.param("Bo Dunn", "Ida Moen; Bo Dunn", True, id="one of two who spoke"),
        pytest.param("Moen", "Ida Moen", False, id="the surname only"),
        pytest.param("Jon Moen", "Ida Moen", False, id="a namesake"),
        pytest.param(None, "Ida Moen", False, id="no name"),
    ],
)
def test_names_are_the_same_but_for_what_does_not_tell_people_apart(
    found: str | None, recorded: str, right: bool
) -> None:
    at = TEXT.index("Four,")
    assert named(TEXT, Span(at, at + 5), found, recorded).name_right is right
