"""Numbers in digits and in words are read as one value."""

import pytest

from service.language.language import DEFAULT, language
from service.text.normalise import normalise

NUMBERS = language(DEFAULT).numbers
VALUES = {
    "5": "#5",
    "five": "#5",
    "twenty-five": "#25",
    "5m": "#5000000",
    "five million": "#5000000",
    "1.5 billion": "#1500000000",
    "two hundred": "#200",
    "three thousand four hundred": "#3400",
    "1,000": "#1000",
    "-5": "#-5",
    "first": "#1st",
    "1st": "#1st",
    "23rd": "#23st",
    "a thousand": "#1000",
    "one hundred and five": "#105",
    "a hundred and five thousand": "#105000",
    "3 mln": "#3000000",
    "3½": "#7/2",
    "three and a half": "#7/2",
    "two and a half million": "#2500000",
    "a third": "#1/3",
    "two thirds": "#2/3",
    "1/2": "#1/2",
}


@pytest.mark.parametrize(("text", "value"), VALUES.items(), ids=VALUES)
def test_the_value_is(text: str, value: str) -> None:
    norms = normalise(text).norms
    assert NUMBERS.read_number(norms, 0) == (value, len(norms))


@pytest.mark.parametrize(
    ("text", "taken"), [("two million and three people", 2), ("two half brothers", 1), ("five and a dog", 1)]
)
def test_what_is_behind_a_number_is_no_part_of_it(text: str, taken: int) -> None:
    assert NUMBERS.read_number(normalise(text).norms, 0)[1] == taken


@pytest.mark.parametrize("text", ["a man", "million", "valley", "9/11", "10:30", "1.2.3", "%"])
def test_it_has_no_value(text: str) -> None:
    assert NUMBERS.read_number(normalise(text).norms, 0) == ("", 0)


@pytest.mark.parametrize("norm", ["9/11", "s400", "percent", "%", "$", "third", "dozens", "²"])
def test_it_says_how_many(norm: str) -> None:
    assert NUMBERS.is_number(norm)


@pytest.mark.parametrize("norm", ["won", "tent", "&", "many", "u.s."])
def test_it_does_not_say_how_many(norm: str) -> None:
    assert not NUMBERS.is_number(norm)
