"""How rare words are comes from ready-made lists, in the language that the words show."""

from __future__ import annotations

import pytest

from docs.frequent_words import FILE, frequent_words
from service.language.rarity import RAREST, Rarity, rarity, rarity_among
from service.text.normalise import norms_of


@pytest.fixture
def english() -> Rarity:
    return rarity("en")


def test_a_frequent_word_has_fewer_bits_than_a_rare_one(english: Rarity) -> None:
    assert english.bits("the") < english.bits("bridge") < english.bits("ferryman") == RAREST


@pytest.mark.parametrize("norm", ["u.s.", "o'brien", "don't", "2016", "1.5", "12th"])
def test_what_is_in_no_list_as_it_is_written_is_weighed_by_its_parts_or_digits(norm: str, english: Rarity) -> None:
    assert 8.0 < english.bits(norm) < RAREST


def test_signs_weigh_nothing(english: Rarity) -> None:
    assert english.bits("$") == english.bits("%") == 0.0


def test_an_accent_that_is_folded_is_looked_up_without() -> None:
    assert rarity("fr").bits("ecole") < 15.0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We must spend less and save more", "en"),
        ("I am looking forward", "en"),
        ("Nous garderons le pont ouvert toute la nuit", "fr"),
        ("Wir müssen weniger ausgeben und mehr sparen", "de"),
        ("Мы должны больше экономить", "ru"),
        ("Ferryman Vold", "en"),
    ],
)
def test_words_are_weighed_in_the_language_that_they_show(text: str, code: str) -> None:
    assert rarity_among(norms_of(text)) is rarity(code)


def test_a_language_without_a_list_has_only_rare_words() -> None:
    assert rarity("xx").bits("the") == RAREST


def test_the_list_of_frequent_words_is_as_it_is_made() -> None:
    assert FILE.read_text(encoding="utf-8") == frequent_words()
