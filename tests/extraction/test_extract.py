"""Every quote of a text and nothing else: the marks of many presses, their slips, and what only looks like a mark."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain import QuotedSpan
from service.extraction import extract
from service.extraction.marks import MARK_SIGNS
from service.language.language import DEFAULT, language
from tests.timing import assert_linear

ENGLISH = language(DEFAULT)

Check = Callable[[str], tuple[QuotedSpan, ...]]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param('"⟦Go,⟧" he said. "⟦Now.⟧"', id="straight"),
        pytest.param("“⟦Go,⟧” he said. “⟦Now.⟧”", id="curly"),
        pytest.param("'⟦Go,⟧' he said. '⟦I don't know.⟧'", id="straight single"),
        pytest.param("‘⟦Go,⟧’ he said. ‘⟦I don’t know.⟧’", id="curly single"),
        pytest.param("«⟦Allez⟧» et ‹⟦oui⟧›.", id="guillemets"),
        pytest.param("«⟦ Allez ⟧», dit-elle. «⟦\u00a0Oui.\u00a0⟧»", id="guillemets spaced as in French"),
        pytest.param("»⟦Los⟧«, sagte sie, ›⟦ja⟧‹.", id="guillemets reversed"),
        pytest.param("»⟦Nyt⟧», sanoi hän.", id="guillemets that both point right"),
        pytest.param('„⟦Los⟧“, sagte sie. „⟦Ja⟧” und „⟦nein⟧", ‚⟦gut⟧‘ und ‚⟦so⟧’.', id="low-high"),
        pytest.param("”⟦Nu,⟧” sa hon. ”⟦Ja.⟧”", id="closing marks on both sides as in Swedish"),
        pytest.param("「⟦はい『⟨いいえ⟩』と⟧」と言った。『⟦本⟧』", id="corner brackets"),
        pytest.param("``⟦Go,⟧'' he said. ``⟦Now.⟧''", id="newswire"),
        pytest.param("''⟦Go,⟧'' he said. ''⟦Don't.⟧''", id="two straight singles for a double"),
        pytest.param("‘‘⟦Go,⟧’’ he said.", id="two curly singles for a double"),
        pytest.param("＂⟦行け⟧＂", id="full width"),
    ],
)
def test_the_marks_of_many_presses(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("“⟦He told me ‘⟨go away⟩’ and left,⟧” she said.", id="single in double"),
        pytest.param("'⟦He told me \"⟨go away⟩\" and left,⟧' she said.", id="double in single"),
        pytest.param(
            '"⟦He told me \'I said "no"\' then,⟧" she said.'.replace("'I said \"no\"'", "'⟨I said \"⟨no⟩\"⟩'"),
            id="three deep",
        ),
        pytest.param("“⟦What they call “⟨reform⟩” is theft,⟧” she said.", id="curly in curly"),
        pytest.param('"⟦What they call "⟨reform⟩" is theft,⟧" she said.', id="straight in straight"),
        pytest.param('"⟦It comes across as “⟨too loud⟩” or “⟨too soft.⟩”⟧"', id="curly in straight, closing together"),
        pytest.param("“⟦It comes across as “⟨too loud⟩” or “⟨too soft.⟩”⟧”", id="curly in curly, closing together"),
        pytest.param("“⟦‘⟨Go,⟩’ he said,⟧” she wrote.", id="opening together"),
        pytest.param("''⟦They say, '⟨Go,⟩'⟧'' he said. ''⟦'⟨Stay⟩' it is,⟧''", id="three single marks in a row"),
        pytest.param("‘⟦Yes⟧’“⟦No⟧”‘⟦Yes⟧’", id="an end beside a beginning"),
        pytest.param("“⟦‘⟨One day⟩’…⟧” she wrote.", id="before an ellipsis"),
        pytest.param("He asked, “⟦Did she say ‘⟨no⟩’?⟧” Then, “⟦Or ‘⟨yes?⟩’⟧”", id="a question mark on either side"),
        pytest.param("„⟦Er sagte »⟨nein⟩« dazu⟧“, sagte sie.", id="guillemets in low-high"),
    ],
)
def test_of_quotes_within_quotes_the_outer_one_is_reported(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("“⟦It is change, ⟧”said the mayor. “⟦It is ours.⟧”", id="space before the closing mark"),
        pytest.param('"⟦It is change, ⟧"said the mayor. "⟦It is ours,⟧" he said.', id="straight, space before it"),
        pytest.param("“⟦change ⟧” said the mayor. Then “⟦it⟧”.", id="spaces on both sides of it"),
        pytest.param('He called it "⟦ odd ⟧" twice.', id="spaces within both marks"),
        pytest.param('"⟦Yes,⟧"he said."⟦No.⟧"', id="no spaces at all"),
        pytest.param('“⟦change,⟧" said the mayor. "⟦It is,⟧” he said.', id="curly with straight"),
        pytest.param("”⟦change,⟧” said the mayor. “⟦It is ours.⟧“", id="closing to open, opening to close"),
        pytest.param("She called it ‘⟦a mess⟧‘ and left.", id="opening single to close"),
        pytest.param("“⟦We go. It’s the allies’ plan.⟧’ He left.", id="double to open, single to close"),
        pytest.param('A mayor"s man said "⟦go⟧" to him.', id="a double mark for an apostrophe"),
    ],
)
def test_slips_of_the_press_are_read_as_they_were_meant(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Ukraine's army, the allies' plan, O’Brien’s men and Ivory d'Or.", id="possessives"),
        pytest.param("The ’90s and '90s, the 1980s' music, class of ’16.", id="decades"),
        pytest.param("rock 'n' roll, goin' home, ol' man, 'Tis late, ’twas so, get 'em, 'cause I can.", id="elisions"),
        pytest.param("Get ‘em, ‘Tis the season, the ‘60s.", id="elisions curled the wrong way"),
        pytest.param("The Smiths' house, the Joneses' car and the boys' club.", id="plural possessives"),
        pytest.param("He is 6'2\" tall, she is 5' 10\", they are 5’4”.", id="feet and inches"),
        pytest.param('A 12" pizza by a 10\' wall, a 14" screen.', id="inches or feet alone"),
        pytest.param("At 40°26'46\"N 79°58'56\"W it stopped.", id="minutes and seconds"),
        pytest.param("He is 6′2″ tall.", id="primes"),
        pytest.param("The word \"\" is empty, so is “” and so is ''.", id="empty quotes"),
        pytest.param('""""""""""""\nHeading\n""""""""""""', id="a rule drawn with marks"),
        pytest.param("In a year of voters' anger at leaders' 'lies", id="a single mark that nothing closes"),
    ],
)
def test_what_only_looks_like_a_mark_is_none(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("US rejects Russia's demand, offers '⟦diplomatic path⟧'", id="after a possessive"),
        pytest.param("The allies' '⟦red lines⟧' and Moscow's '⟦demands⟧'", id="next to possessives"),
        pytest.param("Harbour boss: '⟦I won't resign⟧'", id="with a contraction in it"),
        pytest.param("'⟦Directors' cut⟧' loses as '⟦The king's speech⟧' wins", id="with a possessive in it"),
        pytest.param("She wrote: '⟦The boys' plans are bad,⟧' and left.", id="a plural possessive before the closer"),
        pytest.param("'⟦It's the '90s,⟧' she said. '⟦They're goin' home.⟧'", id="a decade and a clipped word in it"),
        pytest.param("The '⟦dogs⟧' and the '⟦cats⟧' met; the dogs' bowls did not.", id="after an s"),
        pytest.param("In '⟦crazy year,⟧' voters' anger grows", id="a possessive after it"),
        pytest.param("The '⟦class of 2016⟧' 12 years on", id="after a number, before one"),
        pytest.param("‘⟦Boasters⟧’ and ‘⟦Lyin’ Ned⟧’ at the '⟦Fair⟧'", id="a clipped word within"),
    ],
)
def test_single_marks_beside_apostrophes(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("“⟦We go,⟧” he said, “⟦and we stay,⟧” and, after a pause, “⟦or not.⟧”", id="interrupted twice"),
        pytest.param('• “⟦One,⟧” said Ann.\n• “⟦Two,⟧” said Bo.\n- "⟦Three⟧"\n* ‘⟦Four⟧’', id="a bulleted list"),
        pytest.param('Q: Did you say “⟦no⟧”?\nA: I said "⟦yes⟧".\nMOEN: “⟦Maybe.⟧”', id="an interview"),
        pytest.param(
            '(“⟦Go⟧”), [“⟦stop⟧”], —“⟦wait⟧”— and (‘⟦no⟧’); "⟦so-called⟧"/"⟦alleged⟧".', id="in brackets and dashes"
        ),
        pytest.param("“⟦We have [to make] it … and ... go (soon),⟧” he said.", id="insertions and ellipses stay"),
        pytest.param("Joe “⟦Fingers⟧” Smith met William ‘⟦Bill⟧’ Jones and Ann '⟦Bo⟧' Lee's sons.", id="nicknames"),
        pytest.param('"⟦I am 6\'2",⟧" he said. "⟦I eat a 12" pizza,⟧" she said.', id="inches within"),
        pytest.param('"⟦I am 6\'2⟧" he said.', id="inches that close the quote as well"),
        pytest.param("He tweeted: “⟦Let’s go! 🚢🚢 e\u0301 #ferry⟧” at noon.", id="signs beyond the basic plane"),
    ],
)
def test_quotes_in_all_sorts_of_places(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Ann said: “⟦We go. Then she left.⟧\n\nBo said “⟦no⟧”. “⟦Never,⟧” he added.", id="curly"),
        pytest.param('Ann said: "⟦We go. Then she left.⟧\n\nBo said "⟦no⟧". "⟦Never,⟧" he added.', id="straight"),
        pytest.param("“⟦We go, Ann said.⟧\n\n“⟦No,⟧” Bo said.", id="the next paragraph begins with a quote"),
        pytest.param("“⟦We go, she said.⟧ “⟦No,⟧” he said. “⟦Never.⟧”", id="in mid-paragraph"),
        pytest.param("We go,” she said. “⟦No,⟧” he said.", id="a closing mark whose opening one is missing"),
    ],
)
def test_a_missing_mark_harms_nothing_but_its_own_quote(assert_quotes: Check, marked: str) -> None:
    assert_quotes(marked)


def test_a_quote_that_never_closes_says_so_and_ends_with_its_paragraph() -> None:
    text = "Ann said: “We go. Then she left. \n\nBo said “no”."
    unclosed, closed = extract(text, ENGLISH)
    assert (unclosed.open, unclosed.close, unclosed.is_closed) == ("“", None, False)
    assert text[unclosed.start : unclosed.end] == "We go. Then she left."
    assert closed.is_closed


def test_the_marks_are_reported_as_printed() -> None:
    assert [(span.open, span.close) for span in extract("“a\" ‘b’ ``c'' „d“ ''e''", ENGLISH)] == [
        ("“", '"'),
        ("‘", "’"),
        ("``", "''"),
        ("„", "“"),
        ("''", "''"),
    ]


def test_what_stands_between_the_marks_is_kept_to_the_last_comma() -> None:
    text = "“We go,” he said."
    (span,) = extract(text, ENGLISH)
    assert text[span.start : span.end] == "We go,"
    assert [(part.start, part.end) for part in span.parts] == [(span.start, span.end)]


# Texts of nothing but what this part looks for, to lengths that no article has.
HOSTILE = {
    "straight marks": '"',
    "straight marks and spaces": '" ',
    "opening marks": "“",
    "opening marks and letters": "“a ",
    "alternating marks": "“a” ",
    "single marks": "'a ",
    "single pairs": "'a' ",
    "possessives": "as' ",
    "brackets": "[(",
    "one word": "a",
    "combining characters": "e\u0301\u0301",
    "paragraphs that never close": "“a.\n\n",
    "corner brackets": "「a",
    "feet": "6' 2",
    "many kinds": "\"a “b ‘c ”d 'e «f ",
    "sparse unclosed marks": "“abcdefgh ijklm\n",
    "white space": "“a" + " " * 62,
    "wrapped lines": "x" * 60 + "\n",
    "capitals before a paragraph's end": "“a, " + "Aa " * 12 + "said.\n",
}
HALF_A_MEGABYTE = 500_000


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear_in_the_length_of_hostile_text(unit: str) -> None:
    text = unit * (HALF_A_MEGABYTE // len(unit))
    assert_linear(lambda: extract(text[: len(text) // 8], ENGLISH), lambda: extract(text, ENGLISH), 8, within=10)


def test_nesting_beyond_any_sense_is_read_without_recursion() -> None:
    text = "「" + "「『" * 5_000 + "」"
    assert len(extract(text, ENGLISH)) <= 1


PIECES = st.sampled_from(
    [
        *sorted(MARK_SIGNS),
        "``",
        "''",
        " ",
        " ",
        "\n",
        "\n\n",
        "a",
        "b s",
        "it's",
        ".",
        ",",
        "!",
        "(",
        ")",
        "—",
        "6",
        "é",
        "\u2029",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_spans_lie_between_marks_in_order_and_apart(text: str) -> None:
    found = extract(text, ENGLISH)
    assert all(one.end < other.start for one, other in pairwise(found))
    for span in found:
        check_span(text, span)


def check_span(text: str, span: QuotedSpan) -> None:
    assert 0 < span.start < span.end <= len(text)
    assert text[: span.start].endswith(span.open)
    if span.close is not None:
        assert text.startswith(span.close, span.end)
    assert (span.parts[0].start, span.parts[-1].end) == (span.start, span.end)
    assert all(one.end < other.start for one, other in pairwise(span.parts))
    assert all(one.end < other.start for one, other in pairwise(span.inner))
    for inner in span.inner:
        assert span.start < inner.start < inner.end <= span.end
        check_span(text, inner)


@settings(deadline=None)
@given(st.text())
def test_any_text_at_all_is_read(text: str) -> None:
    for span in extract(text, ENGLISH):
        check_span(text, span)
