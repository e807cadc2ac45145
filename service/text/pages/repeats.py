"""Finds what a page shows twice: pull quotes, whose words the running text holds already."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service import deadline

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_RUN = 4
_SHARE = 0.6
"""Of the runs of words in a pull quote so many are the text's; the rest is shortened, or names the speaker."""
_LEAST = 3


def words_of(text: str) -> list[str]:
    """The words of `text` in small letters."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


class RunningText:
    """The runs of words that the running text of an article holds."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        self._runs: list[set[tuple[str, ...]]] = [set() for _ in range(_RUN + 1)]
        for paragraph in paragraphs:
            deadline.check()
            words = words_of(paragraph)
            for length in range(_LEAST, _RUN + 1):
                self._runs[length].update(tuple(words[at : at + length]) for at in range(len(words) - length + 1))

    def repeats(self, text: str) -> bool:
        """Whether `text`, of three words or more, says for the most part what the running text says."""
        words = words_of(text)
        length = min(_RUN, len(words))
        if length < _LEAST:
            return False
        runs = [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]
        return sum(run in self._runs[length] for run in runs) >= _SHARE * len(runs)
