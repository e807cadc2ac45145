"""Which characters are marks, and which way they lean."""

from __future__ import annotations

import pytest

from service.extraction.marks import FORMS, find_marks, lean
from service.language.language import DEFAULT, language

ENGLISH = language(DEFAULT)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        pytest.param('said "yes', '"', id="after a space, before a letter"),
        pytest.param('"yes', '"', id="at the start"),
        pytest.param('("yes', '"', id="after a bracket"),
        pytest.param('said—"yes', '"', id="after a dash"),
        pytest.param('said "...yes', '"', id="before an ellipsis of dots"),
        pytest.param('said "…yes', '"', id="before an ellipsis"),
        pytest.param('costs "$5', '"', id="before a currency sign"),
        pytest.param("said \"'yes", '"', id="before another mark"),
        pytest.param("said \"'yes", "'", id="after another mark"),
    ],
)
def test_a_mark_leans_towards_the_word_that_follows(text: str, sign: str) -> None:
    at = text.index(sign)
    assert lean(text, at, at + 1) > 0


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        pytest.param('yes" she', '"', id="after a letter, before a space"),
        pytest.param('yes," she', '"', id="after a comma"),
        pytest.param('yes"', '"', id="at the end"),
        pytest.param('yes"; no', '"', id="before a semicolon"),
        pytest.param('yes…" she', '"', id="after an ellipsis"),
        pytest.param('yes—" she', '"', id="after a dash, before a space"),
        pytest.param('yes"—she', '"', id="before a dash"),
        pytest.param("yes'\" she", '"', id="after another mark"),
        pytest.param("yes'\" she", "'", id="before another mark"),
        pytest.param('cafe\u0301" she', '"', id="after a combining accent"),
    ],
)
def test_a_mark_leans_towards_the_word_before(text: str, sign: str) -> None:
    at = text.index(sign)
    assert lean(text, at, at + 1) < 0


def test_a_mark_between_two_spaces_or_two_letters_leans_nowhere() -> None:
    assert lean('a " b', 2, 3) == 0
    assert lean('a"b', 1, 2) == 0


def test_doubles_and_singles_come_apart_and_in_order() -> None:
    doubles, singles = find_marks("“a” ‘b’ ``c'' \"d\"", ENGLISH.quotation)
    assert [mark.sign for mark in doubles] == ["“", "”", "``", "''", '"', '"']
    assert [mark.sign for mark in singles] == ["‘", "’"]
    assert [mark.start for mark in singles] == [4, 6]


@pytest.mark.parametrize("text", ["it's", "O’Brien", 'the mayor"s man', '""""""', "''''''''"])
def test_apostrophes_within_words_and_drawn_rules_are_no_marks(text: str) -> None:
    assert find_marks(text, ENGLISH.quotation) == ([], [])


def test_a_mark_at_an_offset_that_is_none_is_left_out() -> None:
    doubles, _ = find_marks('a "b" c', ENGLISH.quotation, {2})
    assert [mark.start for mark in doubles] == [4]


def test_every_form_that_opens_has_a_closer_and_every_closer_is_a_form() -> None:
    for form in FORMS.values():
        assert form.closers or form.opening > 100
        assert all(closer in FORMS for closer in form.closers if closer != "″")
