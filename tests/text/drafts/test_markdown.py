"""Markdown becomes what it shows, and every code point of it can be found again in the file."""

from __future__ import annotations

import pytest

from service.text.drafts.markdown import text_of_markdown

SHOWN = [
    pytest.param("a *b* **c** __d__ e_f_g", "a b c d e_f_g", id="emphasis"),
    pytest.param("2 * 3 * 4", "2 * 3 * 4", id="no emphasis"),
    pytest.param('[a](http://x "he said \\"no\\"") b [c][1]\n\n[1]: http://y "no"', "a b c", id="links"),
    pytest.param('a ![b "c"](d.png "e") f', "a  f", id="images"),
    pytest.param('> "a\n> b"\n\n> c', '"a b"\n\nc', id="block quotes"),
    pytest.param("- a\n- b\n  c\n    1. d", "a\n\nb c\n\nd", id="lists"),
    pytest.param('# "A" #\n\nB\n===', '"A"\n\nB', id="headings"),
    pytest.param('a `"b"` c', "a  b  c", id="inline code"),
    pytest.param('a\n\n```\n"b"\n```\n\n    "c"\n\nd', "a\n\nd", id="blocks of code"),
    pytest.param('\\"a\\" &quot;b&quot; \\*c', '"a" "b" *c', id="escapes and references"),
    pytest.param("a  \nb\\\nc", "a b c", id="hard breaks"),
    pytest.param('---\ntitle: "no"\n---\n\na', "a", id="front matter"),
    pytest.param('a\n\n---\n\n"b"', 'a\n\n"b"', id="a rule is no front matter"),
    pytest.param("<p>&ldquo;a&rdquo;</p>\n\nb <b>c</b><br>d", "“a”\n\nb c d", id="HTML"),
    pytest.param("“a[^1],” b.[^n-2]\n\n[^1]: “c”\n[^n-2]: d", "“a,” b.\n\n“c”\n\nd", id="footnotes"),
    pytest.param("a [^ b] and [c^2]", "a [^ b] and [c^2]", id="no footnotes"),
    pytest.param('| a | b |\n|---|---|\n| "c" | "c" |', 'a\n\nb\n\n"c"\n\n"c"', id="tables"),
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("source", "text"), SHOWN)
def test_the_text_is_what_markdown_shows(source: str, text: str, line_end: str) -> None:
    assert text_of_markdown(source.replace("\n", line_end)).text == text


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("source", "text"), SHOWN)
def test_every_letter_stands_where_the_map_says(source: str, text: str, line_end: str) -> None:
    source = source.replace("\n", line_end)
    draft = text_of_markdown(source)
    for number, character in enumerate(draft.text):
        span = draft.place(number, number + 1)
        written = source[span.start : span.end]
        assert character.isspace() or written == character or written[0] in "\\&`"


@pytest.mark.parametrize("blank", ["\u00a0", "\x0b", "\x0c", "\u2003\n\u2003", "\u2028", "\x1f"])
@pytest.mark.parametrize("before", ["", "> ", "- "], ids=["a paragraph", "a block quote", "a list"])
def test_a_line_of_white_space_that_is_no_blank_line_moves_nothing(before: str, blank: str) -> None:
    further = before.replace("-", " ")
    lines = [*blank.split("\n"), "She said “no” twice.", "He “did” not."]
    source = before + f"\n{further}".join(lines) + "\n\nAn end."
    draft = text_of_markdown(source)
    for words in ("no", "did", "An end"):
        at = draft.text.index(words)
        span = draft.place(at, at + len(words))
        assert source[span.start : span.end] == words


def test_equal_cells_of_a_row_stand_apart() -> None:
    source = '| "a" | "a" |\n|---|---|\n| "b" | "b" |'
    draft = text_of_markdown(source)
    first, second = draft.text.index("b"), draft.text.rindex("b")
    assert (draft.place(first, first + 1).start, draft.place(second, second + 1).start) == (
        source.index("b"),
        source.rindex("b"),
    )


def test_a_quote_over_lines_of_a_block_quote_is_one() -> None:
    source = "> He said: “The *ball* is\n> in their [court](x),” and left."
    draft = text_of_markdown(source)
    start, end = draft.text.index("“") + 1, draft.text.index("”")
    assert draft.text[start:end] == "The ball is in their court,"
    span = draft.place(start, end)
    assert source[span.start : span.end] == "The *ball* is\n> in their [court](x),"
