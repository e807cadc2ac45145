"""The cheapest reading of double marks: which opens, which closes, which is astray."""

from __future__ import annotations

import pytest

from service.domain import Span
from service.extraction.marks import find_marks
from service.extraction.pairing import pair
from service.language.language import DEFAULT, language
from service.text.paragraphs import paragraphs

ENGLISH = language(DEFAULT)


def pairs(text: str) -> list[tuple[str, str | None]]:
    """Each quote's words (its parts joined by a bar) and the mark that closes it, in order of start."""
    quotes = pair(text, paragraphs(text), find_marks(text, ENGLISH.quotation)[0], ENGLISH)
    quotes.sort(key=lambda quote: quote.parts[0].start)
    return [("|".join(text[part.start : part.end] for part in quote.parts), quote.close) for quote in quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"a b," he said. "c"', [("a b,", '"'), ("c", '"')], id="by turns"),
        pytest.param('"a b, "he said. "c"', [("a b, ", '"'), ("c", '"')], id="a misplaced space is no nesting"),
        pytest.param('"a b, he said. "c," she said.', [("a b, he said.", None), ("c,", '"')], id="a forgotten closer"),
        pytest.param('a b," he said. "c"', [("c", '"')], id="a forgotten opener"),
        pytest.param('"a “b” c" he', [("a “b” c", '"'), ("b", "”")], id="another form nests"),
        pytest.param('"a "b" c" he', [('a "b" c', '"'), ("b", '"')], id="the same form nests when it leans so"),
        pytest.param("“a. “b” c.”", [("a. “b” c.", "”"), ("b", "”")], id="curly nests in curly"),
        pytest.param("“a.“ “b.“", [("a.", "“"), ("b.", "“")], id="opening marks at every end"),
        pytest.param('"a" it\'s 12" wide, "b"', [("a", '"'), ("b", '"')], id="inches between two quotes"),
        pytest.param('He is "6\'2" tall" now', [("6'2\" tall", '"')], id="inches within a quote"),
        pytest.param("Lire la suite »\n\n« Oui »", [(" Oui ", "»")], id="a guillemet that is an arrow"),
        pytest.param("a “b", [("b", None)], id="a mark that never closes"),
        pytest.param("a b”", [], id="a mark that never opened"),
    ],
)
def test_readings(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected


def test_a_quote_over_paragraphs_has_a_part_for_each() -> None:
    assert pairs("“a.\n\n“b.\n\n“c,” he said. “d.”") == [("a.|b.|c,", "”"), ("d.", "”")]


def test_a_block_of_straight_marks_holds_curly_ones_over_paragraphs() -> None:
    text = '"a “b” c.\n\n"d.\n\n“e,” she said of f."'
    assert pairs(text) == [("a “b” c.|d.|“e,” she said of f.", '"'), ("b", "”"), ("e,", "”")]


def test_where_marks_are_past_counting_they_take_turns() -> None:
    text = "“a “b” c"
    quotes = pair(text, (Span(0, len(text)),), find_marks(text, ENGLISH.quotation)[0], ENGLISH, crowd=2)
    assert [(quote.parts, quote.close) for quote in quotes] == [([Span(1, 3)], "“"), ([Span(6, 8)], None)]
