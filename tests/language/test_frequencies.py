"""How frequent a word is in a language is looked up in lists that come ready made."""

from __future__ import annotations

import pytest

from service.language.frequencies import LEAST_ZIPF, languages, zipf


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
