"""When a quote goes on in the next paragraph, and when its closing mark was just forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.domain import QuotedSpan
from service.extraction import extract
from service.language.language import DEFAULT, language

ENGLISH = language(DEFAULT)

Check = Callable[[str], tuple[QuotedSpan, ...]]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("“⟦One.\n\n“Two.\n\n“Three,⟧” she said.\n\n“⟦Four.⟧”", id="curly over three"),
        pytest.param('She said: "⟦One.\n\n"Two,⟧" and left. "⟦Three.⟧"', id="straight, after words of the writer"),
        pytest.param("“⟦One.\n“Two.⟧”", id="paragraphs of single lines"),
        pytest.param("“⟦One.\r\n\r\n“Two.⟧”", id="lines as on other systems"),
        pytest.param("''⟦One.\n\n''Two,⟧'' he said.", id="two singles for a double"),
        pytest.param("‘⟦One is here.\n\n‘Two.\n\n‘Three is there,⟧’ she said. ‘⟦Four.⟧’", id="single marks"),
        pytest.param("“⟦One ‘⟨two⟩’ three.\n\n“Four ‘⟨five.⟩’⟧”", id="with quotes within"),
        pytest.param("“⟦One.”\n\n“Two.⟧”".replace("”\n\n“", "⟧”\n\n“⟦"), id="each closed: two quotes"),
    ],
)
def test_a_quote_goes_on_where_each_paragraph_opens(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)


def test_its_parts_are_the_paragraphs_shares() -> None:
    text = "He said: “One.\n\n“Two.\n\n“Three,” and left."
    (quote,) = extract(text, ENGLISH)
    assert [text[part.start : part.end] for part in quote.parts] == ["One.", "Two.", "Three,"]
    assert (quote.open, quote.close) == ("“", "”")


def test_a_quote_over_paragraphs_that_never_closes_is_one_quote() -> None:
    text = "“One.\n\n“Two.\n\nThree."
    (quote,) = extract(text, ENGLISH)
    assert text[quote.start : quote.end] == "One.\n\n“Two."
    assert quote.close is None


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("“⟦We go, Ann said.⟧\n\n“⟦No,⟧” Bo said.", id="the paragraph ends by naming its speaker"),
        pytest.param("“⟦We go,⟧” Ann Lee said. “⟦We stay.⟧\n\n“⟦No,⟧” said Sen. Bo Dunn.", id="the next names another"),
        pytest.param('"⟦LEE: Do we go?⟧\n\n"⟦DUNN: We do.⟧\n\n"⟦LEE: Now?⟧"', id="a transcript with labels"),
        pytest.param("The “⟦new plan was dropped by⟧\n\n“⟦No,⟧” he said.", id="the paragraph stops in mid-sentence"),
        pytest.param("“⟦One.⟧\n\nTwo.\n\n“⟦Three.⟧”", id="a paragraph of the writer between"),
        pytest.param("‘Tis late.\n\n‘⟦No,⟧’ he said.", id="an elision at the start"),
    ],
)
def test_a_quote_does_not_go_on(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)


def test_the_same_speaker_named_again_lets_it_go_on(assert_quotes: Check) -> None:
    assert_quotes("“⟦We go,⟧” Ann Lee said. “⟦We stay.\n\n“Or we don’t,⟧” Lee said.")
