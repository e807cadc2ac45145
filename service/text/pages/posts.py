"""Finds the posts of a live blog: which element each is, when it was published and who wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from service.layout import PostFields
from service.publication import PublishedAt
from service.text.pages.markup import POST_HOLDERS, POST_WORDS, words_in
from service.text.pages.structured import TYPES_OF_LIVE_BLOGS, StructuredData, types_of
from service.text.pages.times import parse_time

_LEAST_POSTS = 2


@dataclass(frozen=True, slots=True)
class PostsOfPage:
    """The element of each post, with what it says of itself."""

    fields: Mapping[HtmlElement, PostFields]

    def post_of(self, element: HtmlElement) -> HtmlElement | None:
        """The post's element in which `element` stands."""
        if not self.fields:
            return None
        holders = (element, *element.iterancestors())
        return next((holder for holder in holders if holder in self.fields), None)


def find_posts(tree: HtmlElement, data: StructuredData, byline_of: Callable[[list[str]], str | None]) -> PostsOfPage:
    """The posts of a page that is a live blog; none of any other. `byline_of` makes a byline of names."""
    if not _is_live_blog(tree, data):
        return PostsOfPage({})
    elements = [*_outermost(_marked(tree))] or [*_outermost(_by_class(tree))]
    if len(elements) < _LEAST_POSTS:
        return PostsOfPage({})
    updates = {str(update.get("url", update.get("@id", ""))).rpartition("#")[2]: update for update in data.updates}
    return PostsOfPage(
        {element: _fields(element, updates.get(element.get("id") or "", {}), byline_of) for element in elements}
    )


def _is_live_blog(tree: HtmlElement, data: StructuredData) -> bool:
    if any(types_of(node) & TYPES_OF_LIVE_BLOGS for node in data.nodes):
        return True
    if tree.xpath("boolean(//*[contains(@itemtype, 'LiveBlogPosting') or @itemprop='liveBlogUpdate'])"):
        return True
    for element in tree.xpath("//*[contains(translate(@class, 'LIVEBOG', 'livebog'), 'live')]"):
        words = words_in(element.get("class"))
        if "liveblog" in words or ("live" in words and "blog" in words):
            return True
    return False


def _marked(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that say by microdata that they are a post."""
    yield from tree.xpath("//*[@itemprop='liveBlogUpdate' or contains(@itemtype, '/BlogPosting')]")


def _by_class(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that are a post by their class, or are articles within another, and give a time."""
    for time in tree.xpath("//time[@datetime]"):
        for element in time.iterancestors():
            words = words_in(element.get("class"))
            is_inner_article = element.tag == "article" and any(
                holder.tag in {"article", "main"} for holder in element.iterancestors()
            )
            if element.tag in POST_HOLDERS and (is_inner_article or POST_WORDS.intersection(words)):
                yield element
                break


def _outermost(elements: Iterator[HtmlElement]) -> Iterator[HtmlElement]:
    """`elements` without those that stand in others of them, and without second ones."""
    had = dict.fromkeys(elements)
    yield from (element for element in had if not any(holder in had for holder in element.iterancestors()))


def _fields(
    element: HtmlElement, update: Mapping[str, Any], byline_of: Callable[[list[str]], str | None]
) -> PostFields:
    return PostFields(_time(element, update), byline_of(_authors(element, update)))


def _time(element: HtmlElement, update: Mapping[str, Any]) -> PublishedAt | None:
    times = element.xpath(".//time[@datetime]")
    times.sort(key=lambda time: "datePublished" not in (time.get("itemprop") or ""))
    given = [str(update.get("datePublished", "")), *(time.get("datetime") for time in times[:1])]
    return next(filter(None, map(parse_time, given)), None)


def _authors(element: HtmlElement, update: Mapping[str, Any]) -> list[str]:
    names = StructuredData.authors_of(update)
    if not names:
        by_markup = ".//*[@itemprop='author' or @rel='author'] | .//*[contains(@class, 'byline')]"
        names = [" ".join(author.text_content().split()) for author in element.xpath(by_markup)[:1]]
    return names
