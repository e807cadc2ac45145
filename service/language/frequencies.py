"""How frequent a word is in a language, by ready-made lists that no recorded article changes."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

DEFAULT = "en"
"""The language of words that show no other."""
LEAST_ZIPF = 3.0
"""One in a million words. The lists end here: what is rarer is not in them."""
_LEAST_ZIPF_OF_NAMES = 1.5
"""Three in a hundred million words. Of names a letter off each other that are both somebody's (Lind, Lund) 45 of 47 are
as frequent; of surnames of four to six letters with a letter put in, left out or changed at random 19%."""
_LIST, _LONGEST_LIST = "small", "best"
_BILLION, _PER_DIGIT = 9, 100
_MOST_LISTS = 6
"""Long lists of languages that are kept, of 1 to 4 MB each."""


def zipf(written: str, code: str) -> float:
    """How frequent the word `written` is in the language of `code` (ISO 639-1): the common logarithm of how often it
    stands in a billion words, at least LEAST_ZIPF.

    It is looked up as it is written, accents and all, but for its capitals. 0 for what is rarer, and in a language that
    has no list. The first word of a language loads its list: some 20 ms and 0.5 MB.
    """
    centibels = _centibels(code)(written.replace("’", "'").casefold())
    return 0.0 if centibels is None else round(_BILLION - centibels / _PER_DIGIT, 2)


@cache
def languages() -> frozenset[str]:
    """The codes of the languages that have a list."""
    from wordfreq import available_languages  # noqa: PLC0415  # 0.2 s, for what few questions need

    return frozenset(available_languages(_LIST))


def word_list(code: str, size: str) -> Sequence[Sequence[str]]:
    """The words of a list of wordfreq's ("small", "best"), the frequent ones first: those at n are 10 to the n / 100
    times rarer than all words together. Empty where the language of `code` has no list.

    It is read anew each time. What wordfreq itself hands out it keeps for ever, some 5 MB a language, and strangers say
    in which languages questions are.
    """
    from wordfreq import available_languages, read_cBpack  # noqa: PLC0415  # 0.2 s, for what few questions need

    lists = available_languages(size)
    return read_cBpack(lists[code]) if code in lists else ()


@cache
def _centibels(code: str) -> Callable[[str], int | None]:
    """What says how many hundredths of a power of ten a word is rarer than all words together; None for a word that is
    not in the list. That of the default language is asked all the time, and takes the 4 MB of a dictionary."""
    words = word_list(code, _LIST)
    if code == DEFAULT:
        return {word: centibels for centibels, of_rank in enumerate(words) for word in of_rank}.get
    return _Lines(words).rank_of


class _Lines:
    """The words of a list in a tenth of a dictionary's memory, and made as fast: those of each length in one line.

    So the lists of all languages are kept: a question of made-up words looks like some language, each like another one,
    and to read a list takes ten times as long as to answer.
    """

    def __init__(self, words: Sequence[Sequence[str]]) -> None:
        by_length: dict[int, list[str]] = defaultdict(list)
        ends: dict[int, list[int]] = defaultdict(list)
        for of_rank in words:
            for word in of_rank:
                by_length[len(word)].append(word)
            for length, of_length in by_length.items():
                ends[length].append(len(of_length))
        self._ranks = len(words)
        self._lines = {
            length: ("".join(of_length), array("I", ends[length])) for length, of_length in by_length.items()
        }

    def rank_of(self, word: str) -> int | None:
        """The number of the list's rank that has the word. Takes 10 to 40 µs."""
        if len(word) not in self._lines:
            return None
        line, ends = self._lines[len(word)]
        place = line.find(word)
        while place > 0 and place % len(word):  # in the end of one word and the beginning of the next
            place = line.find(word, place + 1)
        return None if place < 0 else self._ranks - len(ends) + bisect_right(ends, place // len(word))


@lru_cache(maxsize=1 << 12)
def stands_in_text(written: str, code: str) -> bool:
    """Whether `written`, in small letters, is a word or a name that stands in running text of the language of `code`
    now and then, and is not only somebody's slip. The first word of a language loads a list of 1 MB: some 0.3 s."""
    return f"\n{written}\n" in _standing_in_text(code)


@lru_cache(maxsize=_MOST_LISTS)
def _standing_in_text(code: str) -> str:
    """The words on lines of their own: a twentieth of what a set of them takes."""
    frequent = word_list(code, _LONGEST_LIST)[: round((_BILLION - _LEAST_ZIPF_OF_NAMES) * _PER_DIGIT) + 1]
    return "".join(f"\n{word}\n" for words in frequent for word in words if word.isalpha())
