"""How sure a given speaker is: by the choice, by how the name was found, and what is left out below a bound."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from service.attribution import LEAST_CONFIDENCE, attribute, tuning_of
from service.attribution.attribute import decide
from service.attribution.confidence import chance, log_odds
from service.domain import AttributedSpan, Stance
from service.extraction import extract
from service.language.calibration import Calibration
from service.language.language import language

ENGLISH = language("en")
NAMED = "“We need more time to do all of it,” said Ann Lee on Monday."
PRONOUN = "Ann Lee met Joan Roe, Mary Dunn and Ruth Hale on Monday. “We need more time to do all of it,” she said."


def read(text: str, least: float = LEAST_CONFIDENCE) -> AttributedSpan:
    [quote] = attribute(text, extract(text, ENGLISH), ENGLISH, tuning=tuning_of(least))
    return quote


def confidence(text: str) -> float:
    attribution = read(text, least=0.0).attribution
    assert attribution is not None
    return attribution.confidence


def test_log_odds_and_chance_are_each_others_inverse() -> None:
    assert chance({"it": log_odds(0.8)}, {"it": 1.0}) == pytest.approx(0.8)
    assert chance({"not learned": 1.0}, {}) == 0.5


@pytest.mark.parametrize("sure", [0.0, 1.0])
def test_nothing_is_certain(sure: float) -> None:
    assert 0 < chance({"it": log_odds(sure)}, {"it": 1.0}) < 1


def test_a_name_beside_the_verb_is_surer_than_she_with_three_others_near() -> None:
    assert confidence(NAMED) > 0.9
    assert confidence(PRONOUN) < confidence(NAMED)


def test_below_the_bound_the_name_goes_first_and_the_mention_stays_as_long_as_it_is_sure_enough() -> None:
    sure = confidence(PRONOUN)
    [decision] = decide(PRONOUN, extract(PRONOUN, ENGLISH), ENGLISH)
    assert decision.confidence == pytest.approx(sure, abs=0.001)
    assert decision.mention_confidence > sure
    attribution = read(PRONOUN, least=(sure + decision.mention_confidence) / 2).attribution
    assert attribution is not None
    assert attribution.speaker is None
    assert attribution.mention is not None
    assert attribution.mention.text == "she"
    assert attribution.confidence == pytest.approx(decision.mention_confidence, abs=0.001)


def test_below_the_bound_nobody_is_given() -> None:
    assert read(NAMED, least=1.0).attribution is None


def test_what_was_not_said_stays_so_however_unsure() -> None:
    attribution = read("Ann Lee never said “we need more time to do all of it.”", least=1.0).attribution
    assert attribution is not None
    assert attribution.stance is Stance.DENIED


def test_without_a_calibration_the_choice_says_how_sure_it_is() -> None:
    plain = dataclasses.replace(ENGLISH, calibration=Calibration(Path("none.json")))
    [decision] = decide(NAMED, extract(NAMED, plain), plain)
    assert decision.confidence == decision.mention_confidence == decision.choice.confidence
