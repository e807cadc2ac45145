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
_PASSED_ON = re.compile(r"\s*(?:RT|MT|QT|via)\s+(@\w{1,30})", re.IGNORECASE)
_LONGEST_FOOT = 500
"""Code points below a post: its author, its date and its addresses."""
_MARKS = re.compile(r'\A\s*["“„«]\s*([^"”“„«»]*?)\s*["”“»]\s*\Z')
_COUNT = r"\d[\d.,:/]*(?:[km]\b)?"
_COUNTS_BELOW = re.compile(rf"\s*\n[^\S\n]*(?:{_COUNT}(?:[^\w\n]*[^\W\d_]+){{0,3}}[^\w\n]*){{2,8}}\Z", re.IGNORECASE)
"""A last line that counts or dates: "12 Retweets 40 Likes", "3:14 PM · 4 May 2023 · 12K Views"."""


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
    for foot in (_COUNTS_BELOW, _ADDRESSES_BEHIND) if author else (_ADDRESSES_BEHIND,):
        match = foot.search(text, max(start, end - _LONGEST_FOOT), end)
        end = match.start() if match else end
    within = text[start:end]
    words = _MARKS.match(within)
    first, last = words.span(1) if words else (len(within) - len(within.lstrip()), len(within.rstrip()))
    span = TextSpan(text[start + first : start + last], start + first, start + last)
    return Post(span, _name_of(author, text) if author else None)


def _name_of(author: str, text: str) -> str:
    """The author's name; the handle where somebody else's words are passed on ("RT @annlee")."""
    name = author.strip(" —–-,")
    handle = _PASSED_ON.match(text)
    return handle[1] if handle else name
