"""Where paragraphs stand: a line each, or blocks where a text is hard-wrapped."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.text.paragraphs import paragraphs


def words(text: str) -> list[str]:
    return [text[span.start : span.end] for span in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="blank line"),
        pytest.param("One.\nTwo.", ["One.", "Two."], id="line break"),
        pytest.param("One.\r\n\r\nTwo.\rThree.", ["One.", "Two.", "Three."], id="as on other systems"),
        pytest.param("One.\u2029Two.\u2028Three.\x85Four.", ["One.", "Two.", "Three.", "Four."], id="Unicode's own"),
        pytest.param("  One. \n \t \n\u00a0Two.\u00a0", ["One.", "Two."], id="white space around is left out"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\n ", [], id="only white space"),
    ],
)
def test_every_line_is_a_paragraph(text: str, expected: list[str]) -> None:
    assert words(text) == expected


WRAPPED = """\
The harbour board said on Monday that the ferry line would
run again from June, as soon as the new boats had been
delivered by the yard.

"We waited a long time for this and so did everybody who
lives out there," the chairman said.
"""


def test_the_lines_of_a_hard_wrapped_text_make_paragraphs() -> None:
    found = words(WRAPPED)
    assert len(found) == 2
    assert found[0].endswith("delivered by the yard.")
    assert found[1].startswith('"We waited')


def test_an_indent_begins_a_paragraph_of_a_hard_wrapped_text() -> None:
    indented = WRAPPED.replace("\n\n", "\n    ")
    assert [paragraph.split()[0] for paragraph in words(indented)] == ["The", '"We']


def test_short_lines_that_end_their_sentences_are_not_wrapped() -> None:
    text = "\n".join(f"This is line {number} of a list of things, and it ends here." for number in range(9))
    assert len(words(text)) == 9


def test_one_long_line_says_that_a_text_is_not_wrapped() -> None:
    text = WRAPPED.replace("\n\n", "\n") + "This line is " + "far " * 30 + "longer."
    assert len(words(text)) == 6


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab .\n\r\u2029\u00a0\x85")))
def test_paragraphs_are_in_order_apart_and_without_space_around(text: str) -> None:
    end = -1
    for span in paragraphs(text):
        assert end < span.start < span.end
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        end = span.end


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab .\n\r\u2029")))
def test_no_word_is_lost(text: str) -> None:
    assert "".join("".join(words(text)).split()) == "".join(text.split())
