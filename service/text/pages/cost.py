"""Refuses a page that would take too long, by what it is made of and before anything of it is read."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from service import deadline

_SECONDS_AN_ELEMENT, _SECONDS_A_CODE_POINT, _SECONDS_OF_SOURCE = 0.25e-3, 3.1e-6, 0.2e-6
"""Of a slow core; the extractor walks through all elements some dozens of times. One paragraph of two megabytes took
6.2 seconds on a busy machine; a long read of that size has up to some thousands of elements and much less text."""
_SECONDS_A_META_ELEMENT = 0.65e-3
"""More than of others: each may hold a date, which is tried in every way of writing one."""
_SECONDS_A_PAIR_OF_ATTRIBUTES = 0.1e-6
"""The parser compares each attribute of an element with all those before it: 33,000 took a minute."""
_TAG = re.compile(
    r"<[A-Za-z][^\s/>]*+((?:[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+)*+)"
)
_ATTRIBUTE = re.compile(r"[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+")
_NOT_SHOWN = frozenset({"script", "style"})
_LONG_TAG = 1_000
"""Code points. Shorter ones have no place for attributes that count."""


def expect_parsing(html: str) -> None:
    """Raise TooCostly when parsing a page takes longer than this thread may."""
    tags = (match[1] for match in _TAG.finditer(html) if match.end(1) - match.start(1) > _LONG_TAG)
    attributes = (sum(1 for _ in _ATTRIBUTE.finditer(tag)) for tag in tags)
    deadline.expect(sum(count * count for count in attributes) * _SECONDS_A_PAIR_OF_ATTRIBUTES)


def expect_reading(html: str, tree: HtmlElement) -> None:
    """Raise TooCostly when finding the article of a page, which is parsed as `tree`, takes longer than this thread
    may."""
    by_elements = 0.0
    letters = 0
    for element in tree.iter():
        by_elements += _SECONDS_A_META_ELEMENT if element.tag == "meta" else _SECONDS_AN_ELEMENT
        letters += len(element.tail or "") + (0 if element.tag in _NOT_SHOWN else len(element.text or ""))
    by_size = letters * _SECONDS_A_CODE_POINT + len(html) * _SECONDS_OF_SOURCE
    deadline.expect(by_elements + by_size)
