"""What an element of a page is by its name, its class and its attributes."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _names(key: str) -> frozenset[str]:
    return frozenset(_DATA[key].split())


BLOCKS = _names("blocks")
HEADINGS = _names("headings")
CELLS = _names("cells")
BOLD = _names("bold")
CONTAINERS = _names("containers")
WHOLES = _names("wholes")
POST_WORDS = _names("post_words")
POST_HOLDERS = _names("post_holders")
_UNSEEN = _names("unseen")
_UNSEEN_CLASSES = _names("unseen_classes")

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDING_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_LONGEST_CLASS = 500


class Region(StrEnum):
    """What an element that is not running text is."""

    ADVERTISEMENT = "advertisement"
    CAPTION = "caption"
    COMMENT = "comment"
    CREDIT = "credit"
    FORM = "form"
    NAVIGATION = "navigation"
    PROMOTION = "promotion"
    PULL_QUOTE = "pull_quote"
    SIDEBAR = "sidebar"


_BY_WORD = {word: Region(name) for name, words in _DATA["words"].items() for word in words.split()}
_BY_ELEMENT = {name: Region(region) for name, region in _DATA["elements"].items()}
_BY_ROLE = {"navigation": Region.NAVIGATION, "complementary": Region.SIDEBAR, "contentinfo": Region.NAVIGATION}


def is_unseen(element: HtmlElement) -> bool:
    """Whether the element shows nothing, or nothing that is read by eye."""
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    if style and _HIDING_STYLE.search(style):
        return True
    classes = element.get("class")
    return bool(classes) and not _UNSEEN_CLASSES.isdisjoint(classes[:_LONGEST_CLASS].split())


def region_of(element: HtmlElement) -> Region | None:
    """What the element is by itself, if it is not running text; what it stands in does not count."""
    region = _BY_ELEMENT.get(element.tag) or _BY_ROLE.get(element.get("role", ""))
    if element.tag == "footer" and _is_in_quotation(element):
        region = None
    if element.tag in WHOLES or element.tag in {"html", "body"}:
        return region
    return _by_class(element) or region


def _is_in_quotation(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in {"blockquote", "figure"}


def _by_class(element: HtmlElement) -> Region | None:
    """What the words of the element's class, then of its id, say; "pull-quote" counts as written, and by its words."""
    for name in ("class", "id"):
        value = (element.get(name) or "")[:_LONGEST_CLASS]
        if not value:
            continue
        words = words_in(value)
        for word in (*value.lower().replace("_", "-").split(), *words):
            if word in _BY_WORD:
                return _BY_WORD[word]
        if "pull" in words and "quote" in words:
            return Region.PULL_QUOTE
    return None


def words_in(value: str | None) -> list[str]:
    """The words of a class or an id, in small letters: "liveBlog__post" has three."""
    return [word.lower() for word in _WORD.findall((value or "")[:_LONGEST_CLASS])]
