"""Keeps what was worked out about words: a bounded number of them, and never one that is longer than words are."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

LONGEST = 64
"""Code points. Strangers write longer ones: a cache of a thousand such would keep a thousand texts in memory."""
LONGEST_NAME = 128
"""The same of a name with its title."""
Value = TypeVar("Value")
Of = TypeVar("Of")


class KeptByWord(dict[str, Value]):
    """What `work_out` says of a word, kept for up to `most` words; ask for it by `of`.

    When it is full, it begins anew: nobody can make it grow, and the frequent words are back at once. A dictionary
    answers a word that is kept twice as fast as `lru_cache`.
    """

    def __init__(self, work_out: Callable[[str], Value], most: int) -> None:
        super().__init__()
        self._work_out = work_out
        self._most = most
        self.of: Callable[[str], Value] = self.__getitem__

    def __missing__(self, word: str) -> Value:
        value = self._work_out(word)
        if len(word) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = value
        return value


def kept(most: int, longest: int) -> Callable[[Callable[[str, Of], Value]], Callable[[str, Of], Value]]:
    """Let a function of a name or a text keep its last `most` answers, but for texts of more than `longest` code
    points."""

    def keep(work_out: Callable[[str, Of], Value]) -> Callable[[str, Of], Value]:
        keeping = lru_cache(maxsize=most)(work_out)

        @wraps(work_out)
        def answer(text: str, of: Of, /) -> Value:
            return keeping(text, of) if len(text) <= longest else work_out(text, of)

        return answer

    return keep
