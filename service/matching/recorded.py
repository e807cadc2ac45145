"""A recorded quote that is long, as it is looked at: what is made of it is made once, not for each candidate."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from service.language.language import Language
from service.matching.sides import Side, sides
from service.text.normalise import normalise
from service.text.plain import letters_of

LONG = 8_000
"""Code points from which on a quote is one: a whole speech, a mark that never closed."""
MOST_KEPT = 8
"""Long quotes that are kept in mind, the last ones: one of 50,000 code points takes some 5 MB."""
_QUICK_WORD = re.compile(r"[^\W_]+")
_WORDS_ONLY = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
"""What ASCII characters become, so that splitting a text gives the words that `_QUICK_WORD` finds, in half the time."""
_MOST_QUICK_LETTERS = 20_000


class Recorded:
    """A recorded quote, and what is made of it when it is first wanted."""

    def __init__(self, text: str, language: Language, *, is_speech: bool = False) -> None:
        self.text = text
        self._language = language
        self._is_speech = is_speech

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """The quote as it is compared."""
        return sides(normalise(self.text), self._language, is_speech=self._is_speech)

    @cached_property
    def letters(self) -> str:
        """Small letters in which every word of it that is made of English letters stands as it is compared."""
        return letters_of(self.text) or " ".join(self.sides[0].norms)

    @cached_property
    def quick_words(self) -> Sequence[str]:
        """Its words, roughly."""
        return quick_words(self.text)

    @cached_property
    def followed(self) -> Mapping[str, str]:
        """Its words with the ones behind them."""
        return followed(self.quick_words)


def recorded(text: str, language: Language, *, is_speech: bool = False) -> Recorded:
    """What is made of the quote `text`: of a long one that was asked for lately, what was made then."""
    if len(text) >= LONG:
        return _kept(text, language, is_speech=is_speech)
    return Recorded(text, language, is_speech=is_speech)


_kept = lru_cache(maxsize=MOST_KEPT)(Recorded)


def quick_words(text: str) -> list[str]:
    """The words of the beginning of a text; roughly."""
    letters = text[:_MOST_QUICK_LETTERS].lower()
    return letters.translate(_WORDS_ONLY).split() if letters.isascii() else _QUICK_WORD.findall(letters)


def followed(words: Sequence[str]) -> dict[str, str]:
    """Each word with the word behind it where it stands last; nothing behind the last one."""
    return dict(zip(words, [*words[1:], ""], strict=False))  # not strict: a text of signs has no words, but one end
