"""What the weights learn of the words around a quote: nobody's name, and no number."""

import pytest

from service.attribution.choice.word_codes import plain_word
from service.attribution.narration.narration import narrate
from service.language.language import language

ENGLISH = language("en")


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("The mayor of Harbour said so", 3, "N"),
        ("Harbour said so", 0, "N"),
        ("The mayor said so", 0, "the"),
        ("He said so", 0, "he"),
        ("The mayor said so", 1, "mayor"),
        ("About 1,200 people came", 1, "0"),
    ],
    ids=["a name", "a name that opens the sentence", "an article that opens it", "a pronoun", "a noun", "a number"],
)
def test_names_and_numbers_are_not_learned(text: str, at: int, word: str) -> None:
    assert plain_word(narrate(text, (), ENGLISH), at) == word
