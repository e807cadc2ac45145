"""What of a page is its article's text, in which words, and what is said to be left out."""

from __future__ import annotations

import pytest

from service.article_body import article_of_page
from service.domain import Article, LeftOutReason, Overrides

BEFORE = (
    "<p>The council of Easthaven met on Tuesday evening to hear what the harbour would cost in the next ten years.</p>"
)
AFTER = "<p>The vote was put off until the spring, when the ministry will have looked at the figures again.</p>"


def page(body: str, head: str = "", title: str = "Harbour") -> Article:
    return article_of_page(
        f"<html lang='en'><head><title>{title}</title>{head}</head><body><nav>Home News Sport</nav>"
        f"<article><h1>{title}</h1>{BEFORE}{body}{AFTER}</article><footer>© 2031 The Lantern</footer></body></html>",
        Overrides("The Lantern"),
    )


def lines(article: Article) -> list[str]:
    """The lines between those that every page here has."""
    first, *between, last = article.text.split("\n")[1:]
    assert first in BEFORE
    assert last in AFTER
    return between


def reasons(article: Article) -> list[tuple[LeftOutReason, str]]:
    """What was left out of the article's own element."""
    return [
        (piece.reason, piece.text)
        for piece in article.left_out
        if piece.text not in {"Home News Sport", "© 2031 The Lantern"}
    ]


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        pytest.param("<q>The quay is sinking</q>, said Olga Brenn.", "“The quay is sinking”, said Olga Brenn.", id="q"),
        pytest.param(
            "<q>He said <q>never</q> to me</q>, said Olga Brenn.",
            "“He said ‘never’ to me”, said Olga Brenn.",
            id="q in q",
        ),
        pytest.param(
            "“<q>The quay is sinking</q>”, said Olga.", "“The quay is sinking”, said Olga.", id="typed around"
        ),
        pytest.param(
            "<q>“The quay is sinking”</q>, said Olga.", "“The quay is sinking”, said Olga.", id="typed within"
        ),
        pytest.param(
            '"<q>The quay is sinking</q>", said Olga.', '"The quay is sinking", said Olga.', id="typed straight"
        ),
        pytest.param(
            "“He said <q>never</q> to me,” said Olga Brenn.",
            "“He said ‘never’ to me,” said Olga Brenn.",
            id="q in marks",
        ),
        pytest.param("“We are<br>still here,” she said.", "“We are still here,” she said.", id="a break in a quote"),
        pytest.param(
            "“We are here.<br>We stay,” she said.", "“We are here. We stay,” she said.", id="behind a full stop"
        ),
        pytest.param("“The quay<sup>1</sup> sinks,” said Olga.", "“The quay sinks,” said Olga.", id="a footnote"),
        pytest.param("“It sinks.”<sup>2</sup> Olga left.", "“It sinks.” Olga left.", id="behind a quote"),
        pytest.param("“By 4%<sup>3,4</sup> a year,” said Olga.", "“By 4% a year,” said Olga.", id="two footnotes"),
        pytest.param("“In 2019<sup>5</sup> it sank,” said Olga.", "“In 2019 it sank,” said Olga.", id="behind a year"),
        pytest.param("“It sank,<a href='#n1'>[1]</a>” said Olga.", "“It sank,” said Olga.", id="a linked mark"),
        pytest.param("“It sank.[12]” Olga left.", "“It sank.” Olga left.", id="a typed mark"),
        pytest.param("“It sank*<sup>†</sup>,” said Olga.", "“It sank*,” said Olga.", id="a dagger"),
        pytest.param(
            "“It sank<sup><a href='#f'>a</a></sup>,” said Olga.", "“It sank,” said Olga.", id="a linked letter"
        ),
        pytest.param(
            "“The [new] quay sinks,” said Olga.", "“The [new] quay sinks,” said Olga.", id="brackets of an editor"
        ),
        pytest.param(
            "“It has 10<sup>6</sup> parts,” said Olga.", "“It has 10⁶ parts,” said Olga.", id="a power of ten"
        ),
        pytest.param("“It is 5<sup>2</sup>,” said Olga.", "“It is 5²,” said Olga.", id="a power"),
        pytest.param("“400 m<sup>2</sup> are left,” said Olga.", "“400 m² are left,” said Olga.", id="square metres"),
        pytest.param(
            "“30 km<sup>2</sup> are left,” said Olga.", "“30 km² are left,” said Olga.", id="square kilometres"
        ),
        pytest.param("“3 µg per m<sup>3</sup>,” said Olga.", "“3 µg per m³,” said Olga.", id="cubic metres"),
        pytest.param(
            "“E is mc<sup>2</sup>,” said Olga.",
            "“E is mc²,” said Olga.",
            id="a formula",
            marks=pytest.mark.xfail(strict=True, reason="two letters without a number may be a word"),
        ),
        pytest.param("“10<sup>-3</sup> litres,” said Olga.", "“10⁻³ litres,” said Olga.", id="a negative power"),
        pytest.param("“The 21<sup>st</sup> of May,” said Olga.", "“The 21st of May,” said Olga.", id="an ordinal"),
        pytest.param("“Less CO<sub>2</sub>,” said Olga.", "“Less CO2,” said Olga.", id="lowered"),
        pytest.param("It <span hidden>never </span>sinks, said Olga.", "It sinks, said Olga.", id="hidden words"),
    ],
)
def test_words_are_read_as_a_browser_shows_them(shown: str, text: str) -> None:
    assert lines(page(f"<p>{shown}</p>")) == [text]


def test_footnotes_are_counted_where_powers_are_not() -> None:
    article = page(
        "<p>“The quay<sup>1</sup> has 10<sup>6</sup> stones<sup>2</sup> in 400 m<sup>2</sup>,” said Olga Brenn.</p>"
    )
    marks = [text for reason, text in reasons(article) if reason is LeftOutReason.FOOTNOTE_MARK]
    assert (lines(article), marks) == (["“The quay has 10⁶ stones in 400 m²,” said Olga Brenn."], ["1", "2"])


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        pytest.param(
            "<p><a href='/a'>“We mend it ourselves,” said the smith Rolf Aske.</a></p>",
            ["“We mend it ourselves,” said the smith Rolf Aske."],
            id="a linked paragraph with a quote",
        ),
        pytest.param(
            "<p><a href='/a'>The smith mends it himself, as his father did before the war.</a></p>",
            ["The smith mends it himself, as his father did before the war."],
            id="a linked sentence",
        ),
        pytest.param(
            "<ul><li>“It leaks,” said Rolf Aske.</li><li>Two cranes</li></ul>",
            ["“It leaks,” said Rolf Aske.", "Two cranes"],
            id="a list",
        ),
        pytest.param(
            "<ol><li>A new quay.</li><li>A new crane.</li></ol>", ["A new quay.", "A new crane."], id="a numbered list"
        ),
        pytest.param(
            "<p>First.<br>“Second,” said Rolf.<br><br>Third.</p>",
            ["First.", "“Second,” said Rolf.", "Third."],
            id="breaks between sentences",
        ),
        pytest.param(
            "<blockquote><p>“The sea takes what it wants.”</p><footer>— Rolf Aske</footer></blockquote>",
            ["“The sea takes what it wants.”", "— Rolf Aske"],
            id="a block quotation with its speaker",
        ),
        pytest.param(
            "<div>“It leaks,” said Rolf Aske.</div>", ["“It leaks,” said Rolf Aske."], id="no paragraph element"
        ),
        pytest.param(
            "<h2>What it costs</h2><p>Nobody in the hall could say what it will cost the town.</p>",
            ["What it costs", "Nobody in the hall could say what it will cost the town."],
            id="a heading",
        ),
    ],
)
def test_what_belongs_to_the_story_is_kept(shown: str, text: list[str]) -> None:
    assert lines(page(shown)) == text


@pytest.mark.parametrize(
    ("shown", "reason"),
    [
        pytest.param(
            "<p><a href='/b'>Read more: “We will not pay,” says minister</a></p>",
            LeftOutReason.PROMOTION,
            id="read more, linked",
        ),
        pytest.param(
            "<p><strong>READ MORE:</strong> <a href='/b'>Minister says “no” to quay</a></p>",
            LeftOutReason.PROMOTION,
            id="read more",
        ),
        pytest.param("<p>Related: <a href='/b'>Harbour master resigns</a></p>", LeftOutReason.PROMOTION, id="related"),
        pytest.param(
            "<p><a href='/b'>Harbour master resigns over crane</a></p>", LeftOutReason.PROMOTION, id="a linked headline"
        ),
        pytest.param(
            "<div class='newsletter-box'><p>Get the best of The Lantern every morning.</p></div>",
            LeftOutReason.PROMOTION,
            id="a newsletter",
        ),
        pytest.param("<p>Advertisement</p>", LeftOutReason.ADVERTISEMENT, id="an advertisement's label"),
        pytest.param(
            "<p>Story continues below advertisement</p>", LeftOutReason.ADVERTISEMENT, id="where the story goes on"
        ),
        pytest.param(
            "<div class='ad-slot'><p>Buy the new boots of the house of Brandt now.</p></div>",
            LeftOutReason.ADVERTISEMENT,
            id="an advertisement",
        ),
        pytest.param(
            "<div class='share-tools'><p>Share this on all your networks.</p></div>",
            LeftOutReason.NAVIGATION,
            id="sharing",
        ),
        pytest.param("<p>Photo: Dina Holt/Lantern</p>", LeftOutReason.CREDIT, id="a credit"),
        pytest.param("<form><p>Tell us what you think of it.</p></form>", LeftOutReason.FORM, id="a form"),
        pytest.param(
            "<aside><p>Easthaven has 4,000 people and one quay.</p></aside>", LeftOutReason.SIDEBAR, id="a sidebar"
        ),
        pytest.param(
            "<section id='comments'><p>I never liked that quay at all.</p></section>",
            LeftOutReason.COMMENT,
            id="a comment",
        ),
    ],
)
def test_what_does_not_is_left_out_and_said(shown: str, reason: LeftOutReason) -> None:
    article = page(shown)
    assert lines(article) == []
    assert [given for given, _ in reasons(article)] == [reason]


SAID = (
    "<p>“The sea takes what it wants, and we rebuild,” said the smith Rolf Aske, who has lived there all his life.</p>"
)


@pytest.mark.parametrize(
    "pulled",
    [
        "<aside class='pullquote'>The sea takes what it wants</aside>",
        "<blockquote>“The sea takes what it wants, and we rebuild.”<cite>Rolf Aske</cite></blockquote>",
        "<aside><p>“The sea takes what it wants, and we rebuild”</p><p>Rolf Aske, smith</p></aside>",
        "<figure class='pull-quote'><blockquote>The sea takes what it wants, and we rebuild</blockquote></figure>",
        "<h2>“The sea takes what it wants, and we rebuild”</h2>",
        "<div class='article__pullQuote'><p>“The sea takes what it wants … and we rebuild”</p></div>",
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_pull_quote_does_not_stand_twice(pulled: str, is_first: bool) -> None:
    article = page(pulled + SAID if is_first else SAID + pulled)
    assert lines(article) == [SAID[3:-4]]
    assert {reason for reason, _ in reasons(article)} == {LeftOutReason.PULL_QUOTE}


@pytest.mark.parametrize("element", ["blockquote", "aside"])
def test_a_quote_that_the_text_does_not_have_stays(element: str) -> None:
    article = page(f"{SAID}<{element}><p>“Nobody asked the fishermen what they need,” said Una Falk.</p></{element}>")
    assert "“Nobody asked the fishermen what they need,” said Una Falk." in article.text


def test_a_paragraph_that_comes_twice_stands_once() -> None:
    article = page(SAID + SAID)
    assert (lines(article), [reason for reason, _ in reasons(article)]) == ([SAID[3:-4]], [LeftOutReason.REPEATED])


def test_captions_stand_behind_the_text_and_their_credits_nowhere() -> None:
    caption = (
        "<figure><img src='a'><figcaption>Mayor Tilda Brink at the quay. Photo: Dina Holt/Lantern</figcaption></figure>"
    )
    article = page(
        f"<p>“We have waited since the spring,</p>{caption}<p>and we will wait no more,” said Rolf Aske.</p>"
    )
    assert [article.text[start:end] for start, end in article.layout.captions] == ["Mayor Tilda Brink at the quay."]
    assert article.text.endswith("\nMayor Tilda Brink at the quay.")
    assert reasons(article) == [(LeftOutReason.CREDIT, "Photo: Dina Holt/Lantern")]


def test_what_was_left_out_is_shown_up_to_200_code_points() -> None:
    article = page(f"{SAID}<div class='ad'>{'Buy boots. ' * 19}</div>")
    [(reason, text)] = reasons(article)
    assert (reason, len(text)) == (LeftOutReason.ADVERTISEMENT, 200)


def test_a_text_that_came_as_such_leaves_nothing_out() -> None:
    assert Article("The Lantern", "Words.").left_out == ()


def test_questions_are_marked() -> None:
    article = page(
        "<p><b>Why now?</b></p><p>Because it sinks.</p><p><strong>Who pays for it?</strong></p><p>The town.</p>"
    )
    assert [article.text[start:end] for start, end in article.layout.questions] == ["Why now?", "Who pays for it?"]
