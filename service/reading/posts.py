"""Takes a post as it is copied or embedded apart: its words, and the author who stands with a handle beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.domain import TextSpan

_NAME = r"(?P<name>[^\n()@:]{2,60}?)"
_HANDLE = r"(?:\s*\(@\w{1,30}\)|\s@\w{1,30})"
_ADDRESS = r"(?:https?://|pic\.twitter\.com/|t\.co/)\S+"
_BELOW = re.compile(rf"\s*(?:[—–-]+|\n)\s*{_NAME}{_HANDLE}[^\n]{{0,60}}(?:\n[^\n]{{0,60}}){{0,3}}\Z")
_ABOVE = re.compile(rf"\A\s*{_NAME}{_HANDLE}[^\n:]{{0,40}}(?::|\n)\s*")
_ADDRESSES_BEHIND = re.compile(rf"(?:\s+{_ADDRESS})+\s*\Z")
_LONGEST_FOOT = 500
"""Code points below a post: its author, its date and its addresses."""
_MARKS = re.compile(r'\A\s*["“„«]?\s*(.*?)\s*["”“»]?\s*\Z', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Post:
    """The words of a post, where they stand in the text, and its author's name; None where only an address shows that
    it is one."""

    words: TextSpan
    author: str | None


def find_post(text: str) -> Post | None:
    """The post that `text` is: words with "— Name (@handle) date" below or "Name (@handle)" above them, or words with
    nothing but addresses behind them. None for any other text."""
    below, above = _BELOW.search(text, max(0, len(text) - _LONGEST_FOOT)), _ABOVE.match(text)
    if below is not None and _has_words(text[: below.start()]):
        return _post(text, 0, below.start(), below["name"])
    if above is not None and _has_words(text[above.end() :]):
        return _post(text, above.end(), len(text), above["name"])
    addresses = _ADDRESSES_BEHIND.search(text, max(0, len(text) - _LONGEST_FOOT))
    if addresses is not None and _has_words(text[: addresses.start()]):
        return _post(text, 0, addresses.start(), None)
    return None


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text))


def _post(text: str, start: int, end: int, author: str | None) -> Post:
    addresses = _ADDRESSES_BEHIND.search(text, max(start, end - _LONGEST_FOOT), end)
    end = addresses.start() if addresses else end
    words = _MARKS.match(text[start:end])
    first, last = words.span(1) if words else (0, end - start)
    span = TextSpan(text[start + first : start + last], start + first, start + last)
    return Post(span, author.strip(" —–-,") if author else None)
