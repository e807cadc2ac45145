"""How attribution was tuned is handed in: other thresholds give other answers."""

import pytest

from service.attribution import attribute, attribute_inner
from service.attribution.tuning import Confidences, Tuning, Window
from service.extraction import extract
from service.language.language import language

ENGLISH = language("en")
TEXT = "“We need more time to do all of it,” said Ann Lee on Monday."


@pytest.mark.parametrize(
    ("tuning", "name"),
    [
        pytest.param(Tuning(), "Ann Lee", id="as the service does"),
        pytest.param(Tuning(confidences=Confidences(said=1.0)), None, id="never sure enough"),
        pytest.param(Tuning(window=Window(tokens_after=1)), None, id="nobody stands near enough"),
        pytest.param(Tuning(most_quotes=0), None, id="one quote too many"),
    ],
)
def test_the_tuning_decides(tuning: Tuning, name: str | None) -> None:
    [quote] = attribute(TEXT, extract(TEXT, ENGLISH), ENGLISH, tuning=tuning)
    assert (quote.attribution.speaker.name if quote.attribution and quote.attribution.speaker else None) == name


@pytest.mark.parametrize(("most_names", "name"), [(50, "Bob Trumble"), (0, "Trumble")])
def test_names_of_the_article_complete_those_within_a_quote(most_names: int, name: str) -> None:
    text = "“It was odd,” said Bob Trumble. “Trumble shouted, ‘Nobody leaves this room!’ and we sat,” said Ann Clay."
    outer = attribute(text, extract(text, ENGLISH), ENGLISH)
    tuning = Tuning(most_names_for_inner=most_names)
    [inner] = [quote for one in attribute_inner(text, outer, ENGLISH, tuning=tuning) for quote in one.inner]
    assert inner.attribution is not None
    assert inner.attribution.speaker is not None
    assert inner.attribution.speaker.name == name
