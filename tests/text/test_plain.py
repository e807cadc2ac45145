"""The short ways say what the long ways say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.normalise import Wording, normalise, norms_of
from service.text.plain import WORD, as_plain, letters_of
from service.text.tokens import TokenKind, tokens

PLAIN = st.text(alphabet="abIZ07 .,'\"-–—’“”‘()?!:;\n\t", max_size=40)
ANY = st.text(alphabet="abIZé .,'’`[]…5$&\u0301", max_size=40)
LONG = st.lists(st.text(alphabet="abIZé07 .,'’-–…$%&/()\n", max_size=60), min_size=2, max_size=8)


def words_by_tokens(text: str) -> list[tuple[str, int, int]]:
    return [(token.norm, token.start, token.end) for token in tokens(text)]


@given(PLAIN)
def test_a_plain_text_has_the_words_of_the_long_way(text: str) -> None:
    if as_plain(text) is not None:
        assert [(word.norm, word.start, word.end) for word in normalise(text).words] == words_by_tokens(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We don't know.", ["we", "don't", "know"]),
        ("“It’s the workers’ own” – he said", ["it's", "the", "workers", "own", "he", "said"]),
        ("Wait. Stop! (Now)", ["wait", "stop", "now"]),
        ("In 2016, the 20th of 30-40 B2B “5”.", ["in", "2016", "the", "20th", "of", "30", "40", "b2b", "5"]),
        ("", []),
    ],
    ids=["apostrophe", "typographic marks", "ends of sentences", "whole numbers", "nothing"],
)
def test_words_of_plain_texts(text: str, words: list[str]) -> None:
    plain = as_plain(text)
    assert plain is not None
    assert len(plain) == len(text)
    assert WORD.findall(plain) == words


@pytest.mark.parametrize(
    "text",
    [
        *("the U.S. did", "well...", "no . . . yes", "[T]he end", "café", "5%", "Fish & chips", "don`t", "a_b"),
        *("1,000", "4:30", "1.5", "at -5", "‘80s", "5'10", "–5"),
    ],
)
def test_texts_that_need_the_long_way(text: str) -> None:
    assert as_plain(text) is None


@given(LONG)
def test_a_long_text_has_the_words_of_the_long_way(pieces: list[str]) -> None:
    text = " and the rest of it is as long as a sentence ".join(pieces)
    wording = normalise(text)
    whole = list(tokens(text))
    assert [(word.norm, word.start, word.end) for word in wording.words] == [
        (token.norm, token.start, token.end) for token in whole if token.kind is not TokenKind.GAP
    ]
    gaps = [(token.start, token.end) for token in whole if token.kind is TokenKind.GAP]
    assert [(gap.start, gap.end) for gap in wording.gaps] == gaps
    assert [gap.before for gap in wording.gaps] == [
        sum(word.end <= start for word in wording.words) for start, _ in gaps
    ]


@given(ANY)
def test_the_norms_are_those_of_the_wording(text: str) -> None:
    assert list(norms_of(text)) == list(normalise(text).norms)


@given(ANY)
def test_every_word_of_english_letters_stands_in_the_letters(text: str) -> None:
    letters = letters_of(text)
    found: Wording = normalise(text)
    if letters is not None:
        assert all(norm in letters for norm in found.norms if norm.isascii() and norm.isalpha())


@pytest.mark.parametrize("text", ["[T]he end", "café", "don`t"])
def test_letters_that_may_be_others_than_those_written(text: str) -> None:
    assert letters_of(text) is None
