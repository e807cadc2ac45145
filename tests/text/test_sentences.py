"""Sentences end where a reader would end them, and never inside a quote."""

import itertools
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain import Span
from service.language.language import DEFAULT, language
from service.text.sentences import sentences
from tests.timing import assert_linear

ENGLISH = language(DEFAULT)


def pieces(text: str, *quotes: str) -> list[str]:
    """The sentences of `text`, told that each of `quotes` stands between marks in it."""
    spans = [Span(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
    return [text[one.start : one.end] for one in sentences(text, ENGLISH.sentences, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It rained. We left.", ["It rained.", "We left."], id="two sentences"),
        pytest.param("Sen. Lee met Mr. Park.", ["Sen. Lee met Mr. Park."], id="titles"),
        pytest.param("J. D. Lee of the U.S. Navy left.", ["J. D. Lee of the U.S. Navy left."], id="initials"),
        pytest.param("Rep. G.K. Lee (D-N.C.) left.", ["Rep. G.K. Lee (D-N.C.) left."], id="joined initials"),
        pytest.param("A title\nThe story.", ["A title", "The story."], id="a line break"),
        pytest.param("Why? Because! Yes…", ["Why?", "Because!", "Yes…"], id="other marks"),
        pytest.param("It cost 3.5 million. Fine.", ["It cost 3.5 million.", "Fine."], id="a number"),
        pytest.param("   \n \n", [], id="nothing but space"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        pytest.param("“We go. Now.” She left.", "We go. Now.", ["“We go. Now.”", "She left."], id="a quote with stops"),
        pytest.param("“Why?” Ann Lee asked.", "Why?", ["“Why?” Ann Lee asked."], id="its speaker follows a question"),
        pytest.param("“Why?” she asked.", "Why?", ["“Why?” she asked."], id="a pronoun follows a question"),
        pytest.param("“No.” I would say, “Go.”", "No.", ["“No.”", "I would say, “Go.”"], id="no words of its speaker"),
        pytest.param("She left. ''We go,'' he said.", "We go,", ["She left.", "''We go,'' he said."], id="''"),
        pytest.param("''Why?'' Ann Lee asked.", "Why?", ["''Why?'' Ann Lee asked."], id="a speaker behind ''"),
        pytest.param("''We go.'' She left.", "We go.", ["''We go.''", "She left."], id="a sentence behind ''"),
        pytest.param("“It is.” — Ann Lee", "It is.", ["“It is.” — Ann Lee"], id="a line of credit"),
        pytest.param(
            "“One.\n\n“Two,” he said.", "One.\n\n“Two,", ["“One.\n\n“Two,” he said."], id="over two paragraphs"
        ),
    ],
)
def test_no_cut_falls_inside_a_quote(text: str, quote: str, expected: list[str]) -> None:
    assert pieces(text, quote) == expected


@given(st.text(alphabet="Aa .?!\n“”,"))
def test_sentences_are_in_order_apart_and_hold_all_that_is_not_space(text: str) -> None:
    found = sentences(text, ENGLISH.sentences)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    kept = "".join("".join(text[one.start : one.end].split()) for one in found)
    assert kept == "".join(text.split())


SIZES = (100_000, 400_000)


@pytest.mark.parametrize("unit", [". ", "A. ", '"', " ", "Mr. ", "a\n", "?!"])
def test_a_hostile_text_takes_time_in_proportion(unit: str) -> None:
    small, large = (partial(sentences, unit * (size // len(unit)), ENGLISH.sentences) for size in SIZES)
    assert_linear(small, large, 4, within=10)
