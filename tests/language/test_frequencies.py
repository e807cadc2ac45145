"""How frequent a word is in a language is looked up in lists that come ready made."""

from __future__ import annotations

import pytest

from service.language.frequencies import LEAST_ZIPF, languages, word_list, zipf


def test_a_frequent_word_is_above_a_rare_one_and_a_misspelt_one_is_not_there() -> None:
    assert zipf("the", "en") > zipf("bridge", "en") > zipf("mould", "en") >= LEAST_ZIPF
    assert zipf("brigde", "en") == 0.0


@pytest.mark.parametrize(
    ("written", "code"), [("Nicht", "de"), ("für", "de"), ("déjà", "fr"), ("мир", "ru"), ("don’t", "en")]
)
def test_a_word_is_looked_up_as_it_is_written_but_for_its_capitals(written: str, code: str) -> None:
    assert zipf(written, code) >= LEAST_ZIPF


def test_a_language_without_a_list_has_no_words() -> None:
    assert "xx" not in languages()
    assert zipf("the", "xx") == 0.0


@pytest.mark.parametrize("code", ["de", "ja"])
def test_every_word_of_a_list_is_as_frequent_as_its_place_says(code: str) -> None:
    words = word_list(code, "small")
    for number, of_rank in enumerate(words[::7]):
        for word in of_rank[:5]:
            if word == word.casefold() and "’" not in word:
                assert zipf(word, code) == round(9 - 7 * number / 100, 2), word


@pytest.mark.parametrize("written", ["", "x" * 100_000, "ndd", "-"])
def test_what_stands_between_two_words_of_a_list_is_no_word(written: str) -> None:
    assert zipf(written, "de") == 0.0
