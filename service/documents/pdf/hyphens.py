"""Mends words that were cut at the end of a line, and keeps the hyphens that are the words' own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.language.rarity import RAREST, rarity

_CUT = re.compile(r"(?P<head>[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*)[-‐]\Z")
_TAIL = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_SOFT = "\u00ad"
_LEAST_PART = 3
"""Letters of each part of a compound: shorter ones are syllables that happen to be words."""
_RARE_WHOLE = 17.5
"""Bits: a whole so rare, of two words that are frequent, is one that somebody forgot to hyphenate."""


class Hyphens:
    """Joins lines; the words of the document itself decide before those of a list."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = {word.casefold().replace("‐", "-").replace("‑", "-") for line in lines for word in _inner(line)}

    def join(self, text: str, line: str) -> str:
        """`text`, which ends at the end of a line, and the next `line`."""
        if text.endswith(_SOFT):
            return text[:-1] + line
        cut, tail = _CUT.search(text), _TAIL.match(line)
        if text.endswith(("-", "‐")) and (cut is None or tail is None):
            # "1939-" and "1945", "- he said -": the first is one, of the second the hyphen is a dash
            return text + line if text[-2:-1].isalnum() else f"{text} {line}"
        if cut is None or tail is None:
            return f"{text} {line}"
        is_own = tail[0][0].isupper() or self._is_compound(cut["head"], tail[0])
        return (text if is_own else text[:-1]) + line

    def _is_compound(self, head: str, tail: str) -> bool:
        """Whether the hyphen belongs to the word."""
        last = re.split(r"[-‐‑]", head)[-1].casefold()
        rest = tail.casefold()
        if last + rest in self._words:
            return False
        if f"{last}-{rest}" in self._words:
            return True
        bits = rarity("en").bits
        are_words = min(len(last), len(rest)) >= _LEAST_PART and max(bits(last), bits(rest)) < RAREST
        return are_words and bits(last + rest) > _RARE_WHOLE


def _inner(line: str) -> list[str]:
    """The words of a line but the last one, which may be cut."""
    return _WORD.findall(line)[:-1]
