"""Numbers in digits and in words are read as one value."""

import pytest

from service.text.normalise import normalise
from service.text.numbers import is_number, read_number

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
}


@pytest.mark.parametrize(("text", "value"), VALUES.items(), ids=VALUES)
def test_the_value_is(text: str, value: str) -> None:
    norms = normalise(text).norms
    assert read_number(norms, 0) == (value, len(norms))


@pytest.mark.parametrize("text", ["million", "valley", "9/11", "10:30", "1.2.3", "%"])
def test_it_has_no_value(text: str) -> None:
    assert read_number(normalise(text).norms, 0) == ("", 0)


@pytest.mark.parametrize("norm", ["9/11", "s400", "percent", "%", "$", "third", "dozens", "²"])
def test_it_says_how_many(norm: str) -> None:
    assert is_number(norm)


@pytest.mark.parametrize("norm", ["won", "tent", "&", "many", "u.s."])
def test_it_does_not_say_how_many(norm: str) -> None:
    assert not is_number(norm)
