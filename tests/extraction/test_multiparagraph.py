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


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("“⟦We waited all spring,\nand we will not wait now,⟧” said Ole.", id="in mid-sentence"),
        pytest.param("“⟦The crane that the\n\nHarbour Board bought leaks,⟧” said Ole. “⟦No.⟧”", id="before a capital"),
        pytest.param(
            '"⟦We waited all spring,\nand we will not now," said⟧'.replace('," said⟧', ',⟧" said'), id="straight"
        ),
        pytest.param("„⟦Wir warten seit dem Frühjahr\nauf das Amt⟧“, sagte er.", id="low-high"),
        pytest.param(
            "« ⟦Nous attendons,\nencore et toujours⟧ », dit-il.".replace(" ⟦", "⟦ ").replace("⟧ ", " ⟧"),
            id="guillemets",
        ),
        pytest.param("「⟦我们等了很久，\n还在等⟧」，他说。", id="corner brackets"),
        pytest.param(
            "“⟦We waited all spring.\n\nNow the summer is here and nobody has come to see us,⟧” said Ole.",
            id="behind a full stop",
        ),
        pytest.param(
            "“⟦We waited,\n\nall of us on the quay,\n\nfor the ship,⟧” said Ole.", id="over a whole paragraph"
        ),
        pytest.param("“⟦We waited,\n\nADVERTISEMENT\n\nand no ship came,⟧” said Ole.", id="over an advertisement"),
        pytest.param(
            "“⟦We waited.\n\nArticle continues below\n\n“No ship came,⟧” said Ole.",
            id="resumed behind an advertisement",
        ),
    ],
)
def test_a_quote_goes_on_over_an_end_that_closes_nothing(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("“⟦We waited, said Ole.⟧\n\n“⟦No ship came,⟧” said Una.", id="the next paragraph opens its own"),
        pytest.param(
            "“⟦We waited for the ship.⟧\nOle Dahl, fisherman”", id="the speaker's name in front of a stray mark"
        ),
        pytest.param("“⟦We waited for it,⟧\n\nOle said. He left. “⟦No ship came,⟧” he said.", id="another opens first"),
        pytest.param("“⟦We waited⟧\n\nOle left.\n\nUna left.\n\nHe came back,” said Una.", id="too far away"),
    ],
)
def test_it_does_not_go_on_where_more_than_a_mark_is_missing(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)


def test_an_advertisement_is_no_part_of_the_quote() -> None:
    text = "“We waited,\n\nAdvertisement\n\nand no ship came,” said Ole."
    (quote,) = extract(text, ENGLISH)
    assert [text[part.start : part.end] for part in quote.parts] == ["We waited,", "and no ship came,"]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("that is why we left,” said Una Falk. “⟦It was late,⟧” she added.", id="curly"),
        pytest.param('that is why we left," said Una Falk. "⟦It was late,⟧" she added.', id="straight"),
        pytest.param(
            'we left," said Una.\n\n"⟦It was late,⟧" she added.\n\n"⟦No ship.⟧"', id="in a paragraph of its own"
        ),
        pytest.param("wir gingen“, sagte Una. „⟦Es war spät⟧“, sagte sie.", id="low-high"),
        pytest.param("nous partons », dit Una. «⟦ Il est tard ⟧», dit-elle.", id="guillemets"),
        pytest.param("we left,' said Una. '⟦It was very late,⟧' she added.", id="single"),
        pytest.param("we left.” Una sat down. “⟦It was late,⟧” she said, “⟦too late.⟧”", id="two more"),
    ],
)
def test_a_text_that_starts_inside_a_quote_harms_only_that_one(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)
