"""How surely a single mark opens or closes a quote, and which marks are measures."""

from __future__ import annotations

import pytest

from service.extraction.apostrophes import Faith, closes, measures, opens
from service.extraction.marks import Mark, lean
from service.language.language import DEFAULT, language

ENGLISH = language(DEFAULT)


def caret(marked: str) -> tuple[str, Mark]:
    """The text without its caret, and the mark that the caret stands before."""
    at = marked.index("^")
    text = marked.replace("^", "")
    return text, Mark(at, at + 1, text[at], lean(text, at, at + 1))


@pytest.mark.parametrize(
    ("marked", "faith"),
    [
        pytest.param("said ^‘yes’", Faith.STRONG, id="curly"),
        pytest.param("said ^'yes'", Faith.STRONG, id="straight"),
        pytest.param("said (^'yes')", Faith.STRONG, id="in a bracket"),
        pytest.param("sagte ^‚ja‘", Faith.STRONG, id="low"),
        pytest.param("the ^'90s", Faith.NO, id="a decade"),
        pytest.param("the ^‘90s", Faith.WEAK, id="a decade curled the wrong way"),
        pytest.param("get ^'em", Faith.WEAK, id="an elision"),
        pytest.param("said ^’yes’", Faith.WEAK, id="a closing mark used to open"),
        pytest.param("allies^' plan", Faith.NO, id="after a word"),
        pytest.param("yes ^' she", Faith.NO, id="before a space"),
    ],
)
def test_opening(marked: str, faith: Faith) -> None:
    assert opens(*caret(marked), ENGLISH.quotation) is faith


@pytest.mark.parametrize(
    ("marked", "faith"),
    [
        pytest.param("'yes,^' she", Faith.STRONG, id="after a comma"),
        pytest.param("'yes^', she", Faith.STRONG, id="before a comma"),
        pytest.param("'yes^' she", Faith.STRONG, id="after s, before a word that is not possessed"),
        pytest.param("'path^' forward", Faith.STRONG, id="after another letter"),
        pytest.param("'allies^' plan", Faith.WEAK, id="after s, before a noun"),
        pytest.param("'allies^'", Faith.STRONG, id="after s, at the end"),
        pytest.param("goin^' home", Faith.WEAK, id="a clipped word"),
        pytest.param("'of 2016^' 12", Faith.WEAK, id="a straight mark after a number"),
        pytest.param("‘of 2016^’ on", Faith.STRONG, id="a curly mark after a number"),
        pytest.param("said ^'yes'", Faith.NO, id="before a word"),
        pytest.param("yes ^' she", Faith.NO, id="after a space"),
        pytest.param("a mess^‘ and", Faith.STRONG, id="an opening mark used to close"),
    ],
)
def test_closing(marked: str, faith: Faith) -> None:
    assert closes(*caret(marked), ENGLISH.quotation) is faith


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        pytest.param("6'2\" tall", [1], id="feet; the inches may close a quote as well"),
        pytest.param("5' 10\"", [1], id="a space between"),
        pytest.param("6'2 tall", [1], id="inches without a mark"),
        pytest.param("46'12\"N", [2, 5], id="seconds before a direction"),
        pytest.param("'of 2016' 12 on", [], id="a quote that ends with a number"),
        pytest.param("the 1990's", [], id="a decade"),
    ],
)
def test_measures(text: str, dropped: list[int]) -> None:
    assert sorted(measures(text)) == dropped
