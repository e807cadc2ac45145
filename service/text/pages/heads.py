"""Finds who speaks on a page of a transcript whose labels are only in bold, without a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

_BOLD = frozenset({"b", "strong"})
_BLOCKS = ("p", "div", "li", "dt", "dd", "td", "h3", "h4", "h5", "h6")
_LONGEST, _MOST_WORDS, _LONGEST_SMALL = 70, 9, 3
"""Code points and words of a label, and letters of its words that may be small ("of", "van")."""
_LEAST = 2
"""Labels, and times that one of them stands there."""
_STOPS = re.compile(r"[.!?;,:\d“”\"]$|\d")


def bold_labels(tree: HtmlElement, text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of `text` that the page shows in bold at the head of a paragraph, where these name who speaks: every
    word has a capital, no colon or stop is behind them, there are two at least, and one of them comes again.

    None where any such label has a colon: then the text says it itself.
    """
    heads = list(_heads(tree))
    if any(head.endswith(":") for head in heads):
        return ()
    names = [head for head in heads if _may_be_label(head)]
    times = Counter(names)
    if len(times) < _LEAST or max(times.values()) < _LEAST:
        return ()
    return tuple(_ranges(names, text))


def _heads(tree: HtmlElement) -> Iterator[str]:
    """What stands in bold at the head of each block, in order; with the colon where one follows."""
    for block in tree.iter(*_BLOCKS):
        if (block.text or "").strip() or not len(block):
            continue
        first = block[0]
        if first.tag in _BOLD:
            bold = " ".join("".join(first.itertext()).split())
            colon = ":" if (first.tail or "").lstrip().startswith(":") else ""
            if bold:
                yield f"{bold}{colon}"


def _may_be_label(head: str) -> bool:
    words = head.split()
    is_short = len(head) <= _LONGEST and len(words) <= _MOST_WORDS and not _STOPS.search(head.rstrip("."))
    return is_short and all(word[0].isupper() or not word[0].isalpha() or len(word) <= _LONGEST_SMALL for word in words)


def _ranges(names: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand at the heads of lines, in order."""
    at = 0
    for name in names:
        match = re.compile(rf"^{re.escape(name)}(?!\w)", re.MULTILINE).search(text, at)
        if match is not None:
            yield match.span()
            at = match.end()
