"""What holds of attribution whatever the text: its pieces are the text's, and its time grows with the text only."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.attribution import attribute
from service.domain import QuotedSpan
from service.extraction import extract
from service.language.language import language
from tests.timing import assert_linear

ENGLISH = language("en")

WORDS = st.sampled_from(
    [
        "Ann",
        "Lee",
        "said",
        "he",
        "“",
        "”",
        '"',
        ",",
        ".",
        "\n\n",
        "the",
        "senator",
        "who",
        "and",
        ":",
        "—",
        "(",
        ")",
        "’s",
        "NATO",
    ]
)
CODE_POINTS, SECONDS = 200_000, 20
"""Of a hostile text, and of the processor over it; the suite sends a fifth."""


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_every_mention_and_cue_is_a_piece_of_the_text(text: str) -> None:
    spans = extract(text, ENGLISH)
    attributed = attribute(text, spans, ENGLISH)
    assert [one.span for one in attributed] == list(spans)
    for one in attributed:
        if one.attribution is not None:
            assert 0 <= one.attribution.confidence <= 1
            for piece in (one.attribution.mention, one.attribution.cue):
                assert piece is None or text[piece.start : piece.end] == piece.text


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    for spans in (extract(text, ENGLISH), (QuotedSpan(0, len(text), "", None),)):
        assert [one.span for one in attribute(text, spans, ENGLISH)] == list(spans)


@pytest.mark.parametrize("share", [5, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "unit",
    [
        "“a” ",
        "“Yes,” Ann Lee said. ",
        "he said ",
        "Ann Lee ",
        "A",
        "who ",
        "the senator said “no” ",
        ", and ",
        "Bo Lee, Al Lee, ",
    ],
)
def test_a_hostile_text_takes_time_in_proportion(unit: str, share: int) -> None:
    units = CODE_POINTS // share // len(unit)
    small, large = (partial(read, unit * count) for count in (units // 4, units))
    assert_linear(small, large, 4, within=SECONDS)


def read(text: str) -> None:
    ended = f"{text} “It is so,” he said."
    attribute(ended, extract(ended, ENGLISH), ENGLISH)
