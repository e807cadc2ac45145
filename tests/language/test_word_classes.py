"""What single words can be, made from lists and endings."""

import pytest

from service.language.language import DEFAULT, language
from service.language.titles import Titles
from service.language.word_classes import Sort, WordClasses
from service.language.word_lists import WordLists

ENGLISH = language(DEFAULT)

ENGLISH = language(DEFAULT).word_classes


@pytest.mark.parametrize(
    ("word", "flags"),
    [
        ("minister", Sort.PERSON | Sort.TITLE),
        ("ministers", Sort.PERSON | Sort.PLURAL | Sort.TITLE),
        ("agencies", Sort.BODY | Sort.PLURAL),
        ("saying", Sort.CUE | Sort.PARTICIPLE),
        ("may", Sort.MODAL | Sort.UNNAMED),
        ("xylophone", 0),
    ],
)
def test_a_word_has_the_flags_of_every_list_that_it_is_on(word: str, flags: int) -> None:
    assert ENGLISH.sorts.get(word, 0) & (flags or -1) == flags


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("said", "say"), ("replies", "reply"), ("announces", "announce"), ("reaching", None), ("stresses", "stress")],
)
def test_a_form_of_a_reporting_verb_has_its_lemma(form: str, lemma: str | None) -> None:
    assert ENGLISH.lemmas.get(form) == lemma


@pytest.mark.parametrize(("word", "is_one"), [("Sen.", True), ("President-elect", True), ("Table", False)])
def test_titles_are_known_with_dots_and_suffixes(word: str, is_one: bool) -> None:
    assert ENGLISH.is_title(word) is is_one


def test_endings_make_the_forms_of_any_language() -> None:
    lists = WordLists(people=("bako",), reporting_verbs=(("damu",),), plural_endings={"o$": ("oi",)},
                      verb_endings={"u$": ("ut", "unt")}, participle_ending="nt")  # fmt: skip
    classes = WordClasses(lists, Titles(offices=("rano",)))
    assert classes.sorts == {
        "bako": Sort.PERSON,
        "bakoi": Sort.PERSON | Sort.PLURAL,
        "rano": Sort.TITLE,
        "damu": Sort.CUE,
        "damut": Sort.CUE,
        "damunt": Sort.CUE | Sort.PARTICIPLE,
    }
    assert classes.lemmas == dict.fromkeys(("damu", "damut", "damunt"), "damu")
