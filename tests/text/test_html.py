"""Pages become articles: the text of the page, and what it says of itself."""

import pytest

from service.domain import Overrides, PublishedAt
from service.errors import UnreadableDocument
from service.text.html import article_from_html

PAGE = """<!doctype html><html lang="en"><head><title>Mayor: bridge will 'pay for itself'</title>
<meta property="og:site_name" content="The Harbour Post"><meta name="author" content="Ann Author">
<meta property="og:title" content="Mayor: bridge will 'pay for itself'">
<meta property="article:published_time" content="2024-05-06T07:08:09+02:00">
<link rel="canonical" href="https://harbour.example/bridge"></head><body><nav>Home News Sport</nav><article>
<h1>Mayor: bridge will 'pay for itself'</h1>
<p>The mayor spoke for an hour on Monday about the bridge and what it would cost the town over ten years.</p>
<blockquote><p>&ldquo;We will build it, and it will stand &mdash; for good,&rdquo; she said &amp;
smiled.</p></blockquote>
<p>Nobody in the hall disagreed, though two councillors left early and did not come back afterwards.</p>
</article><footer>Copyright</footer></body></html>"""


def test_the_text_holds_the_words_without_markup() -> None:
    article = article_from_html(PAGE, Overrides())
    assert "“We will build it, and it will stand — for good,” she said & smiled." in article.text
    assert "Home News Sport" not in article.text


def test_the_page_says_who_carried_it_and_when() -> None:
    article = article_from_html(PAGE, Overrides())
    assert article.outlet == "The Harbour Post"
    assert article.title == "Mayor: bridge will 'pay for itself'"
    assert article.byline == "Ann Author"
    assert article.url == "https://harbour.example/bridge"
    assert article.published_at is not None
    assert article.published_at.value.startswith("2024-05-06")


def test_the_title_is_part_of_the_text_once() -> None:
    assert article_from_html(PAGE, Overrides()).text.count("Mayor: bridge will 'pay for itself'") == 1


def test_what_the_sender_says_wins() -> None:
    published = PublishedAt.parse("2020-01-02")
    article = article_from_html(PAGE, Overrides("Elsewhere", title="Another title", published_at=published))
    assert (article.outlet, article.title, article.published_at) == ("Elsewhere", "Another title", published)
    assert article.text.startswith("Another title\n")


@pytest.mark.parametrize("page", ["", "   ", "<html></html>", "<p></p>", "<!-- only a comment -->"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(UnreadableDocument, match="send the article as text instead"):
        article_from_html(page, Overrides("Elsewhere"))


def test_a_page_that_names_no_outlet_needs_one() -> None:
    page = (
        "<html><body><article><p>"
        + "Plain words about the weather in the valley. " * 10
        + "</p></article></body></html>"
    )
    with pytest.raises(UnreadableDocument, match="give the outlet's name"):
        article_from_html(page, Overrides())
