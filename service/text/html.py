"""HTML becomes text once, here; from then on there is only the text, and offsets count in it.

Trafilatura is imported with the first page: it takes a tenth of what the rest of the service takes, and many commands
and servers read no page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from lxml.etree import strip_tags
from lxml.html import HtmlElement

from service import deadline
from service.article import Article, ArticleKind, Overrides
from service.errors import UnreadableDocument
from service.layout import NO_LAYOUT, Layout, Post
from service.text.pages.bylines import byline_of, byline_of_page
from service.text.pages.cost import expect_parsing, expect_reading
from service.text.pages.heads import bold_labels
from service.text.pages.page import PageText, text_of
from service.text.pages.posts import find_posts
from service.text.pages.structured import StructuredData, read_structured
from service.text.pages.times import published_time
from service.text.pages.words import NO_WORDS, PageWords

if TYPE_CHECKING:
    from trafilatura.settings import Document

WordsOfLanguage = Callable[[str | None], PageWords]
"""What stands around articles on pages in the language of a BCP 47 tag."""


def article_from_html(html: str, overrides: Overrides, words_of: WordsOfLanguage = lambda _: NO_WORDS) -> Article:
    """The article of a page: its main text, headed by its title when the text does not hold it.

    What of the page is no part of it is said in the article's `left_out`. Raises UnreadableDocument when the page holds
    no text, or names no outlet and `overrides` names none.
    """
    from trafilatura.utils import load_html  # noqa: PLC0415

    page = _read(html, overrides.url)
    deadline.check()
    outlet = overrides.outlet or page.sitename
    if not outlet:
        raise UnreadableDocument("the page does not name its outlet; give the outlet's name")
    tree = load_html(html)
    if tree is None:
        tree = HtmlElement()
    data = read_structured(tree)
    words = words_of(overrides.language or page.language or tree.get("lang"))
    title = overrides.title or page.title
    content = _content(page, tree, data, outlet, title, words)
    text = with_title(content.text, title)
    article = Article(
        outlet=outlet,
        text=text,
        url=page.url,
        title=page.title,
        byline=byline_of_page(tree, data, page.author, (outlet, page.sitename or ""), words),
        published_at=published_time(tree, data, page.date),
        language=page.language,
        layout=_moved(content.layout, len(text) - len(content.text)),
        left_out=content.left_out,
    )
    if overrides.kind is ArticleKind.TRANSCRIPT:
        article = replace(article, layout=replace(article.layout, labels=bold_labels(tree, text)))
    return article.overridden_by(overrides)


def _read(html: str, url: str | None) -> Document:
    import trafilatura  # noqa: PLC0415
    from trafilatura.settings import Document, set_date_params  # noqa: PLC0415
    from trafilatura.utils import load_html  # noqa: PLC0415

    page = None
    expect_parsing(html)
    tree = load_html(html) if html.strip() else None
    if tree is not None:
        expect_reading(html, tree)
        strip_tags(tree, "q")  # it would make a block quotation of each, cut out of its sentence
        page = trafilatura.bare_extraction(
            tree,
            url=url,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            # what the page says of itself, and never guessed from all its text: 200 odd texts took 13 s
            date_extraction_params=set_date_params(extensive=False),
        )
    if not isinstance(page, Document) or not (page.text or "").strip():
        raise UnreadableDocument("no article text was found in the page; send the article as text instead")
    return page


def _content(
    page: Document, tree: HtmlElement, data: StructuredData, outlet: str, title: str | None, words: PageWords
) -> PageText:
    """The page's text as its elements show it; as the extractor has it where that cannot be seen in them."""
    extracted = page.text or ""
    posts = find_posts(tree, data, partial(byline_of, outlets=(outlet,), words=words))
    content = text_of(tree, extracted, title, words, posts)
    return content if content is not None and content.text else PageText(extracted, NO_LAYOUT, ())


def with_title(text: str, title: str | None) -> str:
    """Quotes from headlines count too, so the title belongs to the text."""
    return text if not title or title in text else f"{title}\n{text}"


def _moved(layout: Layout, by: int) -> Layout:
    """The layout of a text in front of which `by` code points were put."""
    return Layout(
        tuple((start + by, end + by) for start, end in layout.captions),
        tuple((start + by, end + by) for start, end in layout.questions),
        tuple(Post(post.published_at, post.byline, post.start + by, post.end + by) for post in layout.posts),
    )
