"""Makes a byline of what a page gives as its author: the names of persons and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from service.text.pages.structured import StructuredData
from service.text.pages.words import PageWords

_NO_NAME = re.compile(r"[@:/\d_#]|https?|www\.")
_BEHIND = re.compile(r"\s*[(\[<].*$|\s+[-–—|]\s+.*$")
_MOST_WORDS = 6
_WORD = re.compile(r"[^\W\d_]+")


def byline_of_page(
    tree: HtmlElement, data: StructuredData, fallback: str | None, outlets: Sequence[str], words: PageWords
) -> str | None:
    """The persons who wrote the page's article, joined by commas: of the first place on it that names any."""
    for given in (StructuredData.authors_of(data.article), _metas(tree), _marked(tree), [fallback or ""]):
        byline = byline_of(given, outlets, words)
        if byline:
            return byline
    return None


def byline_of(given: Iterable[str], outlets: Sequence[str], words: PageWords) -> str | None:
    """The persons among the names that are given, each once, joined by commas; None when there are none.

    "By", addresses, offices behind a name, the staff, agencies and the outlet itself are left out.
    """
    names: dict[str, str] = {}
    for written in (name for name in given if "://" not in name):
        for part in words.byline_divider.split(" ".join(written.split())):
            name = _person(part, outlets, words)
            if name:
                names.setdefault(name.casefold(), name)
    return ", ".join(names.values()) or None


def _person(part: str, outlets: Sequence[str], words: PageWords) -> str | None:
    name = _BEHIND.sub("", words.byline_opener.sub("", part)).strip(" .,;")
    lower = [word.lower() for word in _WORD.findall(name)]
    if not lower or _NO_NAME.search(name) or len(lower) > _MOST_WORDS or not name[:1].isupper():
        return None
    of_outlets = {word.lower() for outlet in outlets for word in _WORD.findall(outlet)}
    if of_outlets.issuperset(lower) or not words.no_persons.isdisjoint(lower):
        return None
    if all(word.lower() in words.roles or (word.isupper() and len(word) > 1) for word in _WORD.findall(name)):
        return _titled(name) if _may_be_shouted(lower, words) else None
    return name


def _may_be_shouted(lower: Sequence[str], words: PageWords) -> bool:
    """Whether words in capitals may be a person's name: two or more, none of which is a desk or an office."""
    return len(lower) > 1 and words.roles.isdisjoint(lower)


def _titled(name: str) -> str:
    """A name in capitals as names are written."""
    return _WORD.sub(lambda word: word[0].capitalize(), name)


def _metas(tree: HtmlElement) -> list[str]:
    names = {"author", "article:author", "parsely-author", "dc.creator", "byl"}
    return [
        meta.get("content") or ""
        for meta in tree.iter("meta")
        if (meta.get("name") or meta.get("property") or "").lower() in names
    ]


def _marked(tree: HtmlElement) -> Iterator[str]:
    """The names that the page's markup gives as its author's, each element once."""
    authors = tree.xpath("//*[@itemprop='author'] | //a[@rel='author']")
    for author in authors[:8]:
        named = author.xpath(".//*[@itemprop='name']") or [author]
        yield named[0].get("content") or named[0].text_content()
