"""A tiny language of invented words works from end to end: no part knows the words of any other language.

Its folder, qaz/, shows how little a language needs to begin with.
"""

from pathlib import Path

import pytest

from service.attribution import attribute
from service.attribution.narration.cues import find_cues
from service.attribution.narration.mentions import find_mentions
from service.attribution.narration.narration import narrate
from service.domain import ChangeKind, Comparison
from service.extraction import extract
from service.language.language import DEFAULT, Language, language, language_of, read_language
from service.language.word_classes import Sort
from service.matching.compare import compare
from service.people.bodies import is_body
from service.people.comparison import is_same_person
from service.people.parsing import parse_name
from service.text.normalise import normalise
from service.text.sentences import sentences

MADE_UP = read_language(Path(__file__).parent / "qaz")
EMPTY = read_language(Path(__file__).parent / "no such folder")


def kinds(candidate: str, quote: str) -> list[ChangeKind]:
    comparison: Comparison = compare(normalise(candidate), normalise(quote), MADE_UP)
    return [change.kind for change in comparison.changes]


@pytest.mark.parametrize(("known", "quotes"), [(MADE_UP, 2), (EMPTY, 1)], ids=["its verb", "no verb"])
def test_a_quote_ends_with_the_paragraph_that_reports_it(known: Language, quotes: int) -> None:
    text = "“Belu narim telun, pavis Mira Toran.\n\n“Mostak dulo lo ladik.”"
    assert len(extract(text, known)) == quotes


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Ord. Toran narim. Ta dulo."
    assert [text[one.start : one.end] for one in sentences(text, MADE_UP.sentences)] == [
        "Ord. Toran narim.",
        "Ta dulo.",
    ]


def test_a_title_is_no_part_of_the_name_and_a_particle_is() -> None:
    name = parse_name("Ordak Mira vo Toran", MADE_UP)
    assert (name.title, name.given, name.surname) == ("Ordak", "Mira", "vo Toran")
    assert parse_name("President Mira Toran", MADE_UP).given == "President"


def test_names_are_compared_by_its_titles_and_given_names() -> None:
    assert is_same_person("Ordak Toran", ["Mira Toran"], MADE_UP)
    assert not is_same_person("Ordak Toran", ["Dalo Toran"], MADE_UP)
    assert is_body("Klubun Toran", MADE_UP)
    assert not is_body("Toran Committee", MADE_UP)


@pytest.mark.parametrize(
    ("words", "value"), [("tri", "#3"), ("dva stoka", "#200"), ("stoka ino ena", ""), ("five", "")]
)
def test_its_number_words_have_a_value(words: str, value: str) -> None:
    assert MADE_UP.numbers.read_number(words.split(), 0)[0] == value


@pytest.mark.parametrize(
    ("candidate", "kind"),
    [
        ("belu narim tri ladik lo mostak", ChangeKind.NUMBER),
        ("belu nem narim dva ladik lo mostak", ChangeKind.NEGATION),
        ("belu urnarim dva ladik lo mostak", ChangeKind.NEGATION),
        ("belu narim dva telun lo mostak", ChangeKind.WORDING),
        ("belu narim dva ladik lo mosttak", ChangeKind.TYPO),
        ("belu narim 2 ladik lo mostak", ChangeKind.SPELLING),
    ],
    ids=str,
)
def test_a_difference_has_the_kind_that_its_words_give_it(candidate: str, kind: ChangeKind) -> None:
    assert kinds(candidate, "belu narim dva ladik lo mostak") == [kind]


def test_a_contraction_is_read_in_full() -> None:
    assert kinds("bel'z narim dva ladik", "belu zan narim dva ladik") == [ChangeKind.SPELLING]


def test_a_form_of_its_verb_is_a_cue() -> None:
    assert MADE_UP.word_classes.sorts["pavis"] & Sort.CUE
    text = "“Belu narim telun,” pavis Mira Toran."
    narration = narrate(text, extract(text, MADE_UP), MADE_UP)
    assert [cue.lemma for cue in find_cues(narration, find_mentions(narration))] == ["pavi"]


def test_a_language_without_weights_names_no_speaker_that_it_would_have_to_choose() -> None:
    text = "“Belu narim telun,” pavis Mira Toran."
    [span] = attribute(text, extract(text, MADE_UP), MADE_UP)
    assert span.attribution is None


def test_a_text_of_a_language_that_has_no_folder_is_read_in_the_default_one() -> None:
    assert language_of("qaz") is language_of(None) is language(DEFAULT)
    assert language_of("EN-gb") is language("en")
    with pytest.raises(KeyError):
        language("../en")
