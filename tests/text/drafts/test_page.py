"""A page becomes what a browser shows, and every code point of it can be found again in the page's source."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.drafts.page import text_of_page
from tests.timing import assert_linear

SHOWN = [
    pytest.param("<p>a <b>b</b><i>c</i></p>", "a bc", id="inline elements"),
    pytest.param("<p>a</p><p>b</p>\n<div>c</div>", "a\n\nb\n\nc", id="blocks"),
    pytest.param("<p>a\n   b\t c</p>", "a b c", id="white space"),
    pytest.param("a<br>b<br/><br>c", "a b\n\nc", id="line breaks"),
    pytest.param("&ldquo;a&rdquo; &#8220;b&#x201D; &amp; R&D &nosuch;", "“a” “b” & R&D &nosuch;", id="references"),
    pytest.param("&#0; &#xD800;", "\ufffd \ufffd", id="references to what no text can hold"),
    pytest.param("<q>a <q>b</q></q> c", "“a ‘b’” c", id="q elements"),
    pytest.param('<code>x = "a"</code>', "x =  a ", id="marks in code"),
    pytest.param('a<pre>"b"</pre>c<nav>"d"</nav>', "a\n\nc", id="code blocks and menus"),
    pytest.param('<title>"a"</title><style>"b"</style><script>"<p>c"</script>d', "d", id="what is never shown"),
    pytest.param('<script>"a', "", id="a script that never ends"),
    pytest.param('a<!-- "b" > --><!DOCTYPE html><?x?>c', "ac", id="comments and declarations"),
    pytest.param("<p title='a > b' data-x=\"</p>\">c</p>", "c", id="signs in attributes"),
    pytest.param("<p title=it's>a</p> 'b'", "a\n\n'b'", id="an apostrophe in a tag"),
    pytest.param("1 < 2 > 0 <3", "1 < 2 > 0 <3", id="less than"),
    pytest.param("<head><title>a</title><body>b", "b", id="tags left out"),
    pytest.param("“It is late,<sup>1</sup>” he said.<sup>[2]</sup> a", "“It is late,” he said. a", id="footnotes"),
    pytest.param(
        'a<sup><a href="#n2">b</a></sup> c<a class="x" href="#_1"><i>[1]</i></a> d', "a c d", id="linked ones"
    ),
    pytest.param("10<sup>6</sup>, 5 m<sup>2</sup>, 1<sup>st</sup>", "10⁶, 5 m², 1st", id="powers and ordinals"),
    pytest.param('<a href="#a">chapter</a> 2<sup>, <sup>late', "chapter 2, late", id="no footnotes"),
    pytest.param('<a href="#a">as<sup>3</sup> he <b>said</b></a>', "as he said", id="a footnote in a link"),
    pytest.param("</nav></q></code>a", "”a", id="ends of nothing"),
]


@pytest.mark.parametrize(("source", "text"), SHOWN)
def test_the_text_is_what_a_browser_shows(source: str, text: str) -> None:
    assert text_of_page(source).text == text


@pytest.mark.parametrize("opening", ["<sup>", '<a href="#1">', '<a href="#1"><sup>', "<sup>1</sup>"])
def test_footnotes_take_time_linear_in_the_length_of_the_page(opening: str) -> None:
    assert_linear(partial(text_of_page, opening * 2_000), partial(text_of_page, opening * 8_000), 4)


def test_a_quote_is_found_in_the_source_with_its_markup() -> None:
    source = "<p>He said: &ldquo;The <em>ball</em> is in\n  their court,&rdquo; and left.</p>"
    page = text_of_page(source)
    start = page.text.index("“") + 1
    span = page.place(start, page.text.index("”"))
    assert source[span.start : span.end] == "The <em>ball</em> is in\n  their court,"


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<b>", "<q>", "</q>", "&amp;", "&#65;", " ", "\n", "a", "“", "<!--", ">"]))
)
def test_every_letter_stands_where_the_map_says(parts: list[str]) -> None:
    source = "".join(parts)
    page = text_of_page(source)
    for number, character in enumerate(page.text):
        span = page.place(number, number + 1)
        written = source[span.start : span.end]
        assert written == character or written[:1] in "<& \n"


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", '<a b="', "<a b='x", "</", "<![CDATA[", "&#", "<script>", "<q>", "= "]
)
def test_time_is_linear_for_hostile_pages(piece: str) -> None:
    start = "<a " * (piece == "= ")
    small, large = (partial(text_of_page, start + piece * count) for count in (10_000, 80_000))
    assert_linear(small, large, 8)
