"""Texts that broke something once, each named by what was in them; found by hand or by the fuzzer."""

from __future__ import annotations

import pytest

from service.domain import Article
from service.reading import read

BROKE = [
    pytest.param("‹🇳„ “““d,,", id="an inner quote that never closes and ends with the outer one's commas"),
    pytest.param("“a ‘b,,,", id="the same between single marks"),
    pytest.param("‹„,,", id="an inner quote of commas alone"),
    pytest.param("“a “,, , ,,", id="commas and spaces"),
]
BLANK = ["“ ”", "“\u00a0\u2003”", '"\t"', "« \n »"]


@pytest.mark.parametrize("text", BROKE)
def test_what_broke_once_is_read(text: str) -> None:
    for attributed in read(Article("The Post", text)):
        assert 0 <= attributed.span.start < attributed.span.end <= len(text)


@pytest.mark.parametrize("text", BLANK)
def test_white_space_between_marks_is_no_quote(text: str) -> None:
    assert [text[one.span.start : one.span.end] for one in read(Article("The Post", f"She said {text} twice."))] == []
