"""What attribution asks of a language's words, and that a language without them answers no."""

import pytest

from service.language.cues import CueWords
from service.language.grammar import Grammar
from service.language.language import language
from service.language.naming import Naming
from service.language.person_nouns import PersonNouns
from service.language.pronouns import Pronouns
from service.language.titles import Titles

ENGLISH = language("en")


@pytest.mark.parametrize(
    ("word", "is_age"), [("34-year-old", True), ("seven-year-old", True), ("year-old", False), ("old", False)]
)
def test_ages(word: str, is_age: bool) -> None:
    assert ENGLISH.grammar.is_age(word) is is_age
    assert not Grammar().is_age(word)


def test_phrases_that_need_no_verb() -> None:
    phrases = CueWords(according_to=("zo la",), according_to_behind_quote=("na",)).phrases_by_first_word
    assert {first: (phrase.words, phrase.is_behind_quote) for first, phrase in phrases.items()} == {
        "zo": (("zo", "la"), False),
        "na": (("na",), True),
    }


@pytest.mark.parametrize(
    ("byline", "name"), [("By Ann Lee", "Ann Lee"), ("  BY  Ann", "Ann"), ("Byron Lee", "Byron Lee")]
)
def test_what_opens_a_byline(byline: str, name: str) -> None:
    assert ENGLISH.naming.byline_opener.sub("", byline) == name
    assert Naming().byline_opener.sub("", byline) == byline


@pytest.mark.parametrize("byline", ["Ann Lee and Tom Park", "Ann Lee, Tom Park", "Ann Lee AND Tom Park"])
def test_what_parts_the_names_of_a_byline(byline: str) -> None:
    assert ENGLISH.naming.byline_divider.search(byline)


def test_without_conjunctions_only_marks_part_the_names_of_a_byline() -> None:
    assert not Naming().byline_divider.search("Ann Lee and Tom Park")
    assert Naming().byline_divider.search("Ann Lee & Tom Park")


@pytest.mark.parametrize(
    ("gender", "pronoun", "noun", "title"),
    [("m", "his", "uncle", "mr"), ("f", "she", "aunt", "mrs"), ("", "it", "aide", "dr")],
)
def test_genders(gender: str, pronoun: str, noun: str, title: str) -> None:
    assert ENGLISH.pronouns.gender(pronoun) == gender
    assert ENGLISH.person_nouns.gender(noun) == gender
    assert ENGLISH.titles.gender(title) == gender
    assert Pronouns().gender(pronoun) == PersonNouns().gender(noun) == Titles().gender(title) == ""


def test_a_noun_in_two_lines_means_what_both_say() -> None:
    synonyms = PersonNouns(synonyms=("boss chief", "chief officer")).synonyms_of
    assert synonyms["chief"] == {"boss", "chief", "officer"}
    assert synonyms["boss"] == {"boss", "chief"}


def test_weights_are_read_when_first_needed_and_may_be_missing() -> None:
    weights = ENGLISH.weights.by_feature
    assert weights is not None
    assert weights is ENGLISH.weights.by_feature
    assert type(ENGLISH.weights)(ENGLISH.weights.path / "nowhere").by_feature is None
