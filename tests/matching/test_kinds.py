"""A misspelling is told from another word, a turned sense from other wording."""

import pytest

from service.domain import ChangeKind
from service.language.language import DEFAULT, language
from service.matching.kinds import kind_of
from service.matching.misspelling import is_typo
from service.text.normalise import normalise

ENGLISH = language(DEFAULT)

TYPOS = [
    ("goverment", "government"),
    ("teh", "the"),
    ("recieved", "received"),
    ("were", "we're"),
    ("tommorow", "tomorrow"),
    ("geting", "getting"),
    ("rulees", "rules"),
]
NO_TYPOS = [
    ("form", "from"),
    ("than", "then"),
    ("ally", "allies"),
    ("1990", "1991"),
    ("cat", "dog"),
    ("is", "it"),
    ("ready", "already"),
    ("principle", "principal"),
    ("a", "b"),
]


@pytest.mark.parametrize(("candidate", "quote"), TYPOS)
def test_it_is_a_misspelling(candidate: str, quote: str) -> None:
    assert is_typo(candidate, quote, ENGLISH)


@pytest.mark.parametrize(("candidate", "quote"), NO_TYPOS)
def test_it_is_another_word(candidate: str, quote: str) -> None:
    assert not is_typo(candidate, quote, ENGLISH)


@pytest.mark.parametrize(
    ("candidate", "quote"),
    [
        ("harbuor", "harbour"),
        ("suoth", "south"),
        ("okafro", "okafor"),
        ("lisbn", "lisbon"),
        ("syriia", "syria"),
        ("hilary", "hillary"),
        ("lidon", "lindon"),
        ("isam", "islam"),
    ],
)
def test_a_name_is_misspelt(candidate: str, quote: str) -> None:
    assert is_typo(candidate, quote, ENGLISH, is_name=True)


@pytest.mark.parametrize(
    ("candidate", "quote"),
    [
        ("iran", "iraq"),
        ("kelly", "kerry"),
        ("oman", "omar"),
        ("rubin", "rubio"),
        ("johnston", "johnson"),
        ("syria", "syrian"),
    ],
)
def test_a_short_name_is_another_one(candidate: str, quote: str) -> None:
    assert not is_typo(candidate, quote, ENGLISH, is_name=True)


KINDS = {
    "a number word misspelt": ("miklion", "million", ChangeKind.TYPO),
    "another number word": ("billion", "million", ChangeKind.NUMBER),
    "a word for a number word": ("some", "two", ChangeKind.NUMBER),
    "no one": ("no one", "nobody", ChangeKind.WORDING),
    "no one for someone": ("no one", "someone", ChangeKind.NEGATION),
    "a month that is a common word, too": ("June", "May", ChangeKind.NUMBER),
    "not may but may not": ("might", "may", ChangeKind.WORDING),
}


@pytest.mark.parametrize(("candidate", "quote", "kind"), KINDS.values(), ids=KINDS)
def test_the_kind_is(candidate: str, quote: str, kind: ChangeKind) -> None:
    c_text, q_text = f"we saw {candidate}", f"we saw {quote}"
    assert kind_of(normalise(c_text).words[2:], c_text, normalise(q_text).words[2:], q_text, ENGLISH) is kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("possible", "impossible"),
        ("willing", "unwilling"),
        ("legal", "illegal"),
        ("careful", "careless"),
        ("honest", "dishonest"),
        ("fit", "unfit"),
    ],
)
def test_the_words_are_opposites(one: str, other: str) -> None:
    assert ENGLISH.negation.is_opposite(one, other)
    assert ENGLISH.negation.is_opposite(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("form", "inform"), ("come", "income"), ("cover", "discover"), ("able", "table")]
)
def test_the_words_are_no_opposites(one: str, other: str) -> None:
    assert not ENGLISH.negation.is_opposite(one, other)


def test_two_negations_for_two_turn_nothing() -> None:
    assert not ENGLISH.negation.turns_sense(["never"], ["not"])
    assert ENGLISH.negation.turns_sense(["not"], [])
