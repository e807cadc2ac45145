"""Words that are written in two ways are read as one."""

import pytest

from service.language.language import DEFAULT, language
from service.text.normalise import normalise

READ_ALIKE = [
    ("we've", "we have"),
    ("can't", "cannot"),
    ("won't", "will not"),
    ("it's", "it is"),
    ("the U.S.", "the United States"),
    ("the US", "the United States"),
    ("5%", "five per cent"),
    ("defence", "defense"),
    ("colour", "color"),
    ("realise", "realize"),
    ("organisations", "organizations"),
    ("travelled", "traveled"),
    ("centre", "center"),
    ("$5m", "$5 million"),
    ("$5 million", "five million dollars"),
    ("€200", "200 euros"),
    ("a third of us", "1/3 of us"),
    ("2.5 years", "two and a half years"),
    ("the USA", "the United States"),
    ("the U.S.A.", "the United States of America"),
    ("on March 4th", "on Mar. 4"),
    ("5 pct", "5%"),
    ("focussed", "focused"),
]
READ_OTHERWISE = [
    ("us", "the US"),
    ("four", "for"),
    ("filled", "filed"),
    ("Russia's", "Russia is"),
    ("hour", "hor"),
    ("$5", "€5"),
]


def read(text: str) -> list[str]:
    wording = normalise(text)
    return list(language(DEFAULT).reader.readings(wording.words, text).read)


@pytest.mark.parametrize(("one", "other"), READ_ALIKE)
def test_read_alike(one: str, other: str) -> None:
    assert read(one) == read(other)


@pytest.mark.parametrize(("one", "other"), READ_OTHERWISE)
def test_read_otherwise(one: str, other: str) -> None:
    assert read(one) != read(other)


def test_capitals_of_a_headline_say_nothing_about_abbreviations() -> None:
    assert read("LET US GO") == ["let", "us", "go"]


def test_every_word_is_read_once_and_in_order() -> None:
    wording = normalise("We've told the U.S. twenty-five times")
    read = language(DEFAULT).reader.readings(wording.words, wording.original)
    spans = list(zip(read.first, read.last, strict=True))
    assert spans == [(0, 1), (0, 1), (1, 2), (2, 3), (3, 4), (3, 4), (4, 6), (6, 7)]
